import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { WordTokenizer } from "../../../src/embedding/word-tokenizer.js";
import { Reader } from "../../../src/ranking/reader/reader.js";
import { readReaderFolder } from "../../../src/ranking/reader/reader-file.js";

/** A question, a passage and what the training's own code says of them. */
interface Example {
  readonly question: string;
  readonly sentences: readonly string[];
  readonly logit: number;
  readonly logits: readonly (number | null)[];
}

const root = join(import.meta.dirname, "..", "..", "..");
const examples = readFileSync(join(import.meta.dirname, "readings.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line): Example => JSON.parse(line));

let reader: Reader;

beforeAll(async () => {
  const json: unknown = JSON.parse(
    readFileSync(join(root, "models", "trich-dan-vi", "tokenizer.json"), "utf8"),
  );
  const tokenizer = WordTokenizer.fromJson(json);
  if (!tokenizer) throw new Error("The tokenizer was not recognised.");
  reader = new Reader(await readReaderFolder(join(root, "models", "trich-dan-reader")), tokenizer);
});

describe("the reader", () => {
  it.each(examples)(
    "reads as it did in the training: $question",
    ({ question, sentences, logit, logits }) => {
      const reading = reader.read(reader.question(question), sentences);
      expect(Math.abs(reading.logit - logit)).toBeLessThan(1e-3);
      logits.forEach((expected, at) => {
        const got = reading.sentences[at] as number;
        if (expected === null) expect(got).toBe(-Infinity);
        else expect(Math.abs(got - expected)).toBeLessThan(1e-3);
      });
    },
  );

  it("puts the passage that answers above one that speaks of the same without the answer", () => {
    const question = reader.question("Toàn tỉnh còn bao nhiêu hộ nghèo?");
    const answer = reader.read(question, ["Đến cuối năm 2023, toàn tỉnh còn 3.093 hộ nghèo."]);
    const none = reader.read(question, ["Toàn tỉnh tập trung chăm lo cho các hộ nghèo trước Tết."]);
    expect(answer.logit).toBeGreaterThan(none.logit + 1);
  });

  it("chooses the sentence that answers", () => {
    const { sentences } = reader.read(reader.question("Cầu được khánh thành năm nào?"), [
      "Cây cầu dài 1.200 mét nối hai bờ sông.",
      "Cầu được khởi công năm 2008 và khánh thành năm 2012.",
      "Người dân rất vui mừng.",
    ]);
    expect(sentences.indexOf(Math.max(...sentences))).toBe(1);
  });

  it("finds no answer where there is nothing to read", () => {
    expect(reader.read(reader.question("…"), ["Một câu."]).logit).toBe(-Infinity);
    expect(reader.read(reader.question("ai?"), [])).toEqual({ logit: -Infinity, sentences: [] });
    expect(reader.read(reader.question("ai?"), ["…"])).toEqual({ logit: -Infinity, sentences: [-Infinity] });
  });

  it("gives a finite number for any other texts, and the same again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.string()), (question, sentences) => {
        const first = reader.read(reader.question(`ai ${question}`), ["một", ...sentences]);
        expect(Number.isFinite(first.logit)).toBe(true);
        expect(reader.read(reader.question(`ai ${question}`), ["một", ...sentences])).toEqual(first);
      }),
      { numRuns: 50 },
    );
  });
});
