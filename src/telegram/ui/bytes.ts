/** Puts whole numbers into as few bytes as they need. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  /** One byte, 0–255. */
  byte(value: number): void {
    this.#bytes.push(value & 0xff);
  }

  bytes(values: Uint8Array): void {
    this.#bytes.push(...values);
  }

  /** A whole number below 256^size, the highest byte first. */
  fixed(value: number, size: number): void {
    for (let at = size - 1; at >= 0; at--) this.byte(Math.floor(value / 256 ** at));
  }

  /** A whole number from 0 to 2^53 − 1, seven bits a byte, the lowest first (LEB128, as in WebAssembly and DWARF). */
  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** What was written, in letters, digits, `-` and `_`. */
  toString(): string {
    return Buffer.from(this.#bytes).toString("base64url");
  }
}

/** Reads what a `ByteWriter` wrote. What was not written by one ends in a RangeError. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(text: string) {
    this.#bytes = Buffer.from(text, "base64url");
    // Buffer skips what is no base64url: a text has one reading only.
    if (this.#bytes.toString("base64url") !== text) throw new RangeError("not base64url");
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new RangeError("ends too early");
    return value;
  }

  bytes(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError("ends too early");
    const values = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return values;
  }

  fixed(size: number): number {
    return this.bytes(size).reduce((value, byte) => value * 256 + byte, 0);
  }

  number(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte % 128) * scale;
      if (!Number.isSafeInteger(value)) throw new RangeError("number too large");
      if (byte < 128) return value;
    }
  }
}
