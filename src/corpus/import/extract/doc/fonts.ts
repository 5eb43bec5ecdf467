import { ByteReader } from "../byte-reader.js";
import type { CodedFont } from "../flow/code-pages.js";
import type { FileInformation } from "./file-information.js";

/** Where a font's name stands in its entry ([MS-DOC] 2.9.82): behind its looks, which Word 6 does not keep. */
const namePlace = 40;
const oldNamePlace = 6;
const characterSetPlace = 4;

/** The fonts of a document, by number. */
export function fontsOf(file: FileInformation): CodedFont[] {
  const { at, length } = file.place("fonts");
  const reader = new ByteReader(file.tables.bytes(at, length), true);
  const fonts: CodedFont[] = [];
  let entry = file.isOld ? 2 : 4;
  while (entry < reader.length) {
    const size = reader.byte(entry) + 1;
    const bytes = reader.bytes(entry + (file.isOld ? oldNamePlace : namePlace), size);
    const text = new TextDecoder(file.isOld ? "latin1" : "utf-16le").decode(bytes);
    // The name of the font in its stead may follow.
    fonts.push({ name: text.split("\0", 1)[0] ?? "", charset: reader.byte(entry + characterSetPlace) });
    entry += size;
  }
  return fonts;
}
