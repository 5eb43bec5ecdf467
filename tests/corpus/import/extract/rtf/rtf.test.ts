import { describe, expect, it } from "vitest";
import { rtfExtractor } from "../../../../../src/corpus/import/extract/rtf/index.js";

const read = (body: string) =>
  rtfExtractor.extract({ name: "a.rtf", bytes: new TextEncoder().encode(`{\\rtf1\\ansi ${body}}`) }, {});

describe("the reader of RTF", () => {
  it("leaves struck-out text out, and tells how often", async () => {
    const { pages, leftOut, warnings } = await read("\\pard Con 3.093 {\\deleted 3.098} ho ngheo.\\par");
    expect(pages[0]?.blocks.map(({ text }) => text.replace(/\s+/gu, " "))).toEqual(["Con 3.093 ho ngheo."]);
    expect(leftOut).toEqual([{ text: "3.098", reason: "deleted", page: null }]);
    expect(warnings).toEqual([{ code: "tracked-changes", page: null, detail: { inserted: 0, deleted: 1 } }]);
  });

  it("gives a paragraph in one line where its writer broke the line", async () => {
    const { pages } = await read("\\pard NGHI DINH\\line CUA CHINH PHU\\par");
    expect(pages[0]?.blocks.map(({ text }) => text)).toEqual(["NGHI DINH CUA CHINH PHU"]);
  });

  it("gives its title as metadata only, and takes no typist for an author", async () => {
    const { metadata, pages } = await read("{\\info{\\title Ho ngheo}{\\author Van thu}}\\pard Mot.\\par");
    expect(metadata).toMatchObject({ title: "Ho ngheo", authors: [] });
    expect(pages[0]?.blocks.map(({ text }) => text)).toEqual(["Mot."]);
  });
});
