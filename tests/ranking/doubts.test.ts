import { describe, expect, it } from "vitest";
import { overruledFrom } from "../../src/ranking/doubts.js";
import type { FeatureSource, Features } from "../../src/ranking/index.js";
import { sourceOf } from "./feature-source.js";
import { noFeatures } from "./verdict-models.js";

const asked = await sourceOf("Quận Ô Môn còn bao nhiêu hộ nghèo?", [
  { text: "Quận Ô Môn còn 3.093 hộ nghèo." },
]);
const asksRole = await sourceOf("Huỳnh Hoài Nam giữ chức vụ gì?", [{ text: "Đồng chí Huỳnh Hoài Nam." }]);
// The features of no passage are all 0: far off, but for these.
const near: Features = { ...noFeatures, neighbourhood: 0.4 };

describe("overruledFrom", () => {
  it("is 0 without a doubt", () => {
    expect(overruledFrom(asked, near)).toBe(0);
  });

  it.each([
    ["phoneMissed", Infinity],
    ["ageMissed", Infinity],
    ["missedDocument", Infinity],
    ["moneyMissed", 0.9],
    ["percentMissed", 0.9],
    ["countFar", 0.9],
    ["numberMissed", 0],
    ["timeMissed", 0],
    ["personMissed", 0],
    ["typeMissedPassage", 0],
    ["missedBody", 0],
  ] as const)("where %s is told: %d", (name, from) => {
    expect(overruledFrom(asked, { ...near, [name]: 1 })).toBe(from);
  });

  /** The source of a question where its best passage holds each word this well. */
  async function heldBy(held: number, question: string): Promise<FeatureSource> {
    const source = await sourceOf(question, [{ text: "Quận Ô Môn có vườn." }]);
    const best = source.query.terms.map(({ kind }) => (kind === "word" ? held : 1));
    const ranked = source.ranked.map((passage) => ({ ...passage, match: { ...passage.match, best } }));
    return { ...source, ranked };
  }

  it.each([
    [0.45, Infinity],
    [0.55, 0],
  ])("where what is asked of a name is held by %d: %d", async (held, from) => {
    expect(overruledFrom(await heldBy(held, "Dân số Ô Môn là bao nhiêu?"), near)).toBe(from);
    expect(overruledFrom(await heldBy(held, "dân số Ô Môn"), near)).toBe(from);
  });

  it("lets a role be told in other words than its own", () => {
    expect(asksRole.query.answerType).toBe("role");
    expect(overruledFrom(asksRole, near)).toBe(0);
  });

  it.each([
    ["bằng khen kinh nghiệm", 4.1, 0.45, 0.95],
    ["bằng khen kinh nghiệm", 4.1, 0.55, 0],
    ["bằng khen kinh nghiệm", 3.9, 0.45, 0],
    ["bằng khen kinh nghiệm ở đâu", 4.1, 0.45, 0],
  ])("where a word of “%s” that weighs %d is held by %d: %d", async (question, weight, held, from) => {
    const source = await heldBy(1, question);
    const terms = source.query.terms.map((term, at) => ({ ...term, weight: at === 0 ? weight : 4 }));
    const best = terms.map((_, at) => (at === 0 ? held : 1));
    const ranked = source.ranked.map((passage) => ({ ...passage, match: { ...passage.match, best } }));
    expect(overruledFrom({ ...source, query: { ...source.query, terms }, ranked }, near)).toBe(from);
  });

  it.each([
    [0.25, 0.21, -1.3, 0],
    [0.23, 0.19, -1.3, 0],
    [0.23, 0.21, -1.1, 0],
    [0.23, 0.21, -1.3, 0.7],
    [0.145, 0.21, -1.1, 0],
    [0.135, 0.21, 3, 0.7],
    [0.135, 0.19, 3, 0],
  ])(
    "far off is a nearness of %d, where %d of the words are missed and the reader gives log-odds of %d: %d",
    (neighbourhood, missedWords, readerLogit, from) => {
      expect(overruledFrom(asked, { ...near, neighbourhood, missedWords, readerLogit })).toBe(from);
    },
  );

  it.each([
    ["Nguyễn Văn Bé Ba làm nghề nông ở đâu?", "Ông Nguyễn Văn Bé Ba vui.", 0],
    ["thới lai có nghề nông nào?", "Huyện Thới Lai vui.", 0.65],
    ["Huyện Thới Lai có nghề nông nào?", "Huyện Thới Lai vui.", 0.65],
  ])("“%s” is not far off where somebody is named in full: %s %d", async (question, text, from) => {
    const source = await sourceOf(question, [{ text }]);
    const terms = source.query.terms.filter(({ kind }) => kind !== "word");
    const word = { ...source.query.terms[0], kind: "word" as const, weight: 1, from: 90, length: 1 };
    const query = {
      ...source.query,
      answerType: "role" as const,
      terms: [...terms, word as (typeof terms)[0]],
    };
    const best = [...terms.map(() => 1), 0];
    const ranked = source.ranked.map((passage) => ({ ...passage, match: { ...passage.match, best } }));
    const far = { ...noFeatures, neighbourhood: 0.1, missedWords: 0.6, readerLogit: -1.3 };
    expect(overruledFrom({ ...source, query, ranked }, far)).toBe(from);
  });

  it.each([
    [0.55, 0.65],
    [0.45, 0.7],
  ])(
    "is so less surely from half of the weight of the words on: %d of it missed, %d",
    async (missed, from) => {
      const source = await heldBy(1, "Nông dân trồng vườn tạp thế nào?");
      const terms = source.query.terms.slice(0, 2).map((term, at) => ({
        ...term,
        kind: "word" as const,
        weight: at === 0 ? missed : 1 - missed,
      }));
      const ranked = source.ranked.map((passage) => ({
        ...passage,
        match: { ...passage.match, best: [0, 1] },
      }));
      const far = { ...noFeatures, neighbourhood: 0.1, missedWords: 0.6, readerLogit: -1.3 };
      expect(overruledFrom({ ...source, query: { ...source.query, terms }, ranked }, far)).toBe(from);
    },
  );

  it.each([
    [0.45, Infinity],
    [0.55, 0],
  ])("an office held by %d: %d", async (held, from) => {
    const source = await sourceOf("Bí thư Quận ủy là ai?", [{ text: "Ông Nam là Bí thư Quận ủy." }]);
    const { terms } = source.query;
    expect(terms.map(({ kind }) => kind)).toContain("office");
    const best = terms.map(({ kind }) => (kind === "office" ? held : 1));
    const ranked = source.ranked.map((passage) => ({ ...passage, match: { ...passage.match, best } }));
    expect(overruledFrom({ ...source, ranked }, near)).toBe(from);
  });

  it.each([
    ["Đồng chí Nam, Bí thư Chi bộ Chi cục Trưởng, cho biết: Chi cục Thuế đã thu nợ.", 0],
    ["Đồng chí Nam, Bí thư Chi bộ Phó Chi cục Trưởng, cho biết: Chi cục Thuế đã thu nợ.", Infinity],
    ["Đồng chí Nam, Chi cục Trưởng Thi hành án, cho biết: Chi cục Thuế đã thu nợ.", Infinity],
    ["Đồng chí Nam, Chi cục Trưởng, cho biết: Chi cục Thi hành án đã thu nợ.", Infinity],
  ])("an office without its body is that of the body which is spoken of: %s", async (text, from) => {
    const source = await sourceOf("Chi cục trưởng thuế tên gì?", [{ text }]);
    expect(source.query.terms.map(({ kind }) => kind)).toContain("office");
    expect(overruledFrom(source, near)).toBe(from);
  });

  it("what is missed is held against nothing where no name is asked of", async () => {
    const source = await heldBy(0, "Vì sao con cái hư hỏng?");
    expect(source.query.terms.map(({ kind }) => kind)).not.toContain("name");
    expect(overruledFrom(source, near)).toBe(0);
  });

  it("takes the strongest of several", () => {
    expect(overruledFrom(asked, { ...near, moneyMissed: 1, phoneMissed: 1 })).toBe(Infinity);
    expect(overruledFrom(asked, { ...noFeatures, missedWords: 0.5, readerLogit: -1.3 })).toBe(0.7);
  });
});
