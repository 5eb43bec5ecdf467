import { describe, expect, it } from "vitest";
import { type AskedQuestion, figuresBySystem, holdsAny } from "../../../bench/verdict/judge.js";
import { seriesVerdictQuestion } from "../../../bench/verdict/series.js";

describe("figuresBySystem", () => {
  it("gives each peer the threshold on its own score, over our ranking", () => {
    const asked = [question(true, 0.9, 12), question(true, 0.2, 11), question(false, 0.5, 3)];
    const { ours, cosine, bm25 } = figuresBySystem(asked);
    expect(ours).toMatchObject({ answeredRight: 0, unanswerable: { related: 1 } });
    expect(bm25).toMatchObject({
      answeredRight: 1,
      precision: 1,
      auc: 1,
      calibrationError: null,
      denied: null,
    });
    expect(cosine).toMatchObject({ answeredRight: 0.5, precision: 1, auc: 0.5 });
  });
});

describe("holdsAny", () => {
  it("compares letters, not their encoding", () => {
    expect(holdsAny(["Ô Môn có 3.093 hộ".normalize("NFD")], ["3.093 hộ "])).toBe(true);
    expect(holdsAny(["Ô Môn"], ["O Mon"])).toBe(false);
    expect(holdsAny([], ["Ô Môn"])).toBe(false);
    expect(holdsAny(["Ô Môn"], [])).toBe(false);
  });
});

describe("seriesVerdictQuestion", () => {
  const row = { id: "1", kind: "fact", question: "Bao nhiêu hộ?", section: null };

  it("is right with any passage that holds the words", () => {
    const { isAnswerable, isRight } = seriesVerdictQuestion({ ...row, answer: "3.093 hộ" });
    expect([isAnswerable, isRight("Còn 3.093 hộ nghèo."), isRight("Không còn hộ nào.")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("is right with none where the series does not answer", () => {
    const { isAnswerable, isRight } = seriesVerdictQuestion({ ...row, kind: "none", answer: null });
    expect([isAnswerable, isRight("Còn 3.093 hộ nghèo.")]).toEqual([false, false]);
  });
});

function question(isAnswerable: boolean, cosine: number, bm25: number): AskedQuestion {
  const ours = {
    confidence: 0.5,
    outcome: "related",
    isAnswerable,
    isRight: isAnswerable,
    isHighlighted: null,
    isDenied: true,
  } as const;
  return { ours, scores: { cosine, bm25, "rank score": 0 } };
}
