import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { foldDiacritics } from "../../src/language/syllable.js";
import { type Random, seededRandom } from "./random.js";

/** A question with the number of the one passage that answers it. */
export interface ScaleQuestion {
  readonly text: string;
  readonly passage: number;
  /** Whether a person or a model wrote it, or it was cut from its passage. */
  readonly origin: "written" | "made";
}

const fewestWords = 5;
const mostWords = 12;
/** Shares of the made questions. */
const folded = 0.3;
const mistyped = 0.2;

/**
 * Makes questions out of the passages themselves (known-item search): words of one sentence in their order, some left out; 30 % without
 * diacritics, 20 % with a slip of the finger. The same passages always give the same questions. Gives fewer where
 * the passages do not hold enough long sentences.
 */
export function makeQuestions(passages: readonly string[], count: number, seed = 1): ScaleQuestion[] {
  const random = seededRandom(seed);
  const made = new Map<string, ScaleQuestion>();
  for (let tries = 0; made.size < count && tries < count * 50 && passages.length > 0; tries++) {
    const passage = random.below(passages.length);
    const sentences = (passages[passage] ?? "").split(/(?<=[.!?…])\s+/u).map(wordsOf);
    const long = sentences.filter((words) => words.length > fewestWords);
    const words = long[random.below(long.length)];
    if (words === undefined) continue;
    const text = questionOf(words, random);
    if (!made.has(text)) made.set(text, { text, passage, origin: "made" });
  }
  return [...made.values()];
}

/**
 * Reads written questions, one a line as `key<TAB>question`; the key is the first 12 hexadecimal digits of the SHA-256 of the text of
 * the paragraph that answers. Gives those whose paragraph is among the passages, in the order of the file.
 */
export async function readWrittenQuestions(
  file: string,
  passages: readonly string[],
): Promise<ScaleQuestion[]> {
  const numbers = new Map(passages.map((text, passage) => [keyOf(text), passage]));
  const found = new Map<string, ScaleQuestion>();
  for (const line of (await readFile(file, "utf8")).split("\n")) {
    const [key = "", text = ""] = line.trim().split("\t");
    const passage = numbers.get(key);
    if (passage === undefined || text === "" || found.has(text)) continue;
    found.set(text, { text, passage, origin: "written" });
  }
  return [...found.values()];
}

/** How a written question names its paragraph. */
export function keyOf(paragraph: string): string {
  return createHash("sha256").update(paragraph).digest("hex").slice(0, 12);
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{M}\p{N}]+(?:[.,/&-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

function questionOf(words: readonly string[], random: Random): string {
  const count = Math.min(fewestWords + random.below(mostWords - fewestWords + 1), words.length - 1);
  // The words left out lie between the others, not at the far end of a long sentence.
  const span = Math.min(words.length, Math.ceil(count * 1.5));
  const start = random.below(words.length - span + 1);
  const chosen = random.sample(span, count).map((at) => words[start + at] as string);
  if (random.next() < mistyped) mistype(chosen, random);
  const text = chosen.join(" ");
  return random.next() < folded ? foldDiacritics(text.normalize("NFC")).toLowerCase() : text;
}

/** Drops, doubles or swaps a letter inside one of the longer words. */
function mistype(words: string[], random: Random): void {
  const long = [...words.keys()].filter((at) => /^\p{L}{4,}$/u.test((words[at] ?? "").normalize("NFC")));
  const at = long[random.below(long.length)];
  if (at === undefined) return;
  const letters = [...(words[at] ?? "").normalize("NFC")];
  const place = 1 + random.below(letters.length - 2);
  const [here = "", next = ""] = letters.slice(place, place + 2);
  const slips = [[next], [here, here, next], [next, here]];
  letters.splice(place, 2, ...(slips[random.below(slips.length)] ?? []));
  words[at] = letters.join("");
}
