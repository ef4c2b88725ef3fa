const ARCHIVE = ".archive.gz.age";
const MANIFEST = ".manifest.json";

/** `backups/<environment>/<yyyy>/<mm>/<instant>-<first 12 digits of its SHA-256>`, to which the endings below are added. */
export function baseKey(environment: string, takenAt: Date, sha256: string): string {
  const instant = takenAt.toISOString().replace(/[-:]|\.\d+/g, "");
  const [year, month] = [instant.slice(0, 4), instant.slice(4, 6)];
  return `${prefixOf(environment)}${year}/${month}/${instant}-${sha256.slice(0, 12)}`;
}

export const prefixOf = (environment: string): string => `backups/${environment}/`;
export const archiveKey = (base: string): string => `${base}${ARCHIVE}`;
export const mediaKey = (base: string): string => `${base}.media.ndjson.gz.age`;
export const manifestKey = (base: string): string => `${base}${MANIFEST}`;
export const isManifest = (key: string): boolean => key.endsWith(MANIFEST);
export const isArchive = (key: string): boolean => key.endsWith(ARCHIVE);
export const manifestOf = (archive: string): string =>
  archive.replace(/\.(archive\.gz|media\.ndjson\.gz)\.age$/, MANIFEST);

/** The instant in a key; undefined when the key is not one of ours. */
export function instantOf(key: string): Date | undefined {
  const [, year, month, day, hour, minute, second] =
    /\/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{12}\./.exec(key) ?? [];
  return year === undefined ? undefined : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
