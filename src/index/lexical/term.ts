/**
 * The index keeps several kinds of term side by side: syllables and pairs of neighbouring syllables, each as printed and without
 * diacritics, and the words of a passage's context.
 */
export const fields = { syllable: 0, foldedSyllable: 1, pair: 2, foldedPair: 3, context: 4 } as const;

/** Kind of a term. */
export type Field = keyof typeof fields;

/** Bits of a term's first key that hold the number of its first word; the field stands above them. */
const wordBits = 29;

/** First of a term's two keys: its field and the number of its first word (below 2^29). */
export function firstKey(field: Field, word: number): number {
  return (fields[field] * 2 ** wordBits + word) >>> 0;
}

const namesOfFields = Object.keys(fields) as Field[];

/** The field of a term, by the first of its keys. */
export function fieldOfKey(key: number): Field {
  return namesOfFields[key >>> wordBits] as Field;
}

/** The number of its first word. */
export function wordOfKey(key: number): number {
  return key % 2 ** wordBits;
}

/** Second of a term's two keys: the number of its second word plus one; 0 for a term of one word. */
export function secondKey(word: number | undefined): number {
  return word === undefined ? 0 : word + 1;
}

/** Hash of a term's two keys, 32 bits. */
export function hashTerm(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77)) >>> 0;
}
