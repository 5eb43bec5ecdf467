import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksVietnamese, oneEditAway, repairSyllable, soundAlikes } from "../../src/query/spelling.js";
import { passageOf, smallVocabulary as vocabulary, vocabularyOf } from "./small-world.js";

describe("soundAlikes", () => {
  it.each([
    ["cha", "tra"],
    ["tra", "cha"],
    ["xau", "sau"],
    ["gi", "d"],
    ["di", "gii"],
    ["fuong", "phuong"],
    ["lam", "nam"],
    ["nong", "long"],
    ["nge", "nghe"],
    ["ban", "bang"],
    ["bang", "ban"],
    ["ly", "li"],
  ])("hears %s for %s", (typed, meant) => {
    expect(soundAlikes(typed)).toContain(meant);
  });

  it("never gives the syllable itself, nor one twice", () => {
    for (const syllable of ["dan", "ngheo", "xa", "ly", "kinh", "a", ""]) {
      const variants = soundAlikes(syllable);
      expect(variants).not.toContain(syllable);
      expect(new Set(variants).size).toBe(variants.length);
    }
  });
});

describe("oneEditAway", () => {
  /** Edit distance with swaps of neighbours (optimal string alignment), as the textbook has it. */
  function distance(left: string, right: string): number {
    const rows = Array.from({ length: left.length + 1 }, (_, i) =>
      Array.from({ length: right.length + 1 }, (_, j) => (i === 0 ? j : i)),
    );
    const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
    for (let i = 1; i <= left.length; i++)
      for (let j = 1; j <= right.length; j++) {
        const change = left[i - 1] === right[j - 1] ? 0 : 1;
        let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
        if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
          best = Math.min(best, at(i - 2, j - 2) + 1);
        (rows[i] as number[])[j] = best;
      }
    return at(left.length, right.length);
  }

  const word = (letters: string, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...letters), maxLength });

  it("holds a word exactly where the textbook's distance to it is one", () => {
    fc.assert(
      fc.property(word("abz", 5), word("abz", 5), (left, right) => {
        expect(oneEditAway(left).includes(right)).toBe(distance(left, right) === 1);
      }),
      { seed: 15, numRuns: 2_000 },
    );
  });

  it("holds nothing further away, no word twice, and never the word itself", () => {
    fc.assert(
      fc.property(word("aehmnotuy", 12), (text) => {
        const variants = oneEditAway(text);
        expect(new Set(variants).size).toBe(variants.length);
        expect(variants.filter((variant) => distance(text, variant) !== 1)).toEqual([]);
      }),
      { seed: 16, numRuns: 30 },
    );
  });

  it("does not guess at words longer than any syllable", () => {
    expect(oneEditAway("abcdefghijkl")).not.toEqual([]);
    expect(oneEditAway("abcdefghijklm")).toEqual([]);
  });
});

describe("looksVietnamese", () => {
  it.each(["ngheo", "truong", "quan", "uy", "giuong", "o", "nghieng", "khuya", "hộ"])(
    "accepts %s",
    (syllable) => {
      expect(looksVietnamese(syllable)).toBe(true);
    },
  );

  it.each(["", "poor", "household", "district", "hooj", "quaanj", "street", "w", "zoo", "xyz"])(
    "rejects “%s”",
    (word) => {
      expect(looksVietnamese(word)).toBe(false);
    },
  );
});

describe("repairSyllable", () => {
  const repair = (text: string, folded = text) => repairSyllable(text, folded, vocabulary);

  it("reads Telex keystrokes", () => {
    expect(repair("ngheof")).toEqual([{ value: "nghèo", folded: false, boost: 0.95 }]);
  });

  it("drops a misplaced tone", () => {
    expect(repair("nghéo", "ngheo")).toMatchObject([{ value: "ngheo", folded: true }]);
  });

  it("hears a syllable of the corpus in one that sounds alike", () => {
    expect(repair("fuong")).toMatchObject([{ value: "phuong", folded: true }]);
  });

  it("finds a syllable of the corpus one keystroke away", () => {
    expect(repair("ngeho")).toMatchObject([{ value: "ngheo", folded: true }]);
  });

  it("is less sure the further it goes", () => {
    const strengths = ["ngheof", "fuong", "ngeho"].map((typed) => repair(typed)[0]?.boost ?? 0);
    const dropped = repair("nghéo", "ngheo")[0]?.boost ?? 0;
    expect([strengths[0], dropped, strengths[1], strengths[2]]).toEqual(
      [...strengths, dropped].sort((left, right) => right - left),
    );
    expect(new Set([...strengths, dropped]).size).toBe(4);
  });

  it.each(["qwertz", "zz", "x"])("finds nothing near “%s”", (typed) => {
    expect(repair(typed)).toEqual([]);
  });

  it("does not take a word that people know for a slip of another", () => {
    expect(repair("xăng", "xang")).toEqual([]);
  });

  it("gives few candidates, those with the same first letter first", async () => {
    const near = await vocabularyOf([passageOf("bang dang hang lang mang rang tang vang wang")]);
    const found = repairSyllable("wxng", "wxng", near).map(({ value }) => value);
    expect(found[0]).toBe("wang");
    expect(found.length).toBeLessThanOrEqual(4);
  });
});
