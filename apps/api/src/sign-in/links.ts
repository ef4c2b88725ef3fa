/** Addresses of our own screens, as they are put into mails. */
export type Links = { invitation: (token: string) => string };

export function linksUnder(baseUrl: string): Links {
  return {
    invitation: (token) => new URL(`/admin/invitation?token=${encodeURIComponent(token)}`, baseUrl).toString(),
  };
}
