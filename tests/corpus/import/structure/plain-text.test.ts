import { describe, expect, it } from "vitest";
import { structure } from "../../../../src/corpus/import/structure/plain-text.js";

const body =
  "Đến cuối năm 2012, toàn quận Ô Môn còn 3.093 hộ nghèo (chiếm 9,52% tổng số hộ toàn quận, cao hơn mức chung).";
const kindsOf = (paragraphs: readonly string[]) => structure(paragraphs).blocks.map(({ kind }) => kind);

describe("structure", () => {
  it("reads a head with series, by-line and part line", () => {
    const found = structure(["Tên loạt bài", "* ANH DŨNG", "Bài 2: Tên bài", body, body]);
    expect(found).toMatchObject({ series: "Tên loạt bài", part: 2, title: "Tên bài", authors: ["ANH DŨNG"] });
    expect(found.blocks.map(({ kind }) => kind)).toEqual(["meta", "meta", "meta", "lead", "body"]);
  });

  it("reads a part line that has its title on the line below, and the series printed twice", () => {
    const found = structure(["Tên loạt bài", "Tên loạt bài", "Bài 3", "TÊN BÀI VIẾT HOA Ở DƯỚI", body, body]);
    expect(found).toMatchObject({ series: "Tên loạt bài", part: 3, title: "TÊN BÀI VIẾT HOA Ở DƯỚI" });
    expect(found.blocks.map(({ kind }) => kind)).toEqual(["meta", "meta", "meta", "meta", "lead", "body"]);
  });

  it("takes capitals right above the text for its first heading where the titles stand above them", () => {
    const kinds = kindsOf([
      "Tên loạt bài",
      "Bài 2: Tên bài",
      "CHUYỂN BIẾN TỪ CƠ SỞ Ở ĐỊA PHƯƠNG",
      body,
      body,
    ]);
    expect(kinds).toEqual(["meta", "meta", "heading", "body", "body"]);
  });

  it("invents nothing for a text that says nothing about itself", () => {
    expect(structure([body, body])).toEqual({
      series: null,
      part: null,
      title: null,
      authors: [],
      nextPart: null,
      blocks: [body, body].map((text) => ({ kind: "body", text })),
    });
  });

  it("takes a text of part line and by-line alone for a head, each line once", () => {
    const lines = ["Bài 3: Tên bài", "* ANH DŨNG"];
    expect(structure(lines)).toMatchObject({ part: 3, title: "Tên bài", authors: ["ANH DŨNG"] });
    expect(structure(lines).blocks).toEqual(lines.map((text) => ({ kind: "meta", text })));
  });

  it("joins a credit with the caption above it, and leaves it alone below a long paragraph", () => {
    const { blocks } = structure([body, "Cán bộ hướng dẫn nông dân.", "Ảnh: THÁI DŨNG", body]);
    expect(blocks[1]).toEqual({ kind: "caption", text: "Cán bộ hướng dẫn nông dân. Ảnh: THÁI DŨNG" });
    const long = `${body} `.repeat(5).trim();
    expect(kindsOf([body, long, "Ảnh: THÁI DŨNG", body])).toEqual(["body", "body", "caption", "body"]);
  });

  it("knows a heading without capitals by where it stands, but not a caption or an item", () => {
    expect(kindsOf([body, "Chuyển biến từ cơ sở", body])).toEqual(["body", "heading", "body"]);
    expect(kindsOf([body, "Chuyển biến từ cơ sở", "Ảnh: THÁI DŨNG", body])).toEqual([
      "body",
      "caption",
      "body",
    ]);
    expect(kindsOf([body, "- một việc", "- hai việc", body])).toEqual(["body", "body", "body", "body"]);
    expect(kindsOf([body, "Gồm các việc:", body])).toEqual(["body", "body", "body"]);
  });

  it("reads notice and by-line at the end", () => {
    const found = structure([
      "Tên loạt bài",
      "Bài 2: Tên bài",
      body,
      "Anh Dũng - Sỹ Khang",
      "Kỳ sau: Tên bài sau",
    ]);
    expect(found.authors).toEqual(["Anh Dũng", "Sỹ Khang"]);
    expect(found.nextPart).toEqual({ part: 3, title: "Tên bài sau" });
    expect(found.blocks.map(({ kind }) => kind)).toEqual(["meta", "meta", "lead", "meta", "meta"]);
  });
});
