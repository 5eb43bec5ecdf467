import { expect, test } from "vitest";
import { overviewQuestionOf } from "../../src/language/overview-question.js";

test.each([
  ["bài này nói về gì?", null, false],
  ["bai nay noi ve gi", null, false],
  ["tóm tắt", null, false],
  ["dạ tóm tắt giúp em bài này với ạ", null, false],
  ["bài 2 nói về gì", 2, false],
  ["tom tat bai 12", 12, false],
  ["nội dung chính của bài 3 là gì?", 3, false],
  ["loạt bài viết về vấn đề gì", null, false],
  ["phần 2 đề cập đến điều gì?", 2, false],
  ["bài này về cái gì", null, false],
  ["nêu ý chính của bài", null, false],
  ["what is this article about?", null, true],
  ["summarise part 2 please", 2, true],
  ["summary", null, true],
])("%j asks what an article is about", (text, part, isEnglish) => {
  expect(overviewQuestionOf(text)).toEqual({ part, isEnglish });
});

test.each([
  "",
  "bài 2",
  "tổng kết",
  "tổng kết là gì",
  "khái quát",
  "cover story",
  "what is part",
  "bài viết nào",
  "bài 1, bài 2 nói gì",
  "phần 2 bài 1",
  "bài này của ai?",
  "ai viết bài này?",
  "nói về gì?",
  "bài 2 nói gì về hộ nghèo?",
  "tóm tắt tình hình hộ nghèo ở Ô Môn",
  "Nghị quyết nói về gì?",
  "what is Ô Môn about?",
  "tóm tắt ".repeat(60),
])("%j does not", (text) => {
  expect(overviewQuestionOf(text)).toBeNull();
});
