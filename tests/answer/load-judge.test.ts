import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadJudge } from "../../src/answer/index.js";
import { WordTokenizer } from "../../src/embedding/index.js";
import type { ReaderEnsemble } from "../../src/ranking/index.js";
import { bundledJudge } from "../support/judge.js";

const models = join(import.meta.dirname, "..", "..", "models");
const bundled = join(models, "trich-dan-vi");
const text = "quận Ô Môn còn bao nhiêu hộ nghèo";

/** A tokenizer that cuts as the bundled one does, and knows the first of its words only. */
async function otherWords(): Promise<WordTokenizer | undefined> {
  const json = JSON.parse(await readFile(join(bundled, "tokenizer.json"), "utf8"));
  const vocab = json.model.vocab.slice(0, 20);
  return WordTokenizer.fromJson({ ...json, model: { ...json.model, vocab } }) ?? undefined;
}

/** What each of the readers makes of the text. */
function tokensOf(reader: ReaderEnsemble) {
  return reader.question(text).map(({ tokens }) => tokens);
}

describe("loadJudge", () => {
  it("asks two readers together", () => {
    expect(tokensOf(bundledJudge.reader)).toHaveLength(2);
  });

  it("reads with the bundled tokenizer whatever embedding model is chosen", async () => {
    const words = await otherWords();
    expect(words).toBeDefined();
    const { reader } = await loadJudge(models, { folder: join(models, "another"), words });
    expect(tokensOf(reader)).toEqual(tokensOf(bundledJudge.reader));
  });

  it("does not read the bundled tokenizer again where it is loaded", async () => {
    const { reader } = await loadJudge(models, { folder: bundled, words: await otherWords() });
    for (const [at, tokens] of tokensOf(reader).entries())
      expect(tokens).not.toEqual(tokensOf(bundledJudge.reader)[at]);
  });
});
