import { wantsToKnow } from "../language/question-words.js";
import { splitSentences } from "../language/sentence.js";
import { plainForm } from "../language/syllable.js";
import type { Vocabulary } from "./vocabulary.js";

/** Longest question, in UTF-16 code units, that is looked up whole. */
export const longestQuestion = 300;
// The numbers below were chosen by hand on texts such as those of tests/golden/statements.jsonl.

/** What a long text is looked up by, at most. */
const mostSentences = 3;
/** Sentences read, and words of each: enough for a message of Telegram's, bounded for anything else. */
const sentencesRead = 200;
const wordsRead = 60;
/** A further sentence is looked up with the first one from this share of its worth on. */
const worthAdding = 0.6;
/** A sentence that asks is what its writer wants to know. */
const askingWorth = 1.6;

/**
 * What a text that was not written as a question is about: its one to three sentences that tell most in the words of
 * the series, in their order, together at most 300 UTF-16 code units. A short text of one sentence is all of it.
 */
export function keySentences(text: string, vocabulary: Vocabulary): string {
  const sentences = pieces(text).slice(0, sentencesRead);
  if (sentences.length <= 1) return cut(sentences[0] ?? text.trim());
  const worths = sentences.map((sentence) => worthOf(sentence, vocabulary));
  const order = sentences.map((_, at) => at).sort((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0) || a - b);
  const chosen: number[] = [];
  let length = 0;
  for (const at of order.slice(0, mostSentences)) {
    const size = sentences[at]?.length ?? 0;
    const isWorth = chosen.length === 0 || (worths[at] ?? 0) >= worthAdding * (worths[order[0] ?? 0] ?? 0);
    if (!isWorth || (chosen.length > 0 && length + size + 1 > longestQuestion)) continue;
    chosen.push(at);
    length += size + 1;
  }
  return chosen
    .sort((a, b) => a - b)
    .map((at) => sentences[at])
    .join(" ");
}

/** Sentences, lines apart; one longer than a question is cut at its clauses, or between words. */
function pieces(text: string): string[] {
  return text.split("\n").flatMap((line) =>
    splitSentences(line).flatMap(({ start, end }) => {
      const sentence = line.slice(start, end);
      if (sentence.length <= longestQuestion) return [sentence];
      return sentence.split(/(?<=[;:,])\s+/u).flatMap(windows);
    }),
  );
}

function windows(clause: string): string[] {
  const parts: string[] = [];
  for (let rest = clause; rest !== ""; ) {
    const space = rest.lastIndexOf(" ", longestQuestion);
    const part = rest.length > longestQuestion && space > 0 ? rest.slice(0, space) : cut(rest);
    parts.push(part.trim());
    rest = rest.slice(part.length).trimStart();
    if (parts.length === sentencesRead) break;
  }
  return parts;
}

/** The beginning of a text that is as long as a question may be, without half of a character at its end. */
function cut(text: string): string {
  const beginning = text.slice(0, longestQuestion);
  return text.length > longestQuestion ? beginning.replace(/[\ud800-\udbff]$/, "") : beginning;
}

/** How much a sentence tells, in nats, by the words and pairs of words that the series has too. */
function worthOf(sentence: string, vocabulary: Vocabulary): number {
  const folded = plainForm(sentence);
  const words = (folded.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, wordsRead);
  let worth = 0;
  for (const pair of new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`))) {
    if (vocabulary.passagesWith(pair, true) > 0) worth += vocabulary.inverseDocumentFrequency(pair, true);
  }
  return wantsToKnow(folded) ? worth * askingWorth : worth;
}
