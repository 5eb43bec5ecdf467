/**
 * The index keeps several kinds of term side by side, told apart by the first character of their key:
 * syllables and pairs of neighbouring syllables, each as printed and without diacritics, and the words of a passage's context.
 */
export const channels = {
  syllable: "a",
  foldedSyllable: "b",
  pair: "c",
  foldedPair: "d",
  context: "e",
} as const;

/** Kind of a term. */
export type Channel = keyof typeof channels;

/** Key of a term in the dictionary. `word` is one syllable, or two parted by a space. */
export function termKey(channel: Channel, word: string): string {
  return channels[channel] + word;
}
