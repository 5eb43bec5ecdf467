import { ByteReader } from "../byte-reader.js";
import { formatNumber } from "../flow/number-format.js";
import { bulletText } from "../flow/symbols.js";
import type { FileInformation } from "./file-information.js";

/** A level of a list: how its items are numbered. */
interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** The mark, with the number of a level (from 0) in the place of each number. */
  readonly text: string;
}

/** Names of number formats ([MS-OSHARED] 2.2.1.3, MSONFC), as Office Open XML calls them. */
const formats = new Map([
  [0, "decimal"],
  [1, "upperRoman"],
  [2, "lowerRoman"],
  [3, "upperLetter"],
  [4, "lowerLetter"],
  [5, "ordinal"],
  [22, "decimalZero"],
  [23, "bullet"],
  [56, "vietnameseCounting"],
  [255, "none"],
]);
const listLength = 28;
const levelLength = 28;
const useLength = 16;
/** A list has one level or nine. */
const mostLevels = 9;
const isSimple = 1;

/** Numbers the items of a document's lists in their order. */
export class DocLists {
  readonly #levels: ReadonlyMap<number, readonly ListLevel[]>;
  /** Identifiers of the lists that paragraphs refer to by the number of a use. */
  readonly #uses: readonly number[];
  readonly #counts = new Map<number, number[]>();

  constructor(file: FileInformation) {
    this.#levels = levelsOf(file);
    const { at, length } = file.place("listUses");
    const reader = new ByteReader(file.tables.bytes(at, length), true);
    const count = Math.min(reader.long(0), Math.floor((reader.length - 4) / useLength));
    this.#uses = Array.from({ length: Math.max(0, count) }, (_, use) => reader.long(4 + use * useLength));
  }

  /** The mark of the next item; empty where it has none. @param use from 1 @param level from 0 */
  mark(use: number, level: number): string {
    const list = this.#uses[use - 1];
    const levels = list === undefined ? undefined : this.#levels.get(list);
    const own = levels?.[level];
    if (list === undefined || levels === undefined || own === undefined) return "";
    if (own.format === "bullet") return bulletText(own.text);
    const counts = this.#counts.get(list) ?? [];
    this.#counts.set(list, counts);
    counts.length = Math.min(counts.length, level + 1);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    return [...own.text]
      .map((sign) => {
        const number = sign.charCodeAt(0);
        if (number >= mostLevels) return sign;
        const { start = 1, format = "decimal" } = levels[number] ?? {};
        return formatNumber(counts[number] ?? start, format);
      })
      .join("")
      .trim();
  }
}

function levelsOf(file: FileInformation): Map<number, ListLevel[]> {
  const { at } = file.place("lists");
  if (at === 0 || file.isOld) return new Map();
  // Levels stand behind the lists, beyond the length that is told ([MS-DOC] 2.9.191, PlfLst).
  const reader = new ByteReader(file.tables.bytes(at, file.tables.length - at), true);
  const count = reader.short(0);
  const found = new Map<number, ListLevel[]>();
  let place = 2 + count * listLength;
  for (let list = 0; list < count && place < reader.length; list++) {
    const head = 2 + list * listLength;
    const levels = (reader.byte(head + 26) & isSimple) !== 0 ? 1 : mostLevels;
    const own: ListLevel[] = [];
    for (let level = 0; level < levels && place < reader.length; level++) {
      const read = levelAt(reader, place);
      own.push(read.level);
      place = read.end;
    }
    found.set(reader.long(head), own);
  }
  return found;
}

function levelAt(reader: ByteReader, at: number): { readonly level: ListLevel; readonly end: number } {
  const text = at + levelLength + reader.byte(at + 24) + reader.byte(at + 25);
  const length = reader.short(text);
  const format = formats.get(reader.byte(at + 4)) ?? "decimal";
  const signs = new TextDecoder("utf-16le").decode(reader.bytes(text + 2, length * 2));
  return { level: { start: reader.long(at), format, text: signs }, end: text + 2 + length * 2 };
}
