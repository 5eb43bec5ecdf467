import type { Article, Passage } from "../corpus/types.js";
import type { Lexicon } from "../language/lexicon.js";
import { LexicalIndex } from "../retrieval/lexical-index.js";
import { readPassageText } from "../retrieval/passage-text.js";
import { Vocabulary } from "../retrieval/vocabulary.js";
import { embeddingUnits } from "./embedding-unit.js";
import type { IndexedPassage, Library } from "./library.js";
import { passageContext } from "./passage-context.js";
import type { StoredIndex } from "./storage.js";

/** Passages kept cut up in memory; questions come back to the same ones. */
const keptPassages = 2_000;

/** Puts a corpus and its index together, ready to be searched. */
export function assembleLibrary(
  { articles, passages }: { readonly articles: readonly Article[]; readonly passages: readonly Passage[] },
  { lexical: arrays, vectors, graph, passageOfVector, knowledge }: StoredIndex,
  lexicon: Lexicon,
): Omit<Library, "state" | "embedded" | "problems"> {
  const lexical = new LexicalIndex(arrays);
  return {
    articles,
    passages,
    describe: describer(articles, passages),
    search: { lexical, vectors, graph, passageOfVector, vectorOffsets: offsets(passages, passageOfVector) },
    vocabulary: new Vocabulary(lexical, lexicon, knowledge),
  };
}

function describer(articles: readonly Article[], passages: readonly Passage[]): Library["describe"] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const recent = new Map<number, IndexedPassage>();
  return (ordinal) => {
    const known = recent.get(ordinal);
    if (known) return known;
    const passage = passages[ordinal];
    const article = passage && bySlug.get(passage.article);
    if (!passage || !article) throw new RangeError(`no passage ${ordinal}`);
    const described: IndexedPassage = {
      passage,
      article,
      read: readPassageText(passage.text),
      readContext: readPassageText(passageContext(passage, article)),
      sentenceOfVector: embeddingUnits(ordinal, passage, article).map((unit) => unit.sentence),
    };
    if (recent.size >= keptPassages) recent.clear();
    recent.set(ordinal, described);
    return described;
  };
}

/** Where each passage's vectors start; the vectors of a passage stand together, in order. */
function offsets(passages: readonly Passage[], passageOfVector: Uint32Array): Uint32Array {
  const starts = new Uint32Array(passages.length + 1);
  for (const passage of passageOfVector) starts[passage + 1] = (starts[passage + 1] ?? 0) + 1;
  for (let at = 0; at < passages.length; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  return starts;
}
