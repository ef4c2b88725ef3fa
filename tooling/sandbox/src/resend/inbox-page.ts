import { escapeHtml } from "../escape-html.ts";
import { page } from "../page.ts";
import type { CaughtMail } from "./mailbox.ts";

export function inboxPage(mails: CaughtMail[], to: string): string {
  const rows = mails
    .slice(0, 200)
    .map(
      (mail) =>
        `<li><a href="/inbox/${mail.id}">${escapeHtml(mail.subject)}</a><br><small>${escapeHtml(mail.to.join(", "))} · ${when(mail)}</small></li>`,
    );
  return page(
    "Inbox",
    `<h1>Inbox</h1>
<form method="get" action="/inbox"><label>Sent to <input type="search" name="to" value="${escapeHtml(to)}" placeholder="name@example.com"></label></form>
${rows.length ? `<ul>${rows.join("\n")}</ul>` : "<p>No mail yet. Reload after the application has sent one.</p>"}`,
  );
}

export function messagePage(mail: CaughtMail): string {
  const links = linksOf(mail).map(
    (link) =>
      `<li><a href="${escapeHtml(link)}" target="_blank" rel="noopener noreferrer">${escapeHtml(link)}</a></li>`,
  );
  const attached = mail.attachments.map((one) => `<li>${escapeHtml(one.filename)} · ${one.bytes} bytes</li>`);
  return page(
    mail.subject,
    `<p><a href="/inbox">← Inbox</a></p>
<h1>${escapeHtml(mail.subject)}</h1>
<form method="post" action="/inbox/${mail.id}/tell"><p>Tell the application: ${["delivered", "delivery_delayed", "bounced", "complained", "failed"].map((kind) => `<button name="kind" value="${kind}">${kind}</button>`).join(" ")}</p></form>
<p class="quiet">From ${escapeHtml(mail.from)}<br>To ${escapeHtml(mail.to.join(", "))}<br>${when(mail)}</p>
${mail.html ? `<iframe title="Message" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/inbox/${mail.id}/html"></iframe>` : ""}
${links.length ? `<h2>Links</h2><ul>${links.join("")}</ul>` : ""}
${
  Object.keys(mail.headers).length
    ? `<h2>Headers</h2><pre>${escapeHtml(
        Object.entries(mail.headers)
          .map((pair) => pair.join(": "))
          .join("\n"),
      )}</pre>`
    : ""
}
${mail.text ? `<h2>Text part</h2><pre>${escapeHtml(mail.text)}</pre>` : ""}
${attached.length ? `<h2>Attachments</h2><ul>${attached.join("")}</ul>` : ""}`,
  );
}

/** The mail's own markup; every link opens a new tab, and the answer's policy runs no script. */
export function messageBody(mail: CaughtMail): string {
  return `<!doctype html><meta charset="utf-8"><base target="_blank">${mail.html}`;
}

function linksOf(mail: CaughtMail): string[] {
  const inHtml = [...mail.html.matchAll(/href\s*=\s*["'](https?:\/\/[^"']+)["']/gi)].map((hit) =>
    unescapeHtml(hit[1] ?? ""),
  );
  const inText = mail.text.match(/https?:\/\/[^\s<>"')]+/g) ?? [];
  return [...new Set([...inHtml, ...inText])];
}

function unescapeHtml(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}

function when(mail: CaughtMail): string {
  return `<time datetime="${mail.createdAt}">${mail.createdAt.replace("T", " ").slice(0, 19)} UTC</time>`;
}
