import type { VitrinaInputs } from "../src/index.ts";

export type Scopes = VitrinaInputs["apiKeys"]["create"]["scopes"];

const PASSWORD = "un-lapacho-en-flor";

/** Registers somebody as a browser does and gives the session's cookie. */
export async function register(url: string, name: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ name, email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`Registering failed: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** A key can only be made in a browser's session, so this one call is made without the client. */
export async function keyOf(url: string, session: string, scopes: Scopes): Promise<string> {
  const answer = await fetch(`${url}/trpc/apiKeys.create`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: session },
    body: JSON.stringify({ json: { name: "Scripts", scopes, expiresInDays: 1 } }),
  });
  const said = await answer.text();
  const [, key] = /"key":"(vt_[^"]+)"/.exec(said) ?? [];
  if (!key) throw new Error(`Making a key failed: ${answer.status} ${said}`);
  return key;
}
