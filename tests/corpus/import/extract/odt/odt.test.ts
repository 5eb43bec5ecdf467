import { describe, expect, it } from "vitest";
import { odtExtractor } from "../../../../../src/corpus/import/extract/odt/index.js";
import { errorOf } from "../../../support/error.js";
import { extracted, leftOutFor, odtOf, packageOf, textsOf } from "../support/packages.js";

const read = (...parts: Parameters<typeof odtOf>) => extracted(odtExtractor, odtOf(...parts));
const p = (text: string, style = "") => `<text:p text:style-name="${style}">${text}</text:p>`;

describe("the text of an OpenDocument text", () => {
  it("is read in order, with blanks, tabs, links, fields, sections and text boxes", async () => {
    const body =
      `<text:sequence-decls/>${p('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d <text:a>liên kết</text:a> <text:page-number>3</text:page-number>')}` +
      `<text:section>${p("trong mục")}</text:section>` +
      p(`trước<draw:frame><draw:text-box>${p("trong khung")}</draw:text-box></draw:frame> sau`);
    expect(textsOf(await read(body))).toEqual([
      "a  b\tc d liên kết 3",
      "trong mục",
      "trước sau",
      "trong khung",
    ]);
  });

  it("counts lists as they are printed, also those that go on", async () => {
    const level = (kind: string, at: number, more: string) =>
      `<text:list-level-style-${kind} text:level="${at}" ${more}/>`;
    const styles =
      `<text:list-style style:name="L">${level("number", 1, 'style:num-format="1" style:num-prefix="Điều " style:num-suffix="."')}${level("number", 2, 'style:num-format="a" style:num-suffix=")"')}</text:list-style>` +
      `<text:list-style style:name="B">${level("bullet", 1, 'text:bullet-char="•"')}</text:list-style>`;
    const item = (content: string) => `<text:list-item>${content}</text:list-item>`;
    const list = (style: string, content: string, more = "") =>
      `<text:list text:style-name="${style}" ${more}>${content}</text:list>`;
    const body =
      list(
        "L",
        item(p("một") + p("tiếp theo") + list("", item(p("điểm")) + item(p("điểm")))) + item(p("hai")),
      ) +
      p("xen") +
      list("L", item(p("ba")), 'text:continue-numbering="true"') +
      list("B", item(p("gạch"))) +
      list("L", item(p("lại một")));
    const document = await read(body, styles);
    expect(textsOf(document)).toEqual([
      "Điều 1. một",
      "tiếp theo",
      "a) điểm",
      "b) điểm",
      "Điều 2. hai",
      "xen",
      "Điều 3. ba",
      "• gạch",
      "Điều 1. lại một",
    ]);
  });

  it("puts notes behind their paragraph and leaves out deletions, comments, contents, hidden text and running heads", async () => {
    const note = `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p("chú thích")}</text:note-body></text:note>`;
    const body =
      `<text:tracked-changes><text:changed-region><text:deletion>${p("đã xóa")}</text:deletion></text:changed-region></text:tracked-changes>` +
      `<text:table-of-content><text:index-body>${p("Chương I 3")}</text:index-body></text:table-of-content>` +
      p(
        `Câu${note}.<office:annotation><dc:creator>A</dc:creator>${p("xem lại")}</office:annotation><text:span text:style-name="H">ẩn</text:span>`,
      );
    const automatic =
      '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>';
    const document = await read(
      body,
      automatic,
      `<office:master-styles><style:header>${p("Công báo")}</style:header></office:master-styles>`,
    );
    expect(textsOf(document)).toEqual(["Câu1.", "1 chú thích"]);
    expect(document.pages[0]?.blocks[1]?.role).toBe("footnote");
    for (const [reason, text] of [
      ["deleted", "đã xóa"],
      ["contents", "Chương I 3"],
      ["comment", "xem lại"],
      ["hidden", "ẩn"],
      ["running-head", "Công báo"],
    ] as const)
      expect(leftOutFor(document, reason)).toEqual([text]);
    expect(document.warnings.map(({ code }) => code)).toEqual(["tracked-changes"]);
  });

  it("gives rows of tables, headings with their levels, looks through styles, and pages", async () => {
    const cell = (text: string) => `<table:table-cell>${p(text)}</table:table-cell>`;
    const body =
      `<text:h text:outline-level="2">Mục 1</text:h><table:table><table:table-header-rows><table:table-row>${cell("Năm")}${cell("Số")}</table:table-row></table:table-header-rows><table:table-row>${cell("2018")}${cell("412")}</table:table-row></table:table>` +
      `<text:soft-page-break/>${p("đậm <text:span>thường</text:span>", "P")}`;
    const automatic =
      '<style:style style:name="P" style:family="paragraph" style:parent-style-name="Q"><style:paragraph-properties fo:text-align="end" fo:text-indent="1cm"/><style:text-properties fo:font-weight="bold" fo:font-size="13pt"/></style:style><style:style style:name="Q" style:family="paragraph" style:parent-style-name="P"/>';
    const document = await read(body, automatic);
    expect(document.pages.map(({ number, blocks }) => [number, blocks.map(({ text }) => text)])).toEqual([
      [1, ["Mục 1", "Năm\tSố", "2018\t412"]],
      [2, ["đậm thường"]],
    ]);
    expect(document.pages[0]?.blocks[0]).toMatchObject({ role: "heading", level: 2 });
    const [last] = document.pages[1]?.blocks ?? [];
    expect(last).toMatchObject({ align: "right", style: { bold: true, size: 13 } });
    expect(last?.indent).toBeCloseTo(28.35, 1);
  });

  it("gives its title as metadata only, and takes no typist for an author", async () => {
    const meta =
      "<dc:title>Hộ nghèo</dc:title><meta:initial-creator>Văn thư</meta:initial-creator><dc:creator>Admin</dc:creator>";
    const document = await read(p("Một."), "", "", meta);
    expect(document.metadata).toMatchObject({ title: "Hộ nghèo", authors: [] });
    expect(textsOf(document)).toEqual(["Một."]);
  });

  it("is refused with a password", async () => {
    const manifest =
      "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    const bytes = packageOf({ "content.xml": "\u0001\u0002", "META-INF/manifest.xml": manifest });
    expect(await errorOf(() => extracted(odtExtractor, bytes))).toMatchObject({ code: "IMPORT_ENCRYPTED" });
  });
});
