import { describe, expect, it } from "vitest";
import { epubExtractor } from "../../../../../src/corpus/import/extract/epub/index.js";
import { errorOf } from "../../../support/error.js";
import { extracted, leftOutFor, packageOf, textsOf } from "../support/packages.js";

const container =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>';
const opf = `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Sông nước</dc:title><dc:creator>Lê Minh</dc:creator><dc:date>2021-03-04T00:00:00Z</dc:date><meta property="belongs-to-collection">Tủ sách</meta></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="b" href="ch%C6%B0%C6%A1ng%202.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/1.xhtml" media-type="application/xhtml+xml"/><item id="i" href="i.png" media-type="image/png"/></manifest>
<spine><itemref idref="a"/><itemref idref="i"/><itemref idref="b"/><itemref idref="none"/></spine></package>`;
const xhtml = (body: string) =>
  `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script/></head><body>${body}</body></html>`;
const parts = {
  mimetype: "application/epub+zip",
  "META-INF/container.xml": container,
  "OPS/book.opf": opf,
  "OPS/nav.xhtml": xhtml(
    '<nav epub:type="toc"><ol><li><a href="text/1.xhtml">Chương một</a></li></ol></nav>',
  ),
  "OPS/text/1.xhtml": xhtml(
    '<h1><a id="x"/>Chương một</h1><p>Đoạn đầu.<a epub:type="noteref" href="#n"><sup>1</sup></a></p><aside epub:type="footnote"><p>1. Chú.</p></aside>',
  ),
  "OPS/chương 2.xhtml": xhtml("<h2>Chương hai</h2><ol><li>một</li><li><p>hai</p></li></ol>"),
};

describe("a book", () => {
  it("is read chapter by chapter in the order of reading, with its metadata", async () => {
    const document = await extracted(epubExtractor, packageOf(parts));
    expect(textsOf(document)).toEqual([
      "Chương một",
      "Đoạn đầu.1",
      "1. Chú.",
      "Chương hai",
      "1. một",
      "2. hai",
    ]);
    expect(document.pages[0]?.blocks.map(({ role, level }) => [role, level])).toEqual([
      ["heading", 1],
      [null, null],
      ["footnote", null],
      ["heading", 2],
      ["list-item", null],
      ["list-item", null],
    ]);
    expect(document.metadata).toEqual({
      title: "Sông nước",
      authors: ["Lê Minh"],
      series: "Tủ sách",
      part: null,
      published: "2021-03-04",
    });
    expect(leftOutFor(document, "contents")).toEqual(["Chương một"]);
  });

  it("tells how far it is, and stops when asked to", async () => {
    const steps: (number | null)[][] = [];
    const file = { name: "sách.epub", bytes: packageOf(parts) };
    await epubExtractor.extract(file, { onPage: (...step) => steps.push(step) });
    expect(steps).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    await expect(epubExtractor.extract(file, { signal: AbortSignal.abort() })).rejects.toThrow();
  });

  it("is refused where its text is protected, and not where only fonts are hidden", async () => {
    const encryption = (algorithm: string) =>
      `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><enc:EncryptedData xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`;
    const withEncryption = (algorithm: string) =>
      packageOf({ ...parts, "META-INF/encryption.xml": encryption(algorithm) });
    expect(
      await errorOf(() =>
        extracted(epubExtractor, withEncryption("http://www.w3.org/2001/04/xmlenc#aes256-cbc")),
      ),
    ).toMatchObject({ code: "IMPORT_ENCRYPTED" });
    const fonts = await extracted(epubExtractor, withEncryption("http://www.idpf.org/2008/embedding"));
    expect(textsOf(fonts)).toContain("Đoạn đầu.1");
  });

  it("is damaged without a package document, or without a chapter that it names", async () => {
    const { "OPS/text/1.xhtml": _chapter, ...rest } = parts;
    for (const broken of [{ mimetype: "application/epub+zip" }, rest])
      expect(await errorOf(() => extracted(epubExtractor, packageOf(broken)))).toMatchObject({
        code: "IMPORT_DAMAGED",
      });
  });
});
