import { describe, expect, test } from "vitest";
import { en, vi } from "../../../../src/locales/index.js";
import { answerScreen, shownAnswerScreen } from "../../../../src/telegram/features/ask/answer-screen.js";
import { headOf, renderMissing } from "../../../../src/telegram/ui/render-answer.js";
import { answer, article, excerpt, notFound, PARAGRAPH, related, SENTENCE, series } from "../../fixtures.js";
import {
  actionOf,
  captions,
  depsOf,
  expectSound,
  longParagraph,
  sentence,
  shownAnswerOf,
  under,
  viewer,
} from "../screen-world.js";

const CITATION = "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13";
const deps = await depsOf([article]);
const inGroup = { ...viewer, place: "group" } as const;

/** Excerpts of the example's article, the example first. */
function excerpts(...paragraphs: readonly number[]) {
  return paragraphs.map((paragraph, index) =>
    paragraph === 13
      ? excerpt()
      : excerpt(series.passages.text(paragraph - 1), [], {
          id: `bai-2/${paragraph}`,
          score: 1 - index / 10,
          isAlternative: index > 0,
          citation: { ...excerpt().citation, section: "Mở đầu", untitled: "opening", paragraph },
        }),
  );
}

describe("an answered question", () => {
  test("gets the citation first, then the paragraph as a quotation, the answering sentence bold", () => {
    const { content, keyboard } = answerScreen(deps, viewer, answer());
    expect(content.text).toBe(`${CITATION}\n${PARAGRAPH}`);
    expect(under(content, "quote")).toEqual([PARAGRAPH]);
    expect(under(content, "bold")).toEqual([SENTENCE]);
    expect(captions({ content, keyboard })).toEqual([
      ["Đoạn trước, sau", "Mở mục"],
      ["Chép trích dẫn", "Chia sẻ", "Xóa"],
    ]);
  });

  test("is cited in the reader's language, the printed heading as printed", () => {
    expect(answerScreen(deps, { ...viewer, locale: en }, answer()).content.text).toMatch(
      /^Part 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › paragraph 13\n/,
    );
  });

  test("is quoted collapsed when long, the answering sentence shown above unless it stands at the start", () => {
    const text = longParagraph(30);
    const late = answerScreen(deps, inGroup, answer({ excerpts: [excerpt(text, [sentence(20)])] })).content;
    expect(under(late, "quote")).toEqual([sentence(20), text]);
    expect(late.entities.map(({ type }) => type)).toEqual(["blockquote", "bold", "expandable_blockquote"]);
    expect(late.text).toBe(`${CITATION}\n${sentence(20)}\nCả đoạn:\n${text}`);
    const two = answerScreen(
      deps,
      inGroup,
      answer({ excerpts: [excerpt(text, [sentence(18), sentence(20)])] }),
    );
    expect(under(two.content, "quote")).toEqual([sentence(18), sentence(20), text]);
    expect(two.content.text).toBe(`${CITATION}\n${sentence(18)}\n[…]\n${sentence(20)}\nCả đoạn:\n${text}`);
    const early = answerScreen(deps, inGroup, answer({ excerpts: [excerpt(text, [sentence(1)])] })).content;
    expect(early.entities.map(({ type }) => type).sort()).toEqual(["bold", "expandable_blockquote"]);
  });

  test("is collapsed in a group sooner than in a private chat", () => {
    const found = answer({ excerpts: [excerpt(longParagraph(14), [sentence(1)])] });
    const typeIn = (place: "private" | "group") =>
      answerScreen(deps, { ...viewer, place }, found).content.entities.find(({ type }) => type !== "bold")
        ?.type;
    expect([typeIn("private"), typeIn("group")]).toEqual(["blockquote", "expandable_blockquote"]);
  });

  test("is cut around the answering sentence when too long for a message, with … outside the quotation", () => {
    const text = longParagraph(200);
    const { content } = answerScreen(deps, viewer, answer({ excerpts: [excerpt(text, [sentence(120)])] }));
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
    const { content } = answerScreen(deps, viewer, answer({ excerpts: [{ ...excerpt(), citation }] }));
    expect(content.text).toMatch(/^Bài 2 › RẤT DÀI .*… › đoạn 13\n/);
  });
});

describe("further excerpts", () => {
  test("are a press away, counted from the best; weak ones are left out", () => {
    const [best, ...rest] = excerpts(13, 3, 4, 20);
    const weak = { ...excerpts(1)[0], score: 0.05, isAlternative: false } as ReturnType<typeof excerpt>;
    const first = answerScreen(deps, viewer, answer({ excerpts: [best as never, ...rest, weak] }));
    expect(captions(first)[0]).toEqual(["2/4 ›"]);
    const action = actionOf(deps, first, "2/4 ›");
    if (action.kind !== "answer") throw new Error(action.kind);
    const second = shownAnswerScreen(deps, viewer, action.shownAnswer, "Dòng đầu");
    expect(second.content.text).toBe(`Bài 2 › Mở đầu › đoạn 3\n${series.passages.text(2)}`);
    expect(captions(second)[0]).toEqual(["‹ 1/4", "3/4 ›"]);
    const back = actionOf(deps, second, "‹ 1/4");
    if (back.kind !== "answer") throw new Error(back.kind);
    const again = shownAnswerScreen(deps, viewer, back.shownAnswer, null);
    expect(again.content.text).toBe(first.content.text);
    expect(under(again.content, "bold")).toEqual([SENTENCE]);
    expect(captions(again)).toEqual(captions(first));
  });

  test("the last one leads back only", () => {
    const excerpts = [
      { ordinal: 12, sentences: [1] },
      { ordinal: 2, sentences: [] },
    ];
    expect(
      captions(shownAnswerScreen(deps, viewer, shownAnswerOf(excerpts, "answered", 1), null))[0],
    ).toEqual(["‹ 1/2"]);
  });
});

describe("a related question", () => {
  test("is told plainly what the series never mentions, then the nearest passage, collapsed, its sentence bold", () => {
    const { content } = answerScreen(deps, viewer, related);
    expect(content.text).toBe(
      `Loạt bài không nêu điều này: không thấy nhắc đến “Cái Răng”.\nĐoạn gần nhất: ${CITATION}\n${PARAGRAPH}`,
    );
    expect(content.entities.map(({ type }) => type)).toEqual(["expandable_blockquote", "bold"]);
    expect(under(content, "bold")).toEqual([SENTENCE]);
  });

  test("claims nothing without a name to tell: the passage may help", () => {
    const text = (names: readonly string[], locale = vi) => {
      const missing = names.map((name) => ({ text: name, kind: "name" as const }));
      return answerScreen(deps, { ...viewer, locale }, { ...related, missing }).content.text;
    };
    expect(text([])).toMatch(/^Có thể bạn cần đoạn này\.\n/);
    expect(text(["\n", " "])).toMatch(/^Có thể bạn cần đoạn này\.\n/);
    expect(text([], en)).toMatch(/^This passage may be what you need\.\n/);
    expect(text(["Cái Răng", "Phong Điền"], en)).toMatch(
      /^The series does not state this: it never mentions “Cái Răng” or “Phong Điền”\.\nNearest passage: /,
    );
  });

  test("keeps that line while one pages through what is near", () => {
    const shownAnswer = shownAnswerOf([{ ordinal: 12, sentences: [1] }], "related");
    const head = renderMissing(related.missing, vi);
    expect(shownAnswerScreen(deps, viewer, shownAnswer, head).content.text).toBe(
      answerScreen(deps, viewer, related).content.text,
    );
    for (const lost of [null, ""]) {
      const { content } = shownAnswerScreen(deps, viewer, shownAnswer, lost);
      expect(content.text).toMatch(/^Có thể bạn cần đoạn này\.\nĐoạn gần nhất: /);
      expect(under(content, "bold")).toEqual([SENTENCE]);
    }
    expect(headOf(shownAnswerOf([], "answered"), head, viewer)).toBe("");
    expect(headOf(null, head, viewer)).toBe("");
  });

  test("what has changed since is said below that line, and above whatever else was answered", () => {
    const changed = { ...viewer, notice: "changed" } as const;
    expect(headOf(shownAnswerOf([], "related"), "Không nêu.", changed)).toBe(
      `Không nêu.\n${vi.telegram.notices.changed}`,
    );
    expect(headOf(shownAnswerOf([], "answered"), "Không nêu.", changed)).toBe(vi.telegram.notices.changed);
    expect(headOf(null, null, { ...changed, locale: en })).toBe(en.telegram.notices.changed);
  });
});

describe("an answer whose passage has changed since", () => {
  const shown = shownAnswerOf([{ ordinal: 12, sentences: [] }]);

  test("claims to answer no more: what has changed, the nearest passage, collapsed", () => {
    const { content } = shownAnswerScreen(deps, { ...viewer, notice: "changed" }, shown, null);
    expect(content.text).toBe(`${vi.telegram.notices.changed}\nĐoạn gần nhất: ${CITATION}\n${PARAGRAPH}`);
    expect(content.entities.map(({ type }) => type)).toEqual(["expandable_blockquote"]);
  });

  test("is still an answer where it only stands in another article", () => {
    const moved = { ...viewer, notice: "moved" } as const;
    const { content } = shownAnswerScreen(
      deps,
      moved,
      shownAnswerOf([{ ordinal: 12, sentences: [1] }]),
      null,
    );
    expect(content.text).toBe(`${vi.telegram.notices.moved}\n${CITATION}\n${PARAGRAPH}`);
    expect(under(content, "bold")).toEqual([SENTENCE]);
  });
});

describe("a question off topic", () => {
  test("is told in one line that nothing was found; the nearest sections are a press away", () => {
    const screen = answerScreen(deps, viewer, notFound);
    expect(screen.content.text).toBe("Không tìm thấy nội dung này trong loạt bài.");
    expect(screen.content.entities).toEqual([]);
    expect(captions(screen)).toEqual([["Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ"], ["Bài 2 › Cuối bài"]]);
    expect(actionOf(deps, screen, "Bài 2 › Cuối bài")).toEqual({
      kind: "section",
      ordinal: 19,
      page: 0,
      shownAnswer: null,
    });
    expect(captions(answerScreen(deps, { ...viewer, locale: en }, notFound))[1]).toEqual([
      "Part 2 › End of the article",
    ]);
  });

  test("needs no nearest section", () => {
    expect(answerScreen(deps, viewer, { ...notFound, nearest: [] }).keyboard).toEqual([]);
  });
});
