import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalForm, foldDiacritics } from "../../src/language/syllable.js";
import { tokenize } from "../../src/language/token.js";
import { anyText, runningText, vietnameseWords } from "./vietnamese.js";

const words = (text: string) => tokenize(text).map((token) => token.text);

describe("tokenize", () => {
  it("cuts a text into syllables, abbreviations and numbers, each in its canonical form", () => {
    expect(words("UBND quận Bình Thủy: 3.093 hộ (theo NQTW4).")).toEqual([
      "ubnd",
      "quận",
      "bình",
      "thuỷ",
      "3093",
      "hộ",
      "theo",
      "nqtw4",
    ]);
  });

  it("takes an abbreviation for its letters, whatever joins them", () => {
    expect(words("Phòng NN&PTNT, A & B, a&b")).toEqual(["phòng", "nnptnt", "a", "b", "a", "b"]);
    expect(words("Sở TN&MT, Sở VH,TT&DL, Sở LĐ-TB&XH")).toEqual([
      "sở",
      "tnmt",
      "sở",
      "vhttdl",
      "sở",
      "lđtbxh",
    ]);
    expect(words("Nghị quyết T.Ư 4, NQ T.W 4")).toEqual(["nghị", "quyết", "tw", "4", "nq", "tw", "4"]);
    expect(words("Nghị quyết TƯ 4, BCH TƯ Đảng, TƯ")).toEqual([
      "nghị",
      "quyết",
      "tw",
      "4",
      "bch",
      "tw",
      "đảng",
      "tw",
    ]);
    expect(words("ĐẦU TƯ, TƯ VẤN, Tư vấn, TƯỞNG")).toEqual(["đầu", "tư", "tư", "vấn", "tư", "vấn", "tưởng"]);
    expect(words("UBND, HĐND và A,B,C")).toEqual(["ubnd", "hđnd", "và", "a", "b", "c"]);
  });

  it.each([
    ["an ordinary space", "3 093 hộ, nay 1 234 567,8 đồng."],
    ["a space that does not break", "3\u00a0093 hộ, nay 1\u00a0234\u00a0567,8 đồng."],
    ["a thin space", "3\u2009093 hộ, nay 1\u202f234\u202f567,8 đồng."],
  ])("takes thousands parted by %s for one number", (_what, text) => {
    expect(words(text)).toEqual(["3093", "hộ", "nay", "1234567,8", "đồng"]);
    const [number] = tokenize(text);
    expect(text.slice(number?.start, number?.end)).toMatch(/^3\s093$/u);
  });

  it.each([
    ["năm 2012 300 hộ", ["năm", "2012", "300", "hộ"]],
    ["tháng 5 300 hộ", ["tháng", "5", "300", "hộ"]],
    ["Bài 2 100 câu", ["bài", "2", "100", "câu"]],
    ["12 34 hộ", ["12", "34", "hộ"]],
    ["Ô Môn 120 300 45", ["ô", "môn", "120", "300", "45"]],
    ["0292 3 820 123", ["0292", "3", "820", "123"]],
    ["(0710) 820 123", ["0710", "820", "123"]],
    ["15-17 200 ha", ["15", "17", "200", "ha"]],
    ["3 0934 hộ", ["3", "0934", "hộ"]],
    ["3 093ha", ["3", "093", "ha"]],
  ])("takes the numbers of “%s” for several", (text, tokens) => {
    expect(words(text)).toEqual(tokens);
  });

  it.each([
    ["an Icelandic and an African letter", "Cờ Ðỏ, Cờ Ɖỏ"],
    ["full-width letters", "Ｃờ Đỏ, Ｃờ Đỏ"],
    ["mathematical letters", "𝐂ờ Đỏ, 𝗖ờ Đỏ"],
    ["Cyrillic letters", "Сờ Đỏ, Сờ Đỏ"],
    ["soft hyphens and zero-width characters", "C\u00adờ\u200b Đ\u200dỏ, C\u2060ờ \ufeffĐ\u200cỏ"],
  ])("reads %s as the letters that they look like, and points into the text as given", (_what, text) => {
    const tokens = tokenize(text);
    expect(tokens.map((token) => token.text)).toEqual(["cờ", "đỏ", "cờ", "đỏ"]);
    expect(tokens.map((token) => token.folded)).toEqual(["co", "do", "co", "do"]);
    const surfaces = tokens.map(({ start, end }) => text.slice(start, end));
    const visible = text.replace(/[\s,]+|^[\u200b\ufeff]/gu, " ");
    expect(visible.replaceAll("\u200b", "").replaceAll("\ufeff", "")).toBe(surfaces.join(" "));
  });

  it("parts a number from the unit printed close to it", () => {
    expect(words("300ha")).toEqual(["300", "ha"]);
    expect(words("5.000đ")).toEqual(["5000", "đ"]);
  });

  it("takes a percentage with a stray space for one number", () => {
    const [number, ...rest] = tokenize("giảm còn 4, 68%").slice(2);
    expect(number).toEqual({ text: "4,68", folded: "4,68", start: 9, end: 14, kind: "number" });
    expect(rest).toEqual([]);
  });

  it("takes a year and the percentage behind it for two", () => {
    expect(words("năm 2012, 80% dự toán")).toEqual(["năm", "2012", "80", "dự", "toán"]);
  });

  it("takes a list of numbers for several", () => {
    expect(words("1, 2, 3 và 10, 20 hộ")).toEqual(["1", "2", "3", "và", "10", "20", "hộ"]);
  });

  it("does not read the digits of an abbreviation as a number", () => {
    expect(tokenize("CO2 NQTW4").map(({ kind }) => kind)).toEqual(["word", "word"]);
  });

  it("cuts at what joins words", () => {
    expect(words("kinh tế-xã hội, Đ/c 20/11")).toEqual(["kinh", "tế", "xã", "hội", "đ", "c", "20", "11"]);
  });

  it("finds nothing where nothing is said", () => {
    expect(tokenize("")).toEqual([]);
    expect(tokenize(" …—👍\n\ud800")).toEqual([]);
  });

  it("points into the text as given, also where it is decomposed", () => {
    const text = "Quận Ô Môn, thủy lợi".normalize("NFD");
    const tokens = tokenize(text);
    expect(tokens.map(({ start, end }) => text.slice(start, end).normalize("NFC"))).toEqual([
      "Quận",
      "Ô",
      "Môn",
      "thủy",
      "lợi",
    ]);
    expect(tokens.map((token) => token.text)).toEqual(["quận", "ô", "môn", "thuỷ", "lợi"]);
  });

  it("gives tokens in order, none over another, each the canonical form of what it points to", () => {
    fc.assert(
      fc.property(fc.oneof(runningText, anyText), (text) => {
        let end = 0;
        for (const token of tokenize(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
          const surface = text.slice(token.start, token.end);
          // The stray space of a percentage is told by the sign behind it.
          const again = tokenize(/,\s/.test(surface) ? `${surface}%` : surface);
          expect(again.map((each) => each.text)).toEqual([token.text]);
          const letters = canonicalForm(surface);
          if (token.kind === "word" && !/[&.]/.test(surface)) expect(token.text).toBe(letters);
          expect(token.folded).toBe(token.kind === "word" ? foldDiacritics(token.text) : token.text);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { seed: 5, numRuns: 250 },
    );
  });

  it("finds the same tokens in every Unicode form of a text", () => {
    fc.assert(
      fc.property(vietnameseWords, (text) => {
        expect(words(text.normalize("NFD"))).toEqual(words(text.normalize("NFC")));
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
