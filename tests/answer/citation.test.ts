import { expect, test } from "vitest";
import { citationAt } from "../../src/answer/citation.js";
import { corpusHash } from "../../src/corpus/read/hash.js";
import { readArticle } from "../../src/corpus/read/reader.js";
import { PassageStore } from "../../src/index/index.js";
import { citationLine, en, vi } from "../../src/locales/index.js";

const article = (...paragraphs: readonly string[]) =>
  readArticle(`---\nseries: Loạt bài\npart: 1\ntitle: Bài\n---\n${paragraphs.join("\n\n")}\n`, "bai-1.md");
const LEAD = "<!-- lead -->\nLời dẫn.";
const NOTICE = "<!-- meta -->\nCòn tiếp.";

const lines = async (...paragraphs: readonly string[]) => {
  const passages = await PassageStore.from([article(...paragraphs)]);
  const citations = Array.from({ length: passages.size }, (_, ordinal) => citationAt(passages, ordinal));
  return citations.map((citation) => [citationLine(citation, vi), citationLine(citation, en)]);
};

test("a heading is cited as printed, also one by the name of a section that has none", async () => {
  expect(await lines(LEAD, "## Mở đầu", "Một.", "## Cuối bài", "Hai.", NOTICE)).toEqual([
    ["Bài 1 › Mở đầu › đoạn 1", "Part 1 › Opening › paragraph 1"],
    ["Bài 1 › Mở đầu › đoạn 2", "Part 1 › Mở đầu › paragraph 2"],
    ["Bài 1 › Cuối bài › đoạn 3", "Part 1 › Cuối bài › paragraph 3"],
    ["Bài 1 › Cuối bài › đoạn 4", "Part 1 › End of the article › paragraph 4"],
  ]);
  expect(await lines("## Mở đầu", "Một.")).toEqual([
    ["Bài 1 › Mở đầu › đoạn 1", "Part 1 › Mở đầu › paragraph 1"],
  ]);
});

test("a section's name is a text in every citation, and says whether it is printed", async () => {
  const passages = await PassageStore.from([article(LEAD, "## Mở đầu", "Một.")]);
  expect(citationAt(passages, 0)).toEqual({
    article: "bai-1",
    series: passages.articles[0]?.series,
    part: 1,
    title: "Bài",
    section: "Mở đầu",
    untitled: "opening",
    paragraph: 1,
  });
  expect(Object.keys(citationAt(passages, 1))).not.toContain("untitled");
  expect(citationAt(passages, 1).section).toBe("Mở đầu");
});

test("printing a heading above what had none makes another corpus", async () => {
  const plain = await corpusHash([article("Một.", "Hai.")]);
  expect(await corpusHash([article("## Mở đầu", "Một.", "Hai.")])).not.toBe(plain);
});

test("the page is cited, and that a text was recognised from a picture", async () => {
  const body = [
    "<!-- page: 3 -->\n<!-- body -->\nMột.",
    "<!-- page: 4, recognised -->\nHai.",
    '<!-- reading: ["3.093","3.098"] -->\nCòn 3.093 hộ.',
    '<!-- page: none -->\n<!-- reading: ["1","7"] -->\n<!-- reading: ["2","3"] -->\n<!-- reading: ["4","9"] -->\n1, 2, 4.',
  ];
  expect(await lines("## MỤC", ...body)).toEqual([
    ["Bài 1 › MỤC › đoạn 1, tr. 3", "Part 1 › MỤC › paragraph 1, p. 3"],
    [
      "Bài 1 › MỤC › đoạn 2, tr. 4 (theo bản nhận dạng chữ)",
      "Part 1 › MỤC › paragraph 2, p. 4 (as recognised from a picture)",
    ],
    [
      "Bài 1 › MỤC › đoạn 3, tr. 4 (theo bản nhận dạng chữ; “3.093” có thể là “3.098”)",
      "Part 1 › MỤC › paragraph 3, p. 4 (as recognised from a picture; “3.093” may be “3.098”)",
    ],
    [
      "Bài 1 › MỤC › đoạn 4 (“1” có thể là “7”; “2” có thể là “3”; …)",
      "Part 1 › MỤC › paragraph 4 (“1” may be “7”; “2” may be “3”; …)",
    ],
  ]);
});
