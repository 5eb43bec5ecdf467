import { describe, expect, it } from "vitest";
import { childElements, textOf } from "../../../../../src/corpus/import/extract/xml/xml-search.js";
import { eachChild, parseXml } from "../../../../../src/corpus/import/extract/xml/xml-tree.js";
import { errorOf } from "../../../support/error.js";

const parse = (xml: string) => parseXml(new TextEncoder().encode(xml), "tệp");

describe("an XML part", () => {
  it("is read with its references, sections of characters and comments", () => {
    expect(textOf(parse('<?xml version="1.0"?><a>x &amp; &#7913; <!-- n --><![CDATA[<b>]]></a>'))).toBe(
      "x & ứ <b>",
    );
  });

  it("bears the usual prefixes, whatever its own are", () => {
    const root = parse(
      '<n:document xmlns:n="http://purl.oclc.org/ooxml/wordprocessingml/main"><p xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" n:val="1" val="2"/></n:document>',
    );
    expect(root.name).toBe("w:document");
    expect(childElements(root).map(({ name, attributes }) => [name, ...attributes.keys()])).toEqual([
      ["w:p", "xmlns", "w:val", "val"],
    ]);
  });

  it("is read in UTF-16 and in the encoding that it names", () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("<a>ế</a>", "utf16le")]);
    expect(textOf(parseXml(utf16, "tệp"))).toBe("ế");
    const western = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>é</a>', "latin1");
    expect(textOf(parseXml(western, "tệp"))).toBe("é");
  });

  it("hands over children of an element one by one", () => {
    const seen: string[] = [];
    const bytes = new TextEncoder().encode("<d><s>1</s><b><p>a</p><p>b</p></b></d>");
    eachChild(bytes, "tệp", ["b"], (child, parent) => seen.push(`${parent}/${child.name}:${textOf(child)}`));
    expect(seen).toEqual(["b/p:a", "b/p:b"]);
  });

  it.each([
    [
      "entities that multiply",
      '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
      "IMPORT_UNSAFE",
    ],
    [
      "an entity of another file",
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      "IMPORT_UNSAFE",
    ],
    ["a document type in small letters", "<!doctype a><a/>", "IMPORT_UNSAFE"],
    ["ten thousand levels", "<a>".repeat(10_000) + "</a>".repeat(10_000), "IMPORT_UNSAFE"],
    ["an end that is missing", "<a><b>chữ</b>", "IMPORT_DAMAGED"],
    ["ends in the wrong order", "<a><b>chữ</a></b>", "IMPORT_DAMAGED"],
    ["nothing", "", "IMPORT_DAMAGED"],
    ["too many elements", `<a>${"<b/>".repeat(700_001)}</a>`, "IMPORT_TOO_LARGE"],
  ])("is refused with %s", async (_what, xml, code) => {
    expect(await errorOf(() => parse(xml))).toMatchObject({ code, file: "tệp" });
  });
});
