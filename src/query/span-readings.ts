import { offices, placeKinds } from "../language/office.js";
import { foldDiacritics } from "../language/syllable.js";
import type { QueryTerm, Variant } from "./query.js";
import {
  combinedVariants,
  heaviest,
  isStopPhrase,
  nameInformation,
  queryTerm,
  variantInformation,
} from "./query-term.js";
import type { QueryWord } from "./query-words.js";
import { soundAlikes } from "./spelling.js";
import { printedVariant } from "./variant.js";
import type { Vocabulary } from "./vocabulary.js";

/** A way of reading some neighbouring words of a question. */
export interface Span {
  /** How many words it covers. */
  readonly length: number;
  /** How good a reading this is; the cut of the question with the largest sum is taken. */
  readonly score: number;
  /** Null for words that carry no topic. */
  readonly term: QueryTerm | null;
}

/** Words that run together, in the forms that are looked up. */
export interface Run {
  readonly words: readonly QueryWord[];
  readonly text: string;
  readonly folded: string;
  /** Whether it is to be compared without diacritics. */
  readonly untoned: boolean;
  /** Whether the word before says that a place's name follows (`quận`). */
  readonly afterPlaceKind: boolean;
}

/** One way of reading a run as a term; null where it does not fit. */
export type Reading = (run: Run, vocabulary: Vocabulary) => Span | null;

const longestCapitalRun = 4;
/** Words without a topic of their own that begin a name after the kind of a place: `quận Cái Răng`, typed `quan cai rang`. */
const nameBeginnings = new Set(["cai"]);

const partWords = new Set(["bài", "phần", "kỳ", "kì", "số", "bai", "phan", "ky", "ki", "part"]);

/** `Bài 3`: a part of the series. */
const part: Reading = ({ words: [first, second, ...more], words }, vocabulary) => {
  const isPart =
    partWords.has(first?.text ?? "") && second?.token.kind === "number" && Number(second.text) < 100;
  if (!isPart || more.length > 0) return null;
  const tokens = ["bai", String(Number(second.text))].map((value) => ({ value, folded: true }));
  return {
    length: 2,
    score: 8,
    term: queryTerm(words, "part", [{ tokens, boost: 1 }], nameInformation, vocabulary),
  };
};

/** A name that the corpus has. */
const knownName: Reading = ({ words, text, folded, untoned }, vocabulary) => {
  const name = vocabulary.name(folded);
  if (!name || !(untoned || name === text || words.some((word) => word.capital))) return null;
  const variants = [printedVariant(name, name === text || untoned ? 1 : 0.85)];
  return {
    length: words.length,
    score: 3 * words.length + 1,
    term: queryTerm(words, "name", variants, nameInformation, vocabulary),
  };
};

/** `Bí thư`, `Phó Bí thư`. */
const office: Reading = ({ words, text }, vocabulary) => {
  if (!offices.has(foldDiacritics(text).replace(/^pho /, ""))) return null;
  const variants = combinedVariants(words);
  return {
    length: words.length,
    score: 3 * words.length + 2,
    term: queryTerm(words, "office", variants, heaviest, vocabulary),
  };
};

/** `Chà Nóc` for Trà Nóc: one of two syllables of a name replaced by one that sounds alike. */
const misspeltName: Reading = ({ words, folded }, vocabulary) => {
  if (words.length !== 2 || vocabulary.passagesWith(folded, true) > 0) return null;
  const [first = "", second = ""] = folded.split(" ");
  const candidates = [
    ...soundAlikes(first).map((variant) => `${variant} ${second}`),
    ...soundAlikes(second).map((variant) => `${first} ${variant}`),
  ];
  const name = candidates.map((candidate) => vocabulary.name(candidate)).find((found) => found !== undefined);
  if (!name) return null;
  return {
    length: 2,
    score: 5,
    term: queryTerm(words, "name", [printedVariant(name, 0.7)], nameInformation, vocabulary),
  };
};

const stopPhrase: Reading = ({ words, text, untoned }) =>
  isStopPhrase(text, untoned)
    ? { length: words.length, score: 3 * (words.length - 1) + 1.5, term: null }
    : null;

/** `Ban Thường vụ`, for which the corpus may print BTV. */
const spelledOut: Reading = ({ words, text, folded, untoned }, vocabulary) => {
  const short = vocabulary.shortForms.get(untoned ? folded : text);
  if (!short) return null;
  const variants = [...combinedVariants(words), printedVariant(short, 0.95)];
  return {
    length: words.length,
    score: 3 * (words.length - 1) + 1,
    term: queryTerm(words, "word", variants, heaviest, vocabulary),
  };
};

/** Whether a run is of two words; a number keeps to itself: it means exactly one thing. */
function isPair({ words }: Run): boolean {
  return words.length === 2 && words.every((word) => word.token.kind !== "number");
}

/** Whether two words stand side by side in the corpus. */
function isPrinted({ text, folded, untoned }: Run, vocabulary: Vocabulary): boolean {
  return vocabulary.passagesWith(untoned ? folded : text, untoned) > 0;
}

/** `quận Cái Răng`, typed `quan cai rang`: an everyday word that begins a name after the kind of a place. */
const nameOfWords: Reading = (run, vocabulary) => {
  const { words, afterPlaceKind } = run;
  const begins = afterPlaceKind && nameBeginnings.has(words[0]?.folded ?? "");
  if (!begins || !isPair(run) || isPrinted(run, vocabulary)) return null;
  const variants = combinedVariants(words);
  return { length: 2, score: 6, term: queryTerm(words, "name", variants, nameInformation, vocabulary) };
};

/** A word of two syllables that the language at large knows. */
const compound: Reading = (run, vocabulary) => {
  const { words, text, folded, untoned } = run;
  const isKnown = untoned ? vocabulary.lexicon.hasFolded(folded) : vocabulary.lexicon.has(text);
  if (!isPair(run) || !isKnown) return null;
  const kind = words.every((word) => word.capital) ? "name" : "word";
  const information = vocabulary.information(untoned ? folded : text, untoned);
  const score = isPrinted(run, vocabulary) ? 5 : 4;
  return { length: 2, score, term: queryTerm(words, kind, combinedVariants(words), information, vocabulary) };
};

/**
 * Two words that stand side by side in the corpus; or, after the kind of a place, what is never printed and so is its name
 * (`xã Trường Long`, typed `xa truong long`).
 */
const neighbours: Reading = (run, vocabulary) => {
  const { words, afterPlaceKind } = run;
  if (!isPair(run) || words.some((word) => isStopPhrase(word.text, word.untoned))) return null;
  if (placeKinds.has(words[0]?.folded ?? "")) return null;
  const variants = combinedVariants(words);
  if (isPrinted(run, vocabulary)) {
    const parts = words.map((word) => variantInformation(word.variants[0] as Variant, vocabulary));
    return {
      length: 2,
      score: 2,
      term: queryTerm(words, "word", variants, Math.max(...parts) + 1, vocabulary),
    };
  }
  if (!afterPlaceKind) return null;
  return { length: 2, score: 3, term: queryTerm(words, "name", variants, nameInformation, vocabulary) };
};

/** A run of capitalised words that the corpus does not have: a name that it does not mention. */
const unknownName: Reading = ({ words }, vocabulary) => {
  const isName = ({ capital, token, surface }: QueryWord) =>
    capital && token.kind === "word" && surface.length > 1 && !/\p{Lu}{2}/u.test(surface);
  if (words.length > longestCapitalRun || !words.every(isName)) return null;
  const variants = combinedVariants(words);
  return {
    length: words.length,
    score: 2.5 * (words.length - 1),
    term: queryTerm(words, "name", variants, nameInformation, vocabulary),
  };
};

/** The ways of reading a run, the first of which that fits counts. */
export const readings: readonly Reading[] = [
  part,
  knownName,
  office,
  misspeltName,
  stopPhrase,
  spelledOut,
  nameOfWords,
  compound,
  neighbours,
  unknownName,
];
