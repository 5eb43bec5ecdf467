/** Reads numbers of a file at any place; beyond its end all is zero. */
export class ByteReader {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  readonly #isLittle: boolean;

  constructor(bytes: Uint8Array, isLittle = false) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#isLittle = isLittle;
  }

  get length(): number {
    return this.#bytes.length;
  }

  byte(at: number): number {
    return this.#bytes[at] ?? 0;
  }

  short(at: number): number {
    return at < 0 || at + 2 > this.length ? 0 : this.#view.getUint16(at, this.#isLittle);
  }

  long(at: number): number {
    return at < 0 || at + 4 > this.length ? 0 : this.#view.getUint32(at, this.#isLittle);
  }

  bytes(at: number, length: number): Uint8Array {
    return this.#bytes.subarray(at, at + length);
  }

  ascii(at: number, length: number): string {
    return String.fromCharCode(...this.bytes(at, length));
  }
}
