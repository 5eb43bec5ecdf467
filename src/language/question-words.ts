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

/** Words and a sign that tell what the writer of a longer text wants to know or have checked. */
const wanting =
  /\?\s*["”’»)]*$|(?:^|\s)(?:bao nhieu|may|ai|gi|nao|dau|khi nao|bao gio|vi sao|tai sao|the nao|ra sao|phai khong|dung khong|khong biet|cho biet|kiem tra|xac nhan|tra giup|how many|who|what|when|where|why)(?=[\s?.,!]|$)/;

/** Whether a sentence of a longer text tells what its writer wants to know. Sentence folded. */
export function wantsToKnow(folded: string): boolean {
  return wanting.test(folded);
}
