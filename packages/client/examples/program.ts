import { createVitrinaClient, type VitrinaClient, VitrinaRefusal, VitrinaUnreachable } from "../src/index.ts";

/** What a person can mend, said in one sentence. */
export class Complaint extends Error {}

/**
 * Runs a script with a client from `VITRINA_URL` and `VITRINA_API_KEY` and the words of the command line. Whatever goes
 * wrong ends in one sentence on standard error and exit code 1.
 */
export async function program(script: (client: VitrinaClient, words: string[]) => Promise<void>): Promise<void> {
  try {
    await script(clientFromEnvironment(), process.argv.slice(2));
  } catch (error) {
    console.error(`✗ ${sentenceFor(error)}`);
    process.exitCode = 1;
  }
}

function clientFromEnvironment(): VitrinaClient {
  // biome-ignore lint/style/noProcessEnv: the examples are programs, and this is where they read their settings.
  const { VITRINA_URL, VITRINA_API_KEY } = process.env;
  if (!VITRINA_URL) throw new Complaint("Set VITRINA_URL to the server's address, for example http://localhost:4000.");
  if (!VITRINA_API_KEY) throw new Complaint("Set VITRINA_API_KEY to a personal key (vt_…); make one in your account.");
  return createVitrinaClient({
    url: VITRINA_URL,
    apiKey: VITRINA_API_KEY,
    onRetry: ({ path, attempt, delayMs, error }) =>
      console.error(`… ${path}: ${error.name}; attempt ${attempt + 1} in ${(delayMs / 1000).toFixed(1)} s`),
  });
}

function sentenceFor(error: unknown): string {
  if (error instanceof VitrinaRefusal) return refusalSentence(error);
  if (error instanceof VitrinaUnreachable) return `${error.message}. Is the server running, and is VITRINA_URL right?`;
  if (!(error instanceof Error)) return "Something unknown went wrong.";
  if ("code" in error && error.code === "ENOENT" && "path" in error) return `There is no file ${error.path}.`;
  return error.message;
}

function refusalSentence({ reason, facts, message }: VitrinaRefusal): string {
  if (reason === "sign-in-needed") return "The server does not know this key: it may have expired or been revoked.";
  if (reason === "scope-missing") return `This key lacks the scope ${facts.scope}; make one that includes it.`;
  if (reason === "permission-missing") return `The person behind this key may not do this (${facts.permission}).`;
  if (reason === "campaign-changed") return "Somebody changed the campaign at this moment; run it again.";
  return message;
}
