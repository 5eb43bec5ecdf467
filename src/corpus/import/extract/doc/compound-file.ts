import { AppError } from "../../../../errors.js";
import { ByteReader } from "../byte-reader.js";

/** Marks in tables of sectors that name no sector ([MS-CFB] 2.1): all from this number on. */
const noSector = 0xffff_fffa;
const headerLength = 512;
const entryLength = 128;
/** Kinds of directory entries that hold a stream: a stream, and the root, which holds the small ones. */
const streamKind = 2;
const rootKind = 5;

/** Reads a compound file ([MS-CFB]), in which old Office programs keep several streams of bytes. Whatever its tables say, no more than the file is read. */
export class CompoundFile {
  readonly #reader: ByteReader;
  readonly #sectorSize: number;
  readonly #smallSectorSize: number;
  readonly #smallBelow: number;
  readonly #next: number[];
  readonly #entries: readonly Entry[];
  #small: { readonly bytes: ByteReader; readonly next: readonly number[] } | null = null;

  /** @throws AppError IMPORT_DAMAGED where its head or tables make no sense */
  constructor(
    private readonly fileName: string,
    bytes: Uint8Array,
  ) {
    const reader = new ByteReader(bytes, true);
    this.#reader = reader;
    const [shift, smallShift] = [reader.short(30), reader.short(32)];
    if (reader.length < headerLength || shift < 7 || shift > 16 || smallShift < 2 || smallShift >= shift)
      throw this.#damaged();
    this.#sectorSize = 2 ** shift;
    this.#smallSectorSize = 2 ** smallShift;
    this.#smallBelow = reader.long(56);
    this.#next = this.#sectorTable();
    this.#entries = entriesOf(this.#chain(reader.long(48)));
  }

  /** The bytes of a stream; null where there is none of the name. @throws AppError IMPORT_DAMAGED */
  stream(name: string): Uint8Array | null {
    const entry = this.#entries.find((one) => one.kind === streamKind && one.name === name);
    if (entry === undefined) return null;
    if (entry.size >= this.#smallBelow) return this.#chain(entry.start).subarray(0, entry.size);
    return this.#smallStream(entry);
  }

  #smallStream({ start, size }: Entry): Uint8Array {
    this.#small ??= this.#openSmall();
    const { bytes, next } = this.#small;
    const sectors = chainOf(start, next).map((sector) =>
      bytes.bytes(sector * this.#smallSectorSize, this.#smallSectorSize),
    );
    return Buffer.concat(sectors).subarray(0, size);
  }

  #openSmall() {
    const root = this.#entries.find(({ kind }) => kind === rootKind);
    if (root === undefined) throw this.#damaged();
    const table = new ByteReader(this.#chain(this.#reader.long(60)), true);
    const next = Array.from({ length: table.length >> 2 }, (_, at) => table.long(at * 4));
    return { bytes: new ByteReader(this.#chain(root.start), true), next };
  }

  /** Where each sector's successor stands, out of the sectors that the head and its continuation list. */
  #sectorTable(): number[] {
    const perSector = this.#sectorSize / 4;
    const listed = Array.from({ length: 109 }, (_, at) => this.#reader.long(76 + at * 4));
    const seen = new Set<number>();
    for (let more = this.#reader.long(68); more < noSector && !seen.has(more); ) {
      seen.add(more);
      const at = this.#offset(more);
      for (let entry = 0; entry < perSector - 1; entry++) listed.push(this.#reader.long(at + entry * 4));
      more = this.#isThere(more) ? this.#reader.long(at + (perSector - 1) * 4) : noSector;
    }
    return listed
      .filter((sector) => sector < noSector && this.#isThere(sector))
      .flatMap((sector) =>
        Array.from({ length: perSector }, (_, at) => this.#reader.long(this.#offset(sector) + at * 4)),
      );
  }

  #chain(start: number): Uint8Array {
    const sectors = chainOf(start, this.#next).filter((sector) => this.#isThere(sector));
    return Buffer.concat(sectors.map((sector) => this.#reader.bytes(this.#offset(sector), this.#sectorSize)));
  }

  /** The head takes the place of a first sector. */
  #offset(sector: number): number {
    return (sector + 1) * this.#sectorSize;
  }

  #isThere(sector: number): boolean {
    return this.#offset(sector) < this.#reader.length;
  }

  #damaged(): AppError {
    return new AppError("IMPORT_DAMAGED", { file: this.fileName, reason: "OLE" });
  }
}

/** A stream as the directory names it. */
interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

function entriesOf(directory: Uint8Array): Entry[] {
  const reader = new ByteReader(directory, true);
  return Array.from({ length: Math.floor(directory.length / entryLength) }, (_, number): Entry => {
    const at = number * entryLength;
    const length = Math.max(0, Math.min(62, reader.short(at + 64) - 2));
    const name = new TextDecoder("utf-16le").decode(reader.bytes(at, length));
    return { name, kind: reader.byte(at + 66), start: reader.long(at + 116), size: reader.long(at + 120) };
  });
}

/** Sectors one after the other; a chain that leads back into itself ends there. */
function chainOf(start: number, next: readonly number[]): number[] {
  const chain: number[] = [];
  const seen = new Set<number>();
  for (
    let sector = start;
    sector < noSector && sector < next.length && !seen.has(sector);
    sector = next[sector] as number
  ) {
    seen.add(sector);
    chain.push(sector);
  }
  return chain;
}
