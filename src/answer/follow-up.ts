import { foldDiacritics } from "../language/syllable.js";
import { analyseQuery, type Query, type QueryUnit } from "../retrieval/index.js";
import type { Vocabulary } from "../retrieval/vocabulary.js";

/** A question that may leave out what the one before it said. */
export interface FollowUp {
  /** Whether its form alone tells that it leaves something out; if not, the evidence has to tell. */
  readonly isCertain: boolean;
  /** What it may mean, spelt out: one or two ways. */
  readonly completions: readonly string[];
}

/** Longest texts, in UTF-16 code units, that follow up, or are followed up: longer ones say all themselves. */
const LONGEST = 300;
/** A unit that weighs less, in nats, is a word like `huyện`: it says nothing alone. */
const tells = 1;
/** A question with more words, or more units that tell, stands for itself. */
const FEW_WORDS = 9;
const FEW_UNITS = 2;

/** A pattern for words as typed with diacritics, and one for words typed without: `Cờ Đỏ` is not `cô đó`, `co do` may be. */
interface Pattern {
  readonly toned: RegExp;
  readonly folded: RegExp;
}

function pattern(source: string, foldedSource = source): Pattern {
  return { toned: new RegExp(source), folded: new RegExp(foldDiacritics(foldedSource)) };
}

const opening = pattern(
  "^(?:(?:thế|vậy|rồi|à)\\s+)*còn(?=\\s)|^(?:thế|vậy|rồi)(?=\\s)|^(?:and\\s+)?(?:what|how)\\s+about(?=\\s)|^and(?=\\s)",
);
const closing = pattern(
  "\\s(?:thì\\s+sao|thì\\s+thế\\s+nào|thì\\s+như\\s+thế\\s+nào|như\\s+thế\\s+nào|thế\\s+nào|ra\\s+sao)$",
);
const politeness = pattern("(?:\\s+(?:ạ|à|vậy|nhỉ|nhé|hả|thế|rồi))+$");
const places = "nơi|chỗ|quận|huyện|phường|xã|địa phương|đơn vị|phòng|sở|ngành|chi cục";
const people = "ông|bà|anh|chị|cô|đồng chí|người|vị";
const things = "việc|điều|cái|số|tỷ lệ|tỉ lệ|con số|khuyết điểm|năm|lúc|khi|chuyện";
const english = "there|he|she|they|him|her|them|it|that (?:one|place|person)|his|their";
/** Words that point to what was said before; without diacritics only those that are nothing else. */
const pointing = pattern(
  `(?:^|\\s)(?:(?:ở|tại)\\s+(?:đó|đây|đấy)|(?:(?:ở|tại)\\s+)?(?:${places})\\s+(?:đó|này|ấy)|(?:${people})\\s+(?:ấy|đó|này|ta)|(?:${things})\\s+(?:đó|này|ấy)|${english})(?=\\s|$)`,
  `(?:^|\\s)(?:(?:ở|tại)\\s+(?:đó|đây|đấy)|(?:(?:ở|tại)\\s+)?(?:${places})\\s+(?:đó|này|ấy)|(?:${people})\\s+(?:ấy|này|ta)|(?:${things})\\s+(?:đó|này|ấy)|${english})(?=\\s|$)`,
);
const placeKind =
  "(?:quận|huyện|phường|xã|thị trấn|thị xã|thành phố|tỉnh|quan|huyen|phuong|xa|thi tran|thi xa|thanh pho|tinh)";

/**
 * Reads a question as one that follows another. Null where it leaves nothing out, or nothing can be taken over.
 * @param previous what was looked up before
 */
export function readFollowUp(question: string, previous: string, vocabulary: Vocabulary): FollowUp | null {
  if (question.length > LONGEST || previous.length > LONGEST) return null;
  const asked = words(question).join(" ");
  const before = analyseQuery(previous, vocabulary);
  const topic = before.units.filter(isTelling);
  if (asked === "" || topic.length === 0) return null;

  const rest = without(without(without(asked, politeness), closing), opening);
  const isMarked = rest.length < without(asked, politeness).length;
  const own = analyseQuery(rest, vocabulary).units.filter(isTelling);
  const namesNothing = !own.some((unit) => isName(unit) || unit.kind === "part");
  if (namesNothing && matches(asked, pointing))
    return { isCertain: true, completions: appended(without(asked, pointing), before) };
  // A word that the series never has is a topic of its own, though one that nothing will be found about.
  if (own.some(({ kind, known }) => kind === "word" && known === 0)) return null;
  if (own.length === 0) return { isCertain: true, completions: [`${surfaces(topic)} ${question}`] };
  if (own.every(isName)) {
    const swapped = swap(previous, before, own, rest);
    return swapped === null ? null : { isCertain: true, completions: [swapped] };
  }
  const isShort = asked.split(" ").length <= FEW_WORDS && own.length <= FEW_UNITS;
  const hasAnchor = topic.some((unit) => isName(unit) || unit.kind === "office");
  if (!isShort || !namesNothing || !hasAnchor) return null;
  // An office is one of some body, which is named or was named before.
  const isCertain = own.every(({ kind }) => kind === "office");
  return { isCertain, completions: appended(isMarked ? rest : question, before) };
}

/** The new question about the old names, and about all that was asked before. */
function appended(question: string, before: Query): string[] {
  const telling = before.units.filter(isTelling);
  const names = telling.filter((unit) => isName(unit) || unit.kind === "office");
  const ways = [names, telling]
    .filter(({ length }) => length > 0)
    .map((units) => `${question} ${surfaces(units)}`);
  return [...new Set(ways)];
}

/** The old question with the new name in the place of the old one of its kind. */
function swap(previous: string, before: Query, own: readonly QueryUnit[], typed: string): string | null {
  const isNumber = own.every(({ kind }) => kind === "number");
  const replaced = before.units.filter(({ kind }) => (isNumber ? kind === "number" : kind === "name"));
  const kept = before.units.filter((unit) => isTelling(unit) && !replaced.includes(unit));
  // Without anything to take over, the name alone is all there is to ask.
  if (kept.length === 0) return null;
  const [first, ...others] = replaced;
  if (!first) return `${previous.replace(/[\s?!.]+$/u, "")} ${typed}`;
  const withoutOthers = others.reduce((text, { surface }) => cutOut(text, surface, ""), previous);
  return cutOut(withoutOthers, first.surface, typed);
}

function cutOut(text: string, surface: string, by: string): string {
  const escaped = surface.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found = new RegExp(
    `(?:(?<![\\p{L}\\p{M}])${placeKind}\\s+|(?<![\\p{L}\\p{M}])n[aă]m\\s+)?${escaped}`,
    "iu",
  );
  return text
    .replace(found, () => by)
    .replace(/\s+/gu, " ")
    .trim();
}

function isTelling({ weight }: QueryUnit): boolean {
  return weight >= tells;
}

function isName({ kind }: QueryUnit): boolean {
  return kind === "name" || kind === "number";
}

function surfaces(units: readonly QueryUnit[]): string {
  return units.map(({ surface }) => surface).join(" ");
}

/** The words of a text, without the punctuation around them. */
function words(text: string): string[] {
  return text.normalize("NFC").match(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.,/&-]*[\p{L}\p{M}\p{N}%])?/gu) ?? [];
}

/** The words as they are compared: in lower case; those of a text without diacritics with the folded pattern. */
function matches(text: string, wanted: Pattern): RegExpExecArray | null {
  const lower = text.toLowerCase();
  const isFolded = foldDiacritics(lower) === lower;
  return (isFolded ? wanted.folded : wanted.toned).exec(lower);
}

function without(text: string, unwanted: Pattern): string {
  const match = matches(text, unwanted);
  if (!match) return text;
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replace(/\s+/g, " ")
    .trim();
}
