type CallHeaders = { origin?: string | string[] | undefined; "sec-fetch-site"?: string | string[] | undefined };

/**
 * Whether a call that changes something and carries a cookie comes from a page of ours. Browsers say where a call comes
 * from and let no page change it; programs say nothing, and have no cookie of somebody else.
 */
export function isFromOwnPage(headers: CallHeaders, ownOrigin: string): boolean {
  const { origin, "sec-fetch-site": site } = headers;
  // What the browser itself calls the same origin is, also behind a front door of development with another port.
  if (site !== undefined) return site === "same-origin";
  return origin === undefined || origin === ownOrigin;
}
