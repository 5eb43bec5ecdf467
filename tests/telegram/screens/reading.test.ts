import { describe, expect, test } from "vitest";
import { en } from "../../../src/locales/index.js";
import { articleScreen, contentsScreen } from "../../../src/telegram/screens/contents-screen.js";
import { contextScreen } from "../../../src/telegram/screens/context-screen.js";
import { passageScreen } from "../../../src/telegram/screens/passage-screen.js";
import { sectionScreen } from "../../../src/telegram/screens/section-screen.js";
import { manyParagraphs } from "../buttons/any-series.js";
import { article, articleOf, PARAGRAPH, SENTENCE, series } from "../fixtures.js";
import { actionOf, captions, longParagraph, makerOf, trailOf, under, viewer } from "./stand.js";

const maker = await makerOf([article]);
const text = (paragraph: number) => series.passages.text(paragraph - 1);
const HEAD = "Loạt bài không nêu điều này: không thấy nhắc đến “Cái Răng”.";

describe("the paragraphs before and after", () => {
  test("stand around the excerpt, each with its number; the answering sentence stays bold", () => {
    const trail = trailOf([{ ordinal: 12, sentences: [1] }]);
    const screen = contextScreen(maker, viewer, trail, null);
    expect(screen.content.text).toBe(
      [
        "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13",
        `đoạn 12\n${text(12)}`,
        `đoạn 13\n${PARAGRAPH}`,
        `đoạn 14\n${text(14)}`,
      ].join("\n"),
    );
    expect(under(screen.content, "quote")).toEqual([text(12), PARAGRAPH, text(14)]);
    expect(under(screen.content, "bold")).toEqual([SENTENCE]);
    expect(captions(screen)).toEqual([
      ["Thu gọn", "Mở mục"],
      ["Chép trích dẫn", "Chia sẻ", "Xóa"],
    ]);
    expect(actionOf(maker, screen, "Thu gọn")).toEqual({ kind: "answer", trail });
  });

  test("are missing at the article's start and end, and name their section where it is another", () => {
    const at = (ordinal: number) =>
      contextScreen(maker, viewer, trailOf([{ ordinal, sentences: [] }]), null).content;
    expect(at(0).text).toBe(`Bài 2 › Mở đầu › đoạn 1\nđoạn 1\n${text(1)}\nđoạn 2\n${text(2)}`);
    expect(at(19).text).toBe(
      `Bài 2 › Cuối bài › đoạn 20\nBài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 19\n${text(19)}\nđoạn 20\n${text(20)}`,
    );
  });

  test("do not come from another article", async () => {
    const two = await makerOf([manyParagraphs("a", 1), manyParagraphs("b", 1)]);
    for (const ordinal of [0, 1]) {
      const { content } = contextScreen(two, viewer, trailOf([{ ordinal, sentences: [] }]), null);
      expect(under(content, "quote")).toEqual([two.series.passages.text(ordinal)]);
    }
  });

  test("show, where long, what borders on the excerpt", async () => {
    const long = longParagraph(100);
    const three = await makerOf([articleOf({}, [["MỤC", [long, long, long]]])]);
    const { content } = contextScreen(three, viewer, trailOf([{ ordinal: 1, sentences: [49] }]), null);
    const [before = "", preview, middle = "", after = ""] = under(content, "quote");
    expect(long.endsWith(before)).toBe(true);
    expect(preview).toMatch(/^Câu số 50 /);
    expect(middle).toContain("Câu số 50 ");
    expect(long.startsWith(after)).toBe(true);
    expect(before.length).toBeGreaterThan(300);
    expect(content.text.length).toBeLessThanOrEqual(4096);
  });

  test("keep the line that says what the series does not state, and nothing is bold then", () => {
    const trail = trailOf([{ ordinal: 12, sentences: [1] }], "related");
    const { content } = contextScreen(maker, viewer, trail, HEAD);
    expect(content.text.startsWith(`${HEAD}\nBài 2 › `)).toBe(true);
    expect(under(content, "bold")).toEqual([]);
  });
});

describe("one paragraph", () => {
  test("is quoted under its place, with the ways to its neighbours and its section", () => {
    const screen = passageScreen(maker, viewer, 12, 0, null);
    expect(screen.content.text).toBe(`Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13\n${PARAGRAPH}`);
    expect(captions(screen)).toEqual([
      ["‹ đoạn 12", "đoạn 14 ›"],
      ["Mở mục"],
      ["Chép trích dẫn", "Chia sẻ", "Xóa"],
    ]);
    expect(captions(passageScreen(maker, viewer, 0, 0, null))[0]).toEqual(["đoạn 2 ›"]);
    expect(captions(passageScreen(maker, viewer, 19, 0, null))[0]).toEqual(["‹ đoạn 19"]);
  });

  test("leads back to the answer that it was opened from, under what that said", () => {
    const trail = trailOf([{ ordinal: 12, sentences: [1] }], "related");
    const screen = passageScreen(maker, viewer, 3, 0, trail, HEAD);
    expect(screen.content.text.startsWith(`${HEAD}\nBài 2 › Mở đầu › đoạn 4\n`)).toBe(true);
    expect(captions(screen)[1]).toEqual(["‹ Về câu trả lời", "Mở mục"]);
    expect(actionOf(maker, screen, "‹ Về câu trả lời")).toEqual({ kind: "answer", trail });
  });

  test("of 9,000 characters is read piece by piece, and nothing but white space between sentences is lost", async () => {
    const long = longParagraph(220);
    expect(long.length).toBeGreaterThan(9_000);
    const one = await makerOf([articleOf({}, [["MỤC", ["Trước.", long, "Sau."]]])]);
    const pieces: string[] = [];
    for (let piece = 0; piece < 3; piece++) {
      const { content } = passageScreen(one, viewer, 1, piece, null);
      expect(content.text.startsWith(`Bài 2 › MỤC › đoạn 2 (phần ${piece + 1}/3)\n`)).toBe(true);
      pieces.push(under(content, "quote")[0] ?? "");
    }
    expect(pieces.join(" ")).toBe(long);
    expect(captions(passageScreen(one, viewer, 1, 0, null))[0]).toEqual(["‹ đoạn 1", "phần 2/3 ›"]);
    expect(captions(passageScreen(one, viewer, 1, 1, null))[0]).toEqual(["‹ phần 1/3", "phần 3/3 ›"]);
    const last = passageScreen(one, viewer, 1, 2, null);
    expect(captions(last)[0]).toEqual(["‹ phần 2/3", "đoạn 3 ›"]);
    expect(passageScreen(one, viewer, 1, 99, null).content.text).toBe(last.content.text);
  });
});

describe("a section", () => {
  test("lists how its paragraphs begin, with a button for each and the ways on", () => {
    const screen = sectionScreen(maker, viewer, 12, 0, null);
    expect(screen.content.text).toMatch(
      /^Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ\nKhắc phục khuyết điểm, [^\n]*\n\n11\. Đây là đoạn thứ 11 [^\n]*\n12\. /,
    );
    expect(screen.content.text).toContain("\n13. Quận Ô Môn chú trọng giảm nghèo");
    expect(under(screen.content, "bold")).toEqual(["Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ"]);
    expect(captions(screen)).toEqual([
      ["11", "12", "13", "14", "15"],
      ["16", "17", "18", "19"],
      ["‹ Mục trước", "Mục sau ›"],
      ["Mục lục", "Xóa"],
    ]);
    expect(actionOf(maker, screen, "13")).toEqual({ kind: "passage", ordinal: 12, piece: 0, trail: null });
    expect(actionOf(maker, screen, "‹ Mục trước")).toMatchObject({ kind: "section", ordinal: 4 });
    expect(actionOf(maker, screen, "Mục sau ›")).toMatchObject({ kind: "section", ordinal: 19 });
    expect(captions(sectionScreen(maker, viewer, 0, 0, null))[1]).toEqual(["Mục sau ›"]);
    expect(captions(sectionScreen(maker, viewer, 19, 0, null))[1]).toEqual(["‹ Mục trước"]);
  });

  test("shows no more than two lines of a paragraph", async () => {
    const one = await makerOf([articleOf({}, [["MỤC", [longParagraph(10)]]])]);
    const line = sectionScreen(one, viewer, 0, 0, null).content.text.split("\n").at(-1) ?? "";
    expect(line).toMatch(/^1\. Câu số 1 .*…$/);
    expect(line.length).toBeLessThanOrEqual(113);
  });

  test("with many paragraphs is paged through", async () => {
    const long = await makerOf([manyParagraphs("a", 25)]);
    const shown = (page: number) => {
      const screen = sectionScreen(long, viewer, 7, page, null);
      return [screen.content.text.split("\n")[2], captions(screen)[0]?.[0], captions(screen).at(-2)];
    };
    expect(shown(0)).toEqual(["Trang 1/3", "1", ["2/3 ›"]]);
    expect(shown(1)).toEqual(["Trang 2/3", "11", ["‹ 1/3", "3/3 ›"]]);
    expect(shown(2)).toEqual(["Trang 3/3", "21", ["‹ 2/3"]]);
    expect(shown(77)).toEqual(shown(2));
  });

  test("leads back to the answer, under what that said", () => {
    const trail = trailOf([{ ordinal: 12, sentences: [] }], "related");
    const screen = sectionScreen(maker, viewer, 12, 0, trail, HEAD);
    expect(screen.content.text.startsWith(`${HEAD}\nBài 2 › `)).toBe(true);
    expect(captions(screen).at(-1)).toEqual(["‹ Về câu trả lời", "Mục lục", "Xóa"]);
    expect(actionOf(maker, screen, "13")).toMatchObject({ kind: "passage", trail });
  });
});

describe("the contents", () => {
  const headed = (part: number, count: number) =>
    articleOf({ slug: `bai-${part}`, part, title: `Tên bài ${part}` }, [["MỤC", Array(count).fill("Chữ.")]]);

  test("of a series of one part are its sections", () => {
    const screen = contentsScreen(maker, viewer, 0);
    expect(screen.content.text).toBe(
      "Mục lục · Bài 2: Khắc phục khuyết điểm, tạo chuyển biến trên nhiều lĩnh vực\n\n" +
        "• Mở đầu (4 đoạn)\n• CHUYỂN BIẾN TỪ CƠ SỞ (6 đoạn)\n• THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ (9 đoạn)\n• Cuối bài (1 đoạn)",
    );
    expect(captions(screen)).toEqual([
      ["Mở đầu"],
      ["CHUYỂN BIẾN TỪ CƠ SỞ"],
      ["THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ"],
      ["Cuối bài"],
      ["Xóa"],
    ]);
    expect(actionOf(maker, screen, "Cuối bài")).toEqual({
      kind: "section",
      ordinal: 19,
      page: 0,
      trail: null,
    });
    expect(contentsScreen(maker, { ...viewer, locale: en }, 0).content.text).toContain(
      "• End of the article (1 paragraph)",
    );
  });

  test("of several parts are the parts, in order, without empty ones", async () => {
    const three = await makerOf([headed(3, 2), headed(1, 1), headed(2, 0)]);
    const screen = contentsScreen(three, viewer, 0);
    expect(screen.content.text).toBe(
      "Mục lục · Nâng cao năng lực lãnh đạo của các cấp ủy Đảng, đưa thành phố phát triển nhanh, bền vững\n\n" +
        "Bài 1: Tên bài 1\nBài 3: Tên bài 3",
    );
    expect(captions(screen)).toEqual([["Bài 1: Tên bài 1"], ["Bài 3: Tên bài 3"], ["Xóa"]]);
    expect(actionOf(three, screen, "Bài 1: Tên bài 1")).toEqual({ kind: "article", ordinal: 2, page: 0 });
    expect(captions(articleScreen(three, viewer, 0, 0)).at(-1)).toEqual(["Mục lục", "Xóa"]);
  });

  test("of many parts, or of a part with many sections, are paged through", async () => {
    const many = await makerOf(Array.from({ length: 20 }, (_, index) => headed(index + 1, 1)));
    const screen = contentsScreen(many, viewer, 1);
    expect(screen.content.text).toContain("\nTrang 2/3\n\nBài 9: Tên bài 9\n");
    expect(captions(screen).at(-2)).toEqual(["‹ 1/3", "3/3 ›"]);
    const sections = Array.from({ length: 9 }, (_, index) => [`MỤC ${index}`, ["Chữ."]] as const);
    const long = await makerOf([articleOf({}, sections)]);
    const second = articleScreen(long, viewer, 0, 1);
    expect(captions(second)).toEqual([["MỤC 8"], ["‹ 1/2"], ["Xóa"]]);
    expect(actionOf(long, second, "‹ 1/2")).toEqual({ kind: "article", ordinal: 0, page: 0 });
  });

  test("of nothing say so", async () => {
    expect(contentsScreen(await makerOf([]), viewer, 0).content.text).toBe("Chưa có bài nào để tra.");
  });

  test("name a blank heading by something that can be pressed", async () => {
    const blank = await makerOf([articleOf({}, [["", ["Chữ."]]])]);
    expect(captions(contentsScreen(blank, viewer, 0))[0]).toEqual(["…"]);
  });
});
