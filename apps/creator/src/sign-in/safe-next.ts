/** Where to go after signing in: a path inside this app and nowhere else, whatever the address bar says. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith("/") || next.startsWith("//") || next.includes("\\")) return "/";
  return next;
}
