import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { documentsInZip } from "../../../../../src/corpus/import/extract/archive/documents-in-zip.js";
import {
  isEncryptedOffice,
  openPackage,
  resolvePath,
} from "../../../../../src/corpus/import/extract/archive/office-package.js";
import { archiveLimits, packageLimits } from "../../../../../src/corpus/import/extract/archive/zip-limits.js";
import { errorOf } from "../../../support/error.js";

const name = "hồ sơ.zip";
const zip = (files: Parameters<typeof zipSync>[0]) => ({ name, bytes: zipSync(files) });
const text = (content: string) => strToU8(content);

/** Changes bytes behind every place where a record of an archive begins: local headers are 0x0403, those of the directory 0x0201. */
function patched(bytes: Uint8Array, record: number, offset: number, values: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let at = 0; at < copy.length - 4; at += 1) {
    const isRecord =
      copy[at] === 0x50 &&
      copy[at + 1] === 0x4b &&
      ((copy[at + 3] ?? 0) << 8) + (copy[at + 2] ?? 0) === record;
    if (isRecord) copy.set(values, at + offset);
  }
  return copy;
}
const LOCAL = 0x0403;
const DIRECTORY = 0x0201;

describe("an archive of documents", () => {
  it("lists them with those of an archive in it, without what systems put beside", async () => {
    const inner = zipSync({ "c.pdf": text("c") });
    const documents = await documentsInZip(
      zip({
        "thư mục/": new Uint8Array(),
        "thư mục/a.docx": text("a"),
        "__MACOSX/._a.docx": text("x"),
        ".DS_Store": text("x"),
        "trống.txt": new Uint8Array(),
        "b.zip": inner,
      }),
    );
    expect(documents.map(({ path }) => path)).toEqual(["thư mục/a.docx", "b.zip/c.pdf"]);
    expect(await documents[1]?.read()).toEqual({ name: "c.pdf", bytes: text("c") });
  });

  it("reads Vietnamese names in UTF-8 that does not say so, and in the code page of Vietnamese Windows", async () => {
    const plain = { level: 0 as const };
    const utf8 = patched(
      patched(zipSync({ "Bài một.txt": [text("a"), plain] }), LOCAL, 6, [0, 0]),
      DIRECTORY,
      8,
      [0, 0],
    );
    expect((await documentsInZip({ name, bytes: utf8 })).map(({ path }) => path)).toEqual(["Bài một.txt"]);
    // "B", "a" with the mark of a grave accent behind it, "i", in Windows-1258.
    const bytes = zipSync({ "BXXi.txt": [text("a"), plain] });
    const old = patched(patched(bytes, LOCAL, 31, [0x61, 0xcc]), DIRECTORY, 47, [0x61, 0xcc]);
    expect((await documentsInZip({ name, bytes: old })).map(({ path }) => path)).toEqual(["Bài.txt"]);
  });

  it.each([
    ["a way out of it", { "../../etc/passwd": text("x") }],
    ["an absolute path", { "/etc/passwd": text("x") }],
    ["a way out in Windows' manner", { "..\\..\\boot.ini": text("x") }],
    ["a link", { link: [text("/etc/passwd"), { os: 3, attrs: (0o120777 << 16) >>> 0 }] as const }],
    ["an archive in an archive in it", { "a.zip": zipSync({ "b.zip": zipSync({ "c.txt": text("x") }) }) }],
  ])("is refused with %s", async (_what, files) => {
    expect(await errorOf(() => documentsInZip(zip(files as Parameters<typeof zipSync>[0])))).toMatchObject({
      code: "IMPORT_UNSAFE",
      file: name,
    });
  });

  it("is refused with a password", async () => {
    const bytes = patched(patched(zip({ "a.txt": text("abc") }).bytes, LOCAL, 6, [1]), DIRECTORY, 8, [1]);
    const [document] = await documentsInZip({ name, bytes });
    expect(await errorOf(() => document?.read())).toMatchObject({ code: "IMPORT_ENCRYPTED" });
  });

  it("is refused with too many entries", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_each, index) => [`${index}.txt`, text("x")]),
    );
    const limits = { ...archiveLimits, entries: 10 };
    expect(await errorOf(() => documentsInZip(zip(files), limits))).toMatchObject({
      code: "IMPORT_TOO_LARGE",
    });
  });

  it("is damaged where it is no archive, or breaks off", async () => {
    const { bytes } = zip({ "a.txt": text("abc".repeat(100)) });
    for (const broken of [text("PK\u0003\u0004 không"), bytes.slice(0, 40), bytes.slice(20)])
      expect(await errorOf(() => documentsInZip({ name, bytes: broken }))).toMatchObject({
        code: "IMPORT_DAMAGED",
      });
  });
});

describe("a package", () => {
  it("unpacks a part when it is asked for", async () => {
    const parts = await openPackage(zip({ "a/b.xml": text("<a/>") }));
    expect(await parts.read("a/b.xml")).toEqual(text("<a/>"));
    expect(await parts.read("a/c.xml")).toBeNull();
  });

  it("refuses a part that unpacks to far more than it is, and parts that are too large together", async () => {
    const large = new Uint8Array(9 * 1024 * 1024);
    const parts = await openPackage(zip({ a: large }));
    expect(await errorOf(() => parts.read("a"))).toMatchObject({ code: "IMPORT_UNSAFE" });
    const limits = { ...packageLimits, ratio: 10_000, totalBytes: 10 * 1024 * 1024 };
    const several = await openPackage(zip({ a: large, b: large }), limits);
    await several.read("a");
    expect(await errorOf(() => several.read("b"))).toMatchObject({ code: "IMPORT_TOO_LARGE" });
  });

  it("does not unpack more than the directory says, and notices bytes that were changed", async () => {
    const bytes = zipSync({ a: text("a".repeat(5_000)) });
    const parts = await openPackage({ name, bytes: patched(bytes, DIRECTORY, 24, [10, 0, 0, 0]) });
    expect(await errorOf(() => parts.read("a"))).toMatchObject({ code: "IMPORT_DAMAGED" });
  });

  it("resolves paths of its parts", () => {
    expect(resolvePath("word/document.xml", "media/../header1.xml")).toBe("word/header1.xml");
    expect(resolvePath("word/document.xml", "/docProps/core.xml#x")).toBe("docProps/core.xml");
    expect(resolvePath("a/b", "../../../c")).toBe("c");
  });

  it("is told to be encrypted by what a compound file holds", () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const wide = (stream: string) => [...Buffer.from(stream, "utf16le")];
    const encrypted = [...ole, ...wide("EncryptionInfo"), 0, 0, ...wide("EncryptedPackage")];
    expect(isEncryptedOffice(Uint8Array.from(encrypted))).toBe(true);
    expect(isEncryptedOffice(Uint8Array.from([...ole, ...wide("WordDocument")]))).toBe(false);
    expect(isEncryptedOffice(text("EncryptedPackage"))).toBe(false);
  });
});
