import { ObjectId } from "mongodb";

/** A new id on the wire's form: 24 hexadecimal characters, rising with time. */
export function newId(): string {
  return new ObjectId().toHexString();
}

/** The stored form of an id. Throws on anything but 24 hexadecimal characters. */
export function objectId(id: string): ObjectId {
  return ObjectId.createFromHexString(id);
}
