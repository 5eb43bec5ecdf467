import { canonicalForm, foldDiacritics, hasDiacritics } from "./syllable.js";

const officeTitles = `bí thư|chủ tịch|giám đốc|trưởng phòng|trưởng ban|cục trưởng|chi cục trưởng|hiệu trưởng|chánh văn phòng|chánh thanh tra|bộ trưởng|thủ tướng|tổng bí thư|chủ nhiệm|viện trưởng|trưởng công an|đội trưởng|trưởng khoa|tổng giám đốc`;

/** Offices that one person holds, without diacritics; each also has deputies (`phó …`). */
export const offices: ReadonlySet<string> = new Set(officeTitles.split("|").map(foldDiacritics));

const places = ["quận", "huyện", "phường", "xã", "tỉnh", "thị trấn", "thị xã", "thành phố", "ấp"];

/** Words before the name of a place that has an administration of its own, without diacritics. */
export const placeKinds: ReadonlySet<string> = new Set(places.map(foldDiacritics));

const tonedPlaceKinds: ReadonlySet<string> = new Set(places);

/** Whether a word (canonical) is the kind of a place; `untoned`: it was typed without diacritics (`Phương` is no `phường`, `phuong` may be). */
export function isPlaceKind(word: string, untoned: boolean): boolean {
  return untoned ? placeKinds.has(foldDiacritics(word)) : tonedPlaceKinds.has(word);
}

/** Titles and forms of address before a person's name, without diacritics. */
export const titles: ReadonlySet<string> = new Set(
  ["ông", "bà", "anh", "chị", "cô", "chú", "bác", "đồng chí", "đ c", "mr", "mrs"].map(foldDiacritics),
);

/** What begins the name of a body, in canonical form. */
const bodies = (
  "sở|phòng|ban|bộ|cục|vụ|viện|hội|đoàn|trường|đài|toà|quỹ|đội|khoa|uỷ ban|chi cục|tổng cục|công ty|tổng công ty|tập đoàn|ngân hàng|" +
  "bệnh viện|hiệp hội|liên đoàn|học viện|trung tâm|nhà máy|hợp tác xã|văn phòng|thanh tra|công an|đại sứ quán|câu lạc bộ|đại học|trường đại học|sân bay|" +
  "đảng uỷ|quận uỷ|huyện uỷ|thành uỷ|tỉnh uỷ|chi bộ|đảng bộ|ubnd|hđnd|uỷ ban nhân dân|hội đồng nhân dân"
).split("|");

const tonedBodyHeads: ReadonlySet<string> = new Set(bodies);
const bodyHeads: ReadonlySet<string> = new Set(bodies.map(foldDiacritics));

/** Whether a word as typed begins the name of a body (`Sở` Tài chính, `Công ty` …); `số` is no `sở`, `so` may be. */
export function isBodyHead(word: string): boolean {
  const canonical = canonicalForm(word);
  return hasDiacritics(canonical) ? tonedBodyHeads.has(canonical) : bodyHeads.has(canonical);
}
