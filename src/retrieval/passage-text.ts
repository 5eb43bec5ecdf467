import { type SentenceRange, splitSentences } from "../language/sentence.js";
import { type Token, tokenize } from "../language/token.js";

/** A passage's text cut into sentences and tokens, ready to be compared with a question. */
export interface PassageText {
  readonly sentences: readonly SentenceRange[];
  readonly tokens: readonly Token[];
  /** For each sentence, the range of its tokens. */
  readonly tokenRanges: readonly (readonly [from: number, to: number])[];
}

/** Cuts a passage's text. */
export function readPassageText(text: string): PassageText {
  const sentences = splitSentences(text);
  const tokens = tokenize(text);
  let at = 0;
  const tokenRanges = sentences.map(({ end }) => {
    const from = at;
    while (at < tokens.length && (tokens[at]?.start ?? 0) < end) at++;
    return [from, at] as const;
  });
  return { sentences, tokens, tokenRanges };
}
