import { describe, expect, test } from "vitest";
import { en, vi } from "../../../src/locales/index.js";
import {
  answerScreen,
  headOf,
  readSharedQuery,
  sharedQuery,
  trailScreen,
} from "../../../src/telegram/screens/answer-screen.js";
import { citationText } from "../../../src/telegram/screens/citation-text.js";
import { renderMissing } from "../../../src/telegram/screens/render-answer.js";
import {
  answer,
  article,
  articleOf,
  excerpt,
  notFound,
  PARAGRAPH,
  related,
  SENTENCE,
  series,
} from "../fixtures.js";
import {
  actionOf,
  buttonOf,
  captions,
  expectSound,
  longParagraph,
  makerOf,
  sentence,
  trailOf,
  under,
  viewer,
} from "./stand.js";

const CITATION = "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13";
const TITLE = "Khắc phục khuyết điểm, tạo chuyển biến trên nhiều lĩnh vực";
const maker = await makerOf([article]);
const inGroup = { ...viewer, place: "group" } as const;

/** Excerpts of the example's article, the example first. */
function excerpts(...paragraphs: readonly number[]) {
  return paragraphs.map((paragraph, index) =>
    paragraph === 13
      ? excerpt()
      : excerpt(series.passages.text(paragraph - 1), [], {
          id: `bai-2/${paragraph}`,
          score: 1 - index / 10,
          citation: { ...excerpt().citation, section: "Mở đầu", paragraph },
        }),
  );
}

describe("an answered question", () => {
  test("gets the citation first, then the paragraph as a quotation, the answering sentence bold", () => {
    const { content, keyboard } = answerScreen(maker, viewer, answer());
    expect(content.text).toBe(`${CITATION}\n${PARAGRAPH}`);
    expect(under(content, "quote")).toEqual([PARAGRAPH]);
    expect(under(content, "bold")).toEqual([SENTENCE]);
    expect(captions({ content, keyboard })).toEqual([
      ["Đoạn trước, sau", "Mở mục"],
      ["Chép trích dẫn", "Chia sẻ", "Xóa"],
    ]);
  });

  test("is cited in the reader's language, the printed heading as printed", () => {
    expect(answerScreen(maker, { ...viewer, locale: en }, answer()).content.text).toMatch(
      /^Part 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › paragraph 13\n/,
    );
  });

  test("is quoted collapsed when long, the answering sentence shown above unless it stands at the start", () => {
    const text = longParagraph(30);
    const late = answerScreen(maker, inGroup, answer({ excerpts: [excerpt(text, [sentence(20)])] })).content;
    expect(under(late, "quote")).toEqual([sentence(20), text]);
    expect(late.entities.map(({ type }) => type)).toEqual(["blockquote", "bold", "expandable_blockquote"]);
    expect(late.text).toBe(`${CITATION}\n${sentence(20)}\nCả đoạn:\n${text}`);
    const early = answerScreen(maker, inGroup, answer({ excerpts: [excerpt(text, [sentence(1)])] })).content;
    expect(early.entities.map(({ type }) => type).sort()).toEqual(["bold", "expandable_blockquote"]);
  });

  test("is collapsed in a group sooner than in a private chat", () => {
    const found = answer({ excerpts: [excerpt(longParagraph(14), [sentence(1)])] });
    const typeIn = (place: "private" | "group") =>
      answerScreen(maker, { ...viewer, place }, found).content.entities.find(({ type }) => type !== "bold")
        ?.type;
    expect([typeIn("private"), typeIn("group")]).toEqual(["blockquote", "expandable_blockquote"]);
  });

  test("is cut around the answering sentence when too long for a message, with … outside the quotation", () => {
    const text = longParagraph(200);
    const { content } = answerScreen(maker, viewer, answer({ excerpts: [excerpt(text, [sentence(120)])] }));
    const [preview, whole = ""] = under(content, "quote");
    expect(preview).toBe(sentence(120));
    expect(text).toContain(whole);
    expect(whole).toContain(sentence(120));
    expect(whole).toMatch(/^Câu số \d+ .*quận\.$/);
    expect(content.text).toContain(`\n…\n${whole}\n…`);
    expect(content.text.startsWith(CITATION)).toBe(true);
    expect(content.text.length).toBeGreaterThan(3_900);
    expectSound({ content, keyboard: [] }, [text]);
  });

  test("keeps the paragraph's number in sight under a heading of any length", () => {
    const citation = { ...excerpt().citation, section: "RẤT DÀI ".repeat(1_000) };
    const { content } = answerScreen(maker, viewer, answer({ excerpts: [{ ...excerpt(), citation }] }));
    expect(content.text).toMatch(/^Bài 2 › RẤT DÀI .*… › đoạn 13\n/);
  });
});

describe("further excerpts", () => {
  test("are a press away, counted from the best; weak ones are left out", () => {
    const [best, ...rest] = excerpts(13, 3, 4, 20);
    const weak = { ...excerpts(1)[0], score: 0.05 } as ReturnType<typeof excerpt>;
    const first = answerScreen(maker, viewer, answer({ excerpts: [best as never, ...rest, weak] }));
    expect(captions(first)[0]).toEqual(["2/4 ›"]);
    const action = actionOf(maker, first, "2/4 ›");
    if (action.kind !== "answer") throw new Error(action.kind);
    const second = trailScreen(maker, viewer, action.trail, "Dòng đầu");
    expect(second.content.text).toBe(`Bài 2 › Mở đầu › đoạn 3\n${series.passages.text(2)}`);
    expect(captions(second)[0]).toEqual(["‹ 1/4", "3/4 ›"]);
    const back = actionOf(maker, second, "‹ 1/4");
    if (back.kind !== "answer") throw new Error(back.kind);
    const again = trailScreen(maker, viewer, back.trail, null);
    expect(again.content.text).toBe(first.content.text);
    expect(under(again.content, "bold")).toEqual([SENTENCE]);
    expect(captions(again)).toEqual(captions(first));
  });

  test("the last one leads back only", () => {
    const sights = [
      { ordinal: 12, sentences: [1] },
      { ordinal: 2, sentences: [] },
    ];
    expect(captions(trailScreen(maker, viewer, trailOf(sights, "answered", 1), null))[0]).toEqual(["‹ 1/2"]);
  });
});

describe("a related question", () => {
  test("is told plainly what the series never mentions, then the nearest passage, collapsed, nothing bold", () => {
    const { content } = answerScreen(maker, viewer, related);
    expect(content.text).toBe(
      `Loạt bài không nêu điều này: không thấy nhắc đến “Cái Răng”.\nĐoạn gần nhất: ${CITATION}\n${PARAGRAPH}`,
    );
    expect(content.entities.map(({ type }) => type)).toEqual(["expandable_blockquote"]);
  });

  test("is told so without a word to name, too", () => {
    const text = (missing: readonly string[], locale = vi) =>
      answerScreen(maker, { ...viewer, locale }, { ...related, missing }).content.text;
    expect(text([])).toMatch(/^Không thấy loạt bài nêu rõ điều này\.\n/);
    expect(text(["\n", " "])).toMatch(/^Không thấy loạt bài nêu rõ điều này\.\n/);
    expect(text(["Cái Răng", "Phong Điền"], en)).toMatch(
      /^The series does not state this: it never mentions “Cái Răng” or “Phong Điền”\.\nNearest passage: /,
    );
  });

  test("keeps that line while one pages through what is near", () => {
    const trail = trailOf([{ ordinal: 12, sentences: [1] }], "related");
    const head = renderMissing(["Cái Răng"], vi);
    expect(trailScreen(maker, viewer, trail, head).content.text).toBe(
      answerScreen(maker, viewer, related).content.text,
    );
    for (const lost of [null, ""]) {
      const { content } = trailScreen(maker, viewer, trail, lost);
      expect(content.text).toMatch(/^Không thấy loạt bài nêu rõ điều này\.\nĐoạn gần nhất: /);
      expect(under(content, "bold")).toEqual([]);
    }
    expect(headOf(trailOf([], "answered"), head, vi)).toBe("");
    expect(headOf(null, head, vi)).toBe("");
  });
});

describe("a question off topic", () => {
  test("is told in one line that nothing was found; the nearest sections are a press away", () => {
    const screen = answerScreen(maker, viewer, notFound);
    expect(screen.content.text).toBe("Không tìm thấy nội dung này trong loạt bài.");
    expect(screen.content.entities).toEqual([]);
    expect(captions(screen)).toEqual([["Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ"], ["Bài 2 › Cuối bài"]]);
    expect(actionOf(maker, screen, "Bài 2 › Cuối bài")).toEqual({
      kind: "section",
      ordinal: 19,
      page: 0,
      trail: null,
    });
    expect(captions(answerScreen(maker, { ...viewer, locale: en }, notFound))[1]).toEqual([
      "Part 2 › End of the article",
    ]);
  });

  test("needs no nearest section", () => {
    expect(answerScreen(maker, viewer, { ...notFound, nearest: [] }).keyboard).toEqual([]);
  });
});

describe("sharing and copying", () => {
  test("a passage can be shared only where the bot may be called inline", async () => {
    expect(buttonOf(answerScreen(maker, viewer, answer()), "Chia sẻ")).toEqual({
      text: "Chia sẻ",
      switch_inline_query: "bai-2/13.1",
    });
    const without = await makerOf([article], false);
    expect(captions(answerScreen(without, viewer, answer()))[1]).toEqual(["Chép trích dẫn", "Xóa"]);
  });

  test("what is shared is read again, whatever the article's name", () => {
    for (const id of ["bai-2/13", "Bài 2 – Ô Môn/1", "a/b.1/2", "x.2/7"]) {
      for (const sentences of [[], [0], [3, 12]]) {
        expect(readSharedQuery(sharedQuery(id, sentences))).toEqual({ id, sentences });
      }
    }
    for (const query of ["", "hộ nghèo Ô Môn", "bai-2", "bai-2/", "bai-2/1.2,3,4", "bai-2/1 ở đâu"]) {
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
    const citation = { ...excerpt().citation, section: "RẤT DÀI ".repeat(100) };
    expect(citationText({ ...excerpt(), citation }, vi)).toMatch(/^Bài 2 › RẤT DÀI .*… › đoạn 13$/);
  });

  test("an excerpt of another state of the series has no buttons, for they would show other words", async () => {
    const other = await makerOf([articleOf({}, [["Mở đầu", ["Khác."]]])]);
    expect(answerScreen(other, viewer, answer()).keyboard).toEqual([]);
  });
});
