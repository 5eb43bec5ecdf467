import { describe, expect, it } from "vitest";
import type { QueryTerm } from "../../src/query/query.js";
import { bodiesOf, bodyOccurs, isBodyHeld } from "../../src/ranking/bodies.js";
import { TermMatcher } from "../../src/ranking/term-matcher.js";
import { indexPassages } from "../index/index-passages.js";
import { smallLexicon, wordTerm } from "../query/small-world.js";

/** Terms that stand one behind the other. */
function inOrder(...terms: readonly QueryTerm[]): QueryTerm[] {
  let from = 0;
  return terms.map((term) => {
    const length = term.surface.split(" ").length;
    const placed = { ...term, from, length };
    from += length;
    return placed;
  });
}

const bodies = (...terms: readonly QueryTerm[]) => bodiesOf(inOrder(...terms)).map(({ text }) => text);

describe("bodiesOf", () => {
  it("a head and what stands right behind it", () => {
    expect(bodies(wordTerm("Sở"), wordTerm("Tài chính"))).toEqual(["Sở Tài chính"]);
    expect(bodies(wordTerm("Công an"), wordTerm("Phan Thiết", { kind: "name" }))).toEqual([
      "Công an Phan Thiết",
    ]);
    expect(bodies(wordTerm("họp"), wordTerm("sở"), wordTerm("y tế"))).toEqual(["sở y tế"]);
  });

  it("also where it is typed without diacritics, but not where other tones make it another word", () => {
    expect(bodies(wordTerm("so"), wordTerm("tai chinh"))).toEqual(["so tai chinh"]);
    expect(bodies(wordTerm("số"), wordTerm("tài chính"))).toEqual([]);
  });

  it.each([
    ["a number", wordTerm("5", { kind: "number" })],
    ["a part", wordTerm("bài 5", { kind: "part" })],
    ["the kind of a place", wordTerm("Quận")],
  ])("%s behind the head makes no name", (_what, second) => {
    expect(bodies(wordTerm("phòng"), second)).toEqual([]);
  });

  it("no head, nothing behind the head, or something between makes none either", () => {
    expect(bodies(wordTerm("hộ nghèo"), wordTerm("quận"))).toEqual([]);
    expect(bodies(wordTerm("Sở"))).toEqual([]);
    const [head, rest] = inOrder(wordTerm("Sở"), wordTerm("Tài chính"));
    expect(head && rest && bodiesOf([head, { ...rest, from: 2 }])).toEqual([]);
  });
});

/** Whether the body that two terms name is held by a passage of this text, and whether it occurs in the corpus. */
async function held(head: QueryTerm, rest: QueryTerm, texts: readonly string[], context = "") {
  const terms = inOrder(head, rest);
  const given = texts.map((text) => ({ text, context }));
  const { lexical, forward } = await indexPassages(given, smallLexicon);
  const matcher = new TermMatcher(terms, lexical.dictionary);
  const [body] = bodiesOf(terms);
  if (!body) throw new Error("no body is named");
  const sentences = forward.sentences(0).map(({ tokens }) => tokens);
  return {
    isHeld: isBodyHeld(body, matcher, sentences),
    occurs: bodyOccurs(body, matcher, { lexical, forward }, null),
  };
}

describe("isBodyHeld and bodyOccurs", () => {
  const [committee, control] = [wordTerm("uỷ ban"), wordTerm("kiểm tra")];
  const police = wordTerm("công an");
  const place = wordTerm("phan thiết", { kind: "name" });

  it.each([
    ["side by side", "Theo Ủy ban Kiểm tra, quận vui.", true],
    ["with a word between", "Theo Ủy ban vừa kiểm tra.", false],
    ["the other way round", "Kiểm tra Ủy ban.", false],
    ["in two sentences", "Đó là Ủy ban. Kiểm tra là tốt.", false],
  ])("a head and a word %s", async (_how, text, whole) => {
    expect(await held(committee, control, [text])).toEqual({ isHeld: whole, occurs: whole });
  });

  it.each([
    ["right behind it", "Công an Phan Thiết họp.", true],
    ["two words behind it", "Công an thành phố Phan Thiết họp.", true],
    ["three words behind it", "Công an của thành phố Phan Thiết họp.", false],
  ])("a head and a name %s", async (_how, text, whole) => {
    expect(await held(police, place, [text])).toEqual({ isHeld: whole, occurs: whole });
  });

  it("occurs in a passage that is not held", async () => {
    const texts = ["Trời mưa.", "Có Ủy ban Kiểm tra."];
    expect(await held(committee, control, texts)).toEqual({ isHeld: false, occurs: true });
  });

  it("occurs in the words around a passage", async () => {
    const found = await held(committee, control, ["Nay kiểm tra rồi."], "Ủy ban Kiểm tra");
    expect(found).toEqual({ isHeld: false, occurs: true });
  });

  it("does not occur where no passage has its last word", async () => {
    expect(await held(committee, wordTerm("thể thao"), ["Ủy ban vui."])).toEqual({
      isHeld: false,
      occurs: false,
    });
  });

  it("of one syllable, or without diacritics, is found as well", async () => {
    expect(await held(wordTerm("chi cục"), wordTerm("thuế"), ["Chi cục Thuế họp."])).toMatchObject({
      occurs: true,
    });
    const untoned = wordTerm("kiem tra", { folded: true });
    expect(await held(committee, untoned, ["Ủy ban Kiểm tra họp."])).toEqual({ isHeld: true, occurs: true });
    const syllable = wordTerm("thue", { folded: true });
    expect((await held(wordTerm("chi cục"), syllable, ["Chi cục Thuế họp."])).occurs).toBe(true);
  });

  it.each([
    [300, false],
    [301, true],
  ])("is taken for one that occurs where %d passages have its last word: %s", async (count, occurs) => {
    const texts = Array.from({ length: count }, () => "Nay kiểm tra.");
    expect((await held(committee, control, texts)).occurs).toBe(occurs);
  });
});
