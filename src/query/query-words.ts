import { englishSingular, englishToVietnamese, longestEnglishPhrase } from "../language/english.js";
import { spelledNumber } from "../language/number.js";
import { englishStopPhrases, isStopPhrase } from "../language/stopwords.js";
import { hasDiacritics } from "../language/syllable.js";
import { decodeTelex } from "../language/telex.js";
import { type Token, tokenize } from "../language/token.js";
import type { Variant } from "./query.js";
import { readAbbreviations } from "./read-abbreviations.js";
import { looksVietnamese, repairSyllable } from "./spelling.js";
import { printedVariant, singleVariant } from "./variant.js";
import type { Vocabulary } from "./vocabulary.js";

/** One word of a question, with the forms under which the corpus may hold it. */
export interface QueryWord {
  readonly token: Token;
  /** End of the last token that the word covers (a translated phrase covers several). */
  readonly end: number;
  readonly surface: string;
  readonly variants: readonly Variant[];
  /** Canonical form to compare with lists of words: mended, with diacritics where they are known. */
  readonly text: string;
  readonly folded: string;
  /** Whether `text` is to be compared without diacritics, because the question carries none there. */
  readonly untoned: boolean;
  readonly capital: boolean;
  /** Already known to carry no topic. */
  readonly stop: boolean;
  readonly translated: boolean;
}

const englishStops = new Set(englishStopPhrases);

/** Longest question that is read, in tokens; what follows is left out. */
const longestQuestion = 160;

/** Whether a question is in English: words that Vietnamese cannot spell, and enough words that English needs. */
export function isEnglish(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind === "word");
  if (words.some((token) => hasDiacritics(token.text))) return false;
  const english = words.filter(
    ({ text }) => englishStops.has(text) || englishToVietnamese.has(englishSingular(text)),
  );
  const certain = english.filter(({ text }) => !looksVietnamese(text));
  return certain.length > 0 && english.length * 2 >= words.length - certain.length;
}

/** The words of a Vietnamese question. */
export function vietnameseWords(question: string, vocabulary: Vocabulary): QueryWord[] {
  const tokens = readAbbreviations(tokenize(question).slice(0, longestQuestion), question, vocabulary);
  const syllables = tokens.filter((token) => token.kind === "word" && /[aeiouy]/.test(token.folded));
  const toned = syllables.filter((token) => token.text !== token.folded).length;
  const typedWithTones = toned * 2 >= syllables.length;
  const telex = syllables.filter((token) => isTelex(token, vocabulary)).length >= 2;
  const shouting = question === question.toUpperCase();
  return tokens.map((token) => {
    const surface = question.slice(token.start, token.end);
    const keyed = telex ? decodeTelex(token.text) : null;
    const variants =
      keyed && vocabulary.passagesWith(keyed, false) > 0
        ? [singleVariant(keyed, false, decodedBoost)]
        : tokenVariants(token, typedWithTones, vocabulary);
    return {
      token,
      end: token.end,
      surface,
      variants,
      ...spellingOf(token, variants, typedWithTones),
      capital: !shouting && /^\p{Lu}/u.test(surface),
      stop: false,
      translated: false,
    };
  });
}

/** How a word is compared with lists of words: mended where it was mistyped. */
function spellingOf(
  token: Token,
  [best]: readonly Variant[],
  typedWithTones: boolean,
): Pick<QueryWord, "text" | "folded" | "untoned"> {
  const only = best?.tokens.length === 1 ? best.tokens[0] : undefined;
  const untoned = token.kind === "word" && (only?.folded ?? (!typedWithTones && token.text === token.folded));
  if (!only || !best || best.boost === 1) return { text: token.text, folded: token.folded, untoned };
  const folded = only.folded ? only.value : (tokenize(only.value)[0]?.folded ?? token.folded);
  return { text: only.value, folded, untoned };
}

/** Telex keystrokes that spell a word of the corpus and cannot be read as a syllable themselves. */
function isTelex({ text, folded }: Token, vocabulary: Vocabulary): boolean {
  const keyed = text === folded && !looksVietnamese(text) ? decodeTelex(text) : null;
  return keyed !== null && vocabulary.passagesWith(keyed, false) > 0;
}

/** Passages that make a word a frequent one. Chosen by hand. */
const oftenPrinted = 50;

// Boosts of what a word may stand for besides itself, from the surest to the least sure. Chosen by hand on the golden questions that may be
// used for tuning (tests/golden/README.md).

/** Telex keystrokes that spell a word of the corpus. */
const decodedBoost = 0.95;
/** The meaning of an abbreviation. */
const meaningBoost = 0.9;
/** A rendering of an English word or phrase. */
const translatedBoost = 0.9;
/** The meaning of an abbreviation in an English question: it may be one of English, too. */
const meaningInEnglishBoost = 0.8;
/** A small number in words. */
const spelledNumberBoost = 0.8;
/** A word typed without diacritics in a question that otherwise has them. */
const toneIgnoredBoost = 0.6;
/** A word typed with diacritics that the corpus prints with others. */
const otherToneBoost = 0.35;

function tokenVariants(token: Token, typedWithTones: boolean, vocabulary: Vocabulary): Variant[] {
  const { text, folded } = token;
  if (token.kind === "number") return numberVariants(text);
  const isToned = text !== folded;
  const isWord =
    vocabulary.passagesWith(text, false) > 0 ||
    vocabulary.lexicon.has(text) ||
    (!isToned && vocabulary.lexicon.hasFolded(folded));
  const variants = [
    ...(isWord ? spelledVariants(token, typedWithTones, vocabulary) : []),
    ...vocabulary.meanings(text).map((meaning) => printedVariant(meaning, meaningBoost)),
  ];
  // Spoken and clipped words (`hông`, `bnhieu`) stand in no dictionary and yet are no slips.
  if (!isWord && variants.length === 0 && !isStopPhrase(text, true)) {
    for (const { value, folded: isFolded, boost } of repairSyllable(text, folded, vocabulary))
      variants.push(singleVariant(value, isFolded, boost));
  }
  return variants.length > 0 ? variants : [singleVariant(isToned ? text : folded, !isToned, 1)];
}

function numberVariants(text: string): Variant[] {
  const spelt = spelledNumber(text);
  const digits = singleVariant(text, false, 1);
  return spelt ? [digits, singleVariant(spelt, false, spelledNumberBoost)] : [digits];
}

/** A word as typed, and those that look like it without diacritics, where that is not mere noise. */
function spelledVariants(
  { text, folded }: Token,
  typedWithTones: boolean,
  vocabulary: Vocabulary,
): Variant[] {
  const isToned = text !== folded;
  if (!isToned && !typedWithTones) return [singleVariant(folded, true, 1)];
  const typed = singleVariant(text, false, 1);
  // A word that the corpus prints often enough is found as typed; the others that look like it would only be noise.
  const isRare = !isToned || vocabulary.passagesWith(text, false) < oftenPrinted;
  if (!isRare || vocabulary.passagesWith(folded, true) === 0) return [typed];
  return [typed, singleVariant(folded, true, isToned ? otherToneBoost : toneIgnoredBoost)];
}

/** The words of an English question, put into Vietnamese where the bridge knows them; names stay as typed. */
export function englishWords(question: string, vocabulary: Vocabulary): QueryWord[] {
  const tokens = tokenize(question).slice(0, longestQuestion);
  const words: QueryWord[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { length, renderings } = longestPhrase(tokens, at);
    const token = tokens[at] as Token;
    const last = tokens[at + Math.max(1, length) - 1] as Token;
    const surface = question.slice(token.start, last.end);
    const translated = renderings.length > 0;
    const stop = !translated && (length > 0 || englishStops.has(token.text));
    const variants = translated
      ? renderings.map((rendering) => printedVariant(rendering, translatedBoost))
      : [
          singleVariant(token.text, token.kind === "word", 1),
          ...vocabulary.meanings(token.text).map((meaning) => printedVariant(meaning, meaningInEnglishBoost)),
        ];
    words.push({
      token,
      end: last.end,
      surface,
      variants,
      text: renderings[0] ?? token.text,
      folded: token.folded,
      untoned: !translated,
      capital: !translated && /^\p{Lu}/u.test(surface),
      stop,
      translated,
    });
    at += Math.max(1, length);
  }
  return words;
}

function longestPhrase(
  tokens: readonly Token[],
  at: number,
): { length: number; renderings: readonly string[] } {
  for (let length = Math.min(longestEnglishPhrase, tokens.length - at); length > 0; length--) {
    const words = tokens.slice(at, at + length).map((token) => token.text);
    const phrase = words.join(" ");
    const singular = [...words.slice(0, -1), englishSingular(words.at(-1) ?? "")].join(" ");
    const renderings = englishToVietnamese.get(phrase) ?? englishToVietnamese.get(singular);
    if (renderings) return { length, renderings };
    if (length > 1 && englishStops.has(phrase)) return { length, renderings: [] };
  }
  return { length: 0, renderings: [] };
}
