import { expect, it } from "vitest";
import { openAnswerer } from "../quality/answerer.js";
import { goldenLines } from "../quality/world.js";

it.each(["questions.jsonl", "more-questions.jsonl", "calibration-questions.jsonl"])(
  "the questions of %s are looked up as they are, whatever was asked before",
  async (file) => {
    const answerer = await openAnswerer();
    for (const [at, { question }] of goldenLines<{ readonly question: string }>(file).entries()) {
      const previous = at % 2 === 0 ? "Quận Ô Môn còn bao nhiêu hộ nghèo?" : "khuyet diem cua tra noc";
      expect((await answerer.answer(question, { previous })).asked).toBe(question);
    }
  },
);
