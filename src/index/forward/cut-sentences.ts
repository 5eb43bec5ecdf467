import { type SentenceRange, splitSentences } from "../../language/sentence.js";
import type { Token } from "../../language/token.js";
import { sentenceTraits } from "./sentence-trait.js";

/** A sentence of a passage: where it stands, its tokens, and what it holds that may be asked for. */
export interface CutSentence extends SentenceRange {
  readonly tokens: readonly Token[];
  readonly traits: number;
}

/**
 * Cuts a text into its sentences.
 * @param tokens of the whole text, in order; each goes to the sentence that it begins in
 */
export function cutSentences(text: string, tokens: readonly Token[]): CutSentence[] {
  let at = 0;
  return splitSentences(text).map((range) => {
    const from = at;
    while (at < tokens.length && (tokens[at] as Token).start < range.end) at++;
    const inside = tokens.slice(from, at);
    return {
      ...range,
      tokens: inside,
      traits: sentenceTraits(text.slice(range.start, range.end), inside),
    };
  });
}
