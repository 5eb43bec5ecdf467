import { ByteReader } from "../byte-reader.js";
import {
  type CountedLevel,
  type CountedList,
  ListCounter,
  levelCount,
  longestLabel,
} from "../flow/list-counter.js";
import type { FileInformation } from "./file-information.js";
import { nameOfFormat } from "./number-formats.js";

const listLength = 28;
const levelLength = 28;
const useLength = 16;
const isSimple = 1;

/** The lists of a document, whose items are numbered in their order. */
export class DocLists {
  readonly #counter = new ListCounter();
  /** By the number with which paragraphs refer to them, from 0. */
  readonly #uses: readonly (CountedList | null)[];

  constructor(file: FileInformation) {
    this.#uses = usesOf(file, levelsOf(file));
  }

  /** The mark of the next item; null where it has none. @param use from 1 @param level from 0 */
  mark(use: number, level: number): string | null {
    const list = this.#uses[use - 1] ?? null;
    return list === null ? null : this.#counter.next(list, level);
  }
}

/** Identifier of a list → its levels. */
function levelsOf(file: FileInformation): Map<number, CountedLevel[]> {
  const { at, length } = file.place("lists");
  const found = new Map<number, CountedLevel[]>();
  if (length === 0 || file.isOld) return found;
  // Levels stand behind the lists, beyond the length that is told ([MS-DOC] 2.9.191, PlfLst).
  const reader = new ByteReader(file.tables.bytes(at, file.tables.length - at), true);
  const count = reader.short(0);
  let place = 2 + count * listLength;
  for (let list = 0; list < count && place < reader.length; list++) {
    const head = 2 + list * listLength;
    const levels = (reader.byte(head + 26) & isSimple) !== 0 ? 1 : levelCount;
    const own: CountedLevel[] = [];
    for (let level = 0; level < levels && place < reader.length; level++) {
      const read = levelAt(reader, place, level);
      own.push(read.level);
      place = read.end;
    }
    found.set(reader.long(head), own);
  }
  return found;
}

/** Bits of a level ([MS-DOC] 2.9.150, LVLF): numbers as decimals, and no new beginning behind those above but one that is named. */
const isLegal = 4;
const isOwnRestart = 8;

function levelAt(
  reader: ByteReader,
  at: number,
  level: number,
): { readonly level: CountedLevel; readonly end: number } {
  const text = at + levelLength + reader.byte(at + 24) + reader.byte(at + 25);
  const length = reader.short(text);
  const flags = reader.byte(at + 5);
  const shown = reader.bytes(text + 2, Math.min(length, longestLabel) * 2);
  return {
    level: {
      start: reader.long(at) & 0xffff,
      format: nameOfFormat(reader.byte(at + 4)),
      // A character below nine stands for the number of that level.
      text: [...new TextDecoder("utf-16le").decode(shown)].map((sign) =>
        sign.charCodeAt(0) < levelCount ? sign.charCodeAt(0) : sign,
      ),
      isLegal: (flags & isLegal) !== 0,
      restartAfter: (flags & isOwnRestart) !== 0 ? reader.byte(at + 26) : level,
    },
    end: text + 2 + length * 2,
  };
}

/** Bits of a level that a use of a list changes ([MS-DOC] 2.9.133, LFOLVL): its number, another first number, another look. */
const levelNumber = 15;
const hasStart = 16;
const hasLook = 32;
const changeLength = 8;

/** The uses of lists, each with what it changes in its list ([MS-DOC] 2.9.192, PlfLfo). */
function usesOf(
  file: FileInformation,
  lists: ReadonlyMap<number, readonly CountedLevel[]>,
): (CountedList | null)[] {
  const { at, length } = file.place("listUses");
  const reader = new ByteReader(file.tables.bytes(at, length), true);
  const count = Math.max(0, Math.min(reader.long(0), Math.floor((reader.length - 4) / useLength)));
  let place = 4 + count * useLength;
  return Array.from({ length: count }, (_, use) => {
    const head = 4 + use * useLength;
    const list = reader.long(head);
    const levels = [...(lists.get(list) ?? [])];
    const startOverrides = new Map<number, number>();
    // Four bytes that mean nothing, then the levels that are changed.
    place += 4;
    for (let change = 0; change < reader.byte(head + 12) && place < reader.length; change++) {
      const flags = reader.long(place + 4);
      const level = flags & levelNumber;
      if ((flags & hasStart) !== 0 && (flags & hasLook) === 0)
        startOverrides.set(level, reader.long(place) & 0xffff);
      place += changeLength;
      if ((flags & hasLook) === 0) continue;
      const read = levelAt(reader, place, level);
      if (level < levelCount) levels[level] = read.level;
      if ((flags & hasStart) !== 0) startOverrides.set(level, read.level.start);
      place = read.end;
    }
    return lists.has(list) ? { id: String(use), definition: String(list), levels, startOverrides } : null;
  });
}
