import { tokenize } from "../language/token.js";
import type { AnswerKind } from "./query.js";

/** Whether a sentence holds the kind of thing that the question asks for: a figure, a year, a person, an abbreviation spelt out. 0 or 1. */
export function kindEvidence(asks: AnswerKind, sentence: string): number {
  switch (asks) {
    case "quantity":
      return tokenize(sentence).some(
        (token) => token.kind === "number" && !/^(?:19|20)\d\d$/.test(token.text),
      )
        ? 1
        : 0;
    case "time":
      return /(?:19|20)\d\d|ngày|tháng/iu.test(sentence.normalize("NFC")) ? 1 : 0;
    case "person":
      return /(?:^|[^\p{L}])\p{Lu}[\p{Ll}\p{M}]+(?: \p{Lu}[\p{Ll}\p{M}]+){1,4}|\p{Lu}{2,}(?: \p{Lu}{2,})+/u.test(
        sentence,
      )
        ? 1
        : 0;
    case "definition":
      return /\(\p{Lu}[\p{Lu}\d&]+\)/u.test(sentence) ? 1 : 0;
    default:
      return 0;
  }
}
