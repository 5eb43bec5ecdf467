import type { Lexicon } from "../../src/language/lexicon.js";
import { splitSentences } from "../../src/language/sentence.js";
import { type Token, tokenize } from "../../src/language/token.js";
import { type CorpusKnowledge, KnowledgeBuilder } from "../../src/retrieval/corpus-knowledge.js";
import { ForwardBuilder, ForwardIndex } from "../../src/retrieval/forward-index.js";
import { LexicalBuilder } from "../../src/retrieval/lexical-builder.js";
import { LexicalIndex } from "../../src/retrieval/lexical-index.js";
import { sentenceTraits } from "../../src/retrieval/sentence-trait.js";
import { WordNumbering } from "../../src/retrieval/word-numbering.js";

/** A passage to index, and the words around it that are searched but never quoted. */
export interface GivenPassage {
  readonly text: string;
  readonly context?: string;
}

/** What an index knows of passages by their words. */
export interface IndexedPassages {
  readonly lexical: LexicalIndex;
  readonly forward: ForwardIndex;
  readonly knowledge: CorpusKnowledge;
}

/** Indexes passages the way the library does, without articles, files and vectors. */
export async function indexPassages(
  passages: readonly GivenPassage[],
  lexicon: Lexicon,
): Promise<IndexedPassages> {
  const words = new WordNumbering();
  const numbers = (tokens: readonly Token[]) => tokens.map((token) => words.number(token));
  const lexical = new LexicalBuilder(words);
  const forward = new ForwardBuilder();
  const knowledge = new KnowledgeBuilder(lexicon);
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
