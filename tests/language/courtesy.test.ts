import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smallTalkOf } from "../../src/language/courtesy.js";
import { foldDiacritics } from "../../src/language/syllable.js";
import { en, vi } from "../../src/locales/index.js";
import { anyCharacter } from "../telegram/ui/any-series.js";

describe("thanks and agreement", () => {
  test.each([
    "Cảm ơn",
    "cảm ơn bạn nhé!",
    "Cám ơn bot nhiều ạ",
    "cam on ban nhieu",
    "Ca\u0309m ơn a\u0323",
    "cãm ơn",
    "Xin cảm ơn",
    "Em cảm ơn ạ.",
    "Mình cảm ơn bạn nha",
    "Cảm ơn các đồng chí",
    "cảm ơn đ/c nhé",
    "Rất hay, cảm ơn ad",
    "ok, cảm ơn bạn",
    "tks b",
    "thanks!",
    "Thank you very much",
    "Great, thanks a lot :)",
    "thx",
    "ok",
    "OK bạn",
    "okie em",
    "Vâng ạ",
    "vang a",
    "Dạ",
    "da vang",
    "ừ",
    "Hay quá!",
    "tuyệt vời luôn",
    "Tốt lắm",
    "Hiểu rồi ạ",
    "đã hiểu",
    "được rồi",
    "Got it",
    "👍",
    "🙏🙏🏻",
    "❤️",
    "👍 ok",
    "🇻🇳",
  ])("%j asks nothing", (text) => {
    expect(["thanks", "agreement", "emoji"]).toContain(smallTalkOf(text)?.kind);
  });
});

describe("questions, names and things", () => {
  test.each([
    ...vi.examples,
    ...en.examples,
    "Ô Môn?",
    "o mon",
    "có",
    "có không?",
    "co khong",
    "hay là bao nhiêu",
    "được bao nhiêu",
    "duoc bao nhieu",
    "được chưa?",
    "được nhiều?",
    "được không ạ",
    "ok Thới Lai thì sao",
    "ok thế còn Cái Răng?",
    "vâng, còn Thốt Nốt?",
    "dạ cho hỏi hộ nghèo Ô Môn",
    "cảm ơn, còn Thới Lai thì sao?",
    "cam on, con thoi lai thi sao",
    "???",
    "...",
    "?",
    ":",
    "2013",
    "1️⃣",
    "Bài 2",
    "U Minh",
    "u minh",
    "Hiếu",
    "Anh Hiếu",
    "Tuyết",
    "Cô Tuyết",
    "vàng",
    "Vắng",
    "đa",
    "Đà",
    "nhà ở",
    "hãy",
    "Anh Dũng",
    "bác nào?",
    "chị là ai",
    "anh em",
    "bạn",
    "bot",
    "còn nữa không",
    "tốt nghiệp",
    "hay nhất",
    "thanks to whom?",
    "is it good",
    "how many",
    "lời cảm ơn của ai",
    "",
    "  ",
  ])("%j is no courtesy", (text) => {
    expect(smallTalkOf(text)).toBeNull();
  });

  test("a long text is none, whatever it says", () => {
    expect(smallTalkOf("cảm ơn ".repeat(500))).toBeNull();
  });

  test("any text is read at once", () => {
    const words = fc.constantFrom("cam on", "da hieu", "a", "đ/c", "thank", "you", "ok", " ", "👍", "a lot");
    const any = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 200 }),
      fc.array(words, { maxLength: 40 }).map((all) => all.join(" ")),
    );
    fc.assert(fc.property(any, (text) => void smallTalkOf(text)));
  });
});

describe("small talk", () => {
  test.each([
    [
      "greeting",
      "chào bạn",
      "CHÀO BẠN!",
      "xin chao",
      "Hello",
      "hi there",
      "alooo",
      "bot ơi",
      "cho mình hỏi với ạ",
    ],
    [
      "identity",
      "bạn là ai?",
      "BAN LA AI",
      "bạn tên j",
      "chào bạn, bạn là ai vậy?",
      "Who are you?",
      "bạn là AI à",
    ],
    ["maker", "ai tạo ra bạn", "ai tao ra ban the?", "bạn do ai làm ra", "who made you?"],
    ["abilities", "help", "Giúp với", "giup toi voi", "bạn làm được gì?", "ban lam dc j", "what can you do?"],
    ["wellbeing", "bạn khoẻ không", "Bạn khỏe không?", "ban khoe ko", "how are you?"],
    ["goodbye", "tạm biệt nhé", "tam biet", "bye", "ok, hẹn gặp lại", "see you later"],
    ["thanks", "cảm ơn bạn đã trả lời", "cam on ban da giup", "thank you"],
    ["agreement", "ok", "dạ vâng ạ 🙏"],
    ["emoji", ":)", "=))", ":D", "^^", "haha", "hihi 😂", "👍"],
  ])("%s", (kind, ...texts) => {
    for (const text of texts) expect([text, smallTalkOf(text)?.kind]).toEqual([text, kind]);
  });

  test.each([
    ["who are you?", true],
    ["thank you very much", true],
    ["how are you", true],
    ["hello", false],
    ["ok", false],
    ["bạn là ai", false],
    ["thanks bạn", false],
  ])("“%s” is plainly English: %s", (text, isEnglish) => {
    expect(smallTalkOf(text)?.isEnglish).toBe(isEnglish);
  });

  test("however it is toned, written large or pointed, it is the same", () => {
    const texts = fc.constantFrom(
      "chào bạn",
      "bạn là ai",
      "ai tạo ra bạn",
      "bạn làm được gì",
      "tạm biệt nhé",
    );
    const ways = fc.constantFrom(
      (text: string) => text,
      (text: string) => foldDiacritics(text),
      (text: string) => text.toUpperCase(),
      (text: string) => text.normalize("NFD"),
    );
    fc.assert(
      fc.property(texts, ways, fc.constantFrom("", "!", "?", " …", " 🙂"), (text, way, end) => {
        expect(smallTalkOf(way(text) + end)?.kind).toBe(smallTalkOf(text)?.kind);
      }),
    );
  });

  test("no question of the training and none of the golden ones about the series is taken for it", () => {
    const asked = [...tabbed("training/questions"), ...tabbed("training/questions/ranking"), ...golden()];
    expect(asked.length).toBeGreaterThan(8_000);
    expect(asked.filter((question) => smallTalkOf(question) !== null)).toEqual([]);
  });

  test("a question stays one, whatever is said before and after it", () => {
    const before = fc.constantFrom("", "chào bạn, ", "dạ ", "cảm ơn, ", "hi bot ", "ok ", "cho mình hỏi ");
    const after = fc.constantFrom("", " ạ?", " vậy bạn", " cảm ơn nhé", " :)", " giúp với");
    const questions = fc.constantFrom(...golden());
    fc.assert(
      fc.property(before, questions, after, (start, question, end) => {
        expect(smallTalkOf(start + question + end)).toBeNull();
      }),
    );
  });
});

const root = join(import.meta.dirname, "..", "..");

/** The questions of the tables in a folder. */
function tabbed(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".tsv"))
    .flatMap((name) => readFileSync(join(root, folder, name), "utf8").split("\n"))
    .flatMap((line) => line.split("\t")[1] ?? []);
}

/** The golden questions, but for those that stand there as small talk: nothing answers them, and they name nothing. */
function golden(): string[] {
  const talk =
    /^(?:xin chào|alo|test|ok|hi bot|👍😂🔥|cảm ơn bạn nh.*|Chào buổi sáng bot ơi.*|Bạn tên gì\?.*|bạn là ai, ai tạo ra bạn)$/u;
  return readdirSync(join(root, "tests", "golden"))
    .filter((name) => name.endsWith("questions.jsonl"))
    .flatMap((name) => readFileSync(join(root, "tests", "golden", name), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { question: string }).question)
    .filter((question) => !talk.test(question));
}
