/** CRC-64/XZ, which mongodump calls ECMA: polynomial 0xC96C5795D7870F42 reflected, all ones in, all ones out. */
const [POLYNOMIAL_HIGH, POLYNOMIAL_LOW] = [0xc96c5795, 0xd7870f42];

/** Eight tables of 256 entries, for eight bytes at a time; low and high halves apart, since numbers hold 53 bits. */
const [LOW, HIGH] = tables();

function tables(): [Uint32Array, Uint32Array] {
  const low = new Uint32Array(8 * 256);
  const high = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let [l, h] = [byte, 0];
    for (let bit = 0; bit < 8; bit += 1) {
      const odd = l & 1;
      l = ((l >>> 1) | (h << 31)) >>> 0;
      h = h >>> 1;
      if (odd) [l, h] = [(l ^ POLYNOMIAL_LOW) >>> 0, (h ^ POLYNOMIAL_HIGH) >>> 0];
    }
    low[byte] = l;
    high[byte] = h;
  }
  for (let index = 256; index < low.length; index += 1) {
    const [l, h] = [low[index - 256] ?? 0, high[index - 256] ?? 0];
    low[index] = ((l >>> 8) | (h << 24)) ^ (low[l & 0xff] ?? 0);
    high[index] = (h >>> 8) ^ (high[l & 0xff] ?? 0);
  }
  return [low, high];
}

/** The checksum that an archive carries for each collection. */
export class Crc64 {
  #low = 0xffffffff;
  #high = 0xffffffff;

  update(bytes: Uint8Array): void {
    let [low, high] = [this.#low, this.#high];
    let at = 0;
    for (const whole = bytes.length - (bytes.length % 8); at < whole; at += 8) {
      const one = low ^ word(bytes, at);
      const two = high ^ word(bytes, at + 4);
      low = entry(LOW, 7, one) ^ entry(LOW, 6, one >>> 8) ^ entry(LOW, 5, one >>> 16) ^ entry(LOW, 4, one >>> 24);
      low ^= entry(LOW, 3, two) ^ entry(LOW, 2, two >>> 8) ^ entry(LOW, 1, two >>> 16) ^ entry(LOW, 0, two >>> 24);
      high = entry(HIGH, 7, one) ^ entry(HIGH, 6, one >>> 8) ^ entry(HIGH, 5, one >>> 16) ^ entry(HIGH, 4, one >>> 24);
      high ^= entry(HIGH, 3, two) ^ entry(HIGH, 2, two >>> 8) ^ entry(HIGH, 1, two >>> 16) ^ entry(HIGH, 0, two >>> 24);
    }
    for (; at < bytes.length; at += 1) {
      const index = (low ^ (bytes[at] ?? 0)) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (LOW[index] ?? 0);
      high = (high >>> 8) ^ (HIGH[index] ?? 0);
    }
    this.#low = low;
    this.#high = high;
  }

  /** As archives hold it: a signed number of 64 bits. Nothing at all has the checksum 0. */
  value(): bigint {
    const low = BigInt(~this.#low >>> 0);
    return BigInt.asIntN(64, (BigInt(~this.#high >>> 0) << 32n) | low);
  }
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

function entry(table: Uint32Array, row: number, value: number): number {
  return table[(row << 8) | (value & 0xff)] ?? 0;
}
