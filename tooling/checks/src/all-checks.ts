import { deadLinks } from "./dead-links.ts";
import { directCalls } from "./direct-calls.ts";
import { envExample } from "./env-example.ts";
import { exactVersions } from "./exact-versions.ts";
import { fileLength } from "./file-length.ts";
import { licences } from "./licences.ts";
import { lockFile } from "./lock-file.ts";
import { names } from "./names.ts";
import { narrowingMigrations } from "./narrowing-migrations.ts";
import { onePlaceForFiles } from "./one-place-for-files.ts";
import { openEnds } from "./open-ends.ts";
import { provenRequirements } from "./proven-requirements.ts";
import { rooms } from "./rooms.ts";
import { secrets } from "./secrets.ts";
import type { Check } from "./tree.ts";

/** Every check on the tree as it is written, by the promise it keeps. */
export const ALL_CHECKS: Record<string, Check> = {
  "the lock file is complete for every platform": lockFile,
  "every package has a licence we may use": licences,
  "versions are exact": exactVersions,
  "every room introduces itself": rooms,
  "no link or path in a document is dead": deadLinks,
  "the example environment is complete": envExample,
  "addresses are asked in one place": directCalls,
  "long files have a reason": fileLength,
  "names say something": names,
  "migrations leave old code working": narrowingMigrations,
  "files live in one place": onePlaceForFiles,
  "what is left undone has an issue": openEnds,
  "no secret is committed": secrets,
  "what security promises has its proof": provenRequirements,
};
