const letters = "abcdefghijklmnopqrstuvwxyz";

/** A term as a word of letters, by which pg_textsearch knows it: its number, written with 26 digits. */
export function termWord(term: number): string {
  let [word, rest] = ["", term];
  do {
    word = letters[rest % letters.length] + word;
    rest = Math.floor(rest / letters.length);
  } while (rest > 0);
  return word;
}
