import { mayTell } from "../../language/answer-type.js";
import { plainForm } from "../../language/syllable.js";
import type { RankedPassage } from "../rerank.js";
import type { FeatureSource } from "./feature-source.js";
import { bestSentences } from "./match-features.js";

/** Whether the type of thing that is asked for stands in the passage and in its best sentences. */
export function typeFeatures({ query, textOf }: FeatureSource, best: RankedPassage | undefined) {
  const type = query.answerType;
  const printed = best ? textOf(best.passage) : "";
  const text = printed.normalize("NFC");
  const ranges = best ? bestSentences(best).map((at) => best.sentences[at]) : [];
  const shown = ranges.map((range) => printed.slice(range?.start, range?.end).normalize("NFC"));
  const passageMissed = mayTell(type, text) ? 0 : 1;
  const is = (...types: readonly string[]) => (types.includes(type) ? 1 : 0);
  const asksNumber = is("quantity", "percent", "money", "duration", "phone");
  return {
    typeMissedSentence: shown.some((sentence) => mayTell(type, sentence)) ? 0 : 1,
    typeMissedPassage: passageMissed,
    numberMissed: is("quantity", "duration") * passageMissed,
    timeMissed: is("time") * passageMissed,
    personMissed: is("person", "role") * passageMissed,
    moneyMissed: is("money") * passageMissed,
    percentMissed: is("percent") * passageMissed,
    phoneMissed: is("phone", "email", "address") * passageMissed,
    ageMissed: is("age") * passageMissed,
    missedDocument: documentNumbers(query.text).some((number) => !compact(text).includes(number)) ? 1 : 0,
    asksNumber,
    asksTime: is("time"),
    asksPerson: is("person", "role"),
    asksPlace: is("place", "address"),
    asksReason: is("reason"),
    asksOther: is("other"),
  };
}

/** Numbers of documents in a text (`45/2014/TT-BTNMT`), compact. */
function documentNumbers(text: string): string[] {
  return [...text.matchAll(/(?<![\p{L}\d/])\d{1,5}\/(?:\d{4}\/)?[\p{L}\d]+(?:[-–][\p{L}\d]+)*/gu)].map(
    ([number]) => compact(number),
  );
}

/** A text without diacritics, capitals and white space. */
function compact(text: string): string {
  return plainForm(text).replace(/\s+/gu, "").replaceAll("–", "-");
}
