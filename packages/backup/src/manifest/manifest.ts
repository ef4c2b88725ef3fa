import type { CollectionKind } from "../formats/metadata.ts";
import type { Tallied } from "../formats/tally.ts";
import { BackupRefused } from "../refused.ts";
import { isSignedBy, signText } from "./signing.ts";

/** What this program writes. It reads this and everything older. */
const FORMAT = 1;

export type ManifestCollection = Tallied & {
  name: string;
  kind: CollectionKind;
  /** Where the archive keeps its documents. */
  dataName: string;
  /** Canonical Extended JSON. */
  options: string;
  indexes: string[];
  hasValidator: boolean;
};

/** What a backup holds, and how to tell that it is whole. */
export type Manifest = {
  kind: "vitrina-backup";
  format: number;
  environment: string;
  database: string;
  /** The moment that the backup shows. */
  takenAt: string;
  serverVersion: string;
  release: string;
  /** The shape of stored data when it was taken, by its hash, and the collections of that shape. */
  contract: { hash: string; collections: string[] };
  archive: { key: string; bytes: number; sha256: string; plainBytes: number; recipients: string[] };
  /** The files that lie elsewhere and are needed beside the database: an encrypted list of them. */
  media: { key: string; bytes: number; sha256: string; files: number; totalBytes: number } | null;
  collections: ManifestCollection[];
};

/** The manifest's file: its JSON in one line, and in a second one the Ed25519 signature of the first. */
export function writeManifest(manifest: Omit<Manifest, "kind" | "format">, signingKey: string): string {
  const line = JSON.stringify({ kind: "vitrina-backup", format: FORMAT, ...manifest });
  return `${line}\n${JSON.stringify({ ed25519: signText(line, signingKey) })}\n`;
}

/**
 * @param verifyKeys - any of them may have signed it, so that a key can be replaced
 * @throws BackupRefused when nobody trusted signed it, or it is of a newer format
 */
export function readManifest(key: string, text: string, verifyKeys: readonly string[]): Manifest {
  const [line = "", signed = ""] = text.split("\n");
  const signature: unknown = parsed(key, signed).ed25519;
  const told = parsed(key, line);
  if (typeof signature !== "string" || !isSignedBy(line, signature, verifyKeys)) {
    throw new BackupRefused("unsigned", { key });
  }
  if (told.kind !== "vitrina-backup" || typeof told.format !== "number") {
    throw new BackupRefused("not-a-manifest", { key, what: "it says so itself" });
  }
  if (told.format > FORMAT) {
    const release = typeof told.release === "string" ? told.release : "unknown";
    throw new BackupRefused("newer-format", { found: told.format, known: FORMAT, release });
  }
  // Signed by a trusted key and of a known format: it has the shape that this program gave it.
  return told as unknown as Manifest;
}

function parsed(key: string, line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null) return { ...value };
  } catch {
    // Told below.
  }
  throw new BackupRefused("not-a-manifest", { key, what: "it is not JSON with a signature" });
}
