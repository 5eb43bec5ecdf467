import { AppError } from "../../../../errors.js";
import { ByteReader } from "../byte-reader.js";
import { type DirectoryEntry, directoryOf, streamIn } from "./directory.js";

/** Marks in tables of sectors that name no sector ([MS-CFB] 2.1): all from this number on. */
const noSector = 0xffff_fffa;
const headerLength = 512;
/** Sectors of the table of sectors that the head lists itself; a chain of sectors lists the others. */
const listedInHead = 109;

/** Where streams of bytes are found by name. */
export interface Streams {
  /** The bytes of a stream; null where there is none of the name. @throws AppError IMPORT_DAMAGED */
  stream(name: string): Uint8Array | null;
}

/**
 * Reads a compound file ([MS-CFB]), in which old Office programs keep several streams of bytes. Whatever its tables say, no more than
 * the file is read: what leads back into itself, or beyond the end, is damaged.
 */
export class CompoundFile implements Streams {
  readonly #reader: ByteReader;
  readonly #sectorSize: number;
  readonly #smallSectorSize: number;
  readonly #smallBelow: number;
  readonly #next: Uint32Array;
  readonly #entries: readonly DirectoryEntry[];
  #small: { readonly bytes: ByteReader; readonly next: Uint32Array } | null = null;

  /** @throws AppError IMPORT_DAMAGED where its head or tables make no sense */
  constructor(
    private readonly fileName: string,
    bytes: Uint8Array,
  ) {
    const reader = new ByteReader(bytes, true);
    this.#reader = reader;
    const [shift, smallShift] = [reader.short(30), reader.short(32)];
    if (reader.length < headerLength || shift < 7 || shift > 16 || smallShift < 2 || smallShift >= shift)
      throw this.#damaged("OLE");
    this.#sectorSize = 2 ** shift;
    this.#smallSectorSize = 2 ** smallShift;
    this.#smallBelow = reader.long(56);
    this.#next = this.#sectorTable();
    this.#entries = directoryOf(this.#chain(reader.long(48), "OLE: directory"));
  }

  stream(name: string): Uint8Array | null {
    const entry = streamIn(this.#entries, name);
    if (entry === null) return null;
    const bytes =
      entry.size >= this.#smallBelow ? this.#chain(entry.start, name, entry.size) : this.#smallStream(entry);
    if (bytes.length < entry.size) throw this.#damaged(name);
    return bytes.subarray(0, entry.size);
  }

  #smallStream({ name, start, size }: DirectoryEntry): Uint8Array {
    if (size === 0) return new Uint8Array();
    this.#small ??= this.#openSmall();
    const { bytes, next } = this.#small;
    const count = Math.ceil(size / this.#smallSectorSize);
    const sectors = this.#sectorsFrom(start, next, name, count).map((sector) =>
      bytes.bytes(sector * this.#smallSectorSize, this.#smallSectorSize),
    );
    return Buffer.concat(sectors);
  }

  #openSmall() {
    const [root] = this.#entries;
    if (root === undefined) throw this.#damaged("OLE: directory");
    const table = new ByteReader(this.#chain(this.#reader.long(60), "OLE: small sectors"), true);
    const next = Uint32Array.from({ length: table.length >> 2 }, (_, at) => table.long(at * 4));
    return { bytes: new ByteReader(this.#chain(root.start, "OLE: small sectors"), true), next };
  }

  /** Each sector's successor, out of the sectors that the head and its continuation list: of no more sectors than the file has. */
  #sectorTable(): Uint32Array {
    const count = Math.max(0, Math.ceil(this.#reader.length / this.#sectorSize) - 1);
    const next = new Uint32Array(count).fill(noSector);
    const perSector = this.#sectorSize / 4;
    let filled = 0;
    for (const sector of this.#listedSectors(Math.ceil(count / perSector))) {
      const at = this.#offset(sector);
      for (let entry = 0; entry < perSector && filled < count; entry++)
        next[filled++] = this.#reader.long(at + entry * 4);
    }
    return next;
  }

  /** The first so many sectors of the table of sectors. */
  #listedSectors(needed: number): number[] {
    const perSector = this.#sectorSize / 4;
    const listed: number[] = [];
    const list = (at: number, count: number) => {
      for (let entry = 0; entry < count && listed.length < needed; entry++) {
        const sector = this.#reader.long(at + entry * 4);
        if (this.#isThere(sector)) listed.push(sector);
      }
    };
    list(76, listedInHead);
    const seen = new Set<number>();
    for (let more = this.#reader.long(68); this.#isThere(more) && !seen.has(more); ) {
      seen.add(more);
      const at = this.#offset(more);
      list(at, perSector - 1);
      more = this.#reader.long(at + (perSector - 1) * 4);
    }
    return listed;
  }

  #chain(start: number, name: string, size = Number.POSITIVE_INFINITY): Uint8Array {
    const sectors = this.#sectorsFrom(start, this.#next, name, Math.ceil(size / this.#sectorSize));
    return Buffer.concat(sectors.map((sector) => this.#reader.bytes(this.#offset(sector), this.#sectorSize)));
  }

  /** Sectors one after the other. @param most how many are needed: what follows those is not looked at */
  #sectorsFrom(start: number, next: Uint32Array, name: string, most: number): number[] {
    const chain: number[] = [];
    const seen = new Set<number>();
    for (let sector = start; sector < noSector && chain.length < most; sector = next[sector] as number) {
      if (sector >= next.length || seen.has(sector)) throw this.#damaged(name);
      seen.add(sector);
      chain.push(sector);
    }
    return chain;
  }

  /** The head takes the place of a first sector. */
  #offset(sector: number): number {
    return (sector + 1) * this.#sectorSize;
  }

  #isThere(sector: number): boolean {
    return sector < noSector && this.#offset(sector) < this.#reader.length;
  }

  #damaged(reason: string): AppError {
    return new AppError("IMPORT_DAMAGED", { file: this.fileName, reason });
  }
}
