import { decodeVni } from "../language/vni.js";
import type { Vocabulary } from "./vocabulary.js";

const keystrokes = /(?<![\p{L}\p{M}\p{N}])[a-z]+[1-9][a-z1-9]*(?![\p{L}\p{M}\p{N}])/giu;
/** Digits inside a word, or two of them, are keystrokes; a single one at the end may also number something (`bai3`). */
const certain = /\d[a-z]|\d\d$/i;
/** `A1`, `C1a`, `o6`: a letter with a number may be the name of something; it is read as keystrokes where other words tell that it is. */
const numberedLetter = /^(?:\p{L}\d|\p{Lu}\d.*)$/u;
/** So many words with a digit at their end are no numbered things. */
const enough = 3;

/**
 * A question with its words out of VNI keystrokes (`ho65 ngheo2` → `hộ nghèo`), as far as they spell words; other words, and what
 * the corpus prints with a digit (`B52`), stay.
 */
export function outOfVni(question: string, vocabulary: Vocabulary): string {
  if (!/[a-z][1-9]/i.test(question)) return question;
  const decoded = new Map<string, string>();
  for (const [typed] of question.matchAll(keystrokes)) {
    const word = spelled(typed, vocabulary);
    if (word !== null) decoded.set(typed, word);
  }
  const telling = [...decoded.keys()].filter((typed) => !numberedLetter.test(typed));
  const isVni = telling.length >= enough || telling.some((typed) => certain.test(typed));
  return isVni ? question.replace(keystrokes, (typed) => decoded.get(typed) ?? typed) : question;
}

function spelled(typed: string, vocabulary: Vocabulary): string | null {
  const lower = typed.toLowerCase();
  if (vocabulary.passagesWith(lower, false) > 0) return null;
  const word = decodeVni(lower);
  if (word === null || !(vocabulary.passagesWith(word, false) > 0 || vocabulary.lexicon.has(word)))
    return null;
  if (typed === typed.toUpperCase() && typed.replace(/\d/g, "").length > 1) return word.toUpperCase();
  return typed[0] === lower[0] ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`;
}
