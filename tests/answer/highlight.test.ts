import { describe, expect, it } from "vitest";
import { highlightSentences } from "../../src/answer/highlight.js";
import { sentenceTraits } from "../../src/index/forward/sentence-trait.js";
import { splitSentences } from "../../src/language/sentence.js";
import { tokenize } from "../../src/language/token.js";
import type { Query, QueryTerm } from "../../src/query/index.js";
import type { RankedPassage } from "../../src/ranking/index.js";

function term(word: string, weight = 1): QueryTerm {
  const variants = [{ tokens: [{ value: word, folded: false }], boost: 1 }];
  return {
    surface: word,
    kind: "word",
    from: 0,
    length: 1,
    counted: false,
    variants,
    weight,
    bestKnownBoost: 1,
  };
}

/** The sentences shown of a text for a question about these words. `scores`: how well each sentence answers. */
function shown(
  text: string,
  words: readonly string[],
  scores: readonly number[],
  answerType: Query["answerType"] = "other",
): string[] {
  const terms = words.map((word) => term(word));
  const query: Query = {
    text: "",
    language: "vi",
    rewritten: "",
    answerType,
    typeWords: "",
    present: false,
    terms,
    words: [],
    weightedTerms: [],
  };
  const sentences = splitSentences(text).map(({ start, end }) => {
    const tokens = tokenize(text.slice(start, end));
    const traits = sentenceTraits(text.slice(start, end), tokens);
    return { start, end, traits, words: tokens.map((token) => token.text) };
  });
  const bySentence = sentences.map((sentence) =>
    words.map((word) => (sentence.words.includes(word) ? 1 : 0)),
  );
  // What else was found out about the passage does not decide what is shown of it.
  const ranked: Pick<RankedPassage, "sentences" | "match" | "sentenceScores"> = {
    sentences: sentences.map((sentence) => ({ ...sentence, tokens: new Uint32Array() })),
    match: { best: words.map(() => 1), bySentence },
    sentenceScores: scores,
  };
  return highlightSentences(query, ranked as RankedPassage).map((at) => {
    const { start, end } = sentences[at] ?? {};
    return text.slice(start, end);
  });
}

describe("highlightSentences", () => {
  const text = "Trời mưa. Quận có hộ. Huyện có vườn.";

  it("shows the sentence that answers best", () => {
    expect(shown(text, ["quận", "hộ"], [0, 2, 1])).toEqual(["Quận có hộ."]);
  });

  it("shows the first of equals", () => {
    expect(shown(text, [], [1, 1, 1])).toEqual(["Trời mưa."]);
  });

  it("shows a second one that holds what the first lacks, in reading order", () => {
    expect(shown(text, ["quận", "vườn"], [0, 1, 2])).toEqual(["Quận có hộ.", "Huyện có vườn."]);
  });

  it("does not show a second one that adds little", () => {
    expect(shown(text, ["quận", "hộ", "có", "các", "vườn"], [0, 2, 1])).toEqual(["Quận có hộ."]);
  });

  it.each([
    ["three of eleven words", 11, 3, 2],
    ["two of nine", 9, 2, 1],
  ])(
    "shows a second one that holds a quarter of the question besides: %s",
    (_what, all, added, sentences) => {
      const words = Array.from({ length: all }, (_, at) => `từ${String.fromCharCode(97 + at)}`);
      const [first, second] = [words.slice(added), words.slice(0, added)].map(
        (each) => `Có ${each.join(" ")}.`,
      );
      expect(shown(`${first} ${second}`, words, [2, 1])).toHaveLength(sentences);
    },
  );

  it.each([
    [0.85, 2],
    [0.75, 1],
  ])("shows a second figure that answers %d times as well: %d sentences", (score, sentences) => {
    expect(shown("Quận có 9 hộ. Huyện có 8 hộ.", ["hộ"], [1, score], "quantity")).toHaveLength(sentences);
  });

  it("never shows three", () => {
    expect(shown("Có hộ. Có vườn. Có quận.", ["hộ", "vườn", "quận"], [3, 2, 1])).toEqual([
      "Có hộ.",
      "Có vườn.",
    ]);
  });

  it("adds the sentence with the figure that is asked for", () => {
    const figures = "Quận có nhiều hộ. Nay hộ còn 9. Năm 2012 có hộ.";
    expect(shown(figures, ["hộ"], [3, 1, 2], "quantity")).toEqual(["Quận có nhiều hộ.", "Nay hộ còn 9."]);
    expect(shown(figures, ["hộ"], [3, 1, 2])).toEqual(["Quận có nhiều hộ."]);
  });

  it("adds no figure that is about something else", () => {
    expect(shown("Quận có nhiều hộ. Huyện có 9 vườn.", ["hộ"], [2, 1], "quantity")).toEqual([
      "Quận có nhiều hộ.",
    ]);
  });

  it("adds the figure where its sentence holds half of what the first holds", () => {
    const figures = "Quận có nhiều hộ nghèo. Nay hộ còn 9.";
    expect(shown(figures, ["hộ", "quận"], [3, 1], "quantity")).toHaveLength(2);
    expect(shown(figures, ["hộ", "quận", "nghèo"], [3, 1], "quantity")).toHaveLength(1);
  });

  it("shows nothing of nothing", () => {
    expect(shown("", ["hộ"], [])).toEqual([]);
  });
});
