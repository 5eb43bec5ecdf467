import type { BlockRole } from "../../document.js";
import { ByteReader } from "../byte-reader.js";
import { isContentsStyleName, roleOfStyleName } from "../flow/style-names.js";
import type { FileInformation } from "./file-information.js";
import { changesIn, type PropertyChange } from "./properties.js";

/** A style: what it changes, and what its paragraphs are. */
export interface DocStyle {
  readonly paragraph: readonly PropertyChange[];
  readonly characters: readonly PropertyChange[];
  /** Number of the style that it goes out from; null for none. */
  readonly base: number | null;
  readonly role: BlockRole | null;
  readonly level: number | null;
  /** Whether its paragraphs are those of a table of contents. */
  readonly isContents: boolean;
}

/** Numbers of the fonts that hold where no style names one: of plain letters, and of all others. */
interface UsualFonts {
  readonly plain: number;
  readonly other: number;
}

const nothing = new Uint8Array();
const noStyle = 0xfff;
/** Styles that go out from one another; more are not followed. */
const longestLineage = 30;
/** Where the head names the usual fonts ([MS-DOC] 2.9.274, Stshif); older ones name one. */
const plainFontAt = 14;
const otherFontAt = 18;
/** Word's own styles by number ([MS-DOC] 2.9.260, sti): headings are 1 to 9. */
const ownRoles = new Map<number, BlockRole>([
  [29, "footnote"],
  [34, "caption"],
  [43, "footnote"],
  [62, "title"],
]);
const isParagraphStyle = 1;
const isCharacterStyle = 2;

/** Numbers of Word's own styles of tables of contents. */
const firstContents = 19;
const lastContents = 27;

/** The styles of a document. */
export class StyleSheet {
  readonly #lineages = new Map<number, readonly DocStyle[]>();
  readonly #paragraphs = new Map<number, ReadonlyMap<number, ByteReader>>();

  private constructor(
    private readonly styles: readonly (DocStyle | null)[],
    readonly fonts: UsualFonts,
  ) {}

  static of(file: FileInformation): StyleSheet {
    const { at, length } = file.place("styles");
    const reader = new ByteReader(file.tables.bytes(at, length), true);
    const headLength = reader.short(0);
    const plain = reader.short(plainFontAt);
    const other = headLength >= otherFontAt ? reader.short(otherFontAt) : plain;
    return new StyleSheet(stylesIn(reader, file.isOld), { plain, other });
  }

  /** A style and those that it goes out from, the outermost first. */
  lineage(number: number): readonly DocStyle[] {
    const known = this.#lineages.get(number);
    if (known !== undefined) return known;
    const found: DocStyle[] = [];
    for (let at: number | null = number; at !== null && found.length < longestLineage; ) {
      const style: DocStyle | null = this.styles[at] ?? null;
      if (style === null || found.includes(style)) break;
      found.unshift(style);
      at = style.base;
    }
    this.#lineages.set(number, found);
    return found;
  }

  /** What a style says of paragraphs: code of a change → its operand, of the nearest style that says so. */
  paragraph(number: number): ReadonlyMap<number, ByteReader> {
    const known = this.#paragraphs.get(number);
    if (known !== undefined) return known;
    const changes = this.lineage(number).flatMap(({ paragraph }) => paragraph);
    const values = new Map(changes.map(({ code, operand }) => [code, operand]));
    this.#paragraphs.set(number, values);
    return values;
  }
}

/** By number; null for a number that none has. */
function stylesIn(reader: ByteReader, isOld: boolean): (DocStyle | null)[] {
  const headLength = reader.short(0);
  const count = Math.min(reader.short(2), noStyle);
  const fixedLength = reader.short(4);
  const styles: (DocStyle | null)[] = [];
  let entry = headLength + 2;
  for (let number = 0; number < count && entry < reader.length; number++) {
    const size = reader.short(entry);
    const bytes = reader.bytes(entry + 2, size);
    styles.push(size === 0 ? null : styleOf(new ByteReader(bytes, true), fixedLength, isOld));
    entry += 2 + size;
  }
  return styles;
}

function styleOf(reader: ByteReader, fixedLength: number, isOld: boolean): DocStyle {
  const [own, family, parts] = [reader.short(0) & 0xfff, reader.short(2), reader.short(4) & 0xf];
  const { name, end } = nameAt(reader, fixedLength, isOld);
  const changes = partsAt(reader, end, parts);
  const [kind, base] = [family & 0xf, family >> 4];
  const named = roleOfStyleName(name);
  const isHeading = own >= 1 && own <= 9 && kind === isParagraphStyle;
  return {
    paragraph: kind === isParagraphStyle ? changesIn((changes[0] ?? nothing).subarray(2), isOld) : [],
    characters: changesIn((kind === isCharacterStyle ? changes[0] : changes[1]) ?? nothing, isOld),
    base: base === noStyle ? null : base,
    role: isHeading ? "heading" : (ownRoles.get(own) ?? named?.role ?? null),
    level: isHeading ? Math.min(own, 6) : (named?.level ?? null),
    isContents: (own >= firstContents && own <= lastContents) || isContentsStyleName(name),
  };
}

function nameAt(
  reader: ByteReader,
  at: number,
  isOld: boolean,
): { readonly name: string; readonly end: number } {
  const length = isOld ? reader.byte(at) : reader.short(at) * 2;
  const start = at + (isOld ? 1 : 2);
  const name = new TextDecoder(isOld ? "latin1" : "utf-16le").decode(reader.bytes(start, length));
  return { name: name.split(",", 1)[0] ?? "", end: start + length + (isOld ? 1 : 2) };
}

/** Each begins at an even place. */
function partsAt(reader: ByteReader, start: number, count: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let at = start;
  for (let part = 0; part < count && at < reader.length; part++) {
    at += at % 2;
    const length = reader.short(at);
    parts.push(reader.bytes(at + 2, length));
    at += 2 + length;
  }
  return parts;
}
