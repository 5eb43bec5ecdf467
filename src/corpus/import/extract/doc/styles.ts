import type { BlockRole } from "../../document.js";
import { ByteReader } from "../byte-reader.js";
import { isContentsStyleName, roleOfStyleName } from "../flow/style-names.js";
import type { FileInformation } from "./file-information.js";

/** A style: what it changes, and what its paragraphs are. */
export interface DocStyle {
  readonly paragraph: Uint8Array;
  readonly characters: Uint8Array;
  /** Number of the style that it goes out from; null for none. */
  readonly base: number | null;
  readonly role: BlockRole | null;
  readonly level: number | null;
}

const nothing = new Uint8Array();
const noStyle = 0xfff;
/** Word's own styles by number ([MS-DOC] 2.9.260, sti): headings are 1 to 9. */
const ownRoles = new Map<number, BlockRole>([
  [29, "footnote"],
  [34, "caption"],
  [43, "footnote"],
  [62, "title"],
]);
const isParagraphStyle = 1;
const isCharacterStyle = 2;

/** The styles of a document, by number; null for a number that none has. */
export function stylesOf(file: FileInformation): (DocStyle | null)[] {
  const { at, length } = file.place("styles");
  const reader = new ByteReader(file.tables.bytes(at, length), true);
  const headLength = reader.short(0);
  const count = Math.min(reader.short(2), noStyle);
  const fixedLength = reader.short(4);
  const styles: (DocStyle | null)[] = [];
  let entry = headLength + 2;
  for (let number = 0; number < count && entry < reader.length; number++) {
    const size = reader.short(entry);
    const bytes = reader.bytes(entry + 2, size);
    styles.push(size === 0 ? null : styleOf(new ByteReader(bytes, true), fixedLength, file.isOld));
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
    paragraph: kind === isParagraphStyle ? (changes[0] ?? nothing).subarray(2) : nothing,
    characters: (kind === isCharacterStyle ? changes[0] : changes[1]) ?? nothing,
    base: base === noStyle ? null : base,
    role: isHeading
      ? "heading"
      : isContentsStyleName(name)
        ? null
        : (ownRoles.get(own) ?? named?.role ?? null),
    level: isHeading ? Math.min(own, 6) : (named?.level ?? null),
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

/** A style and those that it goes out from, the outermost first. */
export function lineageOf(styles: readonly (DocStyle | null)[], number: number): DocStyle[] {
  const found: DocStyle[] = [];
  const seen = new Set<number>();
  for (let at: number | null = number; at !== null && !seen.has(at); ) {
    seen.add(at);
    const style: DocStyle | null | undefined = styles[at];
    if (style === null || style === undefined) break;
    found.unshift(style);
    at = style.base;
  }
  return found;
}
