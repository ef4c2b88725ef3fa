import { openSnapshot, type Taken, takeBackup, writeDirectory } from "@vitrina/backup";
import type { Arguments } from "./arguments.ts";
import { CONTRACT } from "./contract-collections.ts";
import { mediaRow } from "./media-row.ts";
import type { Backups } from "./open-backups.ts";
import { Unmet } from "./unmet.ts";
import { withRun } from "./with-run.ts";
import { megabytes, summaryOf } from "./words.ts";

const DAY_MS = 86_400_000;
const STEPS = { reading: "Reading", sending: "Sending", checking: "Downloading again", signing: "Signing" } as const;

/** Takes a backup into the bucket. */
export async function take(at: Backups, asked: Pick<Arguments, "trigger" | "askedBy">): Promise<Taken> {
  const { env, storage } = at;
  const signingKey = env.BACKUP_SIGNING_KEY;
  if (!signingKey || env.BACKUP_RECIPIENTS.length === 0) {
    throw new Unmet("Taking a backup needs BACKUP_SIGNING_KEY and BACKUP_RECIPIENTS: npm run backup -- keys");
  }
  const lockUntil =
    env.BACKUP_LOCK_DAYS > 0 && storage.locks ? new Date(at.now().getTime() + env.BACKUP_LOCK_DAYS * DAY_MS) : null;
  let taken: Taken | undefined;
  await withRun(at, "backup", asked, async ({ signal, tell }) => {
    taken = await takeBackup({
      client: at.client,
      database: at.database,
      storage,
      spool: at.spool,
      environment: env.BACKUP_ENVIRONMENT ?? env.VITRINA_ENV,
      release: env.RELEASE,
      recipients: env.BACKUP_RECIPIENTS,
      signingKey,
      contract: CONTRACT,
      media: { collection: "media_assets", rowOf: mediaRow },
      ...(lockUntil && { lockUntil }),
      now: at.now,
      signal,
      onStep: (step, done) => {
        tell({ step, figures: done });
        at.progress(
          `${STEPS[step]}: ${megabytes(done.bytes)}, ${done.documents} documents in ${done.collections} collections`,
        );
      },
      onUpload: (objectKey, uploadId) => tell({ step: "sending", objectKey, uploadId }),
    });
    const { manifest, key } = taken;
    return {
      objectKey: key,
      takenAt: new Date(manifest.takenAt),
      verifiedAt: at.now(),
      heldUntil: lockUntil,
      figures: summaryOf(manifest),
    };
  });
  if (!taken) throw new Error("a backup that was done has a manifest");
  return taken;
}

/** Writes a plain directory as mongodump does. It is not sealed: whoever finds it can read it. */
export async function takeDirectory(at: Backups, directory: string): Promise<number> {
  const snapshot = await openSnapshot(at.client, at.database, at.now);
  try {
    let documents = 0;
    await writeDirectory(directory, snapshot, snapshot.collections, snapshot.documents, (shape, tallied) => {
      documents += tallied.documents;
      at.progress(`${shape.name}: ${tallied.documents} documents`);
    });
    await snapshot.assertUnchanged();
    return documents;
  } finally {
    await snapshot.close();
  }
}
