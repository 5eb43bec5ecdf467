import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/index.js";
import type { Passage } from "../../src/corpus/types.js";
import type { Library } from "../../src/index/index.js";
import { openSmallLibrary, type SmallLibrary } from "./small-library.js";

let small: SmallLibrary;
beforeAll(async () => {
  small = await openSmallLibrary();
});
afterAll(() => small.close());

const ask = (question: string) => small.answerer.answer(question);
const highlighted = ({ excerpts: [first] }: Answer) =>
  first?.highlights.map(([start, end]) => first.text.slice(start, end));

function passageOf({ passages }: Library, id: string): Passage | undefined {
  const ordinal = passages.ordinalOf(id);
  return ordinal === undefined ? undefined : passages.passage(ordinal);
}

/** The sections of the small library that have no printed heading. */
const untitled = new Map([
  ["Mở đầu", "opening"],
  ["Cuối bài", "closing"],
]);

/** Everything that holds of an answer, whatever was asked. */
function expectSound(answer: Answer, question: string): void {
  const { library, file } = small;
  expect(answer.question).toBe(question);
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  expect(answer.confidence).toBeLessThanOrEqual(1);
  expect(answer.tookMs).toBeGreaterThanOrEqual(0);
  if (answer.outcome !== "related") expect(answer.missing).toEqual([]);
  expect(answer.excerpts.length).toBeLessThanOrEqual(3);
  expect(answer.excerpts.length === 0).toBe(answer.outcome === "not_found");
  expect(new Set(answer.excerpts.map(({ id }) => id)).size).toBe(answer.excerpts.length);
  for (const { ordinal, id, text, sentences, highlighted, highlights, citation } of answer.excerpts) {
    expect(file).toContain(text);
    expect(library.passages.ordinalOf(id)).toBe(ordinal);
    expect(sentences).toEqual(
      library.search.forward.sentences(ordinal).map(({ start, end }) => [start, end]),
    );
    expect(highlighted.map((number) => sentences[number])).toEqual(highlights);
    const passage = passageOf(library, id);
    expect(passage?.text).toBe(text);
    expect(citation).toEqual({
      article: "bai-2",
      series: "Chuyện quận huyện",
      part: 2,
      title: "Khắc phục khuyết điểm",
      section: passage?.section,
      untitled: untitled.get(passage?.section ?? ""),
      paragraph: passage?.paragraph,
    });
    expect(`${citation.article}/${citation.paragraph}`).toBe(id);
    expect(highlights.length).toBeGreaterThanOrEqual(1);
    expect(highlights.length).toBeLessThanOrEqual(2);
    let last = 0;
    for (const [start, end] of highlights) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      last = end;
      const quoted = text.slice(start, end);
      expect(quoted).not.toMatch(/\p{Cs}/u);
      expect(quoted.trim()).toBe(quoted);
    }
    expect(last).toBeLessThanOrEqual(text.length);
  }
  const scores = answer.excerpts.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((left, right) => right - left));
  expect(answer.nearest.length).toBeGreaterThan(0);
  expect(answer.nearest.length).toBeLessThanOrEqual(3);
  for (const { article, part, section, id, ordinal } of answer.nearest) {
    expect(library.passages.ordinalOf(id)).toBe(ordinal);
    expect([article, part]).toEqual(["bai-2", 2]);
    expect(passageOf(library, id)?.section).toBe(section);
  }
}

describe("an answerer", () => {
  it.each([
    ["quan o mon con bao nhieu ho ngheo", "3.093 hộ nghèo", "GIẢI PHÁP HIỆU QUẢ"],
    ["Quận Ô Môn còn bao nhiêu hộ nghèo?", "3.093 hộ nghèo", "GIẢI PHÁP HIỆU QUẢ"],
    ["Thới Lai cải tạo bao nhiêu ha vườn tạp?", "300 ha", "CHUYỂN BIẾN TỪ CƠ SỞ"],
    ["chi cuc thue binh thuy thanh lap may doan chong that thu", "3 đoàn", "CHUYỂN BIẾN TỪ CƠ SỞ"],
    ["BTV Huyện ủy Thới Lai nhận khuyết điểm gì?", "vườn tạp còn chậm", "CHUYỂN BIẾN TỪ CƠ SỞ"],
    ["Ban Thường vụ Huyện ủy Thới Lai nhận khuyết điểm gì?", "vườn tạp còn chậm", "CHUYỂN BIẾN TỪ CƠ SỞ"],
    ["How many poor households were left in O Mon district?", "3.093 hộ nghèo", "GIẢI PHÁP HIỆU QUẢ"],
    ["quaanj oo moon conf bao nhieeu hooj ngheof", "hộ nghèo", "GIẢI PHÁP HIỆU QUẢ"],
  ])("answers “%s” with the sentence that says so, and where it stands", async (question, words, section) => {
    const answer = await ask(question);
    expectSound(answer, question);
    expect(answer.outcome).toBe("answered");
    expect(highlighted(answer)?.join(" ")).toContain(words);
    expect(answer.excerpts[0]?.citation.section).toBe(section);
    expect(answer.missing).toEqual([]);
  });

  it("answers from a passage that is printed in decomposed letters, and quotes those", async () => {
    const answer = await ask("phường Trà Nóc đoàn kết");
    expect(answer.excerpts[0]?.text).toContain("Phường Trà Nóc".normalize("NFD"));
    expect(highlighted(answer)?.[0]?.normalize("NFC")).toBe("Phường Trà Nóc đoàn kết.");
  });

  it("gives the same answer to a question in either Unicode form", async () => {
    const question = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
    const [composed, decomposed] = [await ask(question), await ask(question.normalize("NFD"))];
    expect({ ...decomposed, question, asked: question, tookMs: 0, missing: [] }).toEqual({
      ...composed,
      tookMs: 0,
      missing: [],
    });
  });

  it.each(["Thốt Nốt", "Ninh Kiều", "Cái Răng", "Vĩnh Thạnh", "Phong Điền", "Hà Nội"])(
    "does not answer for %s, of which the series never speaks",
    async (place) => {
      for (const question of [
        `Quận ${place} còn bao nhiêu hộ nghèo?`,
        `Huyện ${place} cải tạo bao nhiêu ha vườn tạp?`,
        `Chi cục Thuế ${place} thành lập mấy đoàn chống thất thu?`,
      ]) {
        const answer = await ask(question);
        expectSound(answer, question);
        expect(answer.outcome).not.toBe("answered");
        expect(answer.missing.map(({ text }) => text).join(" ")).toContain(place);
      }
    },
  );

  it.each(["năm 2020", "năm 1999", "ở Bài 1", "ở bài 7"])("does not answer for %s", async (when) => {
    const answer = await ask(`Quận Ô Môn còn bao nhiêu hộ nghèo ${when}?`);
    expect(answer.outcome).not.toBe("answered");
    expect(answer.missing).toHaveLength(1);
  });

  it.each(["asdkjh qwe zxcvb", "What is the capital of France?", "👍😂🔥"])(
    "finds nothing for “%s”, and offers sections to read",
    async (question) => {
      const answer = await ask(question);
      expectSound(answer, question);
      expect(answer.outcome).toBe("not_found");
      expect(answer.nearest.map(({ section }) => section)).toEqual(
        expect.arrayContaining(["CHUYỂN BIẾN TỪ CƠ SỞ", "GIẢI PHÁP HIỆU QUẢ"]),
      );
    },
  );

  it("offers the section nearest to the question first", async () => {
    expect((await ask("phường Trà Nóc"))?.nearest[0]?.section).toBe("GIẢI PHÁP HIỆU QUẢ");
    expect((await ask("sầu riêng vú sữa"))?.nearest[0]?.section).toBe("CHUYỂN BIẾN TỪ CƠ SỞ");
  });

  it.each([
    ["nothing", ""],
    ["white space", " \n\t\u00a0\u200b"],
    ["marks only", "?!…"],
    ["an emoji made of several", "👩‍👩‍👧‍👦"],
    ["a lone surrogate", "hộ nghèo \ud83d"],
    ["lone surrogates in the wrong order", "\ude00\ud83d"],
    ["control characters", "hộ\0nghèo\u0007"],
    ["marks without letters", "\u0301".repeat(500)],
    ["one long word", "a".repeat(100_000)],
    ["a hundred thousand characters", "quận Ô Môn còn bao nhiêu hộ nghèo ".repeat(2_942)],
    ["what is no word but a property of objects", "constructor __proto__ toString"],
  ])("takes %s for a question", async (_what, question) => {
    expectSound(await ask(question), question);
  });

  it("tells what was looked up: the question, or the key sentences of a long text", async () => {
    const question = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
    expect((await ask(question)).asked).toBe(question);
    const long = `${"Chào bạn, chúc bạn một ngày thật vui. ".repeat(10)}${question} Cảm ơn bạn!`;
    const answer = await ask(long);
    expect(answer.asked).toBe(question);
    expect(answer.question).toBe(long);
    expect(answer.outcome).toBe("answered");
    const forwarded = `Chào cả nhà! ${question}`;
    expect((await small.answerer.answer(forwarded, { isStatement: true })).asked).toBe(question);
    expect((await ask(forwarded)).asked).toBe(forwarded);
  });

  it.each([
    [undefined, 3],
    [1, 1],
    [2, 2],
    [4, 4],
    [0, 1],
    [-7, 1],
    [2.9, 2],
    [Number.NaN, 3],
  ])("shows as many excerpts as are wanted (%s)", async (excerpts, shown) => {
    const answer = await small.answerer.answer("huyện Thới Lai", { excerpts });
    expect(answer.excerpts).toHaveLength(shown);
  });

  it("shows thirty excerpts at most", async () => {
    const all = await small.answerer.answer("huyện Thới Lai", { excerpts: 30 });
    const more = await small.answerer.answer("huyện Thới Lai", { excerpts: Number.POSITIVE_INFINITY });
    expect(more.excerpts).toEqual(all.excerpts);
    expect(more.excerpts.length).toBeLessThanOrEqual(30);
  });

  it("gives sound answers to any question", async () => {
    const words =
      "quận Ô Môn o mon còn bao nhiêu hộ nghèo Thới Lai BTV ai là Bí thư Phó năm 2012 2020 Bài 3 1 how many poor district 😀 sầu riêng thue , ? Nhiệm";
    const question = fc.oneof(
      fc.array(fc.constantFrom(...words.split(" ")), { maxLength: 14 }).map((each) => each.join(" ")),
      fc.string({ unit: "binary", maxLength: 80 }),
    );
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(question, async (text) => {
        const answer = await ask(text);
        outcomes.add(answer.outcome);
        expectSound(answer, text);
      }),
      { seed: 21, numRuns: 150 },
    );
    expect([...outcomes].sort()).toEqual(["answered", "not_found", "related"]);
  });
});
