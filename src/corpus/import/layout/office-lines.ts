import { isAllCapitals } from "../../recognise.js";

/*
 * Lines that papers of Vietnamese authorities bear in blocks beside each other (Decree 30/2020/NĐ-CP, appendix I): who issues it and its number on the
 * left, the state's name, its motto, place and date on the right; at the end who receives it on the left, who signs it on the right.
 */

/** The name of the state or of the party, and the motto. */
const emblem =
  /(?:C[ỘÔ]NG H(?:OÀ|ÒA) XÃ H[ỘÔ]I CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc)/u;
/** The same at the beginning of a line, in small letters too. */
const anyEmblem =
  /^(?:cộng h(?:oà|òa) xã hội chủ nghĩa việt nam|độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc|đảng cộng sản việt nam)/iu;
const number = /^Số\s*(?::|(?:\d{1,5}\s*)?[-–/]\s*\p{Lu})/u;
const date = /^[\p{L}\s.-]{2,40},\s*ngày\s.{0,20}tháng\s.{0,12}năm\s?\S{0,8}$/iu;
const receivers = /^Nơi nhận\s*:?/iu;
/** For whom somebody signs: on behalf of, in place of, by order of, by authority of, acting. */
const signer = /^(?:TM|KT|TL|TUQ|Q)\.\s?\p{Lu}/u;

/** Such a line is no longer than this, in characters. */
const longestLine = 80;

/** Whether a text is a line of a paper's head that every one bears: the state's name or the motto, its number, its place and date. */
export function isLetterhead(text: string): boolean {
  const composed = text.normalize("NFC").trim();
  return anyEmblem.test(composed) || number.test(composed) || date.test(composed);
}

/** Whether a line is one that stands in such a block. */
export function isOfficeLine(text: string): boolean {
  const composed = text.normalize("NFC").trim();
  if (emblemAt(composed) === 0 || [number, date, receivers].some((pattern) => pattern.test(composed)))
    return composed.length <= longestLine;
  return signer.test(composed) && isAllCapitals(composed);
}

/** Where the state's name or its motto begins in a composed line, in characters; -1 where it does not. */
export function emblemAt(text: string): number {
  return emblem.exec(text)?.index ?? -1;
}

/** Whether a line begins with the state's name or its motto. */
export function beginsWithEmblem(text: string): boolean {
  return emblemAt(text.normalize("NFC")) === 0;
}
