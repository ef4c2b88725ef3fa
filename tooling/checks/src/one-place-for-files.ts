import { type Check, writtenFiles } from "./tree.ts";

/** The move itself, what makes data for it, the database that has to be able to hold GridFS, and this check. */
const MAY_KNOW =
  /^(packages\/(media-migration|embedded-mongo)|apps\/api\/src\/media-migration|tooling\/(legacy-data|sandbox))\//;
const TEST = /\.(test|db-test|test-kit|bench)\.tsx?$/;

const OLD_STORES: [what: string, shape: RegExp][] = [
  ["GridFS", /\bGridFSBucket\b|\bfs\.chunks\b|["'`]gridfs:/],
  ["a file inside a text", /["'`]data:(image|video|application)\/|;base64,/],
  ["a file of the old upload folder", /["'`]\/?uploads\//],
  ["files of the server's disk", /\bmultipart\.saveRequestFiles\b|["'`]@fastify\/multipart["'`]|["'`]multer["'`]/],
];

/** Files live at the media company and nowhere else: only the move from the old stores still knows those. */
export const onePlaceForFiles: Check = (tree) =>
  writtenFiles(tree)
    .filter((file) => /^(apps|packages)\/.*\.tsx?$/.test(file) && !MAY_KNOW.test(file) && !TEST.test(file))
    .flatMap((file) => {
      const text = tree.read(file);
      return OLD_STORES.filter(([, shape]) => shape.test(text)).map(
        ([what]) =>
          `${file} knows ${what}: files go through packages/media, and old ones through packages/media-migration.`,
      );
    });
