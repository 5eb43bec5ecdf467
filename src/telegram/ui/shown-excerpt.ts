import { citationAt } from "../../answer/index.js";
import type { Excerpt } from "../../answer/types.js";
import type { PassageStore } from "../../index/index.js";
import { splitSentences } from "../../language/sentence.js";
import type { ShownExcerpt } from "./callback-action.js";

/** A passage with its citation, the given sentences highlighted; those that it lacks are left out. */
export function excerptAt(passages: PassageStore, { ordinal, sentences }: ShownExcerpt): Excerpt {
  const { id, text } = passages.passage(ordinal);
  const ranges = sentences.length > 0 ? splitSentences(text) : [];
  const highlights = sentences.flatMap((number) => {
    const sentence = ranges[number];
    return sentence ? [[sentence.start, sentence.end] as const] : [];
  });
  return { id, text, highlights, citation: citationAt(passages, ordinal), score: 0 };
}

/** What was shown of an excerpt, in a form that fits into a button; undefined where it is not of this series. */
export function shownExcerptOf(
  passages: PassageStore,
  { id, text, highlights }: Excerpt,
): ShownExcerpt | undefined {
  const ordinal = passages.ordinalOf(id);
  if (ordinal === undefined || passages.text(ordinal) !== text) return undefined;
  const sentences = splitSentences(text);
  const numbers = highlights.map(([start, end]) =>
    sentences.findIndex((sentence) => sentence.start === start && sentence.end === end),
  );
  return { ordinal, sentences: numbers.filter((number) => number >= 0) };
}
