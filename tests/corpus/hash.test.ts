import { describe, expect, it } from "vitest";
import { corpusHash } from "../../src/corpus/hash.js";
import { readArticle } from "../../src/corpus/reader.js";
import { articleWith } from "./support/article.js";

const article = (body: string, fields = {}, name = "a.md") => readArticle(articleWith(body, fields), name);

describe("corpusHash", () => {
  it("does not depend on the order of the articles, on wrapping or on notes", () => {
    const first = article("Một hai.");
    const second = article("Ba.", { part: "2" }, "b.md");
    expect(corpusHash([first, second])).toBe(corpusHash([second, first]));
    expect(corpusHash([first])).toBe(corpusHash([article("Một\nhai.\n\n<!-- một ghi chú -->")]));
    expect(corpusHash([first])).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("changes with every character, kind, heading and field that an answer shows", () => {
    const variants = [
      article("Một hai."),
      article("Một  hai."),
      article("Một hai.".normalize("NFD")),
      article("<!-- caption -->\nMột hai."),
      article("## M\n\nMột hai."),
      article("## N\n\nMột hai."),
      article("Một\n\nhai."),
      article("Một hai.", { title: "Khác" }),
      article("Một hai.", { part: "2" }),
      article("Một hai.", { series: "Khác" }),
      article("Một hai.", {}, "b.md"),
    ];
    const hashes = [[], ...variants.map((variant) => [variant]), variants].map(corpusHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
