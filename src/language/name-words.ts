/** Words without a topic of their own that begin a name after the kind of a place, folded: `quận Cái Răng`, typed `quan cai rang`; `phường Thới Hòa`. */
export const nameBeginnings: ReadonlySet<string> = new Set(["cai", "thoi"]);

/** What most often stands between a surname and a name. */
export const middleNames: ReadonlySet<string> = new Set(["văn", "thị"]);

/** What stands before the number of a part of a series (`Bài 3`), with diacritics and without. */
export const partWords: ReadonlySet<string> = new Set([
  "bài",
  "phần",
  "kỳ",
  "kì",
  "bai",
  "phan",
  "ky",
  "ki",
  "part",
]);
