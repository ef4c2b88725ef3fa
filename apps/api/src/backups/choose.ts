import { catalog, loadManifest, type Manifest } from "@vitrina/backup";
import type { Backups } from "./open-backups.ts";

/** Nothing is in the bucket that was asked for. */
export class NoBackup extends Error {
  override readonly name = "NoBackup";
}

/** The backup that a part of a key names, or the newest. @throws NoBackup, and BackupRefused when its manifest is not to be believed */
export async function choose(at: Backups, part: string | undefined): Promise<Manifest> {
  const { backups } = await catalog(at.storage, at.env.BACKUP_ENVIRONMENT ?? at.env.VITRINA_ENV);
  const found =
    part === undefined ? backups.slice(0, 1) : backups.filter(({ manifestKey }) => manifestKey.includes(baseOf(part)));
  const [one, ...more] = found;
  if (!one)
    throw new NoBackup(
      part === undefined ? "There is no backup in the bucket yet." : `No backup in the bucket is called "${part}".`,
    );
  if (more.length > 0) throw new NoBackup(`"${part}" fits ${found.length} backups: say more of the key.`);
  return loadManifest(at.storage, one.manifestKey, at.verifyKeys);
}

const baseOf = (key: string): string => key.replace(/\.(archive\.gz\.age|manifest\.json|media\.ndjson\.gz\.age)$/, "");
