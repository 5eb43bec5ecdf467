import { describe, expect, it } from "vitest";
import { resolveFollowUp } from "../../src/query/follow-up.js";
import { smallVocabulary } from "./small-world.js";

const previous = "Phường Trà Nóc đoàn kết ra sao";
const follows = (question: string, before = previous) =>
  resolveFollowUp(question, before, smallVocabulary) !== null;
/** A question of so many words, most of which say nothing. */
const ofWords = (count: number, beginning: string) =>
  beginning + " là".repeat(count - beginning.split(" ").length);

describe("a question that asks something else of what was named", () => {
  it("has at most nine words where it says that it goes on", () => {
    expect(follows(ofWords(9, "thế khuyết điểm"))).toBe(true);
    expect(follows(ofWords(10, "thế khuyết điểm"))).toBe(false);
  });

  it("has at most six words where it does not", () => {
    expect(follows(ofWords(6, "khuyết điểm"))).toBe(true);
    expect(follows(ofWords(7, "khuyết điểm"))).toBe(false);
  });

  it("has at most two terms", () => {
    expect(follows("thế khuyết điểm nông dân")).toBe(true);
    expect(follows("thế khuyết điểm nông dân cải tạo")).toBe(false);
  });

  it("is at most 300 characters long, and so is what it follows", () => {
    const padded = (text: string, length: number) => text + "!".repeat(length - text.length);
    expect(follows(padded("thế khuyết điểm", 300))).toBe(true);
    expect(follows(padded("thế khuyết điểm", 301))).toBe(false);
    expect(follows("thế khuyết điểm", padded(previous, 300))).toBe(true);
    expect(follows("thế khuyết điểm", padded(previous, 301))).toBe(false);
  });
});
