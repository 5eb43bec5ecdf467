import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locatedPlainLetters, plainLetters, withoutInvisible } from "../../src/language/look-alikes.js";
import { canonicalForm, plainForm } from "../../src/language/syllable.js";
import { anyText, runningText } from "./vietnamese.js";

describe("plainLetters", () => {
  it.each([
    ["Ð, Ɖ, ð and ɖ", "Ðỏ Ɖỏ ðỏ ɖỏ", "Đỏ Đỏ đỏ đỏ"],
    ["a caron in the place of a breve", "nǎm Ǎn", "năm Ăn"],
    ["full-width letters, digits and signs", "Ｑｕận ５：３．０９３＆４％", "Quận 5:3.093&4%"],
    ["mathematical letters and digits", "𝐡𝑜 𝒽𝗁 𝟛𝟎", "ho hh 30"],
    ["circled and squared letters", "Ⓗⓞ 🄷", "Ho H"],
    ["small capitals", "ʜᴏ̣̂", "hộ".normalize("NFD")],
    ["ligatures and Roman numerals", "ﬁ Ⅻ", "fi XII"],
    ["Cyrillic letters in words of ours", "Сờ Ѕở Оˆ рhường", "Cờ Sở Oˆ phường"],
    ["Cyrillic letters that carry our marks", "О\u0302 Мôn", "O\u0302 Môn"],
    ["words of such letters alone", "сао хе", "cao xe"],
    ["Greek letters in words of ours", "ΤΗàΝΗ ρhố", "THàNH phố"],
    ["what cannot be seen", "h\u00adộ ng\u200bh\u200c\u200dèo\u2060\ufeff\u200e", "hộ nghèo"],
    ["raised and lowered digits behind letters", "m² km³ CO₂", "m2 km3 CO2"],
  ])("writes %s plainly", (_what, text, plain) => {
    expect(plainLetters(text)).toBe(plain);
  });

  it.each([
    "Quận Ô Môn còn 3.093 hộ nghèo – “chiếm” 9,52%…",
    "Москва, Ельцин, МОСКВА",
    "Ελλάδα, ΔΟΣ",
    "5² 1½ 3.093¹",
    "① ℃ ™ № ½",
    "日本 한국 ไทย",
    "👍 \ud800",
    "",
  ])("leaves “%s” as it is", (text) => {
    expect(plainLetters(text)).toBe(text);
    expect(locatedPlainLetters(text)?.text ?? text).toBe(text);
  });

  it("leaves nothing to be done again, and tells where each character comes from", () => {
    fc.assert(
      fc.property(fc.oneof(runningText, anyText, disguised), (text) => {
        const plain = plainLetters(text);
        expect(plainLetters(plain)).toBe(plain);
        const located = locatedPlainLetters(text);
        if (located === null) return;
        expect(located.text).toBe(plain);
        expect(located.starts).toHaveLength(plain.length);
        for (const [at, start] of located.starts.entries()) {
          const end = located.ends[at] ?? 0;
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          if (at > 0) expect(start).toBeGreaterThanOrEqual(located.starts[at - 1] ?? 0);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("stands in every form in which words are compared", () => {
    expect(canonicalForm("Ｈ\u00adÒA Ðình")).toBe("hoà đình");
    expect(plainForm("Ｈ\u00adòa Ðình")).toBe("hoa dinh");
  });
});

const disguised = fc
  .array(fc.constantFrom(..."CờĐỏ ÐƉðＣ３𝐂𝟑Сaосκ²₂Ⅻﬁ.", "\u00ad", "\u200b", "\ufeff", "\u0302"), {
    maxLength: 30,
  })
  .map((characters) => characters.join(""));

describe("withoutInvisible", () => {
  it("leaves out what cannot be seen, and nothing else", () => {
    expect(withoutInvisible("h\u00adộ ng\u200bh\u200c\u200dèo\u2060\ufeff\u200e, Ðỏ m²")).toBe(
      "hộ nghèo, Ðỏ m²",
    );
    expect(withoutInvisible("👍\ufe0f \ud83d")).toBe("👍 \ud83d");
  });
});
