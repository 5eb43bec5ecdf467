import { describe, expect, it } from "vitest";
import type { RankedPassage } from "../../src/ranking/rerank.js";
import { type FoundPassage, readPassages } from "./read-passages.js";

/** Evidence of passages that all were found alike, best first. */
async function evidenceOf(question: string, ...given: readonly FoundPassage[]): Promise<RankedPassage[]> {
  return (await readPassages(question, given)).ranked;
}

const order = async (question: string, ...given: readonly FoundPassage[]) =>
  (await evidenceOf(question, ...given)).map(({ passage }) => passage);

describe("readEvidence", () => {
  const question = "Quận Ô Môn còn bao nhiêu hộ nghèo?";

  it("prefers the passage that holds more of the question", async () => {
    expect(
      await order(question, { text: "Quận có hộ." }, { text: "Quận Ô Môn còn 3.093 hộ nghèo." }),
    ).toEqual([1, 0]);
  });

  it("prefers the passage that holds it in one place", async () => {
    const scattered = { text: "Quận Ô Môn vui. Trời mưa. Trời nắng. Còn hộ nghèo." };
    const together = { text: "Trời mưa. Quận Ô Môn còn hộ nghèo. Trời nắng." };
    const [first, second] = await evidenceOf(question, scattered, together);
    expect(first?.passage).toBe(1);
    expect(first?.focus).toBeGreaterThan(second?.focus ?? 1);
    expect(first?.coverage).toBeCloseTo(second?.coverage ?? 0);
  });

  it("prefers the passage with the kind of thing that is asked for", async () => {
    expect(
      await order(question, { text: "Quận Ô Môn có hộ nghèo." }, { text: "Quận Ô Môn có 9 hộ nghèo." }),
    ).toEqual([1, 0]);
  });

  it("goes by what the search thought where close reading finds no difference, then by place", async () => {
    const text = "Quận Ô Môn có hộ nghèo.";
    expect(await order(question, { text, fused: 0 }, { text, fused: 1 })).toEqual([1, 0]);
    expect(await order(question, { text }, { text })).toEqual([0, 1]);
  });

  it("takes the words around a passage for evidence, but weaker than its own", async () => {
    const said = { text: "Quận Ô Môn có hộ nghèo." };
    const around = { text: "Xã có vườn.", context: "Quận Ô Môn có hộ nghèo." };
    const [first, second, third] = await evidenceOf(question, { text: "Xã có vườn." }, around, said);
    expect([first?.passage, second?.passage, third?.passage]).toEqual([2, 1, 0]);
    expect(second?.coverage).toBeGreaterThan(0.5);
    expect(second?.coverage).toBeLessThan(first?.coverage ?? 0);
  });

  it("quotes running text before a caption that says the same", async () => {
    const text = "Quận Ô Môn có hộ nghèo.";
    expect(await order(question, { text, kind: "caption" }, { text, kind: "body" })).toEqual([1, 0]);
    expect(await order(question, { text, kind: "meta" }, { text, kind: "lead" })).toEqual([1, 0]);
  });

  it("quotes the caption where the question is about it", async () => {
    const context = "quận ô môn hộ nghèo";
    const text = "Quận Ô Môn có hộ nghèo.";
    const [caption, body] = await evidenceOf(
      question,
      { text, kind: "caption", context },
      { text, kind: "body", context },
    );
    expect(caption?.passage).toBe(0);
    expect(caption?.score).toBe(body?.score);
  });

  it("tells how much of the question names what a caption or title is, and says so of no running text", async () => {
    const given = { text: "Ảnh: Thái Dũng.", context: "hộ nghèo" };
    const shareOf = async (asked: string, kind: FoundPassage["kind"]) =>
      (await evidenceOf(asked, { ...given, kind: kind ?? "body" }))[0]?.roleCoverage;
    expect(await shareOf("hộ nghèo", "caption")).toBe(1);
    expect(await shareOf("hộ nghèo nông dân vườn tạp", "meta")).toBeGreaterThan(0);
    expect(await shareOf("hộ nghèo nông dân vườn tạp", "meta")).toBeLessThan(0.5);
    expect(await shareOf("nông dân", "caption")).toBe(0);
    expect(await shareOf("hộ nghèo", "body")).toBe(0);
  });

  it("scores the sentence that answers highest", async () => {
    const [ranked] = await evidenceOf(question, {
      text: "Trời mưa. Quận Ô Môn còn 3.093 hộ nghèo. Trời nắng.",
    });
    const scores = ranked?.sentenceScores ?? [];
    expect(scores).toHaveLength(3);
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });

  it("keeps its shares between 0 and 1", async () => {
    const given = ["Quận Ô Môn còn hộ nghèo. Quận Ô Môn.", "", "…", "Không có gì."].map((text) => ({
      text,
      context: text,
    }));
    for (const { coverage, focus } of await evidenceOf(question, ...given)) {
      for (const share of [coverage, focus]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }
  });

  it("has no evidence without candidates", async () => {
    expect(await evidenceOf(question)).toEqual([]);
  });
});
