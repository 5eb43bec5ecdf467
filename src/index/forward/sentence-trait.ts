import type { AnswerType } from "../../language/answer-type.js";
import { plainLetters } from "../../language/look-alikes.js";
import type { Token } from "../../language/token.js";

/** What a sentence holds that a question may ask for, one bit each; found once, when the index is built. */
export const traits = { quantity: 1, time: 2, person: 4, definition: 8, present: 16 } as const;

const time = /(?:19|20)\d\d|ngày|tháng/iu;
const person = /(?:^|[^\p{L}])\p{Lu}[\p{Ll}\p{M}]+ \p{Lu}[\p{Ll}\p{M}]|\p{Lu}{2} \p{Lu}{2}/u;
const definition = /\(\p{Lu}[\p{Lu}\d&]+\)/u;
const present = /đến nay|hiện nay|hiện tại|hiện (?:có|còn|đang)/iu;
const year = /^(?:19|20)\d\d$/;

/** The traits of a sentence: a figure that is no year, a date, a person's name, an abbreviation spelt out, a word for now. */
export function sentenceTraits(printed: string, tokens: readonly Token[]): number {
  const sentence = plainLetters(printed);
  const composed = sentence.normalize("NFC");
  const holdsFigure = tokens.some((token) => token.kind === "number" && !year.test(token.text));
  return (
    (holdsFigure ? traits.quantity : 0) |
    (time.test(composed) ? traits.time : 0) |
    (person.test(sentence) ? traits.person : 0) |
    (definition.test(sentence) ? traits.definition : 0) |
    (present.test(composed) ? traits.present : 0)
  );
}

/** The trait that tells a thing of each type, where one does. */
const traitOfType: Readonly<Partial<Record<AnswerType, number>>> = {
  age: traits.quantity,
  money: traits.quantity,
  percent: traits.quantity,
  duration: traits.quantity,
  quantity: traits.quantity,
  time: traits.time,
  person: traits.person,
  definition: traits.definition,
};

/** Whether a sentence with these traits holds the type of thing that the question asks for; false where the question does not tell. */
export function holdsAnswerType(answerType: AnswerType, sentence: number): boolean {
  return (sentence & (traitOfType[answerType] ?? 0)) !== 0;
}
