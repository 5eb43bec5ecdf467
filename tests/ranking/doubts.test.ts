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
    [0.25, 0.21, -1.1, 0],
    [0.23, 0.19, -1.1, 0],
    [0.23, 0.21, -0.9, 0],
    [0.23, 0.21, -1.1, 0.8],
    [0.145, 0.21, -0.9, 0],
    [0.135, 0.21, 3, 0.8],
    [0.135, 0.19, 3, 0],
  ])(
    "far off is a nearness of %d, where %d of the words are missed and the reader gives log-odds of %d: %d",
    (neighbourhood, missedWords, readerLogit, from) => {
      expect(overruledFrom(asked, { ...near, neighbourhood, missedWords, readerLogit })).toBe(from);
    },
  );

  it("is far off nearly for certain where half of the words are missing", async () => {
    const source = await sourceOf("Nông dân trồng vườn tạp thế nào?", [{ text: "Nông dân vui." }]);
    const far = { ...noFeatures, neighbourhood: 0.1, missedWords: 0.6, readerLogit: -1.1 };
    expect(overruledFrom(source, far)).toBe(0.95);
  });

  it.each([
    [0.55, 0.95],
    [0.45, 0.8],
  ])("is so only from half of the weight of the words on: %d of it missed, %d", async (missed, from) => {
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
    const far = { ...noFeatures, neighbourhood: 0.1, missedWords: 0.6, readerLogit: -1.1 };
    expect(overruledFrom({ ...source, query: { ...source.query, terms }, ranked }, far)).toBe(from);
  });

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

  it("takes the strongest of several", () => {
    expect(overruledFrom(asked, { ...near, moneyMissed: 1, phoneMissed: 1 })).toBe(Infinity);
    expect(overruledFrom(asked, { ...noFeatures, missedWords: 0.5, readerLogit: -1.1 })).toBe(0.8);
  });
});
