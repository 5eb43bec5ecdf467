import { describe, expect, it } from "vitest";
import { libraryOf } from "../../bench/setup.js";
import { createAnswerer, Searcher } from "../../src/answer/index.js";
import { openAnswerer } from "../quality/answerer.js";
import { openWorld } from "../quality/world.js";
import { bundledJudge } from "../support/judge.js";

/** What a question is answered with, as far as it must not depend on how it was typed. */
async function told(question: string) {
  const answerer = await openAnswerer();
  const { outcome, missing, excerpts } = await answerer.answer(question);
  const [first] = excerpts;
  return { outcome, missing: missing.map(({ text }) => text), id: first?.id, highlights: first?.highlights };
}

describe("a question is answered alike, however its letters were typed", () => {
  it.each([
    ["huyện Cờ Đỏ cải tạo bao nhiêu ha vườn tạp?", "huyện Cờ Ðỏ cải tạo bao nhiêu ha vườn tạp?"],
    ["quận Ô Môn còn bao nhiêu hộ nghèo?", "ｑｕậｎ Ô Ｍôｎ còn bao nhiêu hộ nghèo?"],
    ["quận Ô Môn còn bao nhiêu hộ nghèo?", "quận Ô Môn còn bao nhiêu 𝐡ộ 𝐧𝐠𝐡è𝐨?"],
    ["quận Ô Môn còn bao nhiêu hộ nghèo?", "quận О\u0302 Môn còn bао nhiêu hộ nghèо?"],
    [
      "quận Ô Môn còn bao nhiêu hộ nghèo?",
      "quận Ô\u200b Mô\u00adn còn bao nhi\u200dêu hộ\ufeff ngh\u2060èo?",
    ],
    ["quận Ô Môn còn bao nhiêu hộ nghèo?", "qua65n O6 Mo6n co2n bao nhie6u ho65 ngheo2?"],
    ["3.093 hộ nghèo là ở quận nào?", "3 093 hộ nghèo là ở quận nào?"],
    ["3.093 hộ nghèo là ở quận nào?", "3\u00a0093 hộ nghèo là ở quận nào?"],
  ])("“%s” and “%s”", async (plain, typed) => {
    expect(await told(typed)).toEqual(await told(plain));
  });
});

/** Passages of a made-up series, printed in many ways. */
const printed = [
  "Đến cuối năm 2012, huyện C\u00adờ Ðỏ còn 3 093 hộ nghèo, chiếm 9,52% tổng số hộ.",
  "Sở TN&MT thành phố đã cấp 1 234 giấy chứng nhận quyền sử dụng đất cho người dân.",
  "Sở Văn hóa, Thể thao và Du lịch tổ chức ngày hội đờn ca tài tử vào tháng 9 hằng năm.",
  "Bộ phận một cửa của phường giải quyết hồ sơ trong hai ngày làm việc.",
  "Nghị quyết Trung ương 4 yêu cầu tự phê bình và phê bình nghiêm túc.",
  "UBKT thực hiện kết luận TƯ 5 về kỷ luật đảng viên trong mọi chi bộ.",
  "Quận\u00a0Ｂình Ｔhủy có ５２ trường đạt chuẩn quốc gia, theo đồng chí Trần\u00a0Văn Сường.",
];

/** The excerpt that a question finds first in these passages, and its highlighted words. */
async function found(question: string) {
  const { embedder, lexicon } = await openWorld();
  const library = await libraryOf(printed, embedder, lexicon);
  const { excerpts, missing, outcome, confidence } = await createAnswerer(
    new Searcher(library, embedder, bundledJudge),
  ).answer(question);
  const [first] = excerpts;
  const bold = first?.highlights.map(([start, end]) => first.text.slice(start, end)).join(" ");
  return { outcome, missing: missing.map(({ text }) => text), text: first?.text, bold, confidence };
}

describe("what is printed in an unusual way is found, and quoted as printed", () => {
  it.each([
    ["Huyện Cờ Đỏ còn bao nhiêu hộ nghèo?", 0],
    ["huyen co do con bao nhieu ho ngheo", 0],
    ["3.093 hộ nghèo là ở huyện nào?", 0],
    ["Sở Tài nguyên và Môi trường cấp bao nhiêu giấy chứng nhận?", 1],
    ["Sở TNMT cấp bao nhiêu giấy chứng nhận?", 1],
    ["Sở TN & MT cấp bao nhiêu giấy chứng nhận?", 1],
    ["Sở VH,TT&DL tổ chức ngày hội đờn ca tài tử vào tháng mấy?", 2],
    ["Sở VH-TT-DL tổ chức ngày hội đờn ca tài tử vào tháng mấy?", 2],
    ["Bộ phận 1 cửa của phường giải quyết gì?", 3],
    ["NQ TƯ 4 yêu cầu gì?", 4],
    ["Nghị quyết T.Ư 4 yêu cầu gì?", 4],
    ["nq tư 4 yêu cầu gì?", 4],
    ["Kết luận Trung ương 5 nói về gì?", 5],
    ["ket luan tw 5 noi ve gi", 5],
    ["Quận Bình Thủy có bao nhiêu trường đạt chuẩn quốc gia?", 6],
    ["Quận nào của đồng chí Trần Văn Cường có 52 trường đạt chuẩn?", 6],
  ])("“%s”", async (question, at) => {
    const { outcome, missing, text, bold } = await found(question);
    expect({ question, outcome, missing }).toEqual({ question, outcome: "answered", missing: [] });
    expect(text).toBe(printed[at]);
    expect(bold).toBe(printed[at]);
  });
});

it("a small number in digits is found in words as surely as if it had been typed so", async () => {
  const [digits, words] = await Promise.all([
    found("thủ tục 1 cửa ở phường"),
    found("thủ tục một cửa ở phường"),
  ]);
  expect(digits.text).toBe(printed[3]);
  expect(words.confidence - digits.confidence).toBeLessThan(0.1);
});
