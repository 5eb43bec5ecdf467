import { describe, expect, it } from "vitest";
import { readPassageText } from "../../src/retrieval/passage-text.js";
import type { QueryUnit } from "../../src/retrieval/query.js";
import { coverage, matchUnits } from "../../src/retrieval/unit-match.js";

function unit(
  words: string,
  fields: Partial<QueryUnit> & { folded?: boolean; strength?: number } = {},
): QueryUnit {
  const { folded = false, strength = 1, ...rest } = fields;
  const elements = words.split(" ").map((value) => ({ value, folded }));
  return {
    surface: words,
    kind: "word",
    counted: false,
    forms: [{ elements, strength }],
    weight: 1,
    known: 1,
    ...rest,
  };
}

const match = (each: QueryUnit, text: string) => matchUnits([each], readPassageText(text)).best[0];

describe("matchUnits", () => {
  it("finds words as printed, whatever their case and tone placement", () => {
    expect(match(unit("hộ nghèo"), "Còn 3.093 HỘ NGHÈO.")).toBe(1);
    expect(match(unit("bình thuỷ"), "quận Bình Thủy")).toBe(1);
    expect(match(unit("họ"), "hộ")).toBe(0);
  });

  it("finds words without diacritics where they are typed so", () => {
    expect(match(unit("ho ngheo", { folded: true }), "hộ nghèo")).toBe(1);
    expect(match(unit("ho ngheo"), "hộ nghèo")).toBe(0);
  });

  it("is as sure as the form it finds, and takes the surest", () => {
    expect(match(unit("hộ", { strength: 0.7 }), "hộ")).toBe(0.7);
    const both = {
      ...unit("hộ"),
      forms: [...unit("hộ", { strength: 0.4 }).forms, ...unit("quận", { strength: 0.6 }).forms],
    };
    expect(match(both, "hộ quận")).toBe(0.6);
  });

  it("counts the parts of a compound that stand apart for less", () => {
    const apart = match(unit("giảm nghèo"), "giảm tỷ lệ hộ nghèo") ?? 0;
    expect(apart).toBeGreaterThan(0);
    expect(apart).toBeLessThan(0.5);
    expect(match(unit("giảm nghèo"), "giảm thuế")).toBe(0);
  });

  it("does not put a compound together from two sentences", () => {
    expect(match(unit("giảm nghèo"), "Đã giảm. Hết nghèo.")).toBe(0);
  });

  it.each(["name", "office", "part"] as const)("finds a %s whole or not at all", (kind) => {
    const exact = unit("ô môn", { kind });
    expect(match(exact, "quận Ô Môn")).toBe(1);
    expect(match(exact, "quận Ô, Trà và Môn")).toBe(0);
    expect(match(exact, "Môn Ô")).toBe(0);
  });

  it("does not let a deputy answer for the office", () => {
    const secretary = unit("bí thư", { kind: "office" });
    expect(match(secretary, "Phó Bí thư Quận ủy")).toBe(0);
    expect(match(secretary, "Bí thư Quận ủy")).toBe(1);
    expect(match(secretary, "Phó Bí thư và Bí thư")).toBe(1);
    expect(match(unit("phó bí thư", { kind: "office" }), "Phó Bí thư Quận ủy")).toBe(1);
    expect(match(unit("bi thu", { kind: "office", folded: true }), "Phó Bí thư")).toBe(0);
  });

  it("tells what stands in which sentence", () => {
    const { best, bySentence } = matchUnits(
      [unit("hộ"), unit("vườn")],
      readPassageText("Có hộ. Có vườn. Hết."),
    );
    expect(bySentence).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(best).toEqual([1, 1]);
  });

  it("finds nothing in nothing", () => {
    expect(matchUnits([unit("hộ")], readPassageText(""))).toEqual({ best: [0], bySentence: [] });
    expect(matchUnits([], readPassageText("Có hộ."))).toEqual({ best: [], bySentence: [[]] });
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
