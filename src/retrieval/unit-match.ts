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
/** `Bí thư Chi bộ` says little of who is `Bí thư Huyện ủy`. */
const officeElsewhere = 0.3;
/** Tokens that may stand between an office and what it is the office of (`Phó Bí thư Thường trực Huyện ủy`). */
const officeGap = 3;

/** Looks for the units of a question in a passage. */
export function matchUnits(units: readonly QueryUnit[], passage: PassageText): UnitMatch {
  const bySentence = passage.tokenRanges.map(([from, to]) => {
    const tokens = passage.tokens.slice(from, to);
    return units.map((unit, at) => {
      const share = Math.max(0, ...unit.forms.map((form) => matchForm(form, tokens, unit.kind)));
      const of = units[at + 1];
      const isElsewhere = unit.kind === "office" && of?.kind === "word" && !standTogether(unit, of, tokens);
      return isElsewhere ? share * officeElsewhere : share;
    });
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
  if (tokens.some((_, at) => standsAt(form, tokens, at))) return form.strength;
  if (elements.length === 1 || (kind !== "word" && kind !== "number")) return 0;
  const found = elements.filter((element) => tokens.some((token) => matches(element, token))).length;
  return found < 2 && elements.length > 1 ? 0 : (apart * form.strength * found) / elements.length;
}

/** Whether an office and what the question names next stand together in a sentence. */
function standTogether(office: QueryUnit, of: QueryUnit, tokens: readonly Token[]): boolean {
  const startsOf = (form: Form) => tokens.flatMap((_, at) => (standsAt(form, tokens, at) ? [at] : []));
  const starts = of.forms.flatMap(startsOf);
  return office.forms.some((form) =>
    startsOf(form).some((at) => {
      const end = at + form.elements.length;
      return starts.some((start) => start >= end && start <= end + officeGap);
    }),
  );
}

/** Whether a form begins at this token; an office does not where a deputy's begins. */
function standsAt(form: Form, tokens: readonly Token[], at: number): boolean {
  const isDeputy = tokens[at - 1]?.text === "phó" && isOffice(form);
  return !isDeputy && form.elements.every((element, offset) => matches(element, tokens[at + offset]));
}

/** `Bí thư` is not `Phó Bí thư`: a deputy does not answer for the office. */
function isOffice({ elements }: Form): boolean {
  const folded = elements.map((element) => foldDiacritics(element.value)).join(" ");
  return offices.has(folded);
}

function matches({ value, folded }: FormElement, token: Token | undefined): boolean {
  return token !== undefined && (folded ? token.folded : token.text) === value;
}
