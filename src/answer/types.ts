/**
 * How a question ended.
 * - `answered`: the series holds direct evidence.
 * - `related`: on topic, but what is asked does not stand in the series.
 * - `not_found`: off topic.
 */
export type Outcome = "answered" | "related" | "not_found";

/** Where an excerpt stands in print. */
export interface Citation {
  /** Slug of the article. */
  readonly article: string;
  readonly part: number;
  /** Title of that part. */
  readonly title: string;
  readonly section: string;
  /** 1-based paragraph number in the article. */
  readonly paragraph: number;
}

/** Half-open range `[start, end)` in UTF-16 code units of an excerpt's text. */
export type TextRange = readonly [start: number, end: number];

/** One passage quoted whole. */
export interface Excerpt {
  /** Passage id such as `bai-2/7`. */
  readonly id: string;
  /** The passage's text, an exact substring of the corpus. */
  readonly text: string;
  /** At most two sentences: those that answer. In ascending order, not overlapping. */
  readonly highlights: readonly TextRange[];
  readonly citation: Citation;
  /** Rank score; higher is better, comparable within one answer only. */
  readonly score: number;
}

/** A section that a person may want to read instead. */
export interface NearestSection {
  readonly article: string;
  readonly part: number;
  readonly section: string;
  /** Id of the section's first passage. */
  readonly id: string;
}

/** The reply to a question, the same for every channel. */
export interface Answer {
  readonly question: string;
  readonly outcome: Outcome;
  /** Probability-like strength of the evidence, in [0, 1], from raw signals only. */
  readonly confidence: number;
  /** Best first; empty when `not_found`. */
  readonly excerpts: readonly Excerpt[];
  /** Words of the question that never occur in the series, as typed; what `related` tells people. */
  readonly missing: readonly string[];
  /** Nearest sections, best first; what `not_found` offers. */
  readonly nearest: readonly NearestSection[];
  /** Time from question to answer, in ms. */
  readonly tookMs: number;
}

/** Turns a question into an answer. Never throws for any text. */
export interface Answerer {
  answer(question: string): Promise<Answer>;
}
