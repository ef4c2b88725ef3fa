import type { PublicForm } from "./contact-check.store.ts";

const ANSWERS_WITHIN_MS = 10_000;
const PAGE_MAX_CHARACTERS = 500_000;

/** Our own form at the public address, reached over the network as visitors reach it: name, certificate, proxy and all. */
export function publicFormAt(publicUrl: string): PublicForm {
  const within = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(ANSWERS_WITHIN_MS)]);
  return {
    async open(signal) {
      const answer = await fetch(new URL("/", publicUrl), { redirect: "manual", signal: within(signal) });
      return { status: answer.status, html: (await answer.text()).slice(0, PAGE_MAX_CHARACTERS) };
    },
    async send(action, fields, signal) {
      const place = new URL(action, publicUrl);
      if (place.origin !== new URL(publicUrl).origin) throw new Error("the form leads to another site");
      const answer = await fetch(place, {
        method: "POST",
        body: new URLSearchParams(fields),
        redirect: "manual",
        signal: within(signal),
      });
      await answer.arrayBuffer();
      return { status: answer.status, location: answer.headers.get("location") ?? "" };
    },
  };
}
