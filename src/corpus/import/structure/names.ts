import { areNames, isMarkedByLine, namesInByLine } from "../../recognise.js";

/** A name in capitals at the end of a line, as journals print it behind rank and degree: `Thiếu tướng, PGS. TS. TRỊNH BÁ CHINH`. */
const capitalName = /(?<![\p{L}\p{M}])((?:\p{Lu}[\p{Lu}\p{M}]+[ ]){1,5}\p{Lu}[\p{Lu}\p{M}]+)$/u;
/** What stands before such a name: ranks, degrees and the names of others, each short. */
const beforeName = /^(?:[\p{L}\p{M}.]{1,12}[,.;:]?\s+){0,24}$/u;
/** Longest by-line, in characters. */
const longestByLine = 240;

/** The names of the authors where a line is a by-line; empty where it is none. */
export function authorsIn(text: string): string[] {
  if (text.length > longestByLine) return [];
  if (isMarkedByLine(text)) return namesInByLine(text);
  if (areNames(text)) return namesInByLine(text);
  const pieces = text
    .normalize("NFC")
    .split(/[;,](?=\s)|\s[-–—]\s/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  const names = pieces.flatMap((piece) => {
    const [, name] = capitalName.exec(piece) ?? [];
    return name !== undefined && beforeName.test(piece.slice(0, piece.length - name.length)) ? [name] : [];
  });
  const hasRank =
    /(?:^|[\s,;])(?:(?:PGS|GS|TSKH|TS|ThS|CN|KS|BS|CK\s?[I]{1,2})\.?|Đại tướng|(?:Thượng|Trung|Thiếu) tướng|(?:Đại|Thượng|Trung|Thiếu) (?:tá|úy|uý))[\s,.]/iu;
  return hasRank.test(text.normalize("NFC")) ? names : [];
}
