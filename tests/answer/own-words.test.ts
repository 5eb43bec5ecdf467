import { expect, test } from "vitest";
import { hasOwnWords } from "../../src/answer/own-words.js";
import { openAnswerer } from "../quality/answerer.js";

test.each([
  ["còn Phú Quốc thì sao?", "Phú Quốc", true],
  ["con phu quoc thi sao", "Phú Quốc", true],
  ["CÒN PHÚ QUỐC?", "phú quốc", true],
  ["còn Phú Quốc?", "Cái Răng", false],
  ["còn năm 20123?", "2012", false],
])("“%s” has “%s” of its own: %s", (question, words, has) => {
  expect(hasOwnWords(question, words)).toBe(has);
});

test("a follow-up reports no word as missing that it took over", async () => {
  const answerer = await openAnswerer();
  const previous = "Quận Cái Răng có bao nhiêu bệnh viện?";
  for (const question of ["ở đó có bao nhiêu đảng viên?", "tại sao?", "còn Ô Môn thì sao?"]) {
    const { missing } = await answerer.answer(question, { previous });
    expect(missing.filter(({ text }) => !hasOwnWords(question, text))).toEqual([]);
  }
  const own = await answerer.answer("còn Phú Quốc thì sao?", {
    previous: "Quận Ô Môn còn bao nhiêu hộ nghèo?",
  });
  expect(own).toMatchObject({
    outcome: "related",
    missing: [{ text: "Phú Quốc", kind: "name" }],
    language: "vi",
  });
  expect((await answerer.answer("How many poor households are left in O Mon?")).language).toBe("en");
});
