import { describe, expect, it } from "vitest";
import { softFeatures } from "../../../src/ranking/features/soft-features.js";
import { sourceOf } from "../feature-source.js";
import { readByHand } from "../token-reader.js";

/** Features where the best passage has this text. */
async function featuresOf(question: string, text: string, isSoft = true) {
  const source = await sourceOf(question, [{ text }], { readTokens: isSoft ? readByHand : undefined });
  return softFeatures(source, source.ranked[0]);
}

describe("softFeatures", () => {
  it("see what is said in other words", async () => {
    const [soft, exact] = [
      await featuresOf("nông dân", "Bà con vui."),
      await featuresOf("nông dân", "Bà con vui.", false),
    ];
    expect(exact).toMatchObject({ softPassage: 0, softSentence: 0, softPair: 0, softMean: 0 });
    expect(soft.softPassage).toBeCloseTo(0.8);
    expect(soft.softMean).toBeCloseTo(0.8);
    expect(soft.softMissed).toBeLessThan(exact.softMissed);
  });

  it("take what is said in the same words for at least as much", async () => {
    expect((await featuresOf("nông dân", "Nông dân vui.")).softPassage).toBeCloseTo(1);
    expect((await featuresOf("nông dân", "Nông dân vui.", false)).softPassage).toBeCloseTo(1);
  });

  it("see whether it stands in one sentence, in two, or in more", async () => {
    const features = await featuresOf(
      "nông dân khuyết điểm vườn tạp",
      "Có bà con. Có khuyết điểm. Có vườn tạp.",
    );
    expect(features.softSentence).toBeLessThan(features.softPair);
    expect(features.softPair).toBeLessThan(features.softPassage);
    expect(features.softMissed).toBeLessThan(features.softMissedSentence);
  });

  it("miss everything without a passage", async () => {
    const source = await sourceOf("nông dân", [], { readTokens: readByHand });
    const [{ weight = 0 } = {}] = source.query.terms;
    const features = softFeatures(source, undefined);
    expect(features).toMatchObject({ softPassage: 0, softSentence: 0, softPair: 0, softMean: 0 });
    expect(features.softMissed).toBeCloseTo(weight / 7);
    expect(features.softMissedSentence).toBeCloseTo(weight / 7);
  });
});

describe("what is counted", () => {
  const question = "Quận có bao nhiêu nông dân?";

  it.each([
    ["right behind digits", "Quận có 3.093 nông dân.", 0],
    ["two words behind digits", "Quận có 300 người là nông dân.", 0],
    ["three words behind digits", "Quận có 300 người trẻ là nông dân.", 1],
    ["behind a share", "Quận có hơn 80% nông dân.", 0],
    ["behind a number in words", "Quận có ba mươi nông dân.", 0],
    ["before the digits", "Nông dân có 300 ha.", 1],
    ["behind the digits of another sentence", "Quận có 300. Nông dân vui.", 1],
    ["twice, once behind digits", "Nông dân vui. Có 9 nông dân.", 0],
    ["in decomposed letters", "Quận có 9 nông dân.".normalize("NFD"), 0],
    ["only as the beginning of another word", "Quận có 9 nông dânx.", 1],
    ["nowhere", "Quận có 9 vườn.", 1],
    ["two words behind, of eighteen letters", "Quận có 300 agriculture farmers nông dân.", 0],
    ["two words behind, of twenty-one letters", "Quận có 300 agricultural community nông dân.", 1],
  ])("stands %s", async (_where, text, countFar) => {
    expect((await featuresOf(question, text)).countFar).toBe(countFar);
  });

  it("is looked for only where a number is asked for", async () => {
    expect((await featuresOf("Nông dân là ai?", "Nông dân vui.")).countFar).toBe(0);
  });
});
