import { describe, expect, it } from "vitest";
import { corpusHash } from "../../../src/corpus/read/hash.js";
import { readArticle } from "../../../src/corpus/read/reader.js";
import { countTurns } from "../../support/turns.js";
import { articleWith } from "../support/article.js";

const article = (body: string, fields = {}, name = "a.md") => readArticle(articleWith(body, fields), name);

describe("corpusHash", () => {
  it("does not depend on the order of the articles, on wrapping or on notes", async () => {
    const first = article("Một hai.");
    const second = article("Ba.", { part: "2" }, "b.md");
    expect(await corpusHash([first, second])).toBe(await corpusHash([second, first]));
    const wrapped = article("Một\nhai.\n\n<!-- một ghi chú -->");
    expect(await corpusHash([first])).toBe(await corpusHash([wrapped]));
    expect(await corpusHash([first])).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("changes with every character, kind, heading and field that an answer shows", async () => {
    const variants = [
      article("Một hai."),
      article("Một  hai."),
      article("Một hai.".normalize("NFD")),
      article("<!-- caption -->\nMột hai."),
      article("## M\n\nMột hai."),
      article("## N\n\nMột hai."),
      article("Một\n\nhai."),
      article("<!-- page: 2 -->\nMột hai."),
      article("<!-- page: 2, recognised -->\nMột hai."),
      article('<!-- reading: ["Một","Mốt"] -->\nMột hai.'),
      article('<!-- reading: ["Một","Một"] -->\nMột hai.'),
      article("Một hai.", { title: "Khác" }),
      article("Một hai.", { part: "2" }),
      article("Một hai.", { series: "Khác" }),
      article("Một hai.", {}, "b.md"),
    ];
    const corpora = [[], ...variants.map((variant) => [variant]), variants];
    const hashes = await Promise.all(corpora.map(corpusHash));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it("gives other work a turn while it reads a large corpus", async () => {
    const articles = Array.from({ length: 200 }, (_, at) => article("Một hai.", {}, `a-${at}.md`));
    expect(await countTurns(() => corpusHash(articles))).toBeGreaterThan(1);
  });
});
