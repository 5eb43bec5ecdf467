import { describe, expect, it } from "vitest";
import { overruledFrom } from "../../src/ranking/doubts.js";
import type { Features } from "../../src/ranking/index.js";
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

  it.each([
    [0.96, Infinity],
    [0.94, 0],
  ])("where so much of what is asked of a name is missed: %d makes %d", (missedWords, from) => {
    expect(overruledFrom(asked, { ...near, missedWords })).toBe(from);
  });

  it("lets a role be told in other words than its own", () => {
    expect(asksRole.query.answerType).toBe("role");
    expect(overruledFrom(asksRole, { ...near, missedWords: 1 })).toBe(0);
  });

  it.each([
    [0.25, 0.21, -1, 0],
    [0.23, 0.19, -1, 0],
    [0.23, 0.21, 1, 0],
    [0.23, 0.21, -1, 0.8],
  ])(
    "far off is a nearness of %d, where %d of the words are missed and the reader gives log-odds of %d: %d",
    (neighbourhood, missedWords, readerLogit, from) => {
      expect(overruledFrom(asked, { ...near, neighbourhood, missedWords, readerLogit })).toBe(from);
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

  it("takes the strongest of several", () => {
    expect(overruledFrom(asked, { ...near, moneyMissed: 1, phoneMissed: 1 })).toBe(Infinity);
    expect(overruledFrom(asked, { ...noFeatures, missedWords: 0.5, readerLogit: -1 })).toBe(0.8);
  });
});
