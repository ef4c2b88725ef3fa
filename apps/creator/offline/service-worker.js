/* global self, caches, fetch, clients */
// Keeps the app's own files, and nothing else: what the API answers belongs to one person and is never stored here.

const VERSION = "__VERSION__";
const SHELL = __SHELL__;
const SHELL_CACHE = `shell-${VERSION}`;
/** Hashed files never change, so they outlive a version and are cleared only when nothing names them any more. */
const FILES_CACHE = "files";
const FILES_KEPT = 200;
const PAGE = "/creator/";
const PAGE_PATIENCE_MS = 4_000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL_CACHE).then((cache) => cache.addAll(SHELL)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(
        names.filter((name) => name.startsWith("shell-") && name !== SHELL_CACHE).map((name) => caches.delete(name)),
      );
      await clients.claim();
    })(),
  );
});

// A new version waits until its reader agrees: half of an old app never meets half of a new one.
self.addEventListener("message", ({ data }) => {
  if (data === "use-new-version") self.skipWaiting();
  else if (Array.isArray(data?.keep)) keepAll(data.keep);
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (!address.pathname.startsWith(PAGE)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (address.pathname.startsWith(`${PAGE}assets/`)) event.respondWith(file(request));
});

/** The page as the server has it now; without a connection, or with one that does not answer, as it was last kept. */
async function page(request) {
  const kept = await caches.match(PAGE);
  if (!kept) return fetch(request);
  const patience = new Promise((resolve) => setTimeout(() => resolve(kept.clone()), PAGE_PATIENCE_MS));
  return Promise.race([fetch(request).catch(() => kept.clone()), patience]);
}

/** What the first visit fetched before this worker stood between it and the network. */
async function keepAll(addresses) {
  const cache = await caches.open(FILES_CACHE);
  for (const address of addresses) {
    if (new URL(address).pathname.startsWith(`${PAGE}assets/`) && !(await caches.match(address))) {
      await cache.add(address).catch(() => {});
    }
  }
}

async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(FILES_CACHE);
    await cache.put(request, answer.clone());
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - FILES_KEPT)).map((key) => cache.delete(key)));
  }
  return answer;
}
