import { titleWords } from "../corpus/series.js";
import { foldDiacritics } from "../language/syllable.js";
import type { NamedSeries } from "./series.js";

/** Share of the words of what was typed that a title has to hold. By hand: one of two words may be another one, or two of five. */
const leastHeld = 0.6;
/** Words of so many letters are told also where one letter is wrong, left out or too many; of so many, where only their beginning was typed. */
const longWord = 4;
const longBeginning = 2;

/**
 * The series that are called nearly like this, the nearest first; more than one only where they are equally near.
 * @param name as typed: diacritics, case and punctuation do not matter, words may be left out and mistyped a little
 */
export function findSeries<Series extends NamedSeries>(series: readonly Series[], name: string): Series[] {
  const typed = wordsOf(name);
  if (typed.length === 0) return [];
  const scored = series.map((each) => ({ each, score: scoreOf(typed, wordsOf(each.title)) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best < leastHeld ? [] : scored.filter(({ score }) => score === best).map(({ each }) => each);
}

/** Share of what was typed that a title holds; above 1 where it stands there word for word, the more the more of the title it is. */
function scoreOf(typed: readonly string[], title: readonly string[]): number {
  const [name, whole] = [` ${typed.join(" ")} `, ` ${title.join(" ")} `];
  if (name === whole) return 4;
  if (whole.startsWith(name)) return 3;
  if (whole.includes(name)) return 2;
  const held = typed.map((word) => Math.max(0, ...title.map((other) => likeness(word, other))));
  return held.reduce((sum, share) => sum + share, 0) / typed.length;
}

function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  if (typed.length >= longBeginning && word.startsWith(typed)) return 0.9;
  return typed.length >= longWord && isOneLetterOff(typed, word) ? 0.8 : 0;
}

/** Whether two words differ by one letter that is another one, too many or left out. */
function isOneLetterOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  const rest = short.slice(long.length > short.length ? same : same + 1);
  return rest === long.slice(same + 1);
}

function wordsOf(title: string): string[] {
  return foldDiacritics(titleWords(title))
    .split(" ")
    .filter((word) => word !== "");
}
