import type { Manifest } from "@vitrina/backup";

export function megabytes(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

export function ago(at: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - at.getTime()) / 3_600_000);
  if (hours < 1) return "less than an hour ago";
  return hours < 48 ? `${hours} hours ago` : `${Math.floor(hours / 24)} days ago`;
}

/** What is kept of a backup in its row. */
export function summaryOf({ archive, collections, media }: Manifest) {
  return {
    bytes: archive.bytes,
    plainBytes: archive.plainBytes,
    documents: collections.reduce((sum, { documents }) => sum + documents, 0),
    collections: collections.length,
    mediaFiles: media?.files ?? 0,
    sha256: archive.sha256,
  };
}

export function describe(manifest: Manifest): string {
  const { documents, collections, bytes, plainBytes, mediaFiles } = summaryOf(manifest);
  return `${documents} documents in ${collections} collections, ${megabytes(plainBytes)}, sealed ${megabytes(bytes)}; ${mediaFiles} files listed`;
}
