import { describe, expect, it } from "vitest";
import { analyseQuery } from "../../src/query/analyse-query.js";
import { nearName, slipsOf } from "../../src/query/near-name.js";
import type { QueryTerm } from "../../src/query/query.js";
import { vietnameseWords } from "../../src/query/query-words.js";
import { soundAlikes } from "../../src/query/spelling.js";
import { bestForm, passageOf, read, smallCorpus, vocabularyOf } from "./small-world.js";

const vocabulary = await vocabularyOf([
  ...smallCorpus,
  passageOf("Đồng chí Huỳnh Hoài Nam, Bí thư Huyện ủy, phát biểu.", 20),
]);
const termsOf = (question: string): readonly QueryTerm[] => analyseQuery(question, vocabulary).terms;
const named = (question: string) => termsOf(question).filter(({ kind }) => kind === "name");

describe("a name with a slip", () => {
  it.each([
    ["Huỳn Hoài Nam là ai", "Huỳn Hoài Nam"],
    ["Huỳnh Hoài Lam là ai", "Huỳnh Hoài Lam"],
    ["huyn hoai nam la ai", "huyn hoai nam"],
    ["ông Huỳnh Hoài Nay", "Huỳnh Hoài Nay"],
    ["Huỳnh Hòi Nam giữ chức gì", "Huỳnh Hòi Nam"],
  ])("is heard in “%s”", (question, surface) => {
    const [name, ...others] = named(question);
    expect(name?.surface).toBe(surface);
    expect(name && bestForm(name)).toBe("huỳnh hoài nam");
    expect(name?.bestKnownBoost).toBeGreaterThan(0.5);
    expect(name?.bestKnownBoost).toBeLessThan(1);
    expect(others).toEqual([]);
  });

  it("is less sure than a name typed right", () => {
    expect(named("Huỳnh Hoài Nam là ai")[0]?.bestKnownBoost).toBe(1);
  });

  it.each(["Huỳn Hoàn Lam là ai", "Trần Hoài Bắc là ai", "Huỳnh Văn Lâm là ai"])(
    "is not guessed from two, as in “%s”",
    (question) => {
      expect(termsOf(question).map(bestForm)).not.toContain("huỳnh hoài nam");
    },
  );

  it("is not sought among everyday words", () => {
    expect(termsOf("hộ nghèo bình thường").map(({ kind }) => kind)).not.toContain("name");
  });
});

describe("a title before a name", () => {
  it.each(["ông", "Ông", "bà", "đồng chí", "anh"])("is no part of it: “%s”", (title) => {
    const [name] = named(`${title} Nguyễn Tòng Nhiệm nói gì`);
    expect(name?.surface).toBe("Nguyễn Tòng Nhiệm");
    const [slip] = named(`${title} Nguyễn Trong Nhiệm nói gì`);
    expect(slip?.surface).toBe("Nguyễn Trong Nhiệm");
    expect(slip && bestForm(slip)).toBe("nguyễn tòng nhiệm");
  });

  it("says that a name follows, though it is typed without capitals", () => {
    const typed = "dong chi nguyen trong nhiem noi gi";
    expect(named(typed).map(bestForm)).toEqual(["nguyễn tòng nhiệm"]);
  });

  it("keeps the whole of a name that the corpus has not", () => {
    expect(read("ông Trần Văn Xuyến là ai").terms.map(({ surface }) => surface)).toEqual(["Trần Văn Xuyến"]);
  });
});

describe("nearName", () => {
  const near = (text: string, alternatives = slipsOf) => {
    const words = vietnameseWords(text, vocabulary);
    return nearName(words, words.map(({ folded }) => folded).join(" "), alternatives, vocabulary);
  };

  it("changes one syllable, by the alternatives that it is given", () => {
    expect(near("cha noc", soundAlikes)).toBe("trà nóc");
    expect(near("tra not", soundAlikes)).toBe("trà nóc");
    expect(near("thới mai")).toBe("thới lai");
    expect(near("thời vui")).toBeUndefined();
    expect(near("thoi")).toBeUndefined();
  });
});

describe("slipsOf", () => {
  it("holds what sounds alike and what is one keystroke away", () => {
    expect(slipsOf("cha")).toEqual(expect.arrayContaining(["tra", "cho", "nha"]));
  });

  it.each(["", "o", "mo"])("does not guess at “%s”: too much is near", (syllable) => {
    expect(slipsOf(syllable)).toEqual([]);
  });
});
