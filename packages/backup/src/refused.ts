/** Why a backup is not taken, not believed or not restored, each with the sentence that a person reads. */
const SENTENCES = {
  "cut-off": "The archive ends in the middle, after {at} bytes: a part of it is missing. Nothing was restored.",
  "not-an-archive": "What is in the archive at byte {at} is not what an archive holds there. Nothing was restored.",
  damaged: "The archive was changed after it was sealed, or it was cut short: {what}. Nothing was restored.",
  "wrong-size":
    "The archive has {found} bytes, and its manifest says {expected}: a part of it is missing. Nothing was restored.",
  "wrong-hash":
    "The archive is not the one that was written: its SHA-256 is {found}, and its manifest says {expected}. Nothing was restored.",
  "wrong-key": "None of the given keys opens this backup. It was sealed to {recipients}. Nothing was restored.",
  "no-key":
    "This needs the private key that opens the backup: --identity FILE, or BACKUP_IDENTITY. It was sealed to {recipients}.",
  "wrong-checksum": "The checksum of the collection {collection} inside the archive is wrong. Nothing was restored.",
  unsigned: "The manifest {key} is not signed by a key that this installation trusts. Nothing was restored.",
  "not-a-manifest": "{key} is not the manifest of a backup: {what}.",
  "newer-format":
    "This backup has the format {found}, and this version of Vitrina reads up to {known}. Restore it with the version that wrote it, {release}.",
  "archive-missing": "The manifest is there, but the archive {key} is not in the bucket.",
  "collection-missing": "The backup lacks the collection {collections}.",
  "collection-unexpected": "The archive holds the collection {collections}, of which its manifest knows nothing.",
  "collection-differs": "The collection {collection} is not what the manifest says: {found} instead of {expected}.",
  "no-indexes":
    "The archive says nothing of the options and indexes of {collection}; restored like that it would have none.",
  "not-empty": "The database {database} holds {collections} already. Restore into another one, or with --drop.",
  "not-equal": "The collection {collection} is not in the database as it is in the backup: {what}.",
  "no-snapshot":
    "The database cannot be read as it was at one moment ({what}). A backup needs a replica set; on Atlas at least the tier M10.",
  "kept-changing":
    "Collections or indexes were changed while the backup was taken, {tries} times in a row. Try again when no migration runs.",
  "not-counted": "The collection {collection} has {expected} documents and {found} were read. Nothing was kept.",
  "not-there": "No backup is in the bucket under {prefix}.",
  "changed-on-the-way": "What came back from the bucket is not what was sent: {what}.",
} as const;

export type RefusalCode = keyof typeof SENTENCES;

/** A backup that is not taken, or not believed. Its message is a whole sentence for a person. */
export class BackupRefused extends Error {
  override readonly name = "BackupRefused";
  readonly code: RefusalCode;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, facts: Record<string, string | number> = {}) {
    super(SENTENCES[code].replace(/\{(\w+)\}/g, (_whole, name: string) => String(facts[name] ?? "?")));
    this.code = code;
    this.facts = facts;
  }
}
