import { englishSingular, englishToVietnamese, longestEnglishPhrase } from "../language/english.js";
import { englishStopPhrases, vietnameseStopPhrases } from "../language/stopwords.js";
import { foldDiacritics, hasDiacritics } from "../language/syllable.js";
import { decodeTelex } from "../language/telex.js";
import { type Token, tokenize } from "../language/token.js";
import type { Variant } from "./query.js";
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
/** Spoken and clipped words (`hông`, `bnhieu`) stand in no dictionary and yet are no slips. */
const vietnameseStops = new Set(vietnameseStopPhrases.flatMap((phrase) => [phrase, foldDiacritics(phrase)]));

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
  const tokens = tokenize(question).slice(0, longestQuestion);
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
        ? [singleVariant(keyed, false, 0.95)]
        : tokenVariants(token, typedWithTones, vocabulary);
    const best = variants[0]?.tokens.length === 1 ? variants[0].tokens[0] : undefined;
    const untoned =
      token.kind === "word" && (best?.folded ?? (!typedWithTones && token.text === token.folded));
    const mended = best && variants[0] && variants[0].boost < 1 ? best.value : undefined;
    return {
      token,
      end: token.end,
      surface,
      variants,
      text: mended ?? token.text,
      folded:
        mended && best?.folded
          ? mended
          : mended
            ? (tokenize(mended)[0]?.folded ?? token.folded)
            : token.folded,
      untoned,
      capital: !shouting && /^\p{Lu}/u.test(surface),
      stop: false,
      translated: false,
    };
  });
}

/** Telex keystrokes that spell a word of the corpus and cannot be read as a syllable themselves. */
function isTelex({ text, folded }: Token, vocabulary: Vocabulary): boolean {
  const keyed = text === folded && !looksVietnamese(text) ? decodeTelex(text) : null;
  return keyed !== null && vocabulary.passagesWith(keyed, false) > 0;
}

const smallNumbers = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/** Passages that make a word a frequent one. */
const oftenPrinted = 50;

function tokenVariants(token: Token, typedWithTones: boolean, vocabulary: Vocabulary): Variant[] {
  const { text, folded } = token;
  if (token.kind === "number") {
    const spelt = smallNumbers[Number(text)];
    return spelt
      ? [singleVariant(text, false, 1), singleVariant(spelt, false, 0.8)]
      : [singleVariant(text, false, 1)];
  }
  const isToned = text !== folded;
  const printed = vocabulary.passagesWith(text, false) > 0;
  const isWord =
    printed || vocabulary.lexicon.has(text) || (!isToned && vocabulary.lexicon.hasFolded(folded));
  const variants: Variant[] = [];
  if (isToned) {
    if (isWord) variants.push(singleVariant(text, false, 1));
    // A word that the corpus prints often enough is found as typed; the others that look like it would only be noise.
    const isRare = vocabulary.passagesWith(text, false) < oftenPrinted;
    if (isWord && isRare && vocabulary.passagesWith(folded, true) > 0)
      variants.push(singleVariant(folded, true, 0.35));
  } else if (typedWithTones && isWord) {
    variants.push(singleVariant(text, false, 1));
    if (vocabulary.passagesWith(folded, true) > 0) variants.push(singleVariant(folded, true, 0.6));
  } else if (isWord) {
    variants.push(singleVariant(folded, true, 1));
  }
  for (const meaning of vocabulary.meanings(text)) {
    variants.push(printedVariant(meaning, 0.9));
  }
  if (!isWord && variants.length === 0 && !vietnameseStops.has(text)) {
    for (const { value, folded: isFolded, boost } of repairSyllable(text, folded, vocabulary)) {
      variants.push(singleVariant(value, isFolded, boost));
    }
  }
  return variants.length > 0 ? variants : [singleVariant(isToned ? text : folded, !isToned, 1)];
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
      ? renderings.map((rendering) => printedVariant(rendering, 0.9))
      : [
          singleVariant(token.text, token.kind === "word", 1),
          ...vocabulary.meanings(token.text).map((meaning) => printedVariant(meaning, 0.8)),
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
