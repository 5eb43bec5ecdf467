import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { extractorFor, sniff } from "../../../../src/corpus/import/extract/formats.js";
import { AppError, describeError } from "../../../../src/errors.js";
import { docxOf, wordParagraph } from "./support/packages.js";

const text = (content: string) => new TextEncoder().encode(content);
const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
  );
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8("một")])));
const ole = (stream: string) =>
  bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], Array(600).fill(0), [
    ...Buffer.from(stream, "utf16le"),
  ]);

describe("the format of a file is told by its content", () => {
  it.each([
    ["pdf", bytes("%PDF-1.4\n")],
    ["pdf", bytes(" \n%PDF-1.4\n")],
    ["docx", docxOf(wordParagraph("Một đoạn."))],
    ["docx", ole("EncryptedPackage")],
    ["doc", ole("WordDocument")],
    ["doc", bytes([0xdc, 0xa5, 0x65, 0])],
    ["odt", zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }] })],
    ["epub", zipSync({ mimetype: [strToU8("application/epub+zip"), { level: 0 }] })],
    ["epub", zip("META-INF/container.xml")],
    ["zip", zip("bài 1.docx", "word/ghi chú.txt")],
    // Packed as it is, so that the names of its parts stand in the archive's bytes.
    ["zip", zipSync({ "a.docx": [docxOf(wordParagraph("Một đoạn.")), { level: 0 }] })],
    ["rtf", bytes("{\\rtf1\\ansi x}")],
    ["html", text("\ufeff<!-- saved from url=(0014)about:internet -->\n<!DOCTYPE html><html><body>")],
    ["html", text('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">')],
    ["html", Buffer.from("\ufeff<html><body>", "utf16le")],
    ["mhtml", text("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n")],
    ["markdown", text("---\nseries: Loạt\npart: 1\n---\n\nMột.")],
    ["markdown", text("# Tên bài\n\nMột đoạn.")],
    ["image", bytes([0x89], "PNG\r\n")],
    ["image", bytes([0xff, 0xd8, 0xff, 0xe0])],
    ["image", bytes("II*", [0])],
    ["text", text("Một đoạn văn.")],
    ["text", Buffer.from("Một đoạn văn.", "utf16le")],
    ["text", bytes("NghÞ quyÕt cña Héi ®ång")],
    ["text", text("MZ là hai chữ cái.")],
  ])("%s", (format, content) => {
    expect(sniff(content)).toEqual({ format });
  });

  it.each([
    ["IMPORT_EMPTY", bytes("")],
    ["IMPORT_SPREADSHEET", zip("[Content_Types].xml", "xl/workbook.xml")],
    ["IMPORT_SPREADSHEET", ole("Workbook")],
    ["IMPORT_PRESENTATION", zip("ppt/presentation.xml")],
    ["IMPORT_PRESENTATION", ole("PowerPoint Document")],
    ["IMPORT_OLD_OFFICE", ole("VisioDocument")],
    ["IMPORT_OLD_OFFICE", zip("Index/Document.iwa")],
    ["IMPORT_ARCHIVE", bytes("Rar!", [0x1a, 7])],
    ["IMPORT_ARCHIVE", bytes([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
    ["IMPORT_PROGRAM", bytes("MZ", Array(62).fill(0))],
    ["IMPORT_PROGRAM", bytes([0x7f], "ELF")],
    ["IMPORT_PROGRAM", zip("META-INF/MANIFEST.MF", "A.class")],
    ["IMPORT_MEDIA", bytes([0, 0, 0, 24], "ftypmp42")],
    ["IMPORT_MEDIA", bytes([0x1a, 0x45, 0xdf, 0xa3])],
    ["IMPORT_MEDIA", bytes("ID3", [3])],
    ["IMPORT_PICTURE", bytes("GIF89a")],
    ["IMPORT_PICTURE", bytes([0, 0, 0, 24], "ftypheic")],
    ["IMPORT_UNKNOWN", bytes("%!PS-Adobe-3.0\n")],
    ["IMPORT_UNKNOWN", text('<?xml version="1.0"?><w:wordDocument>')],
    ["IMPORT_UNKNOWN", text("<svg><text>Một</text></svg>")],
    ["IMPORT_UNKNOWN", bytes([1, 2, 3, 0, 0, 200])],
  ] as const)("%s refuses what is no document, and says what to do", (code, content) => {
    expect(sniff(content)).toEqual({ refused: code });
    for (const language of ["vi", "en"] as const) {
      const told = describeError(new AppError(code, { file: "tệp" }), language);
      expect(told).not.toMatch(/[{}\n]/u);
      expect(told.split(". ").length).toBeGreaterThan(1);
    }
  });

  it("tells a Word document by an archive that was cut off, too", () => {
    const whole = docxOf(wordParagraph("Một đoạn.".repeat(200)));
    expect(sniff(whole.subarray(0, whole.length - 30))).toEqual({ format: "docx" });
  });

  it("loads a reader for every format that is read, and none for an archive", async () => {
    expect((await extractorFor("docx"))?.format).toBe("docx");
    expect((await extractorFor("mhtml"))?.format).toBe("mhtml");
    expect(await extractorFor("zip")).toBeNull();
  });
});
