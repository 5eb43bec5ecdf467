import type { ReadLine, ReadWord } from "./recogniser.js";

/** Words stand at least so far apart, in heights of their line: two thirds of a narrow space. */
const leastSpace = 0.17;
/** Boxes of two halves of a word may overlap by so much, in heights of their line. */
const mostOverlap = 0.06;

/** Where recognisers part numbers and signs of papers (`27/ 11/2008`, `500. 000`, `NĐ- CP`): behind what joins their parts, and before it. */
const joint = /[\p{N}\p{Lu}][.,/-]$/u;
const behindJoint = /^[\p{N}\p{Lu}]/u;
const figureEnd = /\p{N}$/u;
const beforeJoint = /^[.,/-]\p{N}/u;

/** A line with numbers whole that were read as two words, though there is no space between them. */
export function withWholeNumbers(line: ReadLine): ReadLine {
  const words: ReadWord[] = [];
  for (const word of line.words) {
    const last = words.at(-1);
    if (last !== undefined && isOneWord(last, word, line.height))
      words[words.length - 1] = joined(last, word);
    else words.push(word);
  }
  return { ...line, words };
}

function isOneWord(one: ReadWord, other: ReadWord, height: number): boolean {
  const gap = other.left - one.right;
  if (gap > height * leastSpace || gap < -height * mostOverlap) return false;
  return (
    (joint.test(one.text) && behindJoint.test(other.text)) ||
    (figureEnd.test(one.text) && beforeJoint.test(other.text))
  );
}

function joined(one: ReadWord, other: ReadWord): ReadWord {
  return {
    text: one.text + other.text,
    confidence: Math.min(one.confidence, other.confidence),
    left: one.left,
    top: Math.min(one.top, other.top),
    right: other.right,
    bottom: Math.max(one.bottom, other.bottom),
  };
}
