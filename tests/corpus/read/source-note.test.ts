import { describe, expect, it } from "vitest";
import { readBody } from "../../../src/corpus/read/markup.js";
import { errorOf } from "../support/error.js";

const read = (body: string) => readBody(body, "a.md", 5);

describe("the notes on where paragraphs come from", () => {
  it("hold to the next page, a reading for one paragraph only", () => {
    const body =
      'một\n<!-- page: 3 -->\nhai\n\n<!-- reading: ["ba","bà"] -->\n<!-- page:4,recognised -->\nba\n\nbốn\n<!-- page: none -->\nnăm';
    expect(read(body).map(({ level, kind, ...rest }) => rest)).toEqual([
      { text: "một" },
      { text: "hai", page: 3 },
      { text: "ba", page: 4, isRecognised: true, readings: [{ text: "ba", other: "bà" }] },
      { text: "bốn", page: 4, isRecognised: true },
      { text: "năm" },
    ]);
  });

  it("are no markers of kinds: a file with nothing else is still read as handwritten", () => {
    expect(read("<!-- page: 3 -->\nmột").map(({ kind }) => kind)).toEqual([null]);
  });

  it.each([
    "page: ba",
    "page: 0",
    "page: -1",
    "page: 3, recognized",
    "page: 12345678",
    "reading: 3 | 8",
    'reading: ["3"]',
    'reading: ["","3"]',
    "reading: [1,2]",
  ])("with a slip of the pen are told with their line: %s", async (note) => {
    const error = await errorOf(() => read(`một\n\n<!-- ${note} -->\nhai`));
    expect(error).toEqual({ code: "CORPUS_SOURCE_NOTE", file: "a.md", line: 7, note });
  });

  it("leave the operator's own notes alone", () => {
    expect(read("<!-- xem page: 3 -->\nmột")).toEqual([{ level: null, kind: null, text: "một" }]);
  });
});
