import { describe, expect, it } from "vitest";
import { htmlExtractor, mhtmlExtractor } from "../../../../../src/corpus/import/extract/html/index.js";
import { errorOf } from "../../../support/error.js";
import { extracted, leftOutFor, textsOf } from "../support/packages.js";

const bytes = (html: string) => new TextEncoder().encode(html);
const read = (html: string) => extracted(htmlExtractor, bytes(html), "trang.html");
const texts = async (html: string) => textsOf(await read(html));

describe("a page that is no article", () => {
  it("is read whole, block by block, without what browsers do not show", async () => {
    const html = `<html><head><title>Tên</title><style>.no{display:none}</style></head><body>
<h2>Mục lục</h2>chữ trần<p>đoạn <b>một</b><br>dòng hai</p><div>khối<p>trong khối</p>sau đó</div>
<script>document.write("mã")</script><noscript>không mã</noscript><template>mẫu</template><!-- chú -->
<p hidden>ẩn một</p><p style="display: none">ẩn hai</p><p class="x no">ẩn ba</p><ul><li>gạch</li></ul></body></html>`;
    const document = await read(html);
    expect(textsOf(document)).toEqual([
      "Mục lục",
      "chữ trần",
      "đoạn một dòng hai",
      "khối",
      "trong khối",
      "sau đó",
      "gạch",
    ]);
    expect(document.pages[0]?.blocks[0]).toMatchObject({ role: "heading", level: 2, style: { bold: true } });
    expect(leftOutFor(document, "hidden")).toEqual(["ẩn một", "ẩn hai", "ẩn ba"]);
  });

  it("ends a paragraph at two ends of lines, or between two long sentences", async () => {
    const sentence = "Đây là một câu đủ dài để đứng riêng thành một đoạn văn.";
    expect(await texts(`<p>một<br><br>hai<br>ba</p><p>${sentence}<br>${sentence}</p>`)).toEqual([
      "một",
      "hai ba",
      sentence,
      sentence,
    ]);
  });

  it("counts ordered lists as they are printed", async () => {
    const html =
      '<ol start="3"><li>ba<ol type="a"><li>a</li><li>b</li></ol></li><li><p>bốn</p></li><li value="9">chín</li></ol><ol style="list-style:none"><li>x</li></ol><ol><li><a href="/">menu</a></li></ol>';
    expect(await texts(html)).toEqual(["3. ba", "a. a", "b. b", "4. bốn", "9. chín", "x", "menu"]);
  });

  it("gives rows of tables, and cells of tables that place text", async () => {
    const html =
      "<table border=1><tr><th>Năm<th>Số<tr><td>2018<td>412</table>" +
      "<table><tr><td><p>ỦY BAN</p><p>Số 1</p></td><td><p>CỘNG HÒA</p></td></tr></table>";
    expect(await texts(html)).toEqual(["Năm\tSố", "2018\t412", "ỦY BAN", "Số 1", "CỘNG HÒA"]);
  });

  it("keeps fonts, sizes and raised marks", async () => {
    const document = await read(
      '<p><font face=".VnTime">Ch­÷</font><span style="font-size:12pt;font-style:italic"> nghiêng</span><sup>1</sup></p>',
    );
    const runs = document.pages[0]?.blocks[0]?.runs.map(({ style, isRaised }) => [
      style.font,
      style.size,
      style.italic,
      isRaised ?? false,
    ]);
    expect(runs).toEqual([
      [".VnTime", null, false, false],
      [null, 12, true, false],
      [null, null, false, true],
    ]);
  });

  it("knows notes and running heads of pages that office programs saved", async () => {
    const html =
      '<div title="header"><p>Công báo</p></div><p>Câu<a class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>0</sup></a></p>' +
      '<div id="sdfootnote2"><p><a class="sdfootnotesym" name="sdfootnote2sym">0</a> Chú</p></div>';
    const document = await read(html);
    expect(textsOf(document)).toEqual(["Câu2", "2 Chú"]);
    expect(document.pages[0]?.blocks[1]?.role).toBe("footnote");
    expect(leftOutFor(document, "running-head")).toEqual(["Công báo"]);
  });
});

describe("the letters of a page", () => {
  it("are UTF-8 wherever they can be, whatever the page says", async () => {
    expect(await texts('<meta charset="iso-8859-1"><p>Tiếng Việt</p>')).toEqual(["Tiếng Việt"]);
  });

  it("are read in UTF-16, in the Vietnamese encoding of Windows, and byte by byte else", async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("<p>Việt</p>", "utf16le")]);
    expect(textsOf(await extracted(htmlExtractor, utf16))).toEqual(["Việt"]);
    // "ệ" is ê with a mark of a dot below behind it.
    const windows = Buffer.from('<meta charset="windows-1258"><p>Vi\xea\xf2t</p>', "latin1");
    expect(textsOf(await extracted(htmlExtractor, windows))).toEqual(["Việt"]);
    const old = Buffer.from("<p>ViÖt Nam</p>", "latin1");
    expect(textsOf(await extracted(htmlExtractor, old))).toEqual(["ViÖt Nam"]);
  });
});

describe("what a page says of its article", () => {
  it("is read from linked data, also where its letters are references of references, and from meta elements", async () => {
    const data = {
      "@graph": [
        {
          "@type": "NewsArticle",
          headline: "B&amp;#7871;n đò",
          datePublished: "2023-05-12T06:30",
          author: [{ "@type": "Person", name: "Lê Minh" }],
        },
      ],
    };
    const { metadata } = await read(
      `<script type="application/ld+json">${JSON.stringify(data)}</script><p>chữ</p>`,
    );
    expect(metadata).toMatchObject({ title: "Bến đò", authors: ["Lê Minh"], published: "2023-05-12" });
    const named = await read(
      '<meta property="og:title" content="Bến đò - Báo Nước"><meta property="og:site_name" content="Báo Nước"><meta name="author" content="Báo Nước"><meta name="pubdate" content="Thứ sáu, 12/05/2023"><p>chữ</p>',
    );
    expect(named.metadata).toMatchObject({ title: "Bến đò", authors: [], published: "2023-05-12" });
  });

  it("is left aside where it is broken", async () => {
    const { metadata } = await read('<script type="application/ld+json">{"@type":</script><p>chữ</p>');
    expect(metadata.title).toBeNull();
  });
});

describe("a page that is large or made to harm", () => {
  it.each([
    ["ten thousand levels", `${"<div>".repeat(10_000)}đáy`],
    ["ten thousand levels of a table", `${"<table><tr><td>".repeat(3_000)}đáy`],
    ["ten thousand quotations and lists", `${"<ol><li>".repeat(5_000)}đáy`],
    ["bold within bold", `${"<b>".repeat(10_000)}đáy`],
  ])("is read with %s", async (_what, html) => {
    expect((await texts(html)).join("")).toContain("đáy");
  });

  it.each([
    ["one list of many items", `<ol>${"<li>a</li>".repeat(60_000)}</ol>`, 60_000],
    [
      "many paragraphs under one element",
      `<div>${"<p>một đoạn có dấu chấm câu, đủ dài để là một đoạn.</p><img>".repeat(30_000)}</div>`,
      30_000,
    ],
  ])("is read in time with %s", async (_what, html, count) => {
    expect(await texts(html)).toHaveLength(count);
  });

  it("is refused beyond what anybody reads", async () => {
    expect(await errorOf(() => extracted(htmlExtractor, new Uint8Array(25 * 1024 * 1024)))).toMatchObject({
      code: "IMPORT_TOO_LARGE",
    });
    expect(await errorOf(() => read("<i></i>x".repeat(600_000)))).toMatchObject({ code: "IMPORT_TOO_LARGE" });
  });

  it("is empty where it shows nothing", async () => {
    expect(await texts("")).toEqual([]);
    expect(await texts("<p> </p><script>x</script>")).toEqual([]);
  });
});

describe("a page saved as one file", () => {
  const mhtml = (part: string, content: string, type = 'multipart/related; boundary="--b"') =>
    `From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: ${type};\r\n\ttype="text/html"\r\n\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----b\r\n${part}\r\n\r\n${content}\r\n----b--\r\n`;
  const from = (text: string) => extracted(mhtmlExtractor, new TextEncoder().encode(text), "trang.mhtml");

  it("is read in both encodings of its parts", async () => {
    const quoted = mhtml(
      "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
      "<p>Vi=E1=BB=87t =\r\nNam 1=3D1 =</p>",
    );
    expect(textsOf(await from(quoted))).toEqual(["Việt Nam 1=1 ="]);
    const base64 = mhtml(
      "content-type: text/html\r\ncontent-transfer-encoding: base64",
      Buffer.from("<p>Việt</p>").toString("base64"),
    );
    expect(textsOf(await from(base64))).toEqual(["Việt"]);
  });

  it("is damaged without a page in it", async () => {
    for (const text of ["", "From: x\r\n\r\nchữ", mhtml("Content-Type: text/css", "p{}")])
      expect(await errorOf(() => from(text))).toMatchObject({ code: "IMPORT_DAMAGED", file: "trang.mhtml" });
  });
});
