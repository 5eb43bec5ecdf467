import { createHash } from "node:crypto";
import { AutoTokenizer, env, type PreTrainedTokenizer } from "@xenova/transformers";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { knownSteps, shapingSteps, WordTokenizer } from "../../src/embedding/word-tokenizer.js";
import {
  anyText,
  bundled,
  type JsonObject,
  modelsDir,
  readBundled,
  sampleTexts,
} from "./support/bundled-model.js";

let json: JsonObject;
let ours: WordTokenizer;
let library: PreTrainedTokenizer;

beforeAll(async () => {
  json = await readBundled("tokenizer.json");
  ours = tokenizerOf(json);
  Object.assign(env, { allowRemoteModels: false, allowLocalModels: true, localModelPath: modelsDir });
  library = await AutoTokenizer.from_pretrained(bundled, { local_files_only: true });
});

function tokenizerOf(content: JsonObject): WordTokenizer {
  const made = WordTokenizer.fromJson(content);
  if (!made) throw new Error("The tokenizer was not recognised.");
  return made;
}

/** The bundled tokenizer's steps with another vocabulary, `hộ nghèo` standing for the entry of its words. */
function withEntries(entries: Readonly<Record<string, number>>): JsonObject {
  const pieces = Object.entries(entries).map(([words, score]) => [
    words
      .split(" ")
      .map((word) => `▁${word}▁`)
      .join(""),
    score,
  ]);
  return { ...json, model: { ...json.model, vocab: [["<unk>", 0], ["<pad>", 0], ...pieces] } };
}

test("the steps that the code takes are those of the shipped tokenizer", () => {
  expect(createHash("sha256").update(shapingSteps(json)).digest("hex")).toBe(knownSteps);
});

test("the rows of what is written and asked are the loading library's", () => {
  const texts = sampleTexts();
  expect(texts.length).toBeGreaterThan(300);
  for (const text of texts) expect(ours.encode(text), text).toEqual(library.encode(text));
});

test("the rows of any string are the loading library's", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(ours.encode(text)).toEqual(library.encode(text));
    }),
    { numRuns: 1_500 },
  );
});

test("the rows of any words of the vocabulary are the loading library's, with words unknown among them", () => {
  const pieces: string[] = json.model.vocab.slice(2).map(([piece]: [string]) => piece.replaceAll("▁", " "));
  const words = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom("xq", "zzzz")), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(" ");
      expect(ours.encode(text)).toEqual(library.encode(text));
    }),
    { numRuns: 500 },
  );
});

test("of two cuts the one that scores more is taken, and in a draw the one with the entry of two words", () => {
  const more = { hộ: -5, nghèo: -6 };
  expect(tokenizerOf(withEntries({ ...more, "hộ nghèo": -12 })).encode("Hộ nghèo")).toEqual([2, 3]);
  expect(tokenizerOf(withEntries({ ...more, "hộ nghèo": -11 })).encode("Hộ nghèo")).toEqual([4]);
  expect(tokenizerOf(withEntries({ ...more, "hộ nghèo": -10 })).encode("Hộ nghèo")).toEqual([4]);
});

test("a word known only beside another is dearer the longer it is", () => {
  // All pairs score alike, so what decides is which word is left over: the shorter one.
  const pairs = tokenizerOf(withEntries({ "dài dòng": -9, "dòng a": -9 }));
  expect(pairs.encode("dài dòng a")).toEqual([2, 0]);
  expect(tokenizerOf(withEntries({ "a dòng": -9, "dòng dài": -9 })).encode("a dòng dài")).toEqual([0, 3]);
});

test("words that no entry covers are one unknown, however many stand in a row", () => {
  const made = tokenizerOf(withEntries({ hộ: -5 }));
  expect(made.encode("x y hộ z hộ hộ q r s")).toEqual([0, 2, 0, 2, 2, 0]);
  expect(made.encode("x y z")).toEqual([0]);
  expect(made.encode("…")).toEqual([]);
});

test.each<[string, (content: JsonObject) => unknown]>([
  ["null", () => null],
  ["a text", () => "{}"],
  ["no model", ({ model: _, ...rest }) => rest],
  ["a model of another type", (all) => ({ ...all, model: { ...all.model, type: "BPE" } })],
  ["another row for the unknown", (all) => ({ ...all, model: { ...all.model, unk_id: 1 } })],
  ["a vocabulary that is no list", (all) => ({ ...all, model: { ...all.model, vocab: {} } })],
  ["no normaliser", (all) => ({ ...all, normalizer: null })],
  [
    "a step more",
    (all) => ({
      ...all,
      normalizer: { ...all.normalizer, normalizers: [...all.normalizer.normalizers, { type: "NFKC" }] },
    }),
  ],
  ["another way to part words", (all) => ({ ...all, pre_tokenizer: { type: "WhitespaceSplit" } })],
  ["tokens put around a text", (all) => ({ ...all, post_processor: { type: "BertProcessing" } })],
  ["added tokens", (all) => ({ ...all, added_tokens: [{ id: 9, content: "hộ" }] })],
])("a tokenizer of another form is left alone: %s", (_, change) => {
  expect(WordTokenizer.fromJson(change(json))).toBeNull();
});

test.each<[string, unknown]>([
  ["half a word", ["▁hộ", -9]],
  ["a word without marks", ["hộ", -9]],
  ["an empty word", ["▁▁", -9]],
  ["a mark", ["▁", -9]],
  ["an empty second word", ["▁hộ▁▁▁", -9]],
  ["an empty first word", ["▁▁▁hộ▁", -9]],
  ["two words with one mark between them", ["▁hộ▁nghèo▁", -9]],
  ["three words", ["▁hộ▁▁nghèo▁▁quận▁", -9]],
  ["a score that is no whole number", ["▁hộ▁", -9.5]],
  ["a score above 0", ["▁hộ▁", 1]],
  ["no score", ["▁hộ▁"]],
  ["no piece", [null, -9]],
  ["no list", "▁hộ▁"],
])("a vocabulary with an entry of another form is left alone: %s", (_, entry) => {
  const content = withEntries({ quận: -9 });
  content.model.vocab.push(entry);
  expect(WordTokenizer.fromJson(content)).toBeNull();
});

test("a vocabulary that begins with words is left alone", () => {
  const content = withEntries({ quận: -9 });
  content.model.vocab[0] = ["▁hộ▁", -9];
  expect(WordTokenizer.fromJson(content)).toBeNull();
});

test.each([
  ["letters", "a"],
  ["digits", "1"],
  ["commas", ","],
  ["digits and commas", "1,"],
  ["thousands", "1.234"],
  ["percent signs", "%"],
  ["broken decimals", "4, "],
  ["emoji", "😀"],
  ["halves of characters", "\ud800"],
  ["tones", "òa"],
  ["letters beyond the first plane", "𝐀"],
  ["marks that are composed in another order", "a\u0301\u0323"],
])("200,000 characters of %s are cut like 2,000", (_, part) => {
  const rows = new Set(ours.encode(part.repeat(2_000 / part.length)));
  expect(new Set(ours.encode(part.repeat(200_000 / part.length)))).toEqual(rows);
});

test("a run of marks is cut as the library does, however long", () => {
  for (const marks of [
    "\u0301\u0323",
    "\u0302\u0301",
    "\u0307",
    "\u0323\u0307",
    "\u034f\u0301",
    "\u0335\u0301",
  ]) {
    const [first = "", second = ""] = marks;
    for (const run of [marks.repeat(1_200), first.repeat(1_200) + second.repeat(1_200)]) {
      for (const text of [`hô${run} nghèo`, `ho${run}a`, `${run}`, `hòa${run}`]) {
        expect(ours.encode(text)).toEqual(library.encode(text));
      }
    }
  }
});
