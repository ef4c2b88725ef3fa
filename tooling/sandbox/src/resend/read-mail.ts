import { randomUUID } from "node:crypto";
import { bareAddress, type CaughtMail } from "./mailbox.ts";
import { ResendError } from "./resend-error.ts";

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;
const MOST_RECIPIENTS = 50;

/** A request body as a mail, or Resend's refusal of it. */
export function readMail(body: unknown, createdAt: string): CaughtMail {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new ResendError(422, "validation_error", "The request body must be an object.");
  }
  const told: Record<string, unknown> = { ...body };
  for (const name of ["from", "to", "subject"]) {
    if (told[name] === undefined || told[name] === "") {
      throw new ResendError(422, "missing_required_field", `Missing \`${name}\` field.`);
    }
  }
  const [html, text] = [asText(told.html), asText(told.text)];
  if (!html && !text) throw new ResendError(422, "missing_required_field", "Missing `html` or `text` field.");
  const from = asText(told.from);
  checkAddress(from, "from", "invalid_from_address");
  return {
    id: randomUUID(),
    createdAt,
    from,
    to: addresses(told.to, "to"),
    cc: addresses(told.cc, "cc"),
    bcc: addresses(told.bcc, "bcc"),
    replyTo: addresses(told.reply_to, "reply_to"),
    subject: asText(told.subject),
    html,
    text,
    tags: tags(told.tags),
    headers: stringRecord(told.headers),
    attachments: attachments(told.attachments),
  };
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function checkAddress(address: string, field: string, code: string): void {
  if (ADDRESS.test(bareAddress(address))) return;
  throw new ResendError(
    422,
    code,
    `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
  );
}

function addresses(value: unknown, field: string): string[] {
  const list = value === undefined || value === null ? [] : Array.isArray(value) ? value.map(asText) : [asText(value)];
  if (list.length > MOST_RECIPIENTS) {
    throw new ResendError(
      422,
      "validation_error",
      `The \`${field}\` field must have at most ${MOST_RECIPIENTS} recipients.`,
    );
  }
  for (const address of list) checkAddress(address, field, "validation_error");
  return list;
}

function tags(value: unknown): { name: string; value: string }[] {
  if (!Array.isArray(value)) return [];
  return value.map((tag) => {
    const { name, value } = stringRecord(tag);
    if (!name || !/^[\w-]{1,256}$/.test(name) || !/^[\w-]{0,256}$/.test(value ?? "")) {
      throw new ResendError(
        422,
        "validation_error",
        "Tags should only contain ASCII letters, numbers, underscores, or dashes.",
      );
    }
    return { name, value: value ?? "" };
  });
}

function attachments(value: unknown): { filename: string; bytes: number }[] {
  if (!Array.isArray(value)) return [];
  return value.map((one) => {
    const { filename, content, path } = stringRecord(one);
    if (!content && !path)
      throw new ResendError(422, "invalid_attachment", "Attachment must have either a `content` or `path`.");
    return { filename: filename ?? "attachment", bytes: content ? Buffer.from(content, "base64").length : 0 };
  });
}

function stringRecord(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, String(inner)]));
}
