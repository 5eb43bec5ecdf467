import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StringTable } from "../../../src/index/store/string-table.js";

const letters = ["a", "b", "đ", "ộ", "😀", "\ufeff", "\uffff", "\0", " "];
const string = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...letters), maxLength: 4 }),
);
const strings = fc.uniqueArray(string, { maxLength: 60 });

describe("StringTable", () => {
  it("numbers strings in the order given, in any script, and finds no other", () => {
    fc.assert(
      fc.property(strings, string, (list, other) => {
        const table = StringTable.from(list);
        expect(table.size).toBe(list.length);
        for (const each of [...list, other]) expect(table.find(each)).toBe(list.indexOf(each));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it("gives each string back by its number", () => {
    fc.assert(
      fc.property(strings, (list) => {
        const table = StringTable.from(list);
        expect(list.map((_, number) => table.at(number))).toEqual(list);
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  it("gives the empty string for a number that it does not have", () => {
    const table = StringTable.from(["hộ", "nghèo"]);
    for (const number of [-2, -1, 2, 3, 1_000]) expect(table.at(number)).toBe("");
  });

  it("tells long strings apart by their last letter", () => {
    const long = ["a", "b", "ộ"].map((last) => "nghèo".repeat(200) + last);
    const table = StringTable.from(long);
    expect(long.map((each) => table.find(each))).toEqual([0, 1, 2]);
    expect(table.find("nghèo".repeat(200))).toBe(-1);
  });

  it("tells a string from its beginning and from one that it begins", () => {
    const table = StringTable.from(["nghèo"]);
    expect([table.find("nghè"), table.find("nghèo"), table.find("nghèo "), table.find("")]).toEqual([
      -1, 0, -1, -1,
    ]);
  });

  it("is the same when read from the middle of a larger block of bytes", () => {
    const { arrays } = StringTable.from(["hộ", "nghèo"]);
    const block = new Uint8Array(arrays.bytes.length + 3);
    block.set(arrays.bytes, 3);
    const reopened = new StringTable({ ...arrays, bytes: block.subarray(3) });
    expect([reopened.find("hộ"), reopened.find("nghèo"), reopened.find("h")]).toEqual([0, 1, -1]);
    expect(reopened.at(1)).toBe("nghèo");
  });

  it("finds nothing where there is nothing", () => {
    const table = StringTable.from([]);
    expect([table.size, table.find(""), table.find("hộ"), table.at(0)]).toEqual([0, -1, -1, ""]);
  });
});
