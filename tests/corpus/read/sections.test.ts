import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/corpus/draft.js";
import { arrange } from "../../../src/corpus/read/sections.js";

const block = (kind: Block["kind"], text: string): Block => ({ kind, text });
const outline = (blocks: readonly Block[]) =>
  arrange(blocks, "a").map(({ heading, passages }) => [heading, ...passages.map(({ text }) => text)]);

describe("arrange", () => {
  it("numbers passages through all sections, and keeps two sections of one name apart", () => {
    const blocks = [
      block("lead", "a"),
      block("heading", "M"),
      block("body", "b"),
      block("heading", "M"),
      block("body", "c"),
    ];
    expect(outline(blocks)).toEqual([
      ["Mở đầu", "a"],
      ["M", "b"],
      ["M", "c"],
    ]);
    const ids = arrange(blocks, "bai-2").flatMap(({ passages }) =>
      passages.map(({ id, paragraph }) => [id, paragraph]),
    );
    expect(ids).toEqual([
      ["bai-2/1", 1],
      ["bai-2/2", 2],
      ["bai-2/3", 3],
    ]);
  });

  it("sets the notices below the last paragraph apart, and no others", () => {
    const blocks = [
      block("heading", "M"),
      block("meta", "a"),
      block("body", "b"),
      block("meta", "c"),
      block("meta", "d"),
    ];
    expect(outline(blocks)).toEqual([
      ["M", "a", "b"],
      ["Cuối bài", "c", "d"],
    ]);
  });

  it("keeps an article of titles alone together, and a heading without text", () => {
    expect(outline([block("meta", "a"), block("meta", "b")])).toEqual([["Mở đầu", "a", "b"]]);
    expect(outline([block("heading", "M"), block("heading", "N"), block("body", "a")])).toEqual([
      ["M"],
      ["N", "a"],
    ]);
  });
});
