import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBlock } from "../../../../src/corpus/import/encoding/index.js";
import {
  toMojibake,
  toTcvn3,
  toViqr,
  toViscii,
  toVni,
  toVps,
  toWindows1258,
} from "../../support/encoders.js";
import { paragraph } from "../../support/vietnamese.js";

const encoders = [
  ["tcvn3", toTcvn3],
  ["vni", toVni],
  ["viscii", toViscii],
  ["vps", toVps],
  ["viqr", toViqr],
  ["windows-1258", toWindows1258],
  ["mojibake", toMojibake],
  ["double-mojibake", (text: string) => toMojibake(toMojibake(text))],
  ["horns", (text: string) => text.replaceAll("ư", "ƣ").replaceAll("Ư", "Ƣ")],
] as const;

describe("a paragraph in an old encoding", () => {
  it.each(encoders)("is told and decoded: %s", (encoding, encode) => {
    fc.assert(
      fc.property(paragraph, (drawn) => {
        // Ends in a stop behind a vowel, which a writer of VIQR escapes: then no other one is a stop.
        const text = `${drawn} Hộ bà.`;
        const written = encode(text);
        const found = decodeBlock(written, null);
        if (written === text) return;
        expect(found.text).toBe(text);
        expect(found.encoding).toBe(encoding);
      }),
      { numRuns: 60 },
    );
  });

  it("is told from few words, with or without the name of its font", () => {
    expect(decodeBlock("Céng hßa x· héi chñ nghÜa ViÖt Nam", null).text).toBe(
      "Cộng hòa xã hội chủ nghĩa Việt Nam",
    );
    expect(decodeBlock("Độc lập", ".VnTime").text).toBe("Độc lập");
    expect(decodeBlock("Sè:", ".VnTime").text).toBe("Số:");
    expect(decodeBlock("Sè:", null).text).toBe("Sè:");
  });

  it("takes the other code points that PDF gives a glyph", () => {
    expect(decodeBlock("Thñ t−íng, b¶o l∙nh, n­íc, ngμy", "ABCDEF+VnTime").text).toBe(
      "Thủ tướng, bảo lãnh, nước, ngày",
    );
  });

  it.each([".VnTimeH", "VnTimeHBold", "ABCDEF+.VnTimeH,Bold", ".VnTimeH Tur", ".VnArial NarrowH"])(
    "is in capitals where the font shows it so: %s",
    (font) => {
      expect(decodeBlock("nghÞ ®Þnh", font).text).toBe("NGHỊ ĐỊNH");
      expect(decodeBlock("Nam", font).text).toBe("NAM");
    },
  );

  it("has capitals where it was typed in them", () => {
    expect(decodeBlock("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", null).text).toBe(
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    );
  });

  it("loses the blanks before combining marks with the broken horns", () => {
    expect(decodeBlock("thị trƣơ ̀ng nƣớc ngoa ̀i", null).text.normalize("NFC")).toBe("thị trường nước ngoài");
  });
});

describe("Unicode stays as it is", () => {
  it("whatever the font is called", () => {
    fc.assert(
      fc.property(paragraph, fc.constantFrom(null, ".VnTime", "VNI-Times", ".VnTimeH"), (text, font) => {
        expect(decodeBlock(text, font)).toEqual({ text, encoding: null });
        const decomposed = text.normalize("NFD");
        expect(decodeBlock(decomposed, font)).toEqual({ text: decomposed, encoding: null });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    "là và có cá",
    "Thới Lai, Cờ Ðỏ",
    "François Godement",
    "Le côté d’été à Paris",
    "±5%",
    "1.200 m²",
    "5 µm",
    "x^2 + a^2 = c^2",
    "Hanoi is the capital. Ha? No.",
    "",
    " ",
    "25 °C",
    "Müller & Söhne",
  ])("%s", (text) => {
    expect(decodeBlock(text, null)).toEqual({ text, encoding: null });
  });
});

it("never throws, and gives text back for any text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.constantFrom(null, ".VnTimeH", "VNI-Times"),
      (text, font) => {
        expect(typeof decodeBlock(text, font).text).toBe("string");
      },
    ),
  );
});
