import { expect, test } from "vitest";
import { chatWord } from "../../src/language/chat-words.js";

test.each([
  ["ko", false, "không"],
  ["đc", false, "được"],
  ["j", false, "gì"],
  ["ntn", false, "như thế nào"],
  ["bnhiu", false, "bao nhiêu"],
  ["bn", true, "bao nhiêu"],
  ["bn", false, undefined],
  ["đảng", true, undefined],
  ["kg", true, undefined],
  ["constructor", false, undefined],
])("“%s” (a number is asked for: %s) is read as %s", (word, asksNumber, read) => {
  expect(chatWord(word, asksNumber)).toBe(read);
});
