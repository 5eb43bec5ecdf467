import { editDistance, searchNearest } from "./edit-distance.js";
import type { Share } from "./layout-metrics.js";
import { lettersOf, numbersIn } from "./normal-text.js";

/** How rightly the letters of a text were read. */
export interface LetterFigures {
  /** Letters inserted, left out or changed, white space aside. */
  readonly errors: number;
  /** Letters of the true text. */
  readonly letters: number;
}

/** Compares two texts letter by letter, white space aside, and where `anyCase` is true small letters and capitals alike. */
export function measureLetters(truth: string, made: string, anyCase = false): LetterFigures {
  const letters = comparedLetters(truth, anyCase);
  return { errors: editDistance(letters, comparedLetters(made, anyCase)), letters: letters.length };
}

function comparedLetters(text: string, anyCase: boolean): string {
  const letters = lettersOf(text);
  return anyCase ? letters.toLowerCase() : letters;
}

/** A paragraph of fewer letters is not looked for in a page: it could be anywhere. */
const fewestLetters = 30;
/** A paragraph with more errors than this is another one: the typed text and the printed one are not the same everywhere. */
const mostErrors = 0.25;

/** What was compared of a page that was read by its picture, where the true text is only about the same. */
export interface SharedFigures extends LetterFigures {
  /** Letters of paragraphs that were not found at all. */
  readonly notFound: number;
  readonly numbers: Share;
}

/** Looks for each paragraph of the true text in what was read, and compares those that are there. */
export function measureShared(paragraphs: readonly string[], made: string): SharedFigures {
  const text = lettersOf(made);
  let [errors, letters, notFound] = [0, 0, 0];
  const numbers: string[] = [];
  for (const paragraph of paragraphs) {
    const own = lettersOf(paragraph);
    if (own.length < fewestLetters) continue;
    const { distance } = searchNearest(own, text);
    if (distance > mostErrors * own.length) notFound += own.length;
    else {
      errors += distance;
      letters += own.length;
      numbers.push(...numbersIn(paragraph));
    }
  }
  return { errors, letters, notFound, numbers: measureNumbers(numbers, made) };
}

/** How many of some numbers stand in a text, each as often as it is asked for. */
export function measureNumbers(numbers: readonly string[], made: string): Share {
  return { right: shared(numbers, numbersIn(made)), all: numbers.length };
}

/** How many characters of a text are in what was made of it or in what was left out, white space and order aside. */
export function measureKept(source: string, made: readonly string[], anyCase = false): Share {
  const letters = [...comparedLetters(source, anyCase)];
  return { right: shared(letters, [...comparedLetters(made.join(""), anyCase)]), all: letters.length };
}

/** Size of the multiset that two lists share. */
function shared(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const each of other) counts.set(each, (counts.get(each) ?? 0) + 1);
  let count = 0;
  for (const each of one) {
    const left = counts.get(each) ?? 0;
    if (left === 0) continue;
    counts.set(each, left - 1);
    count++;
  }
  return count;
}
