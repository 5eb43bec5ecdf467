import { expect, test } from "vitest";
import { programWords } from "../../src/config/program-words.js";

test.each([
  ["whisper-cli -l vi -f", ["whisper-cli", "-l", "vi", "-f"]],
  ["  a\tb  ", ["a", "b"]],
  [`"/opt/my programs/hear" -m '/models/a b.bin'`, ["/opt/my programs/hear", "-m", "/models/a b.bin"]],
  [`a --model="b c" ''`, ["a", "--model=b c", ""]],
  ["a $HOME `b` ; c | d > e *", ["a", "$HOME", "`b`", ";", "c", "|", "d", ">", "e", "*"]],
  [String.raw`C:\whisper\main.exe -f`, [String.raw`C:\whisper\main.exe`, "-f"]],
  [`a "it's"`, ["a", "it's"]],
])("%j has the words %j", (line, words) => {
  expect(programWords(line)).toEqual(words);
});

test.each(["", "  ", `a "b`, "a 'b", `"" -f`, "it's"])("%j names no program", (line) => {
  expect(programWords(line)).toBeNull();
});
