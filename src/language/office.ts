import { foldDiacritics } from "./syllable.js";

const titles = `bí thư|chủ tịch|giám đốc|trưởng phòng|trưởng ban|cục trưởng|chi cục trưởng|hiệu trưởng|chánh văn phòng|chánh thanh tra|bộ trưởng|thủ tướng|tổng bí thư|chủ nhiệm|viện trưởng|trưởng công an|đội trưởng|trưởng khoa|tổng giám đốc`;

/** Offices that one person holds, without diacritics; each also has deputies (`phó …`). */
export const offices: ReadonlySet<string> = new Set(titles.split("|").map(foldDiacritics));

/** Words before the name of a place that has an administration of its own, without diacritics. */
export const placeKinds: ReadonlySet<string> = new Set([
  "quan",
  "huyen",
  "phuong",
  "xa",
  "tinh",
  "thi tran",
  "thi xa",
  "thanh pho",
  "ap",
]);
