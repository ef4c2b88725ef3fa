import type { Database } from "@vitrina/db";
import type { Media, MediaLibrary } from "@vitrina/media";
import { contract } from "@vitrina/prisma";
import type { Env } from "../env.ts";
import { moveInProcess } from "../media-move/move-in-process.ts";
import { mongoMoveRuns } from "../media-move/moves.mongo.ts";
import type { Ports } from "../ports.ts";
import { mongoAssets } from "./assets.mongo.ts";
import { cloudinaryDoor, pictureSources } from "./cloudinary-door.ts";
import { cloudinaryShelf } from "./cloudinary-shelf.ts";
import { mongoLibrary } from "./library.mongo.ts";
import { mongoReferences } from "./references.mongo.ts";
import { mongoRegister } from "./register.mongo.ts";

type MediaPorts = "assets" | "library" | "media" | "mover" | "moveRuns" | "references" | "register" | "shelf";

/** The ports about files, kept by the database, Cloudinary, and the move of the old pictures. */
export function mediaPorts(
  { env, db, media, library }: { env: Env; db: Database; media: Media; library: MediaLibrary },
  { now, ticks }: { now: () => Date; ticks: () => number },
): Pick<Ports, MediaPorts> {
  const oldHouse = {
    uploads: env.OLD_UPLOADS,
    ownHosts: (env.OLD_HOSTS ?? "").split(/[\s,]+/).filter((host) => host !== ""),
  };
  return {
    assets: mongoAssets(db, now, pictureSources(media)),
    library: mongoLibrary(db),
    media: cloudinaryDoor(media, library, now),
    mover: moveInProcess(env, db.driver, oldHouse, { now, ticks }),
    moveRuns: mongoMoveRuns(db, now),
    references: mongoReferences(db, contract),
    register: mongoRegister(db, now),
    shelf: cloudinaryShelf(library, media, now),
  };
}
