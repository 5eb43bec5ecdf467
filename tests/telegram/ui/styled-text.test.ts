import { expect, test } from "vitest";
import { concat, lines, plain, type StyledText, styled } from "../../../src/telegram/ui/styled-text.js";

const parts = ({ text, entities }: StyledText) => ({ text, entities });

test("entities count UTF-16 code units, also behind emoji and Vietnamese letters", () => {
  expect(parts(concat("👍 ế ", styled("bold", "Ô Môn")))).toEqual({
    text: "👍 ế Ô Môn",
    entities: [{ type: "bold", offset: 5, length: 5 }],
  });
});

test("styles nest: what is inside moves with what is outside", () => {
  const quote = styled("blockquote", concat("a ", styled("bold", "b"), " c"));
  expect(concat("x\n", quote).entities).toEqual([
    { type: "blockquote", offset: 2, length: 5 },
    { type: "bold", offset: 4, length: 1 },
  ]);
});

test("white space alone gets no style, since Telegram refuses it", () => {
  expect(styled("bold", " \u00a0").entities).toEqual([]);
  expect(styled("bold", "").entities).toEqual([]);
});

test("empty parts leave no empty line", () => {
  expect(parts(lines("a", "", styled("bold", "b")))).toEqual({
    text: "a\nb",
    entities: [{ type: "bold", offset: 2, length: 1 }],
  });
});

test("half a surrogate pair is replaced, a whole one kept", () => {
  expect(plain("a\ud83d b👍").text).toBe("a\ufffd b👍");
});

test("a text keeps its styles when it is put behind another", () => {
  const inner = concat("a", styled("bold", "b"), styled("italic", "c"));
  expect(concat("xy", inner).entities).toEqual([
    { type: "bold", offset: 3, length: 1 },
    { type: "italic", offset: 4, length: 1 },
  ]);
});
