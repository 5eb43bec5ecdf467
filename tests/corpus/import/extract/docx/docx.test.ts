import { describe, expect, it } from "vitest";
import { docxExtractor } from "../../../../../src/corpus/import/extract/docx/index.js";
import {
  type DocxParts,
  docxOf,
  extracted,
  leftOutFor,
  wordParagraph as p,
  wordRun as r,
  textsOf,
} from "../support/packages.js";

const read = (body: string, parts: DocxParts = {}) => extracted(docxExtractor, docxOf(body, parts));
const texts = async (body: string, parts: DocxParts = {}) => textsOf(await read(body, parts));

describe("the text of a Word document", () => {
  it("is read in order, stretch by stretch, with all that is printed for characters", async () => {
    const body = [
      p(r("Điều 1. ") + r("Phạm vi", "<w:b/>") + r(" điều chỉnh")),
      p(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>",
      ),
      p(`<w:hyperlink>${r("liên kết")}</w:hyperlink><w:smartTag>${r(" và thẻ")}</w:smartTag>`),
      `<w:sdt><w:sdtContent>${p("trong ô nội dung")}</w:sdtContent></w:sdt>`,
      p(`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${r(" xong")}`),
    ].join("");
    expect(await texts(body)).toEqual([
      "Điều 1. Phạm vi điều chỉnh",
      "a\tb c\u2011d\u00ade",
      "liên kết và thẻ",
      "trong ô nội dung",
      "✓ xong",
    ]);
  });

  it("gives results of fields and not their instructions, also over paragraphs", async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body =
      p(
        `${r("Trang ")}${mark("begin")}<w:r><w:instrText> PAGE </w:instrText></w:r>${mark("separate")}${r("7")}${mark("end")}`,
      ) +
      p(
        `${mark("begin")}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>${mark("separate")}${r("Chương I 3")}`,
      ) +
      p(`${r("Chương II 9")}${mark("end")}`) +
      p("Chương I");
    const document = await read(body);
    expect(textsOf(document)).toEqual(["Trang 7", "Chương I"]);
    expect(leftOutFor(document, "contents")).toEqual(["Chương I 3", "Chương II 9"]);
  });

  it("is read once where it is written for programs of different age, and text boxes come behind their paragraph", async () => {
    const box = `<w:txbxContent>${p("trong khung")}</w:txbxContent>`;
    const body = p(
      `${r("trước khung")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r(" và sau")}`,
    );
    expect(await texts(body)).toEqual(["trước khung và sau", "trong khung"]);
  });

  it("gives a row of a table as one block, and the paragraphs of a table that only places them", async () => {
    const cell = (...inner: string[]) => `<w:tc>${inner.map((text) => p(text)).join("")}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
    const ruled = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>';
    const body =
      `<w:tbl>${ruled}${row(cell("Năm"), cell("Số hộ"))}${row(cell("2018"), cell("412", "(ước)"))}</w:tbl>` +
      `<w:tbl>${row(cell("ỦY BAN NHÂN DÂN", "Số: 12"), cell("CỘNG HÒA", "Độc lập"))}</w:tbl>` +
      `<w:tbl>${ruled}${row(cell("một cột", "hai đoạn"))}</w:tbl>`;
    const document = await read(body);
    expect(textsOf(document)).toEqual([
      "Năm\tSố hộ",
      "2018\t412 (ước)",
      "ỦY BAN NHÂN DÂN",
      "Số: 12",
      "CỘNG HÒA",
      "Độc lập",
      "một cột",
      "hai đoạn",
    ]);
    expect(document.pages[0]?.blocks[0]?.role).toBe("table-row");
  });

  it("leaves out what was deleted with changes tracked, hidden and commented, and says so", async () => {
    const body =
      p(
        `${r("giữ ")}<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins>${r("thêm")}</w:ins>${r("ẩn", "<w:vanish/>")}`,
      ) +
      p(r("đầu "), "<w:rPr><w:del/></w:rPr>") +
      p("cuối");
    const document = await read(body, {
      comments: `<w:comment>${p("xem lại")}</w:comment>`,
    });
    expect(textsOf(document)).toEqual(["giữ thêm", "đầu cuối"]);
    expect(leftOutFor(document, "deleted")).toEqual(["bỏ"]);
    expect(leftOutFor(document, "hidden")).toEqual(["ẩn"]);
    expect(leftOutFor(document, "comment")).toEqual(["xem lại"]);
    expect(document.warnings).toEqual([
      { code: "tracked-changes", page: null, detail: { inserted: 1, deleted: 1 } },
    ]);
  });

  it("keeps running heads once each", async () => {
    const document = await read(p("thân"), {
      header1: p("Công báo"),
      header2: p("Công báo"),
      footer1: p("Trang 1"),
    });
    expect(textsOf(document)).toEqual(["thân"]);
    expect(leftOutFor(document, "running-head")).toEqual(["Công báo", "Trang 1"]);
  });

  it("puts notes behind the paragraph that refers to them, with their marks", async () => {
    const note = (id: string, text: string) =>
      `<w:footnote w:id="${id}">${p(`<w:r><w:footnoteRef/></w:r>${r(` ${text}`)}`)}</w:footnote>`;
    const reference = (id: string) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const document = await read(p(r("Một") + reference("5")) + p(r("hai") + reference("4")) + p("ba"), {
      footnotes: `<w:footnote w:id="-1" w:type="separator"/>${note("4", "chú hai")}${note("5", "chú một")}`,
    });
    expect(textsOf(document)).toEqual(["Một1", "1 chú một", "hai2", "2 chú hai", "ba"]);
    const [first, second] = document.pages[0]?.blocks ?? [];
    expect(first?.runs.map(({ text, isRaised }) => [text, isRaised ?? false])).toEqual([
      ["Một", false],
      ["1", true],
    ]);
    expect(second?.role).toBe("footnote");
  });
});

describe("the numbers that Word prints", () => {
  const level = (at: number, format: string, text: string, more = "") =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, "decimal", "Điều %1.")}${level(1, "decimal", "%1.%2")}${level(2, "lowerLetter", "%3)")}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${level(0, "upperRoman", "Chương %1")}${level(1, "bullet", "\uf0b7")}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>';
  const item = (id: number, at: number, text: string) =>
    p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);

  it("are counted by level, begin anew below a higher one, and go on where a list goes on", async () => {
    const body = [
      item(2, 0, "Quy định chung"),
      item(1, 0, "Phạm vi"),
      item(1, 1, "khoản"),
      item(1, 2, "điểm"),
      item(1, 2, "điểm"),
      item(1, 0, "Đối tượng"),
      item(1, 1, "khoản"),
      item(2, 1, "gạch"),
      item(2, 0, "Điều khoản"),
      item(3, 0, "Hiệu lực"),
      item(0, 0, "không số"),
    ].join("");
    expect(await texts(body, { numbering })).toEqual([
      "Chương I Quy định chung",
      "Điều 1. Phạm vi",
      "1.1 khoản",
      "a) điểm",
      "b) điểm",
      "Điều 2. Đối tượng",
      "2.1 khoản",
      "• gạch",
      "Chương II Điều khoản",
      "Điều 9. Hiệu lực",
      "không số",
    ]);
  });

  it("come from the style too", async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Điều"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    expect(
      await texts(p("Một", '<w:pStyle w:val="Dieu"/>') + p("Hai", '<w:pStyle w:val="Dieu"/>'), {
        numbering,
        styles,
      }),
    ).toEqual(["Điều 1. Một", "Điều 2. Hai"]);
  });
});

describe("how a Word document looks", () => {
  const styles =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="Tiêu đề 2"/><w:basedOn w:val="vòng"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="vòng"><w:name w:val="Vòng"/><w:basedOn w:val="x"/></w:style>';

  it("is told through its styles, also those named in Vietnamese or based on one another in a circle", async () => {
    const document = await read(
      p("Chương I", '<w:pStyle w:val="u1"/>') +
        p("Mục 1", '<w:pStyle w:val="x"/>') +
        p(
          r("chữ ", '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>') + r("nghiêng", "<w:i/>"),
          '<w:ind w:firstLine="567"/><w:jc w:val="both"/>',
        ),
      { styles },
    );
    const [chapter, section, text] = document.pages[0]?.blocks ?? [];
    expect(chapter).toMatchObject({
      role: "heading",
      level: 1,
      align: "center",
      style: { size: 16, bold: true },
    });
    expect(section).toMatchObject({ role: "heading", level: 2 });
    expect(text).toMatchObject({ align: "justify", indent: 28.35 });
    expect(text?.runs.map(({ style }) => [style.font, style.italic])).toEqual([
      ["VNI-Times", false],
      ["Times New Roman", true],
    ]);
  });

  it("tells pages by the breaks that Word noted, once each", async () => {
    const noted = "<w:r><w:lastRenderedPageBreak/></w:r>";
    const hard = '<w:r><w:br w:type="page"/></w:r>';
    const body =
      p("một") +
      p(`${noted}${r("hai")}`) +
      p(`${r("hai nữa")}${hard}`) +
      p(`${noted}${r("ba")}`) +
      p(`${r("ba")}${noted}${r("rồi bốn")}`) +
      p("bốn");
    const document = await read(body);
    expect(document.pages.map(({ number, blocks }) => [number, blocks.map(({ text }) => text)])).toEqual([
      [1, ["một"]],
      [2, ["hai", "hai nữa"]],
      [3, ["ba", "barồi bốn"]],
      [4, ["bốn"]],
    ]);
  });

  it("has no pages where nothing tells them", async () => {
    expect((await read(p("một") + p("hai"))).pages.map(({ number }) => number)).toEqual([null]);
  });

  it("gives its title as metadata only, and takes no typist for an author", async () => {
    const core =
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tên</dc:title><dc:creator>Văn thư</dc:creator></cp:coreProperties>';
    const document = await read(p("thân"), { "docProps/core.xml": core });
    expect(document.metadata).toMatchObject({ title: "Tên", authors: [] });
    expect(textsOf(document)).toEqual(["thân"]);
  });
});
