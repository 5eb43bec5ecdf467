import { offices } from "../language/office.js";
import { foldDiacritics } from "../language/syllable.js";
import type { Token } from "../language/token.js";
import type { PassageText } from "./passage-text.js";
import type { Form, FormElement, QueryUnit } from "./query.js";

/** How well the units of a question are matched in one passage. */
export interface UnitMatch {
  /** For each unit, the best match in the passage, in [0, 1]. */
  readonly best: readonly number[];
  /** For each sentence, for each unit, the best match in that sentence, in [0, 1]. */
  readonly bySentence: readonly (readonly number[])[];
}

/** A compound whose parts stand apart in one sentence counts this much of the share of its parts. */
const apart = 0.4;

/** Looks for the units of a question in a passage. */
export function matchUnits(units: readonly QueryUnit[], passage: PassageText): UnitMatch {
  const bySentence = passage.tokenRanges.map(([from, to]) => {
    const tokens = passage.tokens.slice(from, to);
    return units.map((unit) => Math.max(0, ...unit.forms.map((form) => matchForm(form, tokens, unit.kind))));
  });
  const best = units.map((_, unit) => Math.max(0, ...bySentence.map((sentence) => sentence[unit] ?? 0)));
  return { best, bySentence };
}

/** Share of the units' weight that is matched, in [0, 1]; 0 without units. */
export function coverage(units: readonly QueryUnit[], matches: readonly number[]): number {
  const total = units.reduce((sum, unit) => sum + unit.weight, 0);
  if (total === 0) return 0;
  return units.reduce((sum, unit, at) => sum + unit.weight * (matches[at] ?? 0), 0) / total;
}

function matchForm(form: Form, tokens: readonly Token[], kind: QueryUnit["kind"]): number {
  const { elements } = form;
  const isRankedBelow = (at: number) => tokens[at - 1]?.text === "phó" && isOffice(form);
  const stands = (at: number) => elements.every((element, offset) => matches(element, tokens[at + offset]));
  if (tokens.some((_, at) => stands(at) && !isRankedBelow(at))) return form.strength;
  if (elements.length === 1 || (kind !== "word" && kind !== "number")) return 0;
  const found = elements.filter((element) => tokens.some((token) => matches(element, token))).length;
  return found < 2 && elements.length > 1 ? 0 : (apart * form.strength * found) / elements.length;
}

/** `Bí thư` is not `Phó Bí thư`: a deputy does not answer for the office. */
function isOffice({ elements }: Form): boolean {
  const folded = elements.map((element) => foldDiacritics(element.value)).join(" ");
  return offices.has(folded);
}

function matches({ value, folded }: FormElement, token: Token | undefined): boolean {
  return token !== undefined && (folded ? token.folded : token.text) === value;
}
