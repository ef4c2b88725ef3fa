/** Addresses of our own screens, as they are put into mails. */
export type Links = { invitation: (token: string) => string; calendarFeed: (token: string) => string };

export function linksUnder(baseUrl: string): Links {
  return {
    calendarFeed: (token) => new URL(`/calendar/${encodeURIComponent(token)}.ics`, baseUrl).toString(),
    invitation: (token) => new URL(`/admin/invitation?token=${encodeURIComponent(token)}`, baseUrl).toString(),
  };
}
