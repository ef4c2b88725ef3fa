import type { Source } from "../reporting.ts";
import type { Sdk } from "./sdk.ts";

export type BrowserReporting = {
  /** Reports an error once, however often it is handed in, and hands back the code under which it can be found. */
  fault: (error: unknown, componentStack?: string | null) => string;
  /** Who sits here: an id and nothing else. */
  setUser: (id: string | null) => void;
  /** Sends one harmless event on the way that every error takes; true when Sentry took it in. */
  check: (source: Source) => Promise<{ eventId: string; sent: boolean }>;
};

const KEPT_MAX = 20;
const IDLE_WITHIN_MS = 8_000;

/** What the server has reported itself, what it refused, and what the person or the line cut off. */
const NOT_OURS = new Set(["TRPCClientError", "AbortError", "CancelledError"]);

/**
 * Keeps whatever goes wrong from the first moment on. The SDK comes as a chunk of its own when there is time, or at the first
 * error; errors from before wait for it, also when the line is down.
 */
export function watchErrors(source: "admin" | "creator"): BrowserReporting {
  const known = new WeakMap<object, string>();
  let waiting: [unknown, string, string | null][] = [];
  let userId: string | null = null;
  let sdk: Sdk | null = null;
  let loading: Promise<void> | null = null;

  const load = () => {
    loading ??= start().finally(() => {
      if (!sdk) loading = null;
    });
    return loading;
  };
  const start = async () => {
    try {
      const { startSdk } = await import("./sdk.ts");
      sdk = await startSdk(source);
      sdk.setUser(userId);
      for (const one of waiting.splice(0)) sdk.capture(...one);
    } catch {
      // No line, or a build that is gone: the errors stay here for the next time.
    }
  };

  const fault: BrowserReporting["fault"] = (error, componentStack = null) => {
    const isObject = typeof error === "object" && error !== null;
    const before = isObject ? known.get(error) : undefined;
    if (before) return before;
    const eventId = newId();
    if (isObject) known.set(error, eventId);
    if (error instanceof Error && NOT_OURS.has(error.name)) return eventId;
    if (sdk) sdk.capture(error, eventId, componentStack);
    else {
      waiting = [...waiting, [error, eventId, componentStack] as [unknown, string, string | null]].slice(0, KEPT_MAX);
      void load();
    }
    return eventId;
  };

  addEventListener("error", ({ error }) => {
    if (error) fault(error);
  });
  addEventListener("unhandledrejection", ({ reason }) => void fault(reason));
  addEventListener("online", () => {
    if (waiting.length > 0) void load();
  });
  const whenIdle = () => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => void load(), { timeout: IDLE_WITHIN_MS });
    else setTimeout(() => void load(), IDLE_WITHIN_MS);
  };
  const savesData = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
  if (!savesData) addEventListener("load", whenIdle, { once: true });

  return {
    fault,
    setUser: (id) => {
      userId = id;
      sdk?.setUser(id);
    },
    async check(from) {
      await load();
      const eventId = newId();
      return { eventId, sent: (await sdk?.check(from, eventId)) ?? false };
    },
  };
}

/** `crypto.randomUUID` is there only where the page came over TLS or from this machine. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
