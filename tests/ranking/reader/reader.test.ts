import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { WordTokenizer } from "../../../src/embedding/word-tokenizer.js";
import { Reader } from "../../../src/ranking/reader/reader.js";
import { type ReaderWeights, readReaderFolder } from "../../../src/ranking/reader/reader-file.js";

/** A question, a passage and what the training's own code says of them. */
interface Example {
  readonly question: string;
  readonly sentences: readonly string[];
  readonly logit: number;
  readonly logits: readonly (number | null)[];
}

const root = join(import.meta.dirname, "..", "..", "..");
/** The examples of a file. */
function examplesOf(file: string): Example[] {
  const lines = readFileSync(join(import.meta.dirname, file), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line): Example => JSON.parse(line));
}

const examples = examplesOf("readings.jsonl");

/** Expects a reader to read the examples as the training's own code did. */
function expectReadings(reader: Reader, { question, sentences, logit, logits }: Example): void {
  const reading = reader.read(reader.question(question), sentences);
  expect(Math.abs(reading.logit - logit)).toBeLessThan(1e-3);
  logits.forEach((expected, at) => {
    const got = reading.sentences[at] as number;
    if (expected === null) expect(got).toBe(-Infinity);
    else expect(Math.abs(got - expected)).toBeLessThan(1e-3);
  });
}

let reader: Reader;
let weights: ReaderWeights;
let tokenizer: WordTokenizer;

beforeAll(async () => {
  const json: unknown = JSON.parse(
    readFileSync(join(root, "models", "trich-dan-vi", "tokenizer.json"), "utf8"),
  );
  const known = WordTokenizer.fromJson(json);
  if (!known) throw new Error("The tokenizer was not recognised.");
  tokenizer = known;
  weights = await readReaderFolder(join(root, "models", "trich-dan-reader"));
  reader = new Reader(weights, tokenizer);
});

describe("the reader", () => {
  it.each(examples)("reads as it did in the training: $question", (example) => {
    expectReadings(reader, example);
  });

  it("reads as it did in the training where types are made of kinds", async () => {
    const other = new Reader(
      await readReaderFolder(join(root, "models", "trich-dan-reader-kinds")),
      tokenizer,
    );
    for (const example of examplesOf("kinds-readings.jsonl")) expectReadings(other, example);
  });

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

  it("reads without WebAssembly what it reads with it, to the last bit", () => {
    const plain = new Reader(weights, tokenizer, true);
    for (const { question, sentences } of examples) {
      const expected = reader.read(reader.question(question), sentences);
      expect(plain.read(plain.question(question), sentences)).toEqual(expected);
    }
  });

  it("reads one question after another, and the first one again", () => {
    const passage = reader.passage(["Toàn tỉnh còn 3.093 hộ nghèo.", "Cầu khánh thành năm 2012."]);
    const [first, second] = [reader.question("còn bao nhiêu hộ nghèo"), reader.question("cầu xong năm nào?")];
    const alone = [first, second].map((question) => reader.read(question, passage));
    expect([second, first].map((question) => reader.read(question, passage))).toEqual([...alone].reverse());
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

describe("what is read of a passage", () => {
  it("is its first 320 words", () => {
    expect(reader.passage(["tỉnh ".repeat(400)]).tokens).toHaveLength(320);
    expect(reader.passage(["tỉnh ".repeat(200), "quận ".repeat(90), "tỉnh ".repeat(90)]).tokens).toHaveLength(
      320,
    );
  });

  it("is parted into sixteen sentences, the last of which holds what follows", () => {
    const { starts, tokens, numbers } = reader.passage(Array.from({ length: 20 }, () => "tỉnh quận"));
    expect([starts.length, tokens.length, numbers.at(-1)]).toEqual([16, 40, 15]);
  });

  it("tells a sentence whose places are worse than e⁻²⁰ from no other that is worse", () => {
    const question = "Toàn tỉnh còn bao nhiêu hộ nghèo?";
    const [first, second] = weights.place;
    /** The sentence's log-odds, all its places moved by so much. */
    const moved = (by: number) => {
      const bias = second.bias.map((value) => value + by);
      const other = new Reader({ ...weights, place: [first, { ...second, bias }] }, tokenizer);
      return other.read(other.question(question), ["Trời mưa."]).logit;
    };
    // Where moving them further changes nothing any more.
    let [least, most] = [-40, 0];
    while (most - least > 0.01) {
      const middle = (least + most) / 2;
      if (moved(middle) === moved(middle - 1)) least = middle;
      else most = middle;
    }
    expect(least).toBeCloseTo(-11.32, 1);
  });
});
