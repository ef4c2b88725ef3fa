import { ObjectId } from "mongodb";
import type { Dice } from "./dice.ts";
import type { OldStoresWriter } from "./old-stores.ts";
import type { Album, Picture } from "./pictures.ts";

/** The value as the old application wrote it, the store it named, and the picture that is meant, if one can be had. */
export type OldValue = { value: unknown; provider: string | undefined; picture?: number };

const SHAPES = {
  upload: 30,
  "upload-bare": 8,
  "upload-own-host": 8,
  "upload-encoded": 2,
  "grid-fs": 10,
  "grid-api": 6,
  "grid-uploads": 6,
  "data-uri": 4,
  "data-uri-parameters": 1,
  "data-uri-wrong-type": 1,
  "data-uri-lines": 1,
  base64: 2,
  "base64-lines": 1,
  moved: 3,
  outside: 4,
  empty: 2,
  null: 2,
  absent: 2,
  rubbish: 1,
  "broken-reference": 2,
  traversal: 0.5,
  "empty-file": 1,
  "truncated-file": 1,
  "truncated-grid": 0.5,
  svg: 0.5,
} as const;
type Shape = keyof typeof SHAPES;

const RUBBISH = [
  "undefined",
  "[object Object]",
  "foto de la bolsa",
  "data:image/png;base64,%%%",
  "gridfs:abc",
  "C:\\fotos\\1.jpg",
  42,
  false,
];
const OUTSIDE = [
  "https://images.example.com/p/1.jpg",
  "http://cdn.example.net/x.png?w=300",
  "//img.example.org/a.webp",
];
const TYPES = { jpg: "image/jpeg", png: "image/png", gif: "image/gif", webp: "image/webp" } as const;

export type ValueMaker = (folder: string) => Promise<OldValue>;

/**
 * Makes old values of every odd shape. Each distinct picture is stored under several names and in several stores, as years of
 * use leave it.
 *
 * @param distinct about how many different pictures there are
 */
export function valueMaker(
  chance: Dice,
  album: Album,
  stores: OldStoresWriter,
  ownHost: string,
  distinct: number,
): ValueMaker {
  const uploads = new Map<string, string>();
  const grid = new Map<string, string>();
  const types = (picture: Picture) => TYPES[picture.format];

  const uploaded = async (number: number, folder: string, blank = false): Promise<string> => {
    const name = `${folder}/${blank ? "foto nueva " : ""}${number}-${chance.below(2)}.${album.picture(number).format}`;
    if (!uploads.has(name)) {
      uploads.set(name, name);
      await stores.upload(name, album.picture(number).bytes);
    }
    return name;
  };
  const inGrid = async (number: number, bucket: string): Promise<string> => {
    const known = grid.get(`${bucket}/${number}`);
    if (known) return known;
    const id = chance.hex(24);
    grid.set(`${bucket}/${number}`, id);
    const { bytes, format } = album.picture(number);
    await stores.gridFs(bucket, new ObjectId(id), `${number}.${format}`, bytes);
    return id;
  };
  const base64 = (number: number) => album.picture(number).bytes.toString("base64");
  const lines = (text: string) => text.replace(/(.{76})/g, "$1\r\n");

  const make: Record<Shape, (number: number, folder: string) => Promise<OldValue> | OldValue> = {
    upload: async (number, folder) => local(`/uploads/${await uploaded(number, folder)}`, number),
    "upload-bare": async (number, folder) => local(`uploads/${await uploaded(number, folder)}`, number),
    "upload-own-host": async (number, folder) =>
      local(`https://${ownHost}/uploads/${await uploaded(number, folder)}?v=${number % 7}`, number),
    "upload-encoded": async (number, folder) =>
      local(`/uploads/${(await uploaded(number, folder, true)).replaceAll(" ", "%20")}`, number),
    "grid-fs": async (number) => ({
      value: `gridfs:${await inGrid(number, "fs")}`,
      provider: "gridfs",
      picture: number,
    }),
    "grid-api": async (number) => ({
      value: `/api/files/${await inGrid(number, "fs")}`,
      provider: "gridfs",
      picture: number,
    }),
    "grid-uploads": async (number) => ({
      value: `${chance.pick(["gridfs:", "/api/files/", `https://${ownHost}/api/files/`])}${await inGrid(number, "uploads")}`,
      provider: "gridfs",
      picture: number,
    }),
    "data-uri": (number) => inline(`data:${types(album.picture(number))};base64,${base64(number)}`, number),
    "data-uri-parameters": (number) =>
      inline(`data:${types(album.picture(number))};charset=utf-8;name=foto.png;base64,${base64(number)}`, number),
    "data-uri-wrong-type": (number) => inline(`data:text/plain;base64,${base64(number)}`, number),
    "data-uri-lines": (number) =>
      inline(`data:${types(album.picture(number))};base64,\n${lines(base64(number))}\n`, number),
    base64: (number) => inline(base64(number), number),
    "base64-lines": (number) => inline(lines(base64(number)), number),
    moved: (number) => ({
      value: `https://res.cloudinary.com/agencia/image/upload/v1690000000/products/${number}.jpg`,
      provider: "cloudinary",
    }),
    outside: () => ({ value: chance.pick(OUTSIDE), provider: undefined }),
    empty: () => ({ value: chance.pick(["", "   "]), provider: "local" }),
    null: () => ({ value: null, provider: undefined }),
    absent: () => ({ value: undefined, provider: undefined }),
    rubbish: () => ({ value: chance.pick(RUBBISH), provider: "local" }),
    "broken-reference": () => ({
      value: chance.pick([
        `/uploads/borrada-${chance.hex(6)}.jpg`,
        `gridfs:${chance.hex(24)}`,
        `/api/files/${chance.hex(24)}`,
      ]),
      provider: "local",
    }),
    traversal: () => ({
      value: chance.pick([
        "/uploads/../../etc/passwd",
        "uploads/%2e%2e/%2e%2e/secreto.png",
        "/uploads/a/..\\..\\b.png",
      ]),
      provider: "local",
    }),
    "empty-file": async (number) => {
      await stores.upload(`rotas/vacia-${number}.jpg`, Buffer.alloc(0));
      return { value: `/uploads/rotas/vacia-${number}.jpg`, provider: "local" };
    },
    "truncated-file": async (number) => {
      const { bytes, format } = album.picture(number);
      await stores.upload(`rotas/cortada-${number}.${format}`, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
      return { value: `/uploads/rotas/cortada-${number}.${format}`, provider: "local" };
    },
    "truncated-grid": async (number) => {
      const [{ bytes }, id] = [album.picture(number), chance.hex(24)];
      await stores.gridFs("fs", new ObjectId(id), "cortada.jpg", bytes.subarray(0, bytes.length >> 1), bytes.length);
      return { value: `gridfs:${id}`, provider: "gridfs" };
    },
    svg: async (number) => {
      await stores.upload(
        `svg/${number}.png`,
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      );
      return { value: `/uploads/svg/${number}.png`, provider: "local" };
    },
  };

  return async (folder) => make[chance.weighted(SHAPES)](chance.below(distinct), folder);
}

const local = (value: string, picture: number): OldValue => ({ value, provider: "local", picture });
const inline = (value: string, picture: number): OldValue => ({ value, provider: "base64", picture });
