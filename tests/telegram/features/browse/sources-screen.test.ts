import { describe, expect, test } from "vitest";
import { sourcesScreen } from "../../../../src/telegram/features/browse/sources-screen.js";
import { articleOf } from "../../fixtures.js";
import { depsOf, expectSound, viewer } from "../screen-world.js";

describe("sources", () => {
  const part = (number: number, details: object = {}) =>
    articleOf({ slug: `bai-${number}`, part: number, title: `Tên ${number}`, ...details }, [
      ["MỤC", ["Chữ."]],
    ]);

  test("are the parts with their authors, those missing between them, the one announced, and the version", async () => {
    const some = await depsOf([part(4, { nextPart: { part: 5, title: "Bài cuối" }, authors: [] }), part(2)]);
    expect(sourcesScreen(some, viewer).content.text).toBe(
      [
        "Nguồn trích dẫn",
        "",
        "Nâng cao năng lực lãnh đạo của các cấp ủy Đảng, đưa thành phố phát triển nhanh, bền vững",
        "• Bài 2: Tên 2",
        "   Tác giả: ANH DŨNG, SỸ KHANG",
        "• Bài 4: Tên 4",
        "Chưa có:",
        "• Bài 1",
        "• Bài 3",
        "• Bài 5: Bài cuối",
        "",
        "2 bài, 2 đoạn · phiên bản 01234567",
      ].join("\n"),
    );
  });

  test("of an empty corpus say so", async () => {
    expect(sourcesScreen(await depsOf([]), viewer).content.text).toBe("Chưa có bài nào để tra.");
  });

  test("of many long series fit into a message, the version included", async () => {
    const all = Array.from({ length: 40 }, (_, index) =>
      part(3 * index + 1, {
        series: `Loạt ${index % 5} `.repeat(40),
        title: "Tên rất dài ".repeat(50),
        authors: ["Tên ".repeat(90)],
      }),
    );
    const screen = sourcesScreen(await depsOf(all), viewer);
    expectSound(screen, []);
    expect(screen.content.text).toMatch(/\n…\n\n\/loat_bai [^\n]+\n\n40 bài, 40 đoạn · phiên bản 01234567$/);
  });
});
