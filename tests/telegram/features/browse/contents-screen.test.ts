import { describe, expect, test } from "vitest";
import { en } from "../../../../src/locales/index.js";
import { articleScreen, contentsScreen } from "../../../../src/telegram/features/browse/contents-screen.js";
import { article, articleOf } from "../../fixtures.js";
import { actionOf, captions, depsOf, viewer } from "../screen-world.js";

const deps = await depsOf([article]);

describe("the contents", () => {
  const headed = (part: number, count: number) =>
    articleOf({ slug: `bai-${part}`, part, title: `Tên bài ${part}` }, [["MỤC", Array(count).fill("Chữ.")]]);

  test("of a series of one part are its sections", () => {
    const screen = contentsScreen(deps, viewer, 0);
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
    expect(actionOf(deps, screen, "Cuối bài")).toEqual({
      kind: "section",
      ordinal: 19,
      page: 0,
      shownAnswer: null,
    });
    expect(contentsScreen(deps, { ...viewer, locale: en }, 0).content.text).toContain(
      "• End of the article (1 paragraph)",
    );
  });

  test("of several parts are the parts, in order, without empty ones", async () => {
    const three = await depsOf([headed(3, 2), headed(1, 1), headed(2, 0)]);
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
    const many = await depsOf(Array.from({ length: 20 }, (_, index) => headed(index + 1, 1)));
    const screen = contentsScreen(many, viewer, 1);
    expect(screen.content.text).toContain("\nTrang 2/3\n\nBài 9: Tên bài 9\n");
    expect(captions(screen).at(-2)).toEqual(["‹ 1/3", "3/3 ›"]);
    const sections = Array.from({ length: 9 }, (_, index) => [`MỤC ${index}`, ["Chữ."]] as const);
    const long = await depsOf([articleOf({}, sections)]);
    const second = articleScreen(long, viewer, 0, 1);
    expect(captions(second)).toEqual([["MỤC 8"], ["‹ 1/2"], ["Xóa"]]);
    expect(actionOf(long, second, "‹ 1/2")).toEqual({ kind: "article", ordinal: 0, page: 0 });
  });

  test("of nothing say so", async () => {
    expect(contentsScreen(await depsOf([]), viewer, 0).content.text).toBe("Chưa có bài nào để tra.");
  });

  test("name a blank heading by something that can be pressed", async () => {
    const blank = await depsOf([articleOf({}, [["", ["Chữ."]]])]);
    expect(captions(contentsScreen(blank, viewer, 0))[0]).toEqual(["…"]);
  });
});
