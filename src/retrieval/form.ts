import type { Form } from "./query.js";

/** A form of one token: as printed, or without diacritics. */
export function singleForm(value: string, folded: boolean, strength: number): Form {
  return { elements: [{ value, folded }], strength };
}

/** Words parted by one space, to be found as printed. */
export function printedForm(words: string, strength: number): Form {
  return { elements: words.split(" ").map((value) => ({ value, folded: false })), strength };
}

/** The tokens of a form, parted by one space. */
export function formText({ elements }: Form): string {
  return elements.map(({ value }) => value).join(" ");
}
