import { describe, expect, it } from "vitest";
import { decodeVni } from "../../src/language/vni.js";

describe("decodeVni", () => {
  it.each([
    ["ho65", "hộ"],
    ["ho56", "hộ"],
    ["ngheo2", "nghèo"],
    ["nghe2o", "nghèo"],
    ["d9o6ng2", "đồng"],
    ["dong962", "đồng"],
    ["nguo7i2", "người"],
    ["ngu7o7i2", "người"],
    ["quye6t1", "quyết"],
    ["na8m", "năm"],
    ["thuo73", "thuở"],
    ["u7", "ư"],
    ["mo6n", "môn"],
    ["thuy3", "thuỷ"],
  ])("reads “%s” as “%s”", (keys, word) => {
    expect(decodeVni(keys)).toBe(word);
  });

  it.each([
    "ho",
    "2012",
    "q7",
    "b52",
    "h1n1",
    "covid19",
    "ho12",
    "to0",
    "nqtw4",
    "",
    "x1y2z3",
    "ho65".repeat(9),
  ])("does not take “%s” for VNI", (keys) => {
    expect(decodeVni(keys)).toBeNull();
  });
});
