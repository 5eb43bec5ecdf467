import { describe, expect, it } from "vitest";
import { readPassages } from "./read-passages.js";

/** Scores of the sentences of a text, as the only passage there is. */
async function scores(
  question: string,
  text: string,
  similarities: readonly number[] = [],
): Promise<readonly number[]> {
  const { ranked } = await readPassages(question, [{ text, similarities }]);
  return ranked[0]?.sentenceScores ?? [];
}

async function best(...given: Parameters<typeof scores>): Promise<number> {
  const all = await scores(...given);
  return all.indexOf(Math.max(...all));
}

describe("scoreSentences", () => {
  it("prefers the sentence that holds more of the question", async () => {
    expect(
      await best(
        "khuyết điểm cải tạo vườn tạp",
        "Trời mưa. Có khuyết điểm về cải tạo vườn tạp. Có vườn tạp.",
      ),
    ).toBe(1);
  });

  it("goes by the words that tell sentences apart, not by those that all of them have", async () => {
    const [first = 0, second = 0] = await scores("quận có thuế", "Quận có quận. Quận có thuế.");
    expect(second).toBeGreaterThan(first);
    const [alike, same] = await scores("quận", "Quận có hộ. Quận có vườn.");
    expect(alike).toBe(same);
  });

  it("prefers the sentence with the kind of thing that is asked for", async () => {
    expect(await best("còn bao nhiêu hộ nghèo", "Nhiều hộ nghèo. Còn 3.093 hộ nghèo.")).toBe(1);
    expect(await best("hộ nghèo từ khi nào", "Nhiều hộ nghèo. Hộ nghèo năm 2012.")).toBe(1);
  });

  it.each(["NFC", "NFD"])("prefers what speaks of now when now is asked for (%s)", async (variant) => {
    const text = "Hộ nghèo nhiều. Đến nay hộ nghèo ít.".normalize(variant);
    expect(await best("hộ nghèo hiện nay", text)).toBe(1);
    expect(await best("hộ nghèo", text)).toBe(0);
  });

  it("keeps a name in force for the sentences that follow, not for those before", async () => {
    const [before = 0, named = 0, after = 0] = await scores("Ô Môn", "Trời mưa. Quận Ô Môn xanh. Trời nắng.");
    expect(before).toBe(0);
    expect(named).toBeGreaterThanOrEqual(after);
    expect(after).toBeGreaterThan(0);
  });

  it("does not keep a word in force", async () => {
    const [said = 0, after = 0] = await scores("hộ nghèo", "Có hộ nghèo. Trời nắng.");
    expect(said).toBeGreaterThan(0);
    expect(after).toBe(0);
  });

  it("prefers the sentence that is nearest in meaning where words do not tell", async () => {
    expect(await best("hộ", "Có hộ. Có hộ. Có hộ.", [0.1, 0.9, 0.2])).toBe(1);
  });

  it("takes a sentence without a vector for far", async () => {
    const holes: number[] = [];
    holes[1] = 0.5;
    expect(await best("hộ", "Có hộ. Có hộ.", holes)).toBe(1);
  });

  it("gives every sentence a number, also without a topic, and none where there is no sentence", async () => {
    expect(await scores("", "Có hộ. Có vườn.")).toEqual([0, 0]);
    expect(await scores("hộ", "")).toEqual([]);
  });
});
