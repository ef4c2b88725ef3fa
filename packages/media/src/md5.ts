const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);
const BLOCK = 64;

/**
 * MD5, fed piece by piece (RFC 1321). Browsers have none of their own, and it is the checksum Cloudinary answers with
 * (`etag`). It guards against damage on the way, not against people.
 */
export class Md5 {
  #state = Int32Array.of(0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476);
  #rest = new Uint8Array(BLOCK);
  #restLength = 0;
  #total = 0;
  #words = new Int32Array(16);

  update(bytes: Uint8Array): this {
    this.#total += bytes.length;
    let from = 0;
    if (this.#restLength > 0) {
      from = Math.min(BLOCK - this.#restLength, bytes.length);
      this.#rest.set(bytes.subarray(0, from), this.#restLength);
      this.#restLength += from;
      if (this.#restLength < BLOCK) return this;
      this.#block(this.#rest, 0);
      this.#restLength = 0;
    }
    for (; from + BLOCK <= bytes.length; from += BLOCK) this.#block(bytes, from);
    this.#rest.set(bytes.subarray(from));
    this.#restLength = bytes.length - from;
    return this;
  }

  /** The checksum as 32 hex digits. Ends the calculation. */
  hex(): string {
    const bits = this.#total * 8;
    const padding = new Uint8Array((this.#restLength < 56 ? 56 : 120) - this.#restLength + 8);
    padding[0] = 0x80;
    const length = new DataView(padding.buffer, padding.length - 8);
    length.setUint32(0, bits >>> 0, true);
    length.setUint32(4, Math.floor(bits / 2 ** 32), true);
    this.update(padding);
    const bytes = new Uint8Array(this.#state.buffer);
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  #block(bytes: Uint8Array, from: number): void {
    const words = this.#words;
    for (let i = 0; i < 16; i += 1) {
      const at = from + i * 4;
      words[i] =
        byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24);
    }
    let [a = 0, b = 0, c = 0, d = 0] = this.#state;
    for (let i = 0; i < 64; i += 1) {
      const round = i >> 4;
      const mixed =
        round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
      const pick = round === 0 ? i : round === 1 ? (5 * i + 1) & 15 : round === 2 ? (3 * i + 5) & 15 : (7 * i) & 15;
      const sum = (a + mixed + (SINES[i] ?? 0) + (words[pick] ?? 0)) | 0;
      const shift = SHIFTS[round * 4 + (i & 3)] ?? 0;
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
    }
    this.#state[0] = ((this.#state[0] ?? 0) + a) | 0;
    this.#state[1] = ((this.#state[1] ?? 0) + b) | 0;
    this.#state[2] = ((this.#state[2] ?? 0) + c) | 0;
    this.#state[3] = ((this.#state[3] ?? 0) + d) | 0;
  }
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

const SLICE = 2_000_000;

/** The checksum of a file, read slice by slice so that a big one never lies in memory as a whole. */
export async function md5OfBlob(blob: Blob, onProgress?: (share: number) => void): Promise<string> {
  const md5 = new Md5();
  for (let from = 0; from < blob.size; from += SLICE) {
    md5.update(new Uint8Array(await blob.slice(from, from + SLICE).arrayBuffer()));
    onProgress?.(Math.min(1, (from + SLICE) / blob.size));
  }
  return md5.hex();
}
