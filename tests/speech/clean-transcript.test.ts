import { expect, test } from "vitest";
import { cleanTranscript } from "../../src/speech/clean-transcript.js";

test.each([
  [" Ô Môn còn bao nhiêu hộ nghèo?\n", "Ô Môn còn bao nhiêu hộ nghèo?"],
  [
    "[00:00:00.000 --> 00:00:02.500]   Ô Môn\n[00:00:02.500 --> 00:00:03.000]   còn mấy hộ?\n",
    "Ô Môn còn mấy hộ?",
  ],
  ["[00:00.000 --> 00:02.000] Ô Môn", "Ô Môn"],
  ["[Âm nhạc] Ô Môn ♪", "Ô Môn"],
  ["giảm (còn 9,36%)", "giảm (còn 9,36%)"],
  ["Ô Mo\u0302n", "Ô Môn"],
])("of %j the words stay", (printed, said) => {
  expect(cleanTranscript(printed)).toBe(said);
});

test.each([
  "",
  " \n",
  "[BLANK_AUDIO]",
  "♪ ♪",
  "[00:00:00.000 --> 00:00:02.500]",
  "...",
  "[Music]\n[BLANK_AUDIO]\n",
])("%j holds no word", (printed) => {
  expect(cleanTranscript(printed)).toBe("");
});
