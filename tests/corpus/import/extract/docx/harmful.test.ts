import { describe, expect, it } from "vitest";
import { docxExtractor } from "../../../../../src/corpus/import/extract/docx/index.js";
import { epubExtractor } from "../../../../../src/corpus/import/extract/epub/index.js";
import { odtExtractor } from "../../../../../src/corpus/import/extract/odt/index.js";
import { AppError } from "../../../../../src/errors.js";
import { errorOf } from "../../../support/error.js";
import { docxOf, extracted, odtOf, wordParagraph as p, packageOf, textsOf } from "../support/packages.js";

const extractors = [docxExtractor, odtExtractor, epubExtractor];

describe("an office document that is made to harm, or broken", () => {
  it("is told to have a password", async () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const bytes = [...ole, ...Buffer.from("EncryptionInfo EncryptedPackage", "utf16le")];
    expect(await errorOf(() => extracted(docxExtractor, Uint8Array.from(bytes)))).toMatchObject({
      code: "IMPORT_ENCRYPTED",
    });
  });

  it("is refused with a document type, in any part", async () => {
    const body = p("chữ");
    for (const parts of [
      { "word/document.xml": "<!DOCTYPE x><w:document/>" },
      { "docProps/core.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' },
    ])
      expect(await errorOf(() => extracted(docxExtractor, docxOf(body, parts)))).toMatchObject({
        code: "IMPORT_UNSAFE",
      });
  });

  it("is refused with tables in one another to the bottom", async () => {
    const deep = `${"<w:tbl><w:tr><w:tc>".repeat(3_400)}${p("đáy")}${"</w:tc></w:tr></w:tbl>".repeat(3_400)}`;
    expect(await errorOf(() => extracted(docxExtractor, docxOf(deep)))).toMatchObject({
      code: "IMPORT_UNSAFE",
    });
  });

  it("is read with styles and notes that lead back to themselves", async () => {
    const note =
      '<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/><w:t>vòng</w:t></w:r></w:p></w:footnote>';
    const body = p('<w:r><w:t>chữ</w:t><w:footnoteReference w:id="1"/></w:r>');
    expect(textsOf(await extracted(docxExtractor, docxOf(body, { footnotes: note })))[0]).toBe("chữ1");
  });

  it("is damaged, or without text, and never fails in another way", async () => {
    const whole = docxOf(p("chữ ".repeat(500)));
    const pieces = Array.from({ length: 24 }, (_each, index) =>
      whole.slice(0, Math.floor((whole.length * index) / 24)),
    );
    const changed = Array.from({ length: 40 }, (_each, index) => {
      const copy = Uint8Array.from(whole);
      copy[Math.floor((whole.length * index) / 40)] = index * 6;
      return copy;
    });
    const odd = [
      packageOf({}),
      packageOf({ "word/document.xml": "" }),
      packageOf({ "content.xml": "<a/>" }),
      odtOf(""),
    ];
    for (const bytes of [...pieces, ...changed, ...odd])
      for (const extractor of extractors)
        await extracted(extractor, bytes).catch((error: unknown) => {
          expect(error).toBeInstanceOf(AppError);
        });
  });

  it("is read in time with many paragraphs in many looks", async () => {
    const runs = Array.from(
      { length: 20_000 },
      (_each, at) => `<w:r><w:rPr><w:sz w:val="${at + 2}"/></w:rPr><w:t>a</w:t></w:r>`,
    );
    const [text] = textsOf(await extracted(docxExtractor, docxOf(p(runs.join("")))));
    expect(text).toHaveLength(20_000);
  });
});
