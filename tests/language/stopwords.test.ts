import { describe, expect, it } from "vitest";
import { englishStopPhrases, vietnameseStopPhrases } from "../../src/language/stopwords.js";
import { canonicalForm } from "../../src/language/syllable.js";
import { tokenize } from "../../src/language/token.js";

describe.each([
  ["Vietnamese", vietnameseStopPhrases],
  ["English", englishStopPhrases],
])("the %s stop phrases", (_language, phrases) => {
  it("are written as words are compared", () => {
    const wrong = phrases.filter(
      (phrase) =>
        phrase !== canonicalForm(phrase) ||
        phrase !==
          tokenize(phrase)
            .map(({ text }) => text)
            .join(" "),
    );
    expect(wrong).toEqual([]);
  });

  it("stand once each, none empty", () => {
    expect(phrases.filter((phrase, at) => phrase === "" || phrases.indexOf(phrase) !== at)).toEqual([]);
    expect(phrases.length).toBeGreaterThan(50);
  });
});

describe("vietnameseStopPhrases", () => {
  it.each(["bao nhiêu", "ở đâu", "cho biết", "là", "không"])("holds “%s”", (phrase) => {
    expect(vietnameseStopPhrases).toContain(phrase);
  });

  it.each(["nghèo", "quận", "thuế", "bí thư", "tỷ lệ"])("leaves the topic “%s” alone", (word) => {
    expect(vietnameseStopPhrases).not.toContain(word);
  });
});
