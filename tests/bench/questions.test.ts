import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keyOf, makeQuestions, readWrittenQuestions } from "../../bench/scale/questions.js";
import { foldDiacritics } from "../../src/language/syllable.js";
import { temporaryFolder } from "../support/temporary.js";

const passages = [
  "Thành phố khởi công xây dựng cây cầu mới bắc qua sông Hậu. Ngắn thôi.",
  "Nông dân huyện Thới Lai chuyển hơn hai nghìn héc-ta lúa sang trồng dưa hấu và rau màu.",
  "Lạc rừng!",
];

describe("makeQuestions", () => {
  const questions = makeQuestions(passages, 200);

  it("makes as many different questions as are wanted, the same ones every time", () => {
    expect(new Set(questions.map(({ text }) => text)).size).toBe(200);
    expect(makeQuestions(passages, 200)).toEqual(questions);
    expect(makeQuestions(passages, 200, 2)).not.toEqual(questions);
  });

  it("takes 5 to 12 words of one long sentence, some of them without diacritics", () => {
    for (const { text, passage } of questions) {
      expect(passage).toBeLessThan(2);
      expect(text.split(" ").length).toBeGreaterThanOrEqual(5);
      expect(text.split(" ").length).toBeLessThanOrEqual(12);
    }
    const bare = questions.filter(({ text }) => text === foldDiacritics(text)).length;
    expect(bare / questions.length).toBeGreaterThan(0.2);
    expect(bare / questions.length).toBeLessThan(0.4);
  });

  it("gives up where there is too little text", () => {
    expect(makeQuestions(["Lạc rừng!"], 5)).toEqual([]);
    expect(makeQuestions([], 5)).toEqual([]);
  });
});

describe("readWrittenQuestions", () => {
  it("finds the paragraph by its key and leaves out what is not there", async () => {
    const file = join(await temporaryFolder(), "questions.tsv");
    await writeFile(
      file,
      `${keyOf(passages[1] ?? "")}\tTrồng gì ở Thới Lai?\n${keyOf("khác")}\tKhông có?\n\n`,
    );
    expect(await readWrittenQuestions(file, passages)).toEqual([
      { text: "Trồng gì ở Thới Lai?", passage: 1, origin: "written" },
    ]);
  });
});
