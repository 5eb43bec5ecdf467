import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { WordTokenizer } from "../../../src/embedding/word-tokenizer.js";
import { readTokens } from "../../../src/ranking/reader/read-tokens.js";
import { tokenShapes } from "../../../src/ranking/reader/token-shape.js";

const file = join(import.meta.dirname, "..", "..", "..", "models", "trich-dan-vi", "tokenizer.json");
const tokenizer = WordTokenizer.fromJson(JSON.parse(readFileSync(file, "utf8")));
if (!tokenizer) throw new Error("The tokenizer was not recognised.");
const tokens = (text: string) => readTokens(text, tokenizer);

it("gives words with and without diacritics one key", () => {
  const keys = (text: string) => tokens(text).map(({ key }) => key);
  expect(keys("hộ nghèo")).toEqual(["ho ngheo"]);
  expect(keys("ho ngheo").join(" ")).toBe("ho ngheo");
});

it("tells how words are written", () => {
  const shapes = (text: string) => tokens(text).map(({ shape }) => shape);
  expect(shapes("Qwert UBND 2012 12 3.093 % xyzzy")).toEqual([
    tokenShapes.capitalised,
    tokenShapes.upper,
    tokenShapes.year,
    tokenShapes.smallNumber,
    tokenShapes.number,
    tokenShapes.percent,
    tokenShapes.lower,
  ]);
});

it("keeps the digits of a long number, and each unknown word for itself", () => {
  expect(tokens("3.093").map(({ key }) => key)).toEqual(["3093"]);
  expect(tokens("xyzzy plugh").map(({ row, key }) => [row, key])).toEqual([
    [0, "xyzzy"],
    [0, "plugh"],
  ]);
});

it("cuts a text alike, whether or not something in it has to be looked at closely", () => {
  const piece = fc.constantFrom(
    ..."Hộ nghèo hòa HOÀ thuý 3.093 4, 68 % 2ha B52, 2012 12h30 Ô ÂM e\u0301 đ ß 1,5 - … “ ”".split(" "),
    " ",
    ".",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join(" ");
      // A letter of Greek makes the whole text one that is looked at closely.
      expect(tokens(`${text} ω`).slice(0, -1)).toEqual(tokens(text));
      expect(tokens(text)).toEqual(tokens(text));
    }),
  );
});
