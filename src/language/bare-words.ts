import { canonicalForm, foldDiacritics } from "./syllable.js";

/** The words of a text alone, in lower case, as phrases are compared: letters said long cut short, `cảm ơn` however it is toned. */
export function bareWords(text: string): string {
  return canonicalForm(text)
    .replace(/[\p{P}\p{S}\p{Me}\p{Cf}\p{Variation_Selector}]+/gu, " ")
    .replace(/(\p{L})\1{2,}/gu, "$1")
    .replace(/(?<![\p{L}\p{M}])c\p{L}m \p{L}n(?![\p{L}\p{M}])/gu, (words) =>
      foldDiacritics(words) === "cam on" ? "cảm ơn" : words,
    )
    .replace(/\s+/gu, " ")
    .trim();
}
