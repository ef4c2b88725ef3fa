import { type Db, type Document, Double, Int32, Long, ObjectId } from "mongodb";
import { type Dice, dice } from "./dice.ts";
import { OldStoresWriter } from "./old-stores.ts";
import { openAlbum } from "./pictures.ts";
import { type OldValue, type ValueMaker, valueMaker } from "./values.ts";

export type LegacyDataOptions = {
  /** How many documents in all: products, campaigns, creators and pages. */
  documents: number;
  seed: number;
  /** Folder that stands for the old server's disk; made when it is not there. */
  uploads: string;
  /** About how many different pictures; three in ten documents by default. */
  distinct?: number;
  /** The host under which the old site was reached. */
  ownHost?: string;
  /** A film of so many megabytes in GridFS, on a page. */
  largeFilmMegabytes?: number;
};

/** Which picture each document means, by `collection/id/path`, for the documents whose picture can be had. */
export type Meant = Map<string, number>;

export type LegacyData = { meant: Meant; documents: Record<string, number> };

const BATCH = 500;
const OWN_HOST = "www.agencia.example";

/**
 * Fills an empty database as the previous application left it: no validators, values of every odd shape, the same picture
 * under many names, references to nothing, files without content. The same seed makes the same bytes.
 */
export async function makeLegacyData(db: Db, options: LegacyDataOptions): Promise<LegacyData> {
  const { documents, seed, uploads, distinct = Math.ceil(documents * 0.33), ownHost = OWN_HOST } = options;
  const chance = dice(seed);
  const stores = new OldStoresWriter(db, uploads);
  await stores.indexes();
  const make = valueMaker(chance, await openAlbum(seed), stores, ownHost, distinct);
  const meant: Meant = new Map();
  const counts = {
    products: Math.round(documents * 0.6),
    ugc_campaigns: Math.round(documents * 0.1),
    ugc_creators: Math.round(documents * 0.25),
    website_builder_pages: 0,
  };
  counts.website_builder_pages = documents - counts.products - counts.ugc_campaigns - counts.ugc_creators;

  const write = async (collection: keyof typeof counts, build: Build): Promise<void> => {
    for (let from = 0; from < counts[collection]; from += BATCH) {
      const batch: Document[] = [];
      for (let index = from; index < Math.min(from + BATCH, counts[collection]); index += 1) {
        const id = new ObjectId(chance.hex(24));
        const mean = (path: string, { picture }: OldValue) => {
          if (picture !== undefined) meant.set(`${collection}/${id.toHexString()}/${path}`, picture);
        };
        batch.push({ _id: id, ...(await build(index, make, mean, chance)) });
      }
      if (batch.length > 0) await db.collection(collection).insertMany(batch);
    }
  };
  await write("products", product);
  await write("ugc_campaigns", campaign);
  await write("ugc_creators", creator);
  await write("website_builder_pages", page);
  if (options.largeFilmMegabytes) await largeFilm(db, stores, chance, options.largeFilmMegabytes);
  await stores.flush();
  return { meant, documents: counts };
}

type Build = (
  index: number,
  make: ValueMaker,
  mean: (path: string, value: OldValue) => void,
  chance: Dice,
) => Promise<Document>;

const product: Build = async (index, make, mean, chance) => {
  const picture = await make(`products/${index % 40}`);
  mean("imageUrl", picture);
  return {
    name: `Producto ${index}`,
    price: new Double(10_000 + (index % 50) * 500),
    stock: chance.pick([new Int32(index % 90), Long.fromNumber(index), index + 0.5]),
    ...(picture.value !== undefined && { imageUrl: picture.value }),
    ...(picture.provider !== undefined && { imageProvider: picture.provider }),
    ...(chance.below(50) === 0 && { imageUrlLegacy: `/uploads/antes/${index}.jpg` }),
    createdAt: new Date(1_650_000_000_000 + index * 60_000),
    tags: ["ugc", `t${index % 9}`],
  };
};

const campaign: Build = async (index, make, mean) => {
  const cover = await make("campaigns");
  mean("coverImage", cover);
  return {
    title: `Campaña ${index}`,
    ...(cover.value !== undefined && { coverImage: cover.value }),
    budget: new Double(1_000_000),
    active: index % 3 === 0,
  };
};

const creator: Build = async (index, make, mean) => {
  const picture = await make("creators");
  mean("profilePicture", picture);
  return {
    name: `Creadora ${index}`,
    instagram: `@creadora${index}`,
    ...(picture.value !== undefined && { profilePicture: picture.value }),
    followers: new Int32(index * 13),
  };
};

const page: Build = async (index, make, mean, chance) => {
  const at = async (path: string): Promise<unknown> => {
    const made = await make("site");
    mean(path, made);
    return made.value === undefined ? null : made.value;
  };
  const components: Document[] = [];
  for (let position = 0; position < 2 + chance.below(4); position += 1) {
    const under = `components.${position}`;
    const kind = chance.below(4);
    if (kind === 0) {
      components.push({
        type: "hero",
        title: "Somos uploads/creadores",
        backgroundImage: await at(`${under}.backgroundImage`),
      });
    } else if (kind === 1) {
      const images = [await at(`${under}.props.images.0`), await at(`${under}.props.images.1`)];
      components.push({ type: "gallery", props: { images, columns: new Int32(3) } });
    } else if (kind === 2) {
      const slides = [];
      for (let slide = 0; slide < 2; slide += 1) {
        slides.push({
          caption: `Marca ${slide}`,
          media: { src: await at(`${under}.props.slides.${slide}.media.src`), alt: "" },
        });
      }
      components.push({ type: "carousel", props: { slides, speed: new Double(1.5) } });
    } else {
      components.push({ type: "text", html: '<p>Escribinos <img src="/uploads/dentro.png"></p>', link: "/contacto" });
    }
  }
  return { slug: `pagina-${index}`, published: index % 2 === 0, components, version: new Int32(1) };
};

async function largeFilm(db: Db, stores: OldStoresWriter, chance: Dice, megabytes: number): Promise<void> {
  const id = new ObjectId(chance.hex(24));
  await stores.largeFilm(id, megabytes);
  await db.collection("website_builder_pages").insertOne({
    _id: new ObjectId(chance.hex(24)),
    slug: "pelicula",
    components: [{ type: "video", props: { video: `gridfs:${id.toHexString()}` } }],
  });
}
