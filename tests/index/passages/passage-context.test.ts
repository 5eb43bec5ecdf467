import { expect, test } from "vitest";
import { passageContext, passageRole } from "../../../src/index/passages/passage-context.js";
import { anArticle, aPassage } from "../article.js";

const article = anArticle({
  authors: ["ANH DŨNG", "SỸ KHANG"],
  nextPart: { part: 2, title: "NHỮNG KINH NGHIỆM" },
});
const roleOf = (text: string) => passageRole(aPassage(text, { kind: "meta" }), article);

test("what is printed above and below an article is called what people ask for", () => {
  expect(roleOf("* ANH DŨNG - SỸ KHANG")).toContain("tác giả");
  expect(roleOf("Đưa thành phố phát triển")).toContain("tên chung của loạt bài");
  expect(roleOf("Bài 1: Khắc phục khuyết điểm")).toContain("tên bài này");
  expect(roleOf("(Còn tiếp) Bài 2: NHỮNG KINH NGHIỆM")).toContain("bài tiếp theo");
  expect(passageRole(aPassage("Một góc đồng lúa.", { kind: "caption" }), article)).toContain("ảnh");
});

test("names are recognised whatever their case, their tone marks' place or their form of Unicode", () => {
  expect(roleOf("anh dũng và sỹ khang".normalize("NFD"))).toContain("tác giả");
  expect(roleOf("những kinh nghiệm")).toContain("bài tiếp theo");
  const hoa = anArticle({ authors: ["Trần Hòa"] });
  expect(passageRole(aPassage("Trần Hoà", { kind: "meta" }), hoa)).toContain("tác giả");
});

test("a by-line names every author; one alone is none", () => {
  expect(roleOf("Ảnh: ANH DŨNG")).toBe("");
});

test("running text and leads have no role, and an unknown line above the article has none", () => {
  for (const kind of ["body", "lead"] as const)
    expect(passageRole(aPassage("ANH DŨNG, SỸ KHANG", { kind }), article)).toBe("");
  expect(roleOf("Thứ hai, ngày 5")).toBe("");
});

test("an article without authors has no by-line, whatever is printed", () => {
  expect(passageRole(aPassage("Ban biên tập", { kind: "meta" }), anArticle())).toBe("");
});

test("a paragraph is searched with its heading, anything else with its role", () => {
  expect(passageContext(aPassage("Quận còn hộ nghèo."), article)).toBe("MỤC CHÍNH");
  expect(passageContext(aPassage("Lời dẫn của bài.", { kind: "lead" }), article)).toBe("");
  expect(passageContext(aPassage("ANH DŨNG - SỸ KHANG", { kind: "meta" }), article)).toContain("tác giả");
});
