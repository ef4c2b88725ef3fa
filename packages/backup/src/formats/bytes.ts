/** Bytes that arrive in pieces, taken in the lengths that a format has. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  taken = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next bytes, without taking them; fewer when there are no more. */
  async peek(length: number): Promise<Buffer> {
    if (this.#held.length < length) await this.#fill(length);
    return this.#held.subarray(0, length);
  }

  /** Null when there are not so many any more. */
  async take(length: number): Promise<Buffer | null> {
    if (this.#held.length < length) await this.#fill(length);
    if (this.#held.length < length) return null;
    const taken = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    this.taken += length;
    return taken;
  }

  /** Whether so many bytes are here already. */
  holds(length: number): boolean {
    return this.#held.length >= length;
  }

  async #fill(length: number): Promise<void> {
    const pieces = [this.#held];
    let have = this.#held.length;
    while (have < length) {
      const { done, value } = await this.#source.next();
      if (done) break;
      pieces.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
      have += value.length;
    }
    this.#held = pieces.length === 1 ? this.#held : Buffer.concat(pieces);
  }
}
