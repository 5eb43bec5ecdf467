import { expect, test } from "vitest";
import { isPointingQuestion } from "../../src/language/pointing-question.js";

test.each([
  "câu này có đúng không?",
  "cau nay co dung khong",
  "Cái này nghĩa là gì?",
  "cai nay nghia la gi",
  "đúng không?",
  "dung ko a",
  "có thật không vậy?",
  "thông tin này chính xác không ạ",
  "số liệu này lấy từ đâu?",
  "bạn kiểm tra giúp mình với",
  "tin này đúng hay sai?",
  "thế này là sao?",
  "câu này nằm ở đoạn nào",
  "dạ cho em hỏi câu này có đúng không ạ?",
  "is this right?",
  "Is that true?",
  "what does this mean?",
  "please check this",
  "where does this come from?",
])("%j asks about what it replies to", (text) => {
  expect(isPointingQuestion(text)).toBe(true);
});

test.each([
  "",
  "👍",
  "này",
  "cảm ơn bạn",
  "con số 3.093 này có đúng không?",
  "Ô Môn có đúng còn 3.093 hộ nghèo không?",
  "Cờ Đỏ ở đâu?",
  "còn Thới Lai thì sao?",
  "ai là bí thư?",
  "is Ô Môn right?",
  "câu này có đúng không ".repeat(20),
])("%j does not", (text) => {
  expect(isPointingQuestion(text)).toBe(false);
});
