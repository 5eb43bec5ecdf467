import { describe, expect, it } from "vitest";
import { citationAt, excerptAt, highlightedParts } from "../../src/answer/index.js";
import { ForwardIndex, ForwardWriter } from "../../src/index/forward/forward-index.js";
import { openWorld } from "../quality/world.js";
import { articleOf, seriesOf } from "../telegram/fixtures.js";

const library = await seriesOf(articleOf({}, [["MỤC", ["Trước.", "Một câu.  Hai câu.\nBa câu.", ""]]]));

describe("excerptAt", () => {
  it("quotes a passage whole, with its place and the ranges of all its sentences", () => {
    expect(excerptAt(library, 1, [2])).toEqual({
      ordinal: 1,
      id: "bai-2/2",
      text: "Một câu.  Hai câu.\nBa câu.",
      sentences: [
        [0, 8],
        [10, 18],
        [19, 26],
      ],
      highlighted: [2],
      highlights: [[19, 26]],
      citation: citationAt(library.passages, 1),
    });
  });

  it("highlights nothing unless told", () => {
    expect(excerptAt(library, 1)).toMatchObject({ highlighted: [], highlights: [] });
    expect(excerptAt(library, 2)).toMatchObject({ text: "", sentences: [], highlighted: [], highlights: [] });
  });

  it("puts the sentences in reading order, each once, and leaves out those that there are not", () => {
    expect(excerptAt(library, 1, [2, 7, 0, 2, -1])).toMatchObject({
      highlighted: [0, 2],
      highlights: [
        [0, 8],
        [19, 26],
      ],
    });
    expect(excerptAt(library, 0, [1, 0.5, Number.NaN]).highlights).toEqual([]);
  });

  it("knows no sentences but those of the index", () => {
    const writer = new ForwardWriter();
    writer.add([], []);
    writer.add([{ start: 0, end: 26, tokens: [], traits: 0 }], []);
    const search = { forward: new ForwardIndex(writer.build()) };
    const { sentences, highlights } = excerptAt({ ...library, search }, 1, [0, 1]);
    expect(sentences).toEqual([[0, 26]]);
    expect(highlights).toEqual([[0, 26]]);
  });

  it("has no passage beyond the last", () => {
    expect(() => excerptAt(library, 3)).toThrow(RangeError);
    expect(() => excerptAt(library, -1)).toThrow(RangeError);
  });

  it("finds in every passage of a series sentences that leave out nothing but white space", async () => {
    const { shipped } = await openWorld();
    for (let ordinal = 0; ordinal < shipped.passages.size; ordinal++) {
      const { id, text, sentences } = excerptAt(shipped, ordinal);
      expect(shipped.passages.ordinalOf(id)).toBe(ordinal);
      const left = sentences.reduceRight(
        (rest, [start, end]) => rest.slice(0, start) + rest.slice(end),
        text,
      );
      expect(left.trim()).toBe("");
    }
  });
});

describe("highlightedParts", () => {
  it("joins neighbours with the white space between them, and no others", () => {
    const parts = (...numbers: number[]) =>
      highlightedParts(excerptAt(library, 1, numbers)).map(([start, end]) =>
        library.passages.text(1).slice(start, end),
      );
    expect(parts(0, 1)).toEqual(["Một câu.  Hai câu."]);
    expect(parts(0, 2)).toEqual(["Một câu.", "Ba câu."]);
    expect(parts(2)).toEqual(["Ba câu."]);
    expect(parts()).toEqual([]);
  });
});
