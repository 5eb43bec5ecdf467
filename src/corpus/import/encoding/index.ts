/*
 * Text that is not Unicode, or was broken on its way: told by the share of Vietnamese syllables in each reading, and decoded.
 */

export { type DecodedText, decodeBlock } from "./decode-block.js";
export { decodeDocument } from "./decode-document.js";
export { type DecodedLines, decodeLines } from "./decode-lines.js";
export type { LegacyEncoding } from "./encodings.js";
export { encodingOfFont, isCapitalsFont } from "./font-hint.js";
export { countSyllables, type SyllableCount, syllableShare } from "./syllable-share.js";
export { windows1252Character, windows1252Text } from "./windows-1252.js";
