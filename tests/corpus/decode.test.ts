import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/corpus/decode.js";
import { errorOf } from "./support/error.js";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("decodeText", () => {
  it("keeps every character but the byte order mark", () => {
    const decomposed = "Cần Thơ\r\n\f…".normalize("NFD");
    expect(decodeText(bytes(decomposed), "a.txt")).toBe(decomposed);
    expect(decodeText(bytes(`\ufeff${decomposed}`), "a.txt")).toBe(decomposed);
  });

  it("reads UTF-16 that says so", () => {
    const little = Buffer.from("\ufeffÔ Môn", "utf16le");
    expect(decodeText(little, "a.txt")).toBe("Ô Môn");
    expect(decodeText(Buffer.from(little).swap16(), "a.txt")).toBe("Ô Môn");
  });

  it("names the line of the first byte that is not UTF-8", async () => {
    const latin = Buffer.concat([bytes("một\nhai\nb"), Buffer.from([0xe0, 0x20]), bytes("\nbốn")]);
    expect(await errorOf(() => decodeText(latin, "a.txt"))).toEqual({
      code: "TEXT_ENCODING",
      file: "a.txt",
      line: 3,
    });
    const cut = bytes("một\nhế").subarray(0, -1);
    expect(await errorOf(() => decodeText(cut, "a.txt"))).toMatchObject({ code: "TEXT_ENCODING", line: 2 });
  });

  it("names the line of a broken UTF-16 character", async () => {
    const broken = Buffer.concat([Buffer.from("\ufeffmột\nhai ", "utf16le"), Buffer.from([0x00, 0xd8])]);
    expect(await errorOf(() => decodeText(broken, "a.txt"))).toMatchObject({
      code: "TEXT_ENCODING",
      line: 2,
    });
  });

  it("refuses binary files", async () => {
    const binary = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff]);
    expect(await errorOf(() => decodeText(binary, "a.docx"))).toEqual({
      code: "TEXT_BINARY",
      file: "a.docx",
    });
    const withoutMark = Buffer.from("abc", "utf16le");
    expect(await errorOf(() => decodeText(withoutMark, "a.txt"))).toMatchObject({ code: "TEXT_BINARY" });
    const nulInUtf16 = Buffer.from("\ufeffa\0b", "utf16le");
    expect(await errorOf(() => decodeText(nulInUtf16, "a.txt"))).toMatchObject({ code: "TEXT_BINARY" });
  });

  it("refuses files without text", async () => {
    for (const empty of ["", " \n\f\r\n", "\ufeff"]) {
      expect(await errorOf(() => decodeText(bytes(empty), "a.txt"))).toEqual({
        code: "TEXT_EMPTY",
        file: "a.txt",
      });
    }
  });
});
