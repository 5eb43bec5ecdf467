import { describe, expect, it } from "vitest";
import { allTypefaces, monoFace, sansFace, serifFace } from "../../../src/corpus/import/typeface.js";

describe("typefaces", () => {
  it("measure as the fonts do whose widths they hold", () => {
    // Adobe Font Metrics: i 278, m 778, W 944 in Times; i 222, m 833, W 944 in Helvetica.
    expect(["i", "m", "W", "im W"].map(serifFace.width)).toEqual([278, 778, 944, 278 + 778 + 250 + 944]);
    expect(["i", "m", "W"].map(sansFace.width)).toEqual([222, 833, 944]);
  });

  it("give both Unicode forms of a text the same width", () => {
    const text = "Đồng chí Nguyễn Văn Bé Ba, Trưởng phòng NN&PTNT huyện Thới Lai… 5,17%";
    for (const { width } of allTypefaces)
      expect(width(text.normalize("NFD"))).toBe(width(text.normalize("NFC")));
  });

  it("give marks no width, and every letter some", () => {
    expect(serifFace.width("ệ")).toBe(serifFace.width("e"));
    expect(monoFace.width("Đảng")).toBe(monoFace.width("iiii"));
    for (const { width } of allTypefaces) {
      for (const letter of "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯжΩ中😀")
        expect(width(letter)).toBeGreaterThan(0);
    }
  });
});
