/** Longest text of a question that is kept, in UTF-16 code units. */
const longestText = 300;

/** A question as it is kept where it was not answered, and by what it is known to be the same; null: nothing is left of it. */
export function keptText(question: string | null): { readonly text: string; readonly key: string } | null {
  const text = (question ?? "").normalize("NFC").replace(/\s+/gu, " ").trim().slice(0, longestText);
  return text === "" ? null : { text, key: text.toLowerCase() };
}
