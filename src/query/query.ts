import type { WeightedTerm } from "../index/lexical/term-statistics.js";
import type { AnswerType } from "../language/answer-type.js";

/** One token to look for: as printed (`folded: false`) or without diacritics. */
export interface VariantToken {
  readonly value: string;
  readonly folded: boolean;
}

/** A sequence of tokens that counts as an occurrence of a term. */
export interface Variant {
  readonly tokens: readonly VariantToken[];
  /** How sure an occurrence is to mean the term, in (0, 1]: 1 as typed, less for a repaired or translated word. */
  readonly boost: number;
}

/** A word, name or number of a question that says what it is about. */
export interface QueryTerm {
  /** The words as typed. */
  readonly surface: string;
  readonly kind: "word" | "name" | "office" | "number" | "part";
  /** Index of its first word in the question. */
  readonly from: number;
  /** Number of words that it covers. */
  readonly length: number;
  /** Whether the question asks how many of these there are. */
  readonly counted: boolean;
  /** In words as the corpus writes it, where a number of it was typed in digits: `một cửa` for `1 cửa`. */
  readonly printed?: string;
  /** Alternatives, strongest first. */
  readonly variants: readonly Variant[];
  /** How much the term tells, in nats above a common word. */
  readonly weight: number;
  /** Boost of the best variant that occurs anywhere in the corpus; 0 where none does. */
  readonly bestKnownBoost: number;
}

/** A question, understood. */
export interface Query {
  /** The question as asked, in plain letters, NFC; VNI keystrokes as what they spell. */
  readonly text: string;
  readonly language: "vi" | "en";
  /** The question with typing errors mended, abbreviations spelt out and English put into Vietnamese: what is embedded. */
  readonly rewritten: string;
  /** The same with all its words, `bao nhiêu` and `là gì` among them, and without expansions; null where the question is not in Vietnamese. */
  readonly spelt: string | null;
  readonly answerType: AnswerType;
  /** The words that tell the type, as typed; empty where none do. */
  readonly typeWords: string;
  /** Whether the question asks how things stand now. */
  readonly present: boolean;
  readonly terms: readonly QueryTerm[];
  /** The words of the question in order, without diacritics. */
  readonly words: readonly string[];
  readonly weightedTerms: readonly WeightedTerm[];
}
