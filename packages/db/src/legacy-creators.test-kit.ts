import { ObjectId } from "mongodb";

/** Every odd shape that the single fields were seen or feared in. `undefined` leaves the field out. */
const HANDLES: readonly unknown[] = [
  undefined,
  null,
  "",
  "   ",
  "@Sofi.{n}",
  "sofi.{n}",
  "SOFI.{n}",
  "https://www.instagram.com/sofi.{n}/?hl=es",
  "instagram.com/sofi.{n}",
  "https://www.tiktok.com/@sofi.{n}?lang=es",
  "tiktok.com/@sofi.{n}",
  "https://m.facebook.com/sofi.{n}",
  ["sofi.{n}", "otra.{n}"],
  ["sofi.{n}", "SOFI.{n}", "@sofi.{n}"],
  [],
  [null, ""],
  "sofi.{n}, otra.{n}",
  "@sofi.{n} @otra.{n}",
  { handle: "sofi.{n}", followers: 1200 },
  { username: "@sofi.{n}" },
  { url: "https://www.instagram.com/sofi.{n}" },
  {},
  123_456,
  true,
  "no tengo cuenta",
  "https://mi-sitio.com/sofi",
  "ñandú.{n}",
];

const CATEGORIES: readonly unknown[] = [
  undefined,
  null,
  "",
  "beauty",
  "Belleza",
  "BELLEZA ",
  "Gastronomía",
  "belleza, moda",
  "Moda/Viajes",
  ["beauty", "Moda"],
  ["beauty", "beauty"],
  [],
  "astrología",
  ["food", "astrología"],
  7,
  { name: "beauty" },
];

const ACCOUNTS: readonly unknown[] = [
  undefined,
  null,
  [],
  [{ platform: "instagram", handle: "sofi.{n}", url: "", followers: 5_000 }],
  [{ platform: "instagram", handle: "@SOFI.{n}", url: "https://instagram.com/sofi.{n}", followers: 5_000 }],
  [{ platform: "instagram", handle: "https://www.instagram.com/sofi.{n}/", url: "", followers: 9 }],
  [{ platform: "instagram", handle: "nueva.{n}", url: "", followers: 80_000 }],
  [{ platform: "tiktok", handle: "sofi.{n}" }],
  [{ platform: "tiktok", handle: "sofi.{n}", followers: "1500", verified: true }],
  [null, "https://www.tiktok.com/@sofi.{n}", { platform: "" }],
  { platform: "instagram", handle: "sofi.{n}", url: "", followers: 1 },
  "sofi.{n}",
];

const KEPT: readonly unknown[] = [
  undefined,
  null,
  [],
  ["beauty"],
  ["Belleza", "food"],
  "beauty",
  ["astrología"],
  [null],
];

/** So many creators as the previous application left them, walking through all combinations of the shapes above. */
export function legacyCreators(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => {
    const shapes = {
      instagram: shape(HANDLES, index),
      tiktok: shape(HANDLES, Math.floor(index / HANDLES.length)),
      category: shape(CATEGORIES, Math.floor(index / 7)),
      socialAccounts: shape(ACCOUNTS, Math.floor(index / 3)),
      categories: shape(KEPT, Math.floor(index / 5)),
    };
    const written = Object.entries(shapes).filter(([, value]) => value !== undefined);
    const filled = JSON.parse(JSON.stringify(Object.fromEntries(written)).replaceAll("{n}", `${index}`));
    return { _id: new ObjectId(), name: `Creadora ${index}`, email: `c${index}@correo.test`, ...filled };
  });
}

const shape = (of: readonly unknown[], index: number) => of[index % of.length];
