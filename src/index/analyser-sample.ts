import type { Article, Passage } from "../corpus/types.js";

const title = "Khắc phục khuyết điểm, tạo chuyển biến";
const series = "Đưa nghị quyết vào cuộc sống";
const heading = "THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ";

/** Vietnamese letters, marks of tone and vowel, and the signs that stand around them in print: every start reads all of them. */
const ranges: readonly (readonly [number, number])[] = [
  [0x21, 0x7e],
  [0xa0, 0x11f],
  [0x1a0, 0x1b0],
  [0x300, 0x323],
  [0x1ea0, 0x1ef9],
  [0x200b, 0x203a],
];

const characters = ranges.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at)),
);

/** The words after which a point may or may not end a sentence, and what newspapers print that is hard to cut. */
const paragraphs: readonly string[] = [
  // Each character within a word and beside one, at the end of a sentence; those of the keyboard also in numbers.
  characters.map((character) => `a${character}b${character} A`).join(" "),
  characters
    .filter((character) => character < "\x7f")
    .map((character) => `3${character}5${character} A`)
    .join(" "),
  "Tp. Cần Thơ, TX. Ngã Bảy, Q. Ô Môn, P. Thới An; Ths. Lê A. Bình và TS. Trần Thị Cẩm Tú, PGS. Hà, GS. An, BS. Tâm, KS. Thịnh, LS. Hùng, CN. Lan, đ/c. Nam, Ông. Ba, Bà. Tư, Mr. Hai, Mrs. Năm, Dr. Sáu, St. Bảy, vs. Tám, No. 9, NXB. Trẻ, tr. 12, v.v. Và, vv. Vì, STT. Mười, SĐT. Một, ĐT. Hai, KTS. Ba, NSND. Tư, NSƯT. Năm, UB. Sáu, H. Phong Điền, X. Giai Xuân, TT. Cờ Đỏ. Hết. Xong.",
  "Nông dân… từ đó khá lên. Thế rồi… Năm sau lại mất mùa! Vì sao?! Ai biết... “Chưa rõ.” Ông nói: “Sẽ làm.” (Còn nữa.) [Hết.] 'Vậy à?' - Ừ. – Được. * Thôi. 1. Mở đầu. a) Một; b) hai… “nhưng” chậm. Phải… «Thật» vậy!",
  "Đến cuối năm 2012, toàn quận còn 3.093 hộ nghèo (chiếm 9,52% tổng số hộ), nay giảm còn 4, 68% và 4, 6 %; 1.234.567,8 đồng; 12/2014, ngày 30/4/1975; 1.2345; 0,5ha; 2ha; 15-17 ha; m²; 5²; ½; covid19; NQTW4; NN&PTNT; GD&ĐT; B52; 3G; 2015.",
  "Ban Thường vụ (BTV) Quận ủy, Ban Chấp hành (BCH) Đảng bộ; Nông nghiệp và Phát triển nông thôn (NN&PTNT), Ủy ban nhân dân (UBND); Sở Y tế (XYZ). Đồng chí Nguyễn Tòng Nhiệm, Phó Bí thư Quận ủy Ô Môn, thăm Phòng Nông nghiệp, gặp Lê Văn Tám Mươi Hai Ba Bốn và ông Hùng ở Thới Lai hiện nay. NGUYỄN VĂN AN hiện còn ở xã Đông Thuận; hiện tại hiện có, hiện đang.",
  "Hòa hoà Thúy thuý khỏe khoẻ toán thuyết quý QUỲNH ủy uỷ THỦY LOẠN hoạt. Ðất Đất đất; İstanbul ẞ ﬁ ΟΔΟΣ 𝐇ộ 😀 👨‍👩‍👧.",
  // Letters that only look like ours, characters that are not seen, thousands parted by spaces, abbreviations in pieces.
  "Cờ Ðỏ, Ɖỏ, nǎm; Ｑｕận １２ Ｏ；𝐂ờ 𝟑; Ⓗộ 🄷; ʜộ; Ⅻ; Сờ О\u0302, сао, ΤΗàΝΗ, Москва, МОСКВА, Ελλάδα; h\u00adộ ng\u200bh\u200c\u200dèo\u2060\ufeff; m², CO₂, 3¹; (ＢＣＤ), Ban Cán Dân (ＢＣＤ). Trần\u00a0Văn Сường, Lê\u202fＡn.",
  "Còn 3 093 hộ, 3\u00a0093 hộ, 3\u2009093 hộ, 1 234 567,8 đồng; tháng 5 300 hộ; 12 345 6; (0710) 820 123. Sở TN&MT, VH,TT&DL, LĐ-TB&XH; Nghị quyết T.Ư 4, T.W, TƯ.",
  "Quận Ô Môn đã thoát nghèo. Hòa Bình! Đường về xã.".normalize("NFD"),
  `Ngắn. Rất ngắn. ${"Câu này dài hơn một nghìn ký tự vì không có dấu chấm nào ở giữa, ".repeat(20)}hết câu.`,
  "m".repeat(1_500),
  " \t ",
];

/** What a passage is that is not running text, and what its words are. */
const others: readonly (readonly [Passage["kind"], string])[] = [
  ["meta", `${series}.`],
  ["meta", `Bài 2: ${title}`],
  ["meta", "Bài, ảnh: ANH DŨNG"],
  ["meta", "Bài 3: Hiến kế"],
  ["meta", "Một dòng khác"],
  ["lead", "Sau kiểm điểm, nhiều nơi đã chuyển biến. Kết quả ra sao?"],
  ["caption", "Nông dân xã Trường Thành thu hoạch lúa. Ảnh: ANH DŨNG"],
];

/**
 * A made-up article with everything that the analyser of texts treats in a way of its own. Two analysers that make the same of
 * it may be taken for one. Its passages are numbered as `Passage` says.
 */
export function analyserSample(): Article {
  const kinds = [...others, ...paragraphs.map((text): (typeof others)[number] => ["body", text])];
  const passages = kinds.map(
    ([kind, text], at): Passage => ({
      id: `mau/${at + 1}`,
      article: "mau",
      section: heading,
      paragraph: at + 1,
      kind,
      text,
    }),
  );
  return {
    slug: "mau",
    series,
    part: 2,
    title,
    authors: ["ANH DŨNG"],
    source: null,
    nextPart: { part: 3, title: "Hiến kế" },
    sections: [{ heading, passages }],
    passages,
  };
}
