import { describe, expect, it } from "vitest";
import { UnitMatcher } from "../../src/retrieval/compiled-form.js";
import type { QueryUnit } from "../../src/retrieval/query.js";
import { coverage, matchUnits, type UnitMatch } from "../../src/retrieval/unit-match.js";
import { indexPassages } from "./index-passages.js";
import { smallLexicon, wordUnit as unit } from "./small-world.js";

/** Matches units in a corpus of one passage. */
async function matchAll(units: readonly QueryUnit[], text: string): Promise<UnitMatch> {
  const { lexical, forward } = await indexPassages([{ text }], smallLexicon);
  const sentences = forward.sentences(0).map(({ tokens }) => tokens);
  return matchUnits(new UnitMatcher(units, lexical.dictionary), sentences);
}

/** How well one unit is matched. */
async function match(each: QueryUnit, text: string): Promise<number | undefined> {
  return (await matchAll([each], text)).best[0];
}

describe("matchUnits", () => {
  it("finds words as printed, whatever their case and tone placement", async () => {
    expect(await match(unit("hộ nghèo"), "Còn 3.093 HỘ NGHÈO.")).toBe(1);
    expect(await match(unit("bình thuỷ"), "quận Bình Thủy")).toBe(1);
    expect(await match(unit("họ"), "hộ")).toBe(0);
  });

  it("finds words without diacritics where they are typed so", async () => {
    expect(await match(unit("ho ngheo", { folded: true }), "hộ nghèo")).toBe(1);
    expect(await match(unit("ho ngheo"), "hộ nghèo")).toBe(0);
  });

  it("is as sure as the form it finds, and takes the surest", async () => {
    expect(await match(unit("hộ", { strength: 0.7 }), "hộ")).toBe(0.7);
    const both = {
      ...unit("hộ"),
      forms: [...unit("hộ", { strength: 0.4 }).forms, ...unit("quận", { strength: 0.6 }).forms],
    };
    expect(await match(both, "hộ quận")).toBe(0.6);
  });

  it("counts the parts of a compound that stand apart for less", async () => {
    const apart = (await match(unit("giảm nghèo"), "giảm tỷ lệ hộ nghèo")) ?? 0;
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(0.5);
    expect(await match(unit("giảm nghèo"), "giảm thuế")).toBe(0);
  });

  it("does not put a compound together from two sentences", async () => {
    expect(await match(unit("giảm nghèo"), "Đã giảm. Hết nghèo.")).toBe(0);
  });

  it.each(["name", "office", "part"] as const)("finds a %s whole or not at all", async (kind) => {
    const exact = unit("ô môn", { kind });
    expect(await match(exact, "quận Ô Môn")).toBe(1);
    expect(await match(exact, "quận Ô, Trà và Môn")).toBe(0);
    expect(await match(exact, "Môn Ô")).toBe(0);
  });

  it("does not let a deputy answer for the office", async () => {
    const secretary = unit("bí thư", { kind: "office" });
    expect(await match(secretary, "Phó Bí thư Quận ủy")).toBe(0);
    expect(await match(secretary, "Bí thư Quận ủy")).toBe(1);
    expect(await match(secretary, "Phó Bí thư và Bí thư")).toBe(1);
    expect(await match(unit("phó bí thư", { kind: "office" }), "Phó Bí thư Quận ủy")).toBe(1);
    expect(await match(unit("bi thu", { kind: "office", folded: true }), "Phó Bí thư")).toBe(0);
  });

  it("lets an office count for little where it is that of something else", async () => {
    const units = [unit("bí thư", { kind: "office" }), unit("huyện")];
    const near = (await matchAll(units, "Bí thư Huyện ủy")).best[0] ?? 0;
    const beyond = (await matchAll(units, "Bí thư Chi bộ một hai ba và huyện")).best[0] ?? 0;
    const before = (await matchAll(units, "huyện có Bí thư")).best[0] ?? 0;
    expect(near).toBe(1);
    expect((await matchAll(units, "Bí thư Thường trực các Huyện ủy")).best[0]).toBe(1);
    for (const share of [beyond, before]) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(0.5);
    }
  });

  it("tells what stands in which sentence", async () => {
    const { best, bySentence } = await matchAll([unit("hộ"), unit("vườn")], "Có hộ. Có vườn. Hết.");
    expect(bySentence).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(best).toEqual([1, 1]);
  });

  it("finds nothing in nothing", async () => {
    expect(await matchAll([unit("hộ")], "")).toEqual({ best: [0], bySentence: [] });
    expect(await matchAll([], "Có hộ.")).toEqual({ best: [], bySentence: [[]] });
  });
});

describe("coverage", () => {
  const units = [unit("hộ", { weight: 3 }), unit("quận", { weight: 1 })];

  it("is the share of the weight that is matched", () => {
    expect(coverage(units, [1, 1])).toBe(1);
    expect(coverage(units, [1, 0])).toBe(0.75);
    expect(coverage(units, [0, 0.5])).toBe(0.125);
    expect(coverage(units, [])).toBe(0);
  });

  it("is 0 where nothing is asked", () => {
    expect(coverage([], [])).toBe(0);
  });
});
