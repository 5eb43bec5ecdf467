/** Writes binary Word documents as small as can be, for tests: of Word 97, or of Word 6. */

/** A change of a property: its code in Word 97 (two bytes) or Word 6 (one), and the bytes of its operand. */
export type Change = readonly [code: number, ...operand: number[]];

/** A stretch of characters set alike. */
export interface Run {
  readonly text: string;
  readonly changes?: readonly Change[];
}

/** A paragraph; its runs hold its mark at their end. */
export interface Paragraph {
  readonly runs: readonly Run[];
  readonly style?: number;
  readonly changes?: readonly Change[];
}

/** What a document holds. */
export interface DocContents {
  readonly body: readonly Paragraph[];
  readonly footnotes?: readonly Paragraph[];
  readonly headers?: readonly Paragraph[];
  readonly comments?: readonly Paragraph[];
  readonly endnotes?: readonly Paragraph[];
  readonly boxes?: readonly Paragraph[];
  /** Positions of the characters that refer to notes, and where each note's text begins in its part, with its end. */
  readonly notes?: {
    readonly references: readonly number[];
    readonly texts: readonly number[];
    readonly isNumbered?: boolean;
  };
  readonly styles?: readonly StyleEntry[];
  readonly fonts?: readonly { readonly name: string; readonly charset?: number }[];
  readonly lists?: { readonly levels: readonly (readonly [format: number, start: number, text: string])[] };
  readonly flags?: number;
  readonly version?: number;
  readonly isOld?: boolean;
  /** Whether letters are stored in one byte, in Word 97. */
  readonly isCompressed?: boolean;
  /** Further tables by number ([MS-DOC] 2.5.6), in the place of those that are written anyway. */
  readonly tables?: Readonly<Record<number, readonly number[]>>;
  /** Numbers of two bytes in the head, by where they stand. */
  readonly head?: Readonly<Record<number, number>>;
  /** Further streams. */
  readonly streams?: Readonly<Record<string, Uint8Array>>;
  /** Bytes for changes of sections: at `changesAt` of the main stream. */
  readonly sectionChanges?: readonly number[];
}

/** A style of the document. */
export interface StyleEntry {
  readonly own?: number;
  readonly name: string;
  readonly base?: number;
  readonly isCharacter?: boolean;
  readonly paragraph?: readonly Change[];
  readonly characters?: readonly Change[];
}

const page = 512;
/** Where letters begin, in bytes; the changes of sections stand before them. */
export const firstLetter = 1_024;
export const changesAt = 960;
/** A number in two bytes. */
export const u16 = (value: number) => [value & 255, (value >> 8) & 255];
/** A number in four bytes. */
export const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
const wide = (text: string) => [...Buffer.from(text, "utf16le")];

/** The bytes of a paragraph of one run. */
export function paragraph(
  text: string,
  changes: readonly Change[] = [],
  own: readonly Change[] = [],
): Paragraph {
  return { runs: [{ text: `${text}\r`, changes: own }], changes };
}

/** The document as a compound file. */
export function docOf(contents: DocContents): Uint8Array {
  const { isOld = false, isCompressed = isOld, version = isOld ? 101 : 0xc1, flags = 0 } = contents;
  const parts = [
    contents.body,
    contents.footnotes,
    contents.headers,
    contents.comments,
    contents.endnotes,
    contents.boxes,
  ].map((part) => part ?? []);
  const paragraphs = parts.flat();
  const lengths = parts.map((part) =>
    part.flatMap(({ runs }) => runs).reduce((sum, { text }) => sum + text.length, 0),
  );
  const text = paragraphs.flatMap(({ runs }) => runs.map((run) => run.text)).join("");
  const width = isCompressed ? 1 : 2;
  const letters = isCompressed ? [...Buffer.from(text, "latin1")] : wide(text);
  const characterPage = Math.ceil((firstLetter + letters.length) / page);
  const main = Buffer.alloc((characterPage + 2) * page + (isOld ? 16 * page : 0));
  main.set(letters, firstLetter);
  main.set(contents.sectionChanges ?? [], changesAt);
  const change = ([code, ...operand]: Change) => [...(isOld ? [code] : u16(code)), ...operand];
  const runs = paragraphs.flatMap(({ runs: own }) => own);
  const spans = (texts: readonly string[]) => {
    let at = firstLetter;
    return [at, ...texts.map((one) => (at += one.length * width))];
  };
  main.set(
    formattedPage(
      spans(runs.map((run) => run.text)),
      1,
      runs.map((run) => {
        const bytes = (run.changes ?? []).flatMap(change);
        return bytes.length === 0 ? null : [bytes.length, ...bytes];
      }),
    ),
    characterPage * page,
  );
  const entry = isOld ? 7 : 13;
  main.set(
    formattedPage(
      spans(paragraphs.map((one) => one.runs.map((run) => run.text).join(""))),
      entry,
      paragraphs.map((one) => {
        const bytes = [...u16(one.style ?? 0), ...(one.changes ?? []).flatMap(change)];
        return bytes.length % 2 === 0 ? [0, bytes.length / 2, ...bytes] : [(bytes.length + 1) / 2, ...bytes];
      }),
    ),
    (characterPage + 1) * page,
  );

  const tables: number[] = [];
  const places = new Map<number, readonly [number, number]>();
  const tableStart = isOld ? (characterPage + 2) * page : 0;
  const put = (at: number, bytes: readonly number[]) => {
    places.set(at, [tableStart + tables.length, bytes.length]);
    for (const byte of bytes) tables.push(byte);
    while (tables.length % 4 > 0) tables.push(0);
  };
  const pairs = isOld ? 0x58 : 0x9a;
  const at = (table: number) => pairs + table * 8;
  const end = firstLetter + letters.length;
  const pageNumber = (number: number) => (isOld ? u16(number) : u32(number));
  put(at(12), [...u32(firstLetter), ...u32(end), ...pageNumber(characterPage)]);
  put(at(13), [...u32(firstLetter), ...u32(end), ...pageNumber(characterPage + 1)]);
  put(at(15), fontTable(contents.fonts ?? [{ name: "Times New Roman" }], isOld));
  put(at(1), styleTable(contents.styles ?? [{ name: "Normal" }], change, isOld));
  if (contents.notes !== undefined) {
    const { references, texts, isNumbered = true } = contents.notes;
    put(at(2), [
      ...[...references, lengths[0] ?? 0].flatMap(u32),
      ...references.flatMap(() => [isNumbered ? 1 : 0, 0]),
    ]);
    put(at(3), [...texts, (texts.at(-1) ?? 0) + 1].flatMap(u32));
  }
  if (!isOld) {
    const place = isCompressed ? (firstLetter * 2) | 0x4000_0000 : firstLetter;
    const table = [...u32(0), ...u32(text.length), 0, 0, ...u32(place), 0, 0];
    put(at(33), [2, ...u32(table.length), ...table]);
    if (contents.lists !== undefined) putLists(contents.lists.levels, at, put, places);
  }
  for (const [table, bytes] of Object.entries(contents.tables ?? {})) put(at(Number(table)), bytes);
  main.set([...u16(isOld ? 0xa5dc : 0xa5ec), ...u16(version)], 0);
  main.set(u16(flags | (isOld ? 0 : 0x0200)), 10);
  main.set([...u32(firstLetter), ...u32(end)], 0x18);
  const [body = 0, footnotes = 0, headers = 0, comments = 0, endnotes = 0, boxes = 0] = lengths;
  main.set([body, footnotes, headers, 0, comments, endnotes, boxes, 0].flatMap(u32), isOld ? 0x34 : 0x4c);
  for (const [where, [start, length]] of places) main.set([...u32(start), ...u32(length)], where);
  for (const [where, value] of Object.entries(contents.head ?? {})) main.set(u16(value), Number(where));
  if (isOld) main.set(tables, tableStart);
  const ownStreams = { WordDocument: main, ...(isOld ? {} : { "1Table": Buffer.from(tables) }) };
  return compoundFile({ ...ownStreams, ...contents.streams });
}

/** A formatted page: where its stretches begin, and behind that each one's changes, from the end; null for none. */
function formattedPage(
  spans: readonly number[],
  entryLength: number,
  entries: readonly (readonly number[] | null)[],
): Buffer {
  const bytes = Buffer.alloc(page);
  for (const [at, span] of spans.entries()) bytes.writeUInt32LE(span, at * 4);
  let free = page - 1;
  entries.forEach((entry, at) => {
    if (entry === null) return;
    free = (free - entry.length) & ~1;
    bytes.set(entry, free);
    bytes[spans.length * 4 + at * entryLength] = free / 2;
  });
  if (spans.length * 4 + entries.length * entryLength > free)
    throw new Error("the test's document does not fit onto a page");
  bytes[page - 1] = entries.length;
  return bytes;
}

function fontTable(fonts: NonNullable<DocContents["fonts"]>, isOld: boolean): number[] {
  const entries = fonts.flatMap(({ name, charset = 0 }) => {
    const text = isOld ? [...Buffer.from(`${name}\0`, "latin1")] : wide(`${name}\0`);
    const head = Array.from({ length: isOld ? 5 : 39 }, () => 0);
    head[3] = charset;
    return [head.length + text.length, ...head, ...text];
  });
  return isOld ? [...u16(entries.length + 2), ...entries] : [...u16(fonts.length), 0, 0, ...entries];
}

function styleTable(
  styles: readonly StyleEntry[],
  change: (change: Change) => number[],
  isOld: boolean,
): number[] {
  const fixed = isOld ? 8 : 10;
  const padded = (bytes: readonly number[]) => [
    ...u16(bytes.length),
    ...bytes,
    ...(bytes.length % 2 === 1 ? [0] : []),
  ];
  const entries = styles.flatMap(
    ({
      own = 0xffe,
      name,
      base = 0xfff,
      isCharacter = false,
      paragraph: ofParagraph = [],
      characters = [],
    }) => {
      const text = isOld
        ? [name.length, ...Buffer.from(`${name}\0`, "latin1")]
        : [...u16(name.length), ...wide(`${name}\0`)];
      const head = [
        ...u16(own),
        ...u16((isCharacter ? 2 : 1) | (base << 4)),
        ...u16(isCharacter ? 1 : 2),
        0,
        0,
        ...(isOld ? [] : [0, 0]),
      ];
      const even = (head.length + text.length) % 2 === 1 ? [0] : [];
      const upx = isCharacter
        ? padded(characters.flatMap(change))
        : [...padded([0, 0, ...ofParagraph.flatMap(change)]), ...padded(characters.flatMap(change))];
      const bytes = [...head, ...text, ...even, ...upx];
      return [...u16(bytes.length), ...bytes];
    },
  );
  const head = [...u16(styles.length), ...u16(fixed), ...Array.from({ length: 14 }, () => 0)];
  return [...u16(head.length), ...head, ...entries];
}

function putLists(
  levels: NonNullable<DocContents["lists"]>["levels"],
  at: (table: number) => number,
  put: (place: number, bytes: readonly number[]) => void,
  places: Map<number, readonly [number, number]>,
): void {
  const list = Array.from({ length: 28 }, () => 0);
  list.splice(0, 4, ...u32(77));
  list[26] = levels.length === 1 ? 1 : 0;
  const all =
    levels.length === 1
      ? levels
      : Array.from({ length: 9 }, (_, level) => levels[level] ?? ([0, 1, ""] as const));
  const written = all.flatMap(([format, start, text]) => {
    const head = Array.from({ length: 28 }, () => 0);
    head.splice(0, 5, ...u32(start), format);
    return [...head, ...u16(text.length), ...wide(text)];
  });
  put(at(73), [...u16(1), ...list, ...written]);
  // The told length is that of the lists alone.
  places.set(at(73), [places.get(at(73))?.[0] ?? 0, 30]);
  const use = Array.from({ length: 16 }, () => 0);
  use.splice(0, 4, ...u32(77));
  put(at(74), [...u32(1), ...use]);
}

const sector = 512;
const small = 64;
const smallBelow = 4_096;
const free = 0xffff_ffff;
const last = 0xffff_fffe;

/** A compound file of some streams, the small ones in sectors of their own. */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sectors: Buffer[] = [];
  const table: number[] = [];
  const add = (bytes: Uint8Array) => {
    const count = Math.max(1, Math.ceil(bytes.length / sector));
    const start = sectors.length;
    for (let n = 0; n < count; n++) {
      const one = Buffer.alloc(sector);
      one.set(bytes.subarray(n * sector, (n + 1) * sector));
      sectors.push(one);
      table.push(n === count - 1 ? last : start + n + 1);
    }
    return start;
  };
  const smallTable: number[] = [];
  const smallBytes: Buffer[] = [];
  const entries = Object.entries(streams).map(([name, bytes]) => {
    if (bytes.length >= smallBelow) return { name, start: add(bytes), size: bytes.length };
    const count = Math.max(1, Math.ceil(bytes.length / small));
    const start = smallTable.length;
    for (let n = 0; n < count; n++) smallTable.push(n === count - 1 ? last : start + n + 1);
    const padded = Buffer.alloc(count * small);
    padded.set(bytes);
    smallBytes.push(padded);
    return { name, start, size: bytes.length };
  });
  const smallStream = Buffer.concat(smallBytes);
  const root = smallStream.length > 0 ? add(smallStream) : last;
  const smallTableAt = smallTable.length > 0 ? add(Buffer.from(smallTable.flatMap(u32))) : last;
  const directory = Buffer.alloc(Math.ceil((entries.length + 1) / 4) * sector);
  [{ name: "Root Entry", start: root, size: smallStream.length }, ...entries].forEach(
    ({ name, start, size }, at) => {
      const bytes = directory.subarray(at * 128);
      bytes.set(wide(name), 0);
      bytes.set(u16((name.length + 1) * 2), 64);
      bytes[66] = at === 0 ? 5 : 2;
      // The root's streams are a list, each beside the one before it.
      const next = at < entries.length ? at + 1 : free;
      bytes.set([...u32(free), ...u32(at === 0 ? free : next), ...u32(at === 0 ? next : free)], 68);
      bytes.set([...u32(start), ...u32(size)], 116);
    },
  );
  const directoryAt = add(directory);
  const tableAt = sectors.length;
  const tableSectors = Math.ceil((table.length + 1 + Math.ceil(table.length / 127)) / 128);
  for (let n = 0; n < tableSectors; n++) table.push(0xffff_fffd);
  const head = Buffer.alloc(sector);
  head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  head.set([...u16(0x3e), ...u16(3), ...u16(0xfffe), ...u16(9), ...u16(6)], 24);
  head.set([...u32(tableSectors), ...u32(directoryAt)], 44);
  head.set([...u32(smallBelow), ...u32(smallTableAt), ...u32(1), ...u32(last), ...u32(0)], 56);
  for (let n = 0; n < 109; n++) head.writeUInt32LE(n < tableSectors ? tableAt + n : free, 76 + n * 4);
  const written = Buffer.alloc(tableSectors * sector, 0xff);
  written.set(table.flatMap(u32));
  return Buffer.concat([head, ...sectors, written]);
}
