import { escapeHtml } from "../escape-html.ts";
import { page } from "../page.ts";
import { type CaughtEvent, type CaughtException, type Discarded, titlesOf } from "./event-box.ts";

const LISTED = 200;
const LEVELS = new Set(["fatal", "error", "warning", "info", "debug"]);

const STYLE = `<style>
.level { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .8rem; border: 1px solid currentColor; }
.fatal, .error { color: light-dark(#a3200d, #ff9a85); } .warning { color: light-dark(#7a5200, #f0c36a); } .info, .debug { color: var(--quiet); }
.own { font-weight: 600; } dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; } ol { margin: 0; padding-left: 1.5rem; } .frames { max-height: 24rem; overflow: auto; } h2 { font-size: 1.1rem; }
</style>`;

export function eventsPage(events: CaughtEvent[], discarded: Discarded[], message: string): string {
  const rows = events.slice(0, LISTED).map((event) => {
    const [title = "(no message)"] = titlesOf(event);
    const facts = [event.tags?.source, event.transaction, event.release, when(event.receivedAt)].filter(Boolean);
    return `<li>${badge(event)} <a href="/events/${escapeHtml(event.event_id)}">${escapeHtml(title)}</a><br><small>${facts.map((fact) => escapeHtml(fact ?? "")).join(" · ")}</small></li>`;
  });
  const lost = discarded.map(
    ({ reason, category, quantity }) => `<li>${quantity} × ${escapeHtml(category)}: ${escapeHtml(reason)}</li>`,
  );
  return page(
    "Caught errors",
    `${STYLE}<h1>Caught errors (${events.length})</h1>
<form method="get" action="/events"><label>Message <input type="search" name="message" value="${escapeHtml(message)}" placeholder="part of a message"></label></form>
${rows.length ? `<ul>${rows.join("\n")}</ul>` : "<p>No error yet. Reload after the application has reported one, or run <code>npm run sentry:check</code>.</p>"}
${lost.length ? `<h2>Discarded before they were sent</h2><ul>${lost.join("\n")}</ul>` : ""}`,
  );
}

export function eventPage(event: CaughtEvent): string {
  const [title = "(no message)"] = titlesOf(event);
  const exceptions = [...(event.exception?.values ?? [])].reverse();
  const crumbs = (event.breadcrumbs ?? []).map(
    (crumb) =>
      `<li><small>${escapeHtml(crumb.category ?? "")}</small> ${escapeHtml(crumb.message ?? "")} <small>${escapeHtml(crumb.data ? JSON.stringify(crumb.data) : "")}</small></li>`,
  );
  return page(
    title,
    `${STYLE}<p><a href="/events">← Caught errors</a></p>
<h1>${badge(event)} ${escapeHtml(title)}</h1>
${facts({
  Event: event.event_id,
  Received: when(event.receivedAt),
  Where: event.transaction,
  Release: event.release,
  Environment: event.environment,
  User: event.user && JSON.stringify(event.user),
  Request: event.request && [event.request.method, event.request.url].filter(Boolean).join(" "),
  Fingerprint: event.fingerprint?.join(" · "),
  ...event.tags,
})}
${exceptions.map(exceptionPart).join("\n")}
${crumbs.length ? `<h2>What happened before</h2><ol>${crumbs.join("")}</ol>` : ""}
${event.extra ? `<h2>Details</h2><pre>${escapeHtml(JSON.stringify(event.extra, null, 2))}</pre>` : ""}
<details><summary>As it came</summary><pre>${escapeHtml(JSON.stringify(event, null, 2))}</pre></details>`,
  );
}

function exceptionPart({ type, value, stacktrace, mechanism }: CaughtException): string {
  const frames = [...(stacktrace?.frames ?? [])]
    .reverse()
    .map(
      (frame) =>
        `<li${frame.in_app ? ' class="own"' : ""}>${escapeHtml(frame.function ?? "?")} <small>${escapeHtml(`${frame.filename ?? "?"}:${frame.lineno ?? "?"}`)}</small></li>`,
    );
  return `<h2>${escapeHtml(type ?? "Error")}</h2><p>${escapeHtml(value ?? "")}</p>
<p class="quiet">${escapeHtml(mechanism?.type ?? "")}${mechanism?.handled === false ? " · unhandled" : ""}</p>
${frames.length ? `<ol class="frames">${frames.join("")}</ol>` : ""}`;
}

function badge({ level = "error" }: CaughtEvent): string {
  const known = LEVELS.has(level) ? level : "error";
  return `<span class="level ${known}">${known}</span>`;
}

function facts(all: Record<string, string | undefined>): string {
  const rows = Object.entries(all).map(([name, value]) =>
    value ? `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(String(value))}</dd>` : "",
  );
  return `<dl>${rows.join("")}</dl>`;
}

function when(at: string): string {
  return `${at.replace("T", " ").slice(0, 19)} UTC`;
}
