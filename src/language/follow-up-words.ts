import { foldDiacritics } from "./syllable.js";

/** A pattern for words as typed with diacritics, and one for words typed without: `Cờ Đỏ` is not `cô đó`, `co do` may be. */
export interface WordPattern {
  readonly toned: RegExp;
  readonly folded: RegExp;
}

function pattern(source: string, foldedSource = source): WordPattern {
  return { toned: new RegExp(source), folded: new RegExp(foldDiacritics(foldedSource)) };
}

/** What a question opens with that goes on from another. */
export const opening = pattern(
  "^(?:(?:thế|vậy|rồi|à)\\s+)*còn(?=\\s)|^(?:thế|vậy|rồi)(?=\\s)|^(?:and\\s+)?(?:what|how)\\s+about(?=\\s)|^and(?=\\s)",
);

/** What it closes with. */
export const closing = pattern(
  "\\s(?:thì\\s+sao|thì\\s+thế\\s+nào|thì\\s+như\\s+thế\\s+nào|như\\s+thế\\s+nào|thế\\s+nào|ra\\s+sao)$",
);

/** Words at the end, parted by one space each, that only make it polite. */
export const politeness = pattern("(?:\\s(?:ạ|à|vậy|nhỉ|nhé|hả|thế|rồi))+$");

const places = "nơi|chỗ|quận|huyện|phường|xã|địa phương|đơn vị|phòng|sở|ngành|chi cục";
const people = "ông|bà|anh|chị|cô|đồng chí|vị";
const things = "việc|điều|cái|số|tỷ lệ|tỉ lệ|con số|khuyết điểm|năm|lúc|khi|chuyện";
const english = "there|he|she|they|him|her|them|it|that (?:one|place|person)|his|their";
/** Without diacritics `cô đó` may be `Cờ Đỏ`: people are pointed to by fewer words then. */
function pointingSource(that: string): string {
  return `(?:^|\\s)(?:(?:ở|tại)\\s+(?:đó|đây|đấy)|(?:(?:ở|tại)\\s+)?(?:${places})\\s+(?:đó|này|ấy)|(?:${people})\\s+(?:ấy|này|ta${that})|người\\s+(?:ấy|này${that})|(?:${things})\\s+(?:đó|này|ấy)|${english})(?=\\s|$)`;
}

/** Words that point to what was said before. */
export const pointing = pattern(pointingSource("|đó"), pointingSource(""));

/** Words for a time that moves with the conversation; they tell nothing of the topic. */
export const moment = pattern(
  "(?:^|\\s)(?:bây\\s+giờ|hiện\\s+nay|hiện\\s+tại|hiện\\s+giờ|đến\\s+nay|lúc\\s+này|(?<!mấy\\s)giờ|now|currently)(?=\\s|$)",
);
/** The whole of a question that asks what the clock says. */
export const clock = pattern(
  "^(?:(?:bây\\s+)?giờ\\s+(?:là\\s+)?mấy\\s+giờ(?:\\s+rồi)?|mấy\\s+giờ\\s+rồi|what\\s+time\\s+is\\s+it(?:\\s+now)?)$",
);
/** Words for what comes before or after what was said. */
export const sequence = pattern(
  "(?:^|\\s)(?:sau\\s+đó|trước\\s+đó|trước\\s+đây|về\\s+sau|afterwards)(?=\\s|$)",
);

/** Words for how much there is of what was spoken of. */
export const measure = pattern(
  "(?:^|\\s)(?:tỷ\\s+lệ|tỉ\\s+lệ|con\\s+số|số\\s+lượng|phần\\s+trăm|tổng\\s+số|tổng\\s+cộng|percentage|rate|total)(?=\\s|$)",
);

/** What may stand beside a name that is all there is of a question. */
export const besideName = /^(?:ở|tại|của|về|o|tai|cua|ve|in|at|of|for)\s+/iu;

/** Words before a place that tell its kind, or a body of that kind: another place has its own. */
export const placeKind =
  "(?:(?:quận\\s+ủy|huyện\\s+ủy|đảng\\s+ủy|thị\\s+ủy|quan\\s+uy|huyen\\s+uy|dang\\s+uy|thi\\s+uy|quận|huyện|phường|xã|thị\\s+trấn|thị\\s+xã|thành\\s+phố|tỉnh|quan|huyen|phuong|xa|thi\\s+tran|thi\\s+xa|thanh\\s+pho|tinh)\\s+)+";
/** Words behind a place that do so in English. */
export const englishPlaceKind = "(?:\\s+(?:district|ward|commune|town|city|province))?";

/** The words as they are compared: in lower case; those of a text without diacritics with the folded pattern. */
export function matchWords(text: string, wanted: WordPattern): RegExpExecArray | null {
  const lower = text.toLowerCase();
  const isFolded = foldDiacritics(lower) === lower;
  return (isFolded ? wanted.folded : wanted.toned).exec(lower);
}

/** A text without the first words that match. */
export function withoutWords(text: string, unwanted: WordPattern): string {
  const match = matchWords(text, unwanted);
  if (!match) return text;
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
    .replace(/\s+/g, " ")
    .trim();
}

/** The words of a text, without the punctuation around them. */
export function wordsOf(text: string): string[] {
  return text.normalize("NFC").match(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.,/&-]*[\p{L}\p{M}\p{N}%])?/gu) ?? [];
}
