/**
 * Whether a line begins with what labels an item: a dash or dot, `a)`, `1.`, `1.2.3`, `(i)`, or the name of a part of a law (`Điều 5.`,
 * `Chương II`). Four figures are a year.
 */
export function beginsWithLabel(text: string): boolean {
  return listLabel.test(text) || beginsWithPartLabel(text);
}

/** Whether a line begins with the name of a part of a law. */
export function beginsWithPartLabel(text: string): boolean {
  return partLabel.test(text.normalize("NFC"));
}

/** Whether a line begins as an item of a list does, not as a numbered heading. */
export function beginsWithListLabel(text: string): boolean {
  return listLabel.test(text);
}

const listLabel =
  /^(?:[-–—•●○▪■□◦‣·*+✓]\s?(?=\S)|\(?(?:\p{L}{1,2}|\d{1,3}|[ivxlcIVXLC]{1,6})[).]\s|\d{1,3}[).](?=\p{Lu}\p{Ll})|\d{1,3}(?:\.\d{1,3}){1,5}\.?\s|\[\d{1,3}\]\s?)/u;
const partLabel =
  /^(?:Điều|Chương|Mục|Phần|Khoản|Tiểu mục|Phụ lục)\s+(?:\d{1,4}|[IVXLC]{1,7})(?:[.:]|\s|$)/iu;

/** Whether a line ends with a row of dots that leads to a number: an entry of a table of contents or of a price list. */
export function endsWithLeader(text: string): boolean {
  return /(?:\.{4}|…{2}|(?:\. ){3}|_{4})[.…_ ]{0,400}\d[\d.,]{0,12}$/u.test(text);
}
