import type { Article, Passage } from "../corpus/types.js";
import type { Embedder } from "../embedding/embedder.js";
import type { Lexicon } from "../language/lexicon.js";
import { type Token, tokenize } from "../language/token.js";
import { turn } from "../turn.js";
import { cutSentences } from "./forward/cut-sentences.js";
import { type ForwardArrays, ForwardWriter } from "./forward/forward-index.js";
import type { LexicalArrays } from "./lexical/lexical-index.js";
import { LexicalWriter } from "./lexical/lexical-writer.js";
import { WordIds } from "./lexical/word-ids.js";
import { type CorpusNames, CorpusNamesWriter } from "./names/corpus-names.js";
import { passageContext } from "./passages/passage-context.js";
import type { PassageStore } from "./passages/passage-store.js";
import { succeed } from "./passages/succession.js";
import { type EmbeddingUnit, embeddingUnits } from "./vectors/embedding-unit.js";
import type { KnownVectors } from "./vectors/known-vectors.js";
import { type BuiltVectors, VectorWriter } from "./vectors/vector-writer.js";

/** How far a build has come. */
export interface BuildProgress {
  readonly stage: "passages" | "graph";
  /** Passages, or vectors of the graph. */
  readonly done: number;
  readonly total: number;
}

/** An index in memory, whole but for its graph, which is asked for by `graph.open`. */
export interface BuiltIndex extends BuiltVectors {
  readonly passages: PassageStore;
  readonly lexical: LexicalArrays;
  readonly forward: ForwardArrays;
  readonly names: CorpusNames;
}

/** Passages embedded at a time: large batches are fast, and the graph has work early. */
const batchSize = 128;
/** The event loop gets a turn after so many ms. */
const longestSlice = 8;

/**
 * Builds the index of a corpus, giving the event loop turns. Only texts without a known vector are embedded.
 * @param predecessor the passages of the index that this one takes the place of: references to them are resolved by what became of them
 * @throws what the embedder throws
 */
export async function buildIndex(
  articles: readonly Article[],
  embedder: Embedder,
  lexicon: Lexicon,
  known: KnownVectors | null,
  onProgress: (progress: BuildProgress) => void,
  predecessor: PassageStore | null = null,
): Promise<BuiltIndex> {
  const total = articles.reduce((sum, article) => sum + article.passages.length, 0);
  const words = new PassageIndexer(total, lexicon);
  const vectors = new VectorWriter(embedder, total, known);
  try {
    let batch: EmbeddingUnit[][] = [];
    let [done, since] = [0, performance.now()];
    const flush = async () => {
      await vectors.add(batch);
      batch = [];
      onProgress({ stage: "passages", done, total });
    };
    for (const article of articles) {
      for (const passage of article.passages) {
        words.add(passage, article);
        batch.push(embeddingUnits(done++, passage, article));
        if (performance.now() - since > longestSlice) {
          await turn();
          since = performance.now();
        }
        if (batch.length === batchSize) await flush();
      }
    }
    await flush();
    const [built, passages] = [await words.build(), await succeed(predecessor, articles)];
    const made = vectors.build();
    await made.graph.finish((added, expected) =>
      onProgress({ stage: "graph", done: added, total: expected }),
    );
    return { passages, ...built, ...made };
  } catch (error) {
    await vectors.abandon();
    throw error;
  }
}

/** Reads each passage once and hands what it finds to the inverted index, the forward index and the corpus's own knowledge. */
class PassageIndexer {
  readonly #words = new WordIds();
  readonly #lexical: LexicalWriter;
  readonly #forward = new ForwardWriter();
  readonly #names: CorpusNamesWriter;

  constructor(passages: number, lexicon: Lexicon) {
    this.#lexical = new LexicalWriter(this.#words, passages);
    this.#names = new CorpusNamesWriter(lexicon);
  }

  add(passage: Passage, article: Article): void {
    const { text } = passage;
    const tokens = tokenize(text);
    const context = this.#numbers(tokenize(passageContext(passage, article)));
    const sentences = cutSentences(text, tokens).map((sentence) => ({
      ...sentence,
      tokens: this.#numbers(sentence.tokens),
    }));
    this.#lexical.add(
      sentences.flatMap((sentence) => sentence.tokens),
      context,
    );
    this.#forward.add(sentences, context);
    this.#names.add(text, tokens);
  }

  async build(): Promise<Pick<BuiltIndex, "lexical" | "forward" | "names">> {
    const lexical = await this.#lexical.build();
    return { lexical, forward: this.#forward.build(), names: this.#names.build() };
  }

  #numbers(tokens: readonly Token[]): number[] {
    return tokens.map((token) => this.#words.idOf(token));
  }
}
