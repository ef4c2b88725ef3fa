import { escapeHtml } from "../escape-html.ts";
import { page } from "../page.ts";
import type { GoogleAccount } from "./accounts.ts";

/** Choose an account, type another one, or refuse. `asked` is the authorization request, carried along unchanged. */
export function consentPage(accounts: GoogleAccount[], asked: Record<string, string>, hint: string): string {
  const carried = Object.entries(asked)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join("");
  const choices = accounts.map(
    (account) => `<li><form method="post" action="/authorize">${carried}
<input type="hidden" name="email" value="${escapeHtml(account.email)}"><input type="hidden" name="name" value="${escapeHtml(account.name)}">
<input type="hidden" name="email_verified" value="${account.emailVerified === false ? "no" : "yes"}">
<button name="decision" value="allow">${escapeHtml(account.name)}<br><small>${escapeHtml(account.email)}</small></button></form></li>`,
  );
  return page(
    "Sign in with Google (sandbox)",
    `<h1>Choose an account</h1>
<p class="quiet">This is the local stand-in for Google. No password is asked, and nothing leaves this machine.</p>
<ul>${choices.join("\n")}</ul>
<h2>Another account</h2>
<form method="post" action="/authorize">${carried}
<label>E-mail <input type="email" name="email" required autocomplete="off" value="${escapeHtml(hint)}"></label>
<label>Name <input type="text" name="name" required autocomplete="off"></label>
<label class="row"><input type="checkbox" name="email_verified" value="yes" checked> Google has verified this address</label>
<button name="decision" value="allow">Continue</button>
</form>
<form method="post" action="/authorize">${carried}<p><button name="decision" value="deny">Cancel</button></p></form>`,
  );
}

export function refusalPage(message: string): string {
  return page("Access blocked", `<h1>Access blocked</h1><p>${escapeHtml(message)}</p>`);
}
