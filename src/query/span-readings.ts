import { middleNames, nameBeginnings, partWords } from "../language/name-words.js";
import { digitsOf, spelledNumber } from "../language/number.js";
import { isPlaceKind, offices, titles } from "../language/office.js";
import { isStopPhrase } from "../language/stopwords.js";
import { foldDiacritics } from "../language/syllable.js";
import { nearName, slipsOf } from "./near-name.js";
import type { QueryTerm, Variant } from "./query.js";
import { combinedVariants, heaviest, nameInformation, queryTerm, variantInformation } from "./query-term.js";
import type { QueryWord } from "./query-words.js";
import { soundAlikes } from "./spelling.js";
import { printedVariant, variantText } from "./variant.js";
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
  /** The form that is compared: `folded` where it is untoned, `text` elsewhere. */
  readonly typed: string;
  /** Whether the word before says that a place's name follows (`quận`). */
  readonly afterPlaceKind: boolean;
  /** Whether the word before is a title or a form of address (`ông`, `đồng chí`), which a name mostly follows. */
  readonly afterTitle: boolean;
}

/** One way of reading a whole run as a term; null where it does not fit. */
export type Reading = (run: Run, vocabulary: Vocabulary) => Omit<Span, "length"> | null;

const longestCapitalRun = 4;

/** `Bài 3`: a part of the series. */
const part: Reading = ({ words: [first, second, ...more], words }, vocabulary) => {
  const isPart =
    partWords.has(first?.text ?? "") && second?.token.kind === "number" && Number(second.text) < 100;
  if (!isPart || more.length > 0) return null;
  const tokens = ["bai", String(Number(second.text))].map((value) => ({ value, folded: true }));
  return {
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
    score: 3 * words.length + 1,
    term: queryTerm(words, "name", variants, nameInformation, vocabulary),
  };
};

/** `Bí thư`, `Phó Bí thư`. */
const office: Reading = ({ words, text }, vocabulary) => {
  if (!offices.has(foldDiacritics(text).replace(/^pho /, ""))) return null;
  const variants = combinedVariants(words);
  return {
    score: 3 * words.length + 2,
    term: queryTerm(words, "office", variants, heaviest, vocabulary),
  };
};

/** How sure a name is that was typed with one syllable wrong: one that sounds alike, or one keystroke away. */
const soundAlikeBoost = 0.7;
const oneEditBoost = 0.65;
/** Longest name that is looked for with a slip in it, in words. */
const longestSlip = 4;

/** `Chà Nóc` for Trà Nóc, `Huỳn Hoài Nam` for Huỳnh Hoài Nam: one syllable of a name replaced by one that is near. */
const misspeltName: Reading = (run, vocabulary) => {
  const { words, folded } = run;
  if (words.length > longestSlip || words.some(({ token }) => token.kind === "number")) return null;
  if (words.length === 2 && vocabulary.passagesWith(folded, true) > 0) return null;
  const alike = words.length === 2 ? nearName(words, folded, soundAlikes, vocabulary) : undefined;
  const near =
    alike ?? (looksLikeName(run, vocabulary) ? nearName(words, folded, slipsOf, vocabulary) : undefined);
  if (near === undefined) return null;
  const variants = [printedVariant(near, alike === undefined ? oneEditBoost : soundAlikeBoost)];
  return {
    // More than the same words and the title before them as a name that the corpus has not.
    score: 2.5 * words.length + 0.5,
    term: queryTerm(words, "name", variants, nameInformation, vocabulary),
  };
};

/** Whether a run may be a name: written in capitals, or after a title or the kind of a place, or holding a syllable that is no word. */
function looksLikeName({ words, afterPlaceKind, afterTitle }: Run, vocabulary: Vocabulary): boolean {
  const isUnknown = ({ token: { text, folded }, untoned }: QueryWord) =>
    !vocabulary.lexicon.knows(untoned ? folded : text, untoned);
  return afterPlaceKind || afterTitle || words.every(({ capital }) => capital) || words.some(isUnknown);
}

const stopPhrase: Reading = ({ words, text, untoned }) =>
  isStopPhrase(text, untoned) ? { score: 3 * (words.length - 1) + 3.5, term: null } : null;

/** `Ban Thường vụ`, for which the corpus may print BTV. */
const spelledOut: Reading = ({ words, typed }, vocabulary) => {
  const short = vocabulary.shortForms.get(typed);
  if (!short) return null;
  const variants = [...combinedVariants(words), printedVariant(short, 0.95)];
  return {
    score: 3 * (words.length - 1) + 1,
    term: queryTerm(words, "word", variants, heaviest, vocabulary),
  };
};

/** How sure `1 cửa` is to be meant by `một cửa`, and the other way round. */
const otherNumberBoost = 0.95;

/** `1 cửa` where the corpus prints only `một cửa`, or the other way round: a number that is part of an expression. */
const numberInWords: Reading = ({ words, untoned }, vocabulary) => {
  const [number, thing] = words;
  if (words.length !== 2 || number === undefined || thing?.token.kind !== "word") return null;
  const other = number.token.kind === "number" ? spelledNumber(number.text) : digitsOf(number.text);
  if (other === undefined) return null;
  const isPrintedWith = (text: string) => {
    const pair = `${text} ${untoned ? thing.folded : thing.text}`;
    return vocabulary.passagesWith(untoned ? foldDiacritics(pair) : pair, untoned) > 0;
  };
  if (isPrintedWith(number.text) || !isPrintedWith(other)) return null;
  const [said] = thing.variants as [Variant, ...Variant[]];
  const read: Variant = {
    tokens: [{ value: other, folded: false }, ...said.tokens],
    boost: Math.min(otherNumberBoost, said.boost),
  };
  const information = variantInformation(read, vocabulary);
  const variants = [...combinedVariants(words).slice(0, 1), read];
  const term = queryTerm(words, "word", variants, information, vocabulary);
  // The models know small numbers as words better than as digits.
  return { score: 2, term: number.token.kind === "number" ? { ...term, printed: variantText(read) } : term };
};

/** Whether a run is of two words; a number keeps to itself: it means exactly one thing. */
function isPair({ words }: Run): boolean {
  return words.length === 2 && words.every((word) => word.token.kind !== "number");
}

/** Whether two words stand side by side in the corpus. */
function isPrinted({ typed, untoned }: Run, vocabulary: Vocabulary): boolean {
  return vocabulary.passagesWith(typed, untoned) > 0;
}

/** `quận Cái Răng`, typed `quan cai rang`: an everyday word that begins a name after the kind of a place. */
const nameOfWords: Reading = (run, vocabulary) => {
  const { words, afterPlaceKind } = run;
  const begins = afterPlaceKind && nameBeginnings.has(words[0]?.folded ?? "");
  if (!begins || !isPair(run) || isPrinted(run, vocabulary)) return null;
  const variants = combinedVariants(words);
  return { score: 6, term: queryTerm(words, "name", variants, nameInformation, vocabulary) };
};

/** Neighbours below this cohesion are no word. */
const leastCohesion = 0.35;
/** What a word of two syllables scores as a reading, and more the more firmly they belong together. */
const compoundScore = 2;
const cohesionScore = 4;
/** `ông Nguyễn`, `Trần Văn`: a part of somebody's name, which newspapers print often, but no word. */
function isPartOfName({ words: [first, second] }: Run): boolean {
  if (!second?.capital) return false;
  return titles.has(first?.folded ?? "") || (first?.capital === true && middleNames.has(second.text));
}

/** A word of two syllables that the language at large knows. */
const compound: Reading = (run, vocabulary) => {
  const { words, typed, untoned } = run;
  const isKnown = vocabulary.lexicon.knows(typed, untoned);
  if (!isPair(run) || !isKnown || isPartOfName(run)) return null;
  // Without diacritics, syllables mean too many things: the likeliest word that is typed so tells.
  const likeliest = untoned ? (vocabulary.lexicon.likeliest(typed) ?? typed) : typed;
  const [first = "", second = ""] = likeliest.split(" ");
  const cohesion = vocabulary.cohesion(first, second, false);
  if (cohesion < leastCohesion) return null;
  const kind = words.every((word) => word.capital) ? "name" : "word";
  const information = vocabulary.information(typed, untoned);
  const score = compoundScore + cohesionScore * cohesion + (isPrinted(run, vocabulary) ? 0.5 : 0);
  return { score, term: queryTerm(words, kind, combinedVariants(words), information, vocabulary) };
};

/**
 * Two words that stand side by side in the corpus; or, after the kind of a place, what is never printed and so is its name
 * (`xã Trường Long`, typed `xa truong long`).
 */
const neighbours: Reading = (run, vocabulary) => {
  const { words, afterPlaceKind } = run;
  if (!isPair(run) || words.some((word) => isStopPhrase(word.text, word.untoned))) return null;
  if (isPlaceKind(words[0]?.text ?? "", words[0]?.untoned ?? false)) return null;
  const variants = combinedVariants(words);
  if (isPrinted(run, vocabulary)) {
    const parts = words.map((word) => variantInformation(word.variants[0] as Variant, vocabulary));
    return {
      score: 2,
      term: queryTerm(words, "word", variants, Math.max(...parts) + 1, vocabulary),
    };
  }
  if (!afterPlaceKind) return null;
  return { score: 3, term: queryTerm(words, "name", variants, nameInformation, vocabulary) };
};

/** A run of capitalised words that the corpus does not have: a name that it does not mention. */
const unknownName: Reading = ({ words }, vocabulary) => {
  const isName = ({ capital, token, surface }: QueryWord) =>
    capital && token.kind === "word" && surface.length > 1 && !/\p{Lu}{2}/u.test(surface);
  if (words.length > longestCapitalRun || !words.every(isName)) return null;
  const variants = combinedVariants(words);
  return {
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
  numberInWords,
  nameOfWords,
  compound,
  neighbours,
  unknownName,
];
