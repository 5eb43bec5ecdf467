import { ForwardIndex, ForwardWriter } from "../../src/index/forward/forward-index.js";
import { sentenceTraits } from "../../src/index/forward/sentence-trait.js";
import { LexicalIndex } from "../../src/index/lexical/lexical-index.js";
import { LexicalWriter } from "../../src/index/lexical/lexical-writer.js";
import { WordIds } from "../../src/index/lexical/word-ids.js";
import { type CorpusNames, CorpusNamesWriter } from "../../src/index/names/corpus-names.js";
import type { Lexicon } from "../../src/language/lexicon.js";
import { splitSentences } from "../../src/language/sentence.js";
import { type Token, tokenize } from "../../src/language/token.js";

/** A passage to index, and the words around it that are searched but never quoted. */
export interface GivenPassage {
  readonly text: string;
  readonly context?: string;
}

/** What an index knows of passages by their words. */
export interface IndexedPassages {
  readonly lexical: LexicalIndex;
  readonly forward: ForwardIndex;
  readonly knowledge: CorpusNames;
}

/** Indexes passages the way the library does, without articles, files and vectors. */
export async function indexPassages(
  passages: readonly GivenPassage[],
  lexicon: Lexicon,
): Promise<IndexedPassages> {
  const words = new WordIds();
  const numbers = (tokens: readonly Token[]) => tokens.map((token) => words.idOf(token));
  const lexical = new LexicalWriter(words);
  const forward = new ForwardWriter();
  const knowledge = new CorpusNamesWriter(lexicon);
  for (const { text, context = "" } of passages) {
    const tokens = tokenize(text);
    const around = numbers(tokenize(context));
    const sentences = splitSentences(text).map(({ start, end }) => {
      const inside = tokens.filter((token) => token.start >= start && token.start < end);
      const traits = sentenceTraits(text.slice(start, end), inside);
      return { start, end, tokens: numbers(inside), traits };
    });
    lexical.add(
      sentences.flatMap((sentence) => sentence.tokens),
      around,
    );
    forward.add(sentences, around);
    knowledge.add(text, tokens);
  }
  return {
    lexical: new LexicalIndex(await lexical.build()),
    forward: new ForwardIndex(forward.build()),
    knowledge: knowledge.build(),
  };
}
