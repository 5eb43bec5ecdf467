import { describe, expect, it } from "vitest";
import type { QueryTerm } from "../../src/query/query.js";
import { coverage, matchTerms, type TermMatch } from "../../src/ranking/term-match.js";
import { TermMatcher } from "../../src/ranking/term-matcher.js";
import { indexPassages } from "../index/index-passages.js";
import { smallLexicon, wordTerm as term } from "../query/small-world.js";

/** Matches terms in a corpus of one passage. */
async function matchAll(terms: readonly QueryTerm[], text: string): Promise<TermMatch> {
  const { lexical, forward } = await indexPassages([{ text }], smallLexicon);
  const sentences = forward.sentences(0).map(({ tokens }) => tokens);
  return matchTerms(new TermMatcher(terms, lexical.dictionary), sentences);
}

/** How well one term is matched. */
async function match(each: QueryTerm, text: string): Promise<number | undefined> {
  return (await matchAll([each], text)).best[0];
}

describe("matchUnits", () => {
  it("finds words as printed, whatever their case and tone placement", async () => {
    expect(await match(term("hộ nghèo"), "Còn 3.093 HỘ NGHÈO.")).toBe(1);
    expect(await match(term("bình thuỷ"), "quận Bình Thủy")).toBe(1);
    expect(await match(term("họ"), "hộ")).toBe(0);
  });

  it("finds words without diacritics where they are typed so", async () => {
    expect(await match(term("ho ngheo", { folded: true }), "hộ nghèo")).toBe(1);
    expect(await match(term("ho ngheo"), "hộ nghèo")).toBe(0);
  });

  it("is as sure as the form it finds, and takes the surest", async () => {
    expect(await match(term("hộ", { boost: 0.7 }), "hộ")).toBe(0.7);
    const both = {
      ...term("hộ"),
      variants: [...term("hộ", { boost: 0.4 }).variants, ...term("quận", { boost: 0.6 }).variants],
    };
    expect(await match(both, "hộ quận")).toBe(0.6);
  });

  it("counts the parts of a compound that stand apart for less", async () => {
    const apart = (await match(term("giảm nghèo"), "giảm tỷ lệ hộ nghèo")) ?? 0;
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(0.5);
    expect(await match(term("giảm nghèo"), "giảm thuế")).toBe(0);
  });

  it("does not put a compound together from two sentences", async () => {
    expect(await match(term("giảm nghèo"), "Đã giảm. Hết nghèo.")).toBe(0);
  });

  it.each(["name", "office", "part"] as const)("finds a %s whole or not at all", async (kind) => {
    const exact = term("ô môn", { kind });
    expect(await match(exact, "quận Ô Môn")).toBe(1);
    expect(await match(exact, "quận Ô, Trà và Môn")).toBe(0);
    expect(await match(exact, "Môn Ô")).toBe(0);
  });

  it("does not let a deputy answer for the office", async () => {
    const secretary = term("bí thư", { kind: "office" });
    expect(await match(secretary, "Phó Bí thư Quận ủy")).toBe(0);
    expect(await match(secretary, "Bí thư Quận ủy")).toBe(1);
    expect(await match(secretary, "Phó Bí thư và Bí thư")).toBe(1);
    expect(await match(term("phó bí thư", { kind: "office" }), "Phó Bí thư Quận ủy")).toBe(1);
    expect(await match(term("bi thu", { kind: "office", folded: true }), "Phó Bí thư")).toBe(0);
  });

  it("lets an office count for little where it is that of something else", async () => {
    const terms = [term("bí thư", { kind: "office" }), term("huyện")];
    const near = (await matchAll(terms, "Bí thư Huyện ủy")).best[0] ?? 0;
    const beyond = (await matchAll(terms, "Bí thư Chi bộ một hai ba và huyện")).best[0] ?? 0;
    const before = (await matchAll(terms, "huyện có Bí thư")).best[0] ?? 0;
    expect(near).toBe(1);
    expect((await matchAll(terms, "Bí thư Thường trực các Huyện ủy")).best[0]).toBe(1);
    for (const share of [beyond, before]) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(0.5);
    }
  });

  it("lets up to three words stand between an office and what it is the office of", async () => {
    const terms = [term("bí thư", { kind: "office" }), term("huyện")];
    expect((await matchAll(terms, "Bí thư một hai ba huyện")).best[0]).toBe(1);
    expect((await matchAll(terms, "Bí thư một hai ba bốn huyện")).best[0]).toBeLessThan(0.5);
  });

  it("tells what stands in which sentence", async () => {
    const { best, bySentence } = await matchAll([term("hộ"), term("vườn")], "Có hộ. Có vườn. Hết.");
    expect(bySentence).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(best).toEqual([1, 1]);
  });

  it("finds nothing in nothing", async () => {
    expect(await matchAll([term("hộ")], "")).toEqual({ best: [0], bySentence: [] });
    expect(await matchAll([], "Có hộ.")).toEqual({ best: [], bySentence: [[]] });
  });
});

describe("coverage", () => {
  const terms = [term("hộ", { weight: 3 }), term("quận", { weight: 1 })];

  it("is the share of the weight that is matched", () => {
    expect(coverage(terms, [1, 1])).toBe(1);
    expect(coverage(terms, [1, 0])).toBe(0.75);
    expect(coverage(terms, [0, 0.5])).toBe(0.125);
    expect(coverage(terms, [])).toBe(0);
  });

  it("is 0 where nothing is asked", () => {
    expect(coverage([], [])).toBe(0);
  });
});
