import { withoutSecrets } from "@vitrina/outside/redact";

/** What tells of a person, or opens a door, wherever it stands in a text. */
const PERSONAL: readonly [RegExp, string][] = [
  [/\bdup key: \{[^}]*\}/g, "dup key: {[hidden]}"],
  [/([?&#])[\w.[\]%-]+=[^\s"'<>)\]]*/g, "$1[hidden]"],
  [/[\w.!#$%&'*+/=?^`{|}~-]+(@|%40)[\w-]+(\.[\w-]+)+/gi, "[e-mail]"],
  [/(?<![\w.])(\+|00)\d{1,3}[\s().-]{0,2}\d[\d\s().-]{6,}\d/g, "[phone]"],
  [/(?<![\w-])595[\s-]?9\d{2}[\s-]?\d{3}[\s-]?\d{3}(?![\w-])/g, "[phone]"],
  [/(?<![\w-])0?9[6-9]\d[\s-]?\d{3}[\s-]?\d{3}(?![\w-])/g, "[phone]"],
  [/(?<![\w.-])\d{5,8}-\d(?![\w-])/g, "[ruc]"],
  [/(?<![\w.-])\d{1,2}\.\d{3}\.\d{3}(-\d)?(?![\w.-])/g, "[ci]"],
  [/\b(c\.?i\.?|c[eé]dula|ruc)(\W{1,4}|\W*n[º°o.]*\W*)\d{5,9}/gi, "$1 [ci]"],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?/g, "[token]"],
  [/\b(sntrys|sntryu|vit|sk|pk|re|whsec|ghp|age|AKIA|ASIA)[_-]?[A-Za-z0-9_-]{16,}/g, "[token]"],
  [/\b(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{32,}/g, "[token]"],
];

const SECRET_NAME =
  /pass(word|phrase|wd)?|contrase|secret|token|cookie|auth|credential|api.?key|signature|session|csrf|xsrf|jwt|private|e?-?mail|correo|phone|tel[eé]fono|whatsapp|^ruc$|^c\.?i$|c[eé]dula|^sid$|otp|pin$|iban|payout|account.?number/i;

/** Names whose values are ids, places in our own code, or made by the SDK itself. */
const OWN_WORDS = new Set([
  ...["event_id", "trace_id", "span_id", "parent_span_id", "debug_id", "release", "environment", "platform", "dist"],
  ...["timestamp", "start_timestamp", "end_timestamp", "sdk", "modules", "debug_meta", "level", "type", "mechanism"],
  ...["context_line", "pre_context", "post_context", "lineno", "colno", "request_id"],
]);
/** Places in code: a long name there is no token, and has to stay what the source maps call it. */
const PLACES = new Set(["filename", "abs_path", "module", "function", "code_file"]);
const DEEPEST = 12;

/** A text without what tells of a person and without what opens a door. */
export function scrubText(text: string): string {
  let clean = withoutSecrets(text);
  for (const [pattern, replacement] of PERSONAL) clean = clean.replace(pattern, replacement);
  return clean;
}

/** The same through all of a value; whatever stands under a name that sounds secret is hidden whole. */
export function scrubDeep<T>(value: T, depth = 0): T {
  return scrubbed(value, depth) as T;
}

function scrubbed(value: unknown, depth: number): unknown {
  if (typeof value === "string") return scrubText(value);
  if (typeof value === "number" || typeof value === "bigint") return scrubNumber(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST) return "[too deep]";
  if (Array.isArray(value)) return value.map((item) => scrubbed(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (OWN_WORDS.has(name)) return [name, inner];
      if (PLACES.has(name) && typeof inner === "string") return [name, withoutQuery(inner)];
      const hides = SECRET_NAME.test(name) && inner !== null && inner !== undefined && typeof inner !== "boolean";
      return [scrubText(name), hides ? "[hidden]" : scrubbed(inner, depth + 1)];
    }),
  );
}

/** A number may be a telephone's. */
function scrubNumber(value: number | bigint): unknown {
  const digits = String(value);
  return scrubText(digits) === digits ? value : "[hidden]";
}

/** The parts of an event that are looked at; node and browser speak the same format. */
type EventLike = {
  user?: { id?: string | number | undefined } | undefined;
  request?:
    | { url?: string | undefined; method?: string | undefined; headers?: Record<string, string> | undefined }
    | undefined;
  server_name?: string | undefined;
};

const HEADERS = new Set(["user-agent", "content-type", "x-request-id"]);

/** An event as it may leave: no body, cookie, address or query; of the person the id alone. */
export function scrubEvent<Event extends EventLike>(event: Event): Event {
  const { user, request, server_name: _hidden, ...rest } = event;
  const clean: EventLike = scrubDeep(rest);
  if (user?.id !== undefined) clean.user = { id: user.id };
  if (request) {
    const headers = Object.entries(request.headers ?? {}).filter(([name]) => HEADERS.has(name.toLowerCase()));
    clean.request = {
      ...(request.method && { method: request.method }),
      ...(request.url && { url: scrubText(withoutQuery(request.url)) }),
      headers: Object.fromEntries(headers.map(([name, value]) => [name, scrubText(value)])),
    };
  }
  return clean as Event;
}

function withoutQuery(address: string): string {
  return address.split(/[?#]/, 1)[0] ?? "";
}
