const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** Letters of a fingerprint: the fewest that hold 32 bits (52^5 < 2^32 < 52^6). */
const length = 6;
const largest = 2 ** 32 - 1;

/**
 * A fingerprint in the letters A–Z and a–z, six of them: without digits and signs, no link or query that ends in a number can be taken for one with a
 * fingerprint.
 */
export function lettersOf(fingerprint: number): string {
  let text = "";
  for (let rest = fingerprint, at = 0; at < length; at++, rest = Math.floor(rest / letters.length))
    text = `${letters[rest % letters.length]}${text}`;
  return text;
}

/** The fingerprint that `lettersOf` wrote; null where a text is none. */
export function fingerprintOfLetters(text: string): number | null {
  if (text.length !== length || /[^A-Za-z]/.test(text)) return null;
  const number = [...text].reduce((value, letter) => value * letters.length + letters.indexOf(letter), 0);
  return number > largest ? null : number;
}
