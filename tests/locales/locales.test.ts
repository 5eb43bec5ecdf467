import { describe, expect, test } from "vitest";
import { citationLine, en, localeFor, sectionLine, vi } from "../../src/locales/index.js";

describe("the language of a reader", () => {
  test.each(["en", "en-GB", "EN-us", "en_US.UTF-8"])("%s is English", (language) => {
    expect(localeFor(language)).toBe(en);
  });

  test.each([undefined, "", "vi", "vi-VN", "fr", "enm", "C"])("%s gets Vietnamese", (language) => {
    expect(localeFor(language)).toBe(vi);
  });
});

describe("a place in print", () => {
  const citation = {
    article: "bai-2",
    series: "Loạt bài",
    part: 2,
    title: "Tên bài",
    section: "CHUYỂN BIẾN TỪ CƠ SỞ",
    paragraph: 7,
  };

  test("is part, heading as printed, and paragraph", () => {
    expect(citationLine(citation, vi)).toBe("Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ › đoạn 7");
    expect(citationLine(citation, en)).toBe("Part 2 › CHUYỂN BIẾN TỪ CƠ SỞ › paragraph 7");
  });

  test("is named in the reader's language where no heading is printed", () => {
    const opening = { part: 2, section: "Mở đầu", untitled: "opening" } as const;
    expect(sectionLine(opening, vi)).toBe("Bài 2 › Mở đầu");
    expect(sectionLine(opening, en)).toBe("Part 2 › Opening");
    expect(citationLine({ ...citation, section: "Cuối bài", untitled: "closing" }, en)).toBe(
      "Part 2 › End of the article › paragraph 7",
    );
  });

  test("is as printed where a heading is, whatever it says", () => {
    expect(sectionLine({ part: 2, section: "Mở đầu" }, en)).toBe("Part 2 › Mở đầu");
    expect(citationLine({ ...citation, section: "Cuối bài" }, en)).toBe("Part 2 › Cuối bài › paragraph 7");
  });
});

describe("both languages", () => {
  test("say something everywhere, in one language each", () => {
    for (const locale of [vi, en]) {
      for (const text of allTexts(locale)) expect(text.trim()).not.toBe("");
    }
    const vietnamese = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
    const english = allTexts({ ...en, examples: [] }).filter((text) => vietnamese.test(text));
    // Examples are typed in Vietnamese in either language.
    const examples = /Quận Ô Môn|Trích Dẫn|“còn Thới Lai thì sao\?”|^\/figures hộ nghèo|^I am Trích Dẫn/;
    expect(english.filter((text) => !examples.test(text))).toEqual([]);
  });

  test("offer commands that Telegram takes", () => {
    for (const { telegram } of [vi, en]) {
      for (const { command, description } of [...telegram.commands.private, ...telegram.commands.group]) {
        expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(description.length).toBeLessThanOrEqual(256);
      }
    }
  });

  test("fit where Telegram shows them", () => {
    for (const { telegram } of [vi, en]) {
      expect(telegram.description.length).toBeLessThanOrEqual(512);
      expect(telegram.shortDescription.length).toBeLessThanOrEqual(120);
      expect(telegram.askForQuestionPlaceholder.length).toBeLessThanOrEqual(64);
      const toasts = [...Object.values(telegram.toasts), telegram.notAllowed(-1_002_345_678_901)];
      for (const toast of toasts) expect(toast.length).toBeLessThanOrEqual(200);
      const captions = Object.values(telegram.buttons).filter((caption) => typeof caption === "string");
      for (const caption of captions) expect(caption.length).toBeLessThanOrEqual(24);
    }
  });
});

/** Every text of a dictionary; functions are called with something of each kind that they take. */
function allTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") {
    const facts = { articles: 1, passages: 2, tookMs: 3, from: "a", to: "b" };
    return [
      [facts, 1],
      [["a"], 1],
      [1, 2],
      ["a", "b"],
    ].flatMap((inputs) => {
      try {
        return allTexts(value(...inputs));
      } catch {
        return [];
      }
    });
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(allTexts) : [];
}
