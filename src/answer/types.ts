import type { PassageSource, UntitledSection } from "../corpus/types.js";
import type { Scope } from "../index/scope.js";
import type { Missing, Outcome } from "../ranking/index.js";

/** Where an excerpt stands in print; its page, where the source has pages, and whether its text was recognised from a picture. */
export interface Citation extends PassageSource {
  /** Slug of the article. */
  readonly article: string;
  /** Title of the series. */
  readonly series: string;
  /** Present where the corpus has more than one series: the part alone is no place then. */
  readonly ofSeveral?: true | undefined;
  readonly part: number;
  /** Title of that part. */
  readonly title: string;
  readonly section: string;
  /** Absent where the section's heading is printed. */
  readonly untitled?: UntitledSection | undefined;
  /** 1-based paragraph number in the article. */
  readonly paragraph: number;
}

/** Half-open range `[start, end)` in UTF-16 code units of an excerpt's text. */
export type TextRange = readonly [start: number, end: number];

/** One passage quoted whole. */
export interface Excerpt {
  /** Ordinal of the passage: its number in the order of the corpus, from 0. */
  readonly ordinal: number;
  /** Passage id such as `bai-2/7`. */
  readonly id: string;
  /** The passage's text, an exact substring of the corpus. */
  readonly text: string;
  /** All sentences of the text as the index has them, in order; they cover all but the white space between them. */
  readonly sentences: readonly TextRange[];
  /** Numbers of the highlighted sentences, from 0, ascending: at most two, those that answer. */
  readonly highlighted: readonly number[];
  /** The highlighted sentences as ranges of the text, in ascending order, not overlapping. */
  readonly highlights: readonly TextRange[];
  readonly citation: Citation;
}

/** An excerpt that was found for a question. */
export interface AnswerExcerpt extends Excerpt {
  /** Rank score; higher is better, comparable within one answer only. */
  readonly score: number;
  /** Whether it answers nearly as well as the first one of its answer; false of the first itself. What channels offer beside it. */
  readonly isAlternative: boolean;
}

/** A section that a person may want to read instead. */
export interface NearestSection {
  readonly article: string;
  readonly series: string;
  /** As of a citation. */
  readonly ofSeveral?: true | undefined;
  readonly part: number;
  readonly section: string;
  /** Absent where the section's heading is printed. */
  readonly untitled?: UntitledSection | undefined;
  /** Id of the section's first passage. */
  readonly id: string;
  /** Ordinal of that passage. */
  readonly ordinal: number;
}

/** The reply to a question, the same for every channel. */
export interface Answer {
  readonly question: string;
  /** What was looked up: the question, completed from the previous one, or the key sentences of a long text. */
  readonly asked: string;
  /** Language of what was looked up, as far as its words tell; excerpts stay in that of the series. */
  readonly language: "vi" | "en";
  readonly outcome: Outcome;
  /** Calibrated probability that the first excerpt answers, in [0, 1]. */
  readonly confidence: number;
  /** Best first; empty when `not_found`. */
  readonly excerpts: readonly AnswerExcerpt[];
  /**
   * What the question itself, and not the one before it, requires and the series does not have, by its whole name; empty unless absence is
   * claimed.
   */
  readonly missing: readonly Missing[];
  /** Nearest sections, best first; what `not_found` offers. */
  readonly nearest: readonly NearestSection[];
  /** Time from question to answer, in ms. */
  readonly tookMs: number;
}

/** How a question is to be understood and answered. */
export interface AskOptions {
  /** What was looked up before in the same conversation: a follow-up takes from it what it leaves out, and nothing where it leaves nothing out. */
  readonly previous?: string | undefined;
  /** The text was not written as a question to this bot (forwarded, somebody else's message): its key sentences are looked up. */
  readonly isStatement?: boolean | undefined;
  /** Most excerpts wanted, 1 to 30; 3 unless told. */
  readonly excerpts?: number | undefined;
  /** What is searched, and what “the series” means in the verdict; of the library that answers. Absent or null: all of it. */
  readonly scope?: Scope | null | undefined;
}

/** Turns a question into an answer. Never throws for any text. */
export interface Answerer {
  answer(question: string, options?: AskOptions): Promise<Answer>;
}

/** One sentence that states a figure: the passage that it stands in, this sentence highlighted. */
export interface Figure extends Excerpt {
  /** The sentence, as a range of the text. */
  readonly sentence: TextRange;
  /** The figures in it with their terms, such as `3.093 hộ`, as ranges of the text. */
  readonly numbers: readonly TextRange[];
}

/** A page of the sentences that state a figure. */
export interface FigurePage {
  /** Number of such sentences in all. */
  readonly total: number;
  readonly figures: readonly Figure[];
}

/** Finds the sentences that state a figure. Never throws for any text. */
export interface FigureFinder {
  /**
   * @param topic what the figures are to be about, best first; empty: all figures of the series, in reading order
   * @param offset sentences to leave out
   * @param limit most sentences of the page
   * @param scope what they are looked for in; null: the whole corpus
   */
  find(topic: string, offset: number, limit: number, scope?: Scope | null): Promise<FigurePage>;
}
