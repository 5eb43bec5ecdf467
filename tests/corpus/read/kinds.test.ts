import { describe, expect, it } from "vitest";
import { nameKinds } from "../../../src/corpus/read/kinds.js";
import { readBody } from "../../../src/corpus/read/markup.js";

const frontMatter = {
  series: "Loạt bài",
  part: 2,
  title: "Tên bài",
  authors: [],
  source: null,
  nextPart: null,
};
const kindsOf = (body: string) => nameKinds(readBody(body, "a.md", 1), frontMatter).map(({ kind }) => kind);

describe("nameKinds", () => {
  it("tells the kinds of a handwritten article from its text", () => {
    const body =
      "# Tên bài\n\nLOẠT BÀI\n\n* ANH DŨNG\n\nBài 2: Tên bài\n\nSa-pô.\n\nĐoạn hai.\n\n## Mục\n\nĐoạn.\n\nCán bộ.\n\nẢnh: A B\n\nĐoạn.\n\nBài 3: Sau";
    expect(kindsOf(body)).toEqual([
      ...["meta", "meta", "meta", "meta", "lead", "body"],
      ...["heading", "body", "caption", "caption", "body", "meta"],
    ]);
  });

  it("takes no lead from an article without headings or without text above them", () => {
    expect(kindsOf("Đoạn một.\n\nĐoạn hai.")).toEqual(["body", "body"]);
    expect(kindsOf("## Mục\n\nĐoạn một.")).toEqual(["heading", "body"]);
  });

  it("takes a paragraph without marker for running text where others have one", () => {
    expect(kindsOf("<!-- lead -->\nSa-pô.\n\nBài 2: Tên bài\n\nẢnh: A B")).toEqual(["lead", "body", "body"]);
  });

  it("takes an article of titles alone for titles", () => {
    expect(kindsOf("Tên bài\n\nBài 3: Sau")).toEqual(["meta", "meta"]);
  });
});
