import { describe, expect, it } from "vitest";
import { readPassageText } from "../../src/retrieval/passage-text.js";
import { scoreSentences } from "../../src/retrieval/sentence-score.js";
import { matchUnits } from "../../src/retrieval/unit-match.js";
import { read } from "./small-world.js";

function scores(question: string, text: string, similarities: readonly number[] = []): number[] {
  const query = read(question);
  const passage = readPassageText(text);
  const sentences = passage.sentences.map(({ start, end }) => text.slice(start, end));
  return scoreSentences(query, matchUnits(query.units, passage).bySentence, sentences, similarities);
}

function best(...given: Parameters<typeof scores>): number {
  const all = scores(...given);
  return all.indexOf(Math.max(...all));
}

describe("scoreSentences", () => {
  it("prefers the sentence that holds more of the question", () => {
    expect(
      best("khuyết điểm cải tạo vườn tạp", "Trời mưa. Có khuyết điểm về cải tạo vườn tạp. Có vườn tạp."),
    ).toBe(1);
  });

  it("goes by the words that tell sentences apart, not by those that all of them have", () => {
    const [first = 0, second = 0] = scores("quận có thuế", "Quận có quận. Quận có thuế.");
    expect(second).toBeGreaterThan(first);
    const [alike, same] = scores("quận", "Quận có hộ. Quận có vườn.");
    expect(alike).toBe(same);
  });

  it("prefers the sentence with the kind of thing that is asked for", () => {
    expect(best("còn bao nhiêu hộ nghèo", "Nhiều hộ nghèo. Còn 3.093 hộ nghèo.")).toBe(1);
    expect(best("hộ nghèo từ khi nào", "Nhiều hộ nghèo. Hộ nghèo năm 2012.")).toBe(1);
  });

  it.each(["NFC", "NFD"])("prefers what speaks of now when now is asked for (%s)", (form) => {
    const text = "Hộ nghèo nhiều. Đến nay hộ nghèo ít.".normalize(form);
    expect(best("hộ nghèo hiện nay", text)).toBe(1);
    expect(best("hộ nghèo", text)).toBe(0);
  });

  it("keeps a name in force for the sentences that follow, not for those before", () => {
    const [before = 0, named = 0, after = 0] = scores("Ô Môn", "Trời mưa. Quận Ô Môn xanh. Trời nắng.");
    expect(before).toBe(0);
    expect(named).toBeGreaterThanOrEqual(after);
    expect(after).toBeGreaterThan(0);
  });

  it("does not keep a word in force", () => {
    const [said = 0, after = 0] = scores("hộ nghèo", "Có hộ nghèo. Trời nắng.");
    expect(said).toBeGreaterThan(0);
    expect(after).toBe(0);
  });

  it("prefers the sentence that is nearest in meaning where words do not tell", () => {
    expect(best("hộ", "Có hộ. Có hộ. Có hộ.", [0.1, 0.9, 0.2])).toBe(1);
  });

  it("takes a sentence without a vector for far", () => {
    const holes: number[] = [];
    holes[1] = 0.5;
    expect(best("hộ", "Có hộ. Có hộ.", holes)).toBe(1);
  });

  it("gives every sentence a number, also without a topic, and none where there is no sentence", () => {
    expect(scores("", "Có hộ. Có vườn.")).toEqual([0, 0]);
    expect(scores("hộ", "")).toEqual([]);
  });
});
