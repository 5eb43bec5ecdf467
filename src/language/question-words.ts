/** Words that ask, as they stand in a question without diacritics, one space between words. */
const asking =
  /(?:^| )(?:ai|gi|j|nao|sao|dau|may|bao nhieu|bao nhiu|bn|bnhieu|bao gio|bao lau|khi nao|khong|ko|hong|chua|ha|a|who|whom|whose|what|which|how|why|when|where|is|are|did|does|do|was|were)(?: |$)/;
/** Those of them that ask who or what something is called: `tác giả nào`, but not `thế nào`. */
const askingName =
  /(?:^| )(?:ai|ten|who|whom|whose|called|name|named|title|headline)(?: |$)|(?:^| )(?!the |nhu )\S+ nao(?: |$)/;

/** Whether a question asks something in words; a row of keywords does not. Words folded, one space between them. */
export function asksInWords(folded: string): boolean {
  return asking.test(folded);
}

/** Whether a question asks who somebody is or what something is called, or is a row of keywords. Words folded, one space between them. */
export function mayAskName(folded: string): boolean {
  return askingName.test(folded) || !asksInWords(folded);
}
