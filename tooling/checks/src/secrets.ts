import { type Check, writtenFiles } from "./tree.ts";

const SHAPES: [what: string, shape: RegExp][] = [
  ["a private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[\w+/=]{40}/],
  ["an Amazon access key", /\bAKIA[0-9A-Z]{16}\b/],
  ["a Google API key", /\bAIza[0-9A-Za-z_-]{35}\b/],
  ["a GitHub token", /\bgh[pousr]_[0-9A-Za-z]{36}\b/],
  ["a Resend key", /\bre_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}\b/],
  ["a Cloudinary address with its secret", /cloudinary:\/\/\d{15}:[\w-]{27}@/],
  ["a database address with its password", /mongodb\+srv:\/\/[^\s:/<]+:[^\s@<$]{6,}@(?!example\.|host)/],
  ["a Slack token", /\bxox[abprs]-[0-9A-Za-z-]{20,}/],
];
const KEPT_OUT = /(^|\/)(\.env(?!\.example)[^/]*|secrets\.json|[^/]+\.(pem|p12|key))$/;

/** Nothing that opens a door is committed. */
export const secrets: Check = (tree) => [
  ...tree.files
    .filter((file) => KEPT_OUT.test(file))
    .map((file) => `${file} looks like a file of secrets: keep it out of the repository.`),
  ...writtenFiles(tree).flatMap((file) => {
    const text = tree.read(file);
    return SHAPES.filter(([, shape]) => shape.test(text)).map(([what]) => `${file} holds what looks like ${what}.`);
  }),
];
