import { createHash, hash } from "node:crypto";
import { Crc64 } from "./crc64.ts";

/** What is known of a collection's documents once all have gone by. */
export type Tallied = {
  documents: number;
  bytes: number;
  /** Of the documents' bytes, in the order of the archive. */
  sha256: string;
  /** Sum of the documents' SHA-256 modulo 2^256: the same whatever their order. */
  digest: string;
  /** What the archive says, in decimal. */
  crc64: string;
};

/** Counts and digests the documents of one collection as they go by. */
export class Tally {
  documents = 0;
  bytes = 0;
  readonly #sha256 = createHash("sha256");
  readonly #crc = new Crc64();
  readonly #sum = new Uint32Array(8);

  add(documents: readonly Uint8Array[]): void {
    for (const document of documents) {
      this.documents += 1;
      this.bytes += document.length;
      this.#sha256.update(document);
      this.#crc.update(document);
      this.#addToSum(hash("sha256", document, "buffer"));
    }
  }

  crc64(): bigint {
    return this.#crc.value();
  }

  done(): Tallied {
    const sum = Buffer.alloc(32);
    for (const [index, word] of this.#sum.entries()) sum.writeUInt32LE(word, index * 4);
    return {
      documents: this.documents,
      bytes: this.bytes,
      sha256: this.#sha256.copy().digest("hex"),
      digest: sum.toString("hex"),
      crc64: this.crc64().toString(),
    };
  }

  #addToSum(digest: Buffer): void {
    let carry = 0;
    for (let index = 0; index < 8; index += 1) {
      const word = (this.#sum[index] ?? 0) + digest.readUInt32LE(index * 4) + carry;
      this.#sum[index] = word;
      carry = word > 0xffffffff ? 1 : 0;
    }
  }
}
