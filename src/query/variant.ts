import type { Variant } from "./query.js";

/** A form of one token: as printed, or without diacritics. */
export function singleVariant(value: string, folded: boolean, boost: number): Variant {
  return { tokens: [{ value, folded }], boost };
}

/** Words parted by one space, to be found as printed. */
export function printedVariant(words: string, boost: number): Variant {
  return { tokens: words.split(" ").map((value) => ({ value, folded: false })), boost };
}

/** The tokens of a form, parted by one space. */
export function variantText({ tokens }: Variant): string {
  return tokens.map(({ value }) => value).join(" ");
}
