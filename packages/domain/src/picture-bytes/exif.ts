import { textAt } from "./sniff.ts";

export type ExifFacts = { orientation: number; hasLocation: boolean };

const ORIENTATION = 0x0112;
const GPS = 0x8825;
const IPTC_PLACES = [90, 92, 95, 101];
const PLACE_IN_TEXT =
  /GPS(Latitude|Longitude)|exif:GPS|photoshop:(City|State|Country)|Iptc4xmpCore:Location|LocationCreated/i;

/** Orientation, and whether there is a place, in a TIFF block as EXIF has it. Broken blocks tell nothing. */
export function readExif(tiff: Uint8Array): ExifFacts {
  const facts = { orientation: 1, hasLocation: false };
  const little = textAt(tiff, 0, 2) === "II";
  if ((!little && textAt(tiff, 0, 2) !== "MM") || tiff.length < 14) return facts;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const first = view.getUint32(4, little);
  if (first + 2 > tiff.length) return facts;
  const entries = view.getUint16(first, little);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.length) break;
    const tag = view.getUint16(at, little);
    const value = view.getUint16(at + 8, little);
    if (tag === ORIENTATION && value >= 1 && value <= 8) facts.orientation = value;
    if (tag === GPS) facts.hasLocation = true;
  }
  return facts;
}

/** The smallest EXIF block: how the picture is turned, and nothing else. */
export function orientationOnly(orientation: number): Uint8Array {
  const tiff = new Uint8Array(26);
  const view = new DataView(tiff.buffer);
  tiff.set([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]);
  view.setUint16(10, ORIENTATION);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return tiff;
}

const latin1 = new TextDecoder("latin1");

/** Whether XMP, or another text inside a picture, names a place. */
export const textHasPlace = (bytes: Uint8Array): boolean => PLACE_IN_TEXT.test(latin1.decode(bytes));

/** Whether an IPTC block names a city, a region or a country. */
export function iptcHasPlace(bytes: Uint8Array): boolean {
  for (let at = 0; at + 2 < bytes.length; at += 1) {
    if (bytes[at] === 0x1c && bytes[at + 1] === 2 && IPTC_PLACES.includes(bytes[at + 2] ?? 0)) return true;
  }
  return false;
}
