import { describe, expect, test } from "vitest";
import { fingerprintOf } from "../../../src/index/index.js";
import { vi } from "../../../src/locales/index.js";
import { answerScreen } from "../../../src/telegram/features/ask/answer-screen.js";
import { citationText } from "../../../src/telegram/ui/citation-text.js";
import { lettersOf } from "../../../src/telegram/ui/fingerprint-letters.js";
import { readSharedQuery, sharedQuery } from "../../../src/telegram/ui/shared-query.js";
import { buttonOf, captions, depsOf, longParagraph, sentence, viewer } from "../features/screen-world.js";
import { answer, article, articleOf, excerpt, PARAGRAPH, SENTENCE } from "../fixtures.js";

const CITATION = "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13";
const TITLE = "Khắc phục khuyết điểm, tạo chuyển biến trên nhiều lĩnh vực";
const deps = await depsOf([article]);

describe("sharing and copying", () => {
  test("a passage can be shared only where the bot may be called inline", async () => {
    expect(buttonOf(answerScreen(deps, viewer, answer()), "Chia sẻ")).toEqual({
      text: "Chia sẻ",
      switch_inline_query: `bai-2/13.1~${lettersOf(fingerprintOf(PARAGRAPH))}`,
    });
    const without = await depsOf([article], false);
    expect(captions(answerScreen(without, viewer, answer()))[1]).toEqual(["Chép trích dẫn", "Xóa"]);
  });

  test("what is shared is read again, whatever the article's name", () => {
    for (const id of ["bai-2/13", "Bài 2 – Ô Môn/1", "a/b.1/2", "x.2/7"]) {
      for (const sentences of [[], [0], [3, 12]]) {
        for (const fingerprint of [null, 0, 0xdead_beef]) {
          const shared = { id, sentences, fingerprint };
          expect(readSharedQuery(sharedQuery(shared))).toEqual(shared);
        }
      }
    }
    for (const query of [
      "",
      "hộ nghèo Ô Môn",
      "bai-2",
      "bai-2/",
      "bai-2/1.2,3,4",
      "bai-2/1 ở đâu",
      "bai-2/1~",
      "bai-2/1~AAAAA",
      "bai-2/1~zzzzzz",
      "bai-2/1~AAAAA1",
    ]) {
      expect(readSharedQuery(query), query).toBeNull();
    }
  });

  test("what is copied is the answering sentence and its place, or as much as a button copies", () => {
    expect(citationText(excerpt(), vi)).toBe(
      `“${SENTENCE}” (Bài 2, “${TITLE}” › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13)`,
    );
    const middling = sentence(1).repeat(4);
    expect(citationText(excerpt(middling, [middling]), vi)).toBe(`“${middling}” (${CITATION})`);
    expect(citationText(excerpt(longParagraph(9), [longParagraph(9)]), vi)).toBe(
      `Bài 2, “${TITLE}” › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13`,
    );
    expect(citationText(excerpt(PARAGRAPH, []), vi)).toMatch(/^Bài 2, /);
    const [opening = "", last = ""] = [PARAGRAPH.split(` ${SENTENCE} `)].flat();
    expect(citationText(excerpt(PARAGRAPH, [opening, last]), vi)).toMatch(`“${opening} […] ${last}” (`);
    expect(citationText(excerpt(PARAGRAPH, [SENTENCE, last]), vi)).toMatch(`“${SENTENCE} ${last}” (`);
    const citation = { ...excerpt().citation, section: "RẤT DÀI ".repeat(100) };
    expect(citationText({ ...excerpt(), citation }, vi)).toMatch(/^Bài 2 › RẤT DÀI .*… › đoạn 13$/);
  });

  test("an excerpt of another state of the series has no buttons, for they would show other words", async () => {
    const other = await depsOf([articleOf({}, [["Mở đầu", ["Khác."]]])]);
    expect(answerScreen(other, viewer, answer()).keyboard).toEqual([]);
  });
});
