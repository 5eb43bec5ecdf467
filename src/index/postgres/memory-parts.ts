import { turn } from "../../turn.js";
import type { Catalogue } from "../catalogue.js";
import type { ForwardArrays } from "../forward/forward-index.js";
import type { LexicalArrays } from "../lexical/lexical-index.js";
import type { TermArrays } from "../lexical/term-dictionary.js";
import type { CorpusNames } from "../names/corpus-names.js";
import { decodeNames, encodeNames, namesFile } from "../names/names-format.js";
import { decodePassages, encodePassages, passageFile } from "../passages/passage-format.js";
import { PassageStore } from "../passages/passage-store.js";
import { type ArrayKind, decodeArrays, encodeArrays, pickArrays } from "../store/array-file.js";
import { decodeStringTable, encodeStringTable } from "../store/string-table.js";

/** What of an index a reader keeps in memory: what reading a question, citing and leafing need; everything else is asked of the database. */
export interface MemoryParts {
  readonly passages: PassageStore;
  readonly names: CorpusNames;
  readonly terms: TermArrays;
  /** Number of passages that contain each term. */
  readonly frequencies: Uint32Array;
  readonly sentences: SentenceArrays;
}

/** Where the sentences of passages stand, and what they hold; see `ForwardArrays`. */
export type SentenceArrays = Pick<
  ForwardArrays,
  "sentenceOffsets" | "sentenceStarts" | "sentenceEnds" | "sentenceTraits"
>;

const termsFile = "terms.bin";
const sentencesFile = "sentences.bin";
/** One object in JSON a line, so that it can be read in slices: the abbreviations, then each article. */
const catalogueFile = "catalogue.jsonl";
/** Articles written or read before the event loop gets a turn. */
const slice = 500;

/** Names of the parts. */
export const memoryFiles = [passageFile, namesFile, termsFile, sentencesFile, catalogueFile] as const;

/** Name of a part. */
export type MemoryFile = (typeof memoryFiles)[number];

const termLayout = {
  foldedOf: "Uint32Array",
  firstKeys: "Uint32Array",
  secondKeys: "Uint32Array",
  slots: "Uint32Array",
  frequencies: "Uint32Array",
} as const satisfies Record<string, ArrayKind>;

const sentenceLayout = {
  sentenceOffsets: "Uint32Array",
  sentenceStarts: "Uint32Array",
  sentenceEnds: "Uint32Array",
  sentenceTraits: "Uint8Array",
} as const satisfies Record<keyof SentenceArrays, ArrayKind>;

/** The parts as they are kept, each in blocks of bytes that follow one another: the forms of the index's own files. */
export function encodeMemoryParts(
  passages: PassageStore,
  names: CorpusNames,
  lexical: LexicalArrays,
  forward: ForwardArrays,
): Record<MemoryFile, Iterable<Buffer>> {
  const { words, foldedOf, firstKeys, secondKeys, slots } = lexical.terms;
  const frequencies = new Uint32Array(firstKeys.length);
  for (let term = 0; term < frequencies.length; term++)
    frequencies[term] = (lexical.postingOffsets[term + 1] ?? 0) - (lexical.postingOffsets[term] ?? 0);
  const { sentenceOffsets, sentenceStarts, sentenceEnds, sentenceTraits } = forward;
  return {
    [passageFile]: encodeArrays(encodePassages(passages.arrays)),
    [namesFile]: encodeArrays(encodeNames(names)),
    [termsFile]: encodeArrays({
      ...encodeStringTable("word", words),
      foldedOf,
      firstKeys,
      secondKeys,
      slots,
      frequencies,
    }),
    [sentencesFile]: encodeArrays({ sentenceOffsets, sentenceStarts, sentenceEnds, sentenceTraits }),
    [catalogueFile]: catalogueLines(passages.articles, names.abbreviations),
  };
}

function* catalogueLines(
  articles: Catalogue["articles"],
  abbreviations: Catalogue["abbreviations"],
): Generator<Buffer> {
  const lineOf = (value: unknown) => `${JSON.stringify(value)}\n`;
  yield Buffer.from(lineOf(abbreviations));
  for (let at = 0; at < articles.length; at += slice)
    yield Buffer.from(
      articles
        .slice(at, at + slice)
        .map(lineOf)
        .join(""),
    );
}

async function readCatalogue(bytes: Buffer): Promise<Catalogue> {
  const [first = "", ...lines] = bytes.toString().split("\n");
  const articles: Catalogue["articles"][number][] = [];
  for (const [at, line] of lines.entries()) {
    if (line !== "") articles.push(JSON.parse(line) as Catalogue["articles"][number]);
    if (at % slice === slice - 1) await turn();
  }
  return { abbreviations: JSON.parse(first) as Catalogue["abbreviations"], articles };
}

/**
 * The parts out of their bytes.
 * @throws Error naming what is missing, of another kind, or does not belong together
 */
export async function decodeMemoryParts(files: Readonly<Record<MemoryFile, Buffer>>): Promise<MemoryParts> {
  const { articles, abbreviations } = await readCatalogue(files[catalogueFile]);
  const passages = new PassageStore(decodePassages(decodeArrays(files[passageFile])), articles);
  const arrays = decodeArrays(files[termsFile]);
  const words = decodeStringTable("word", arrays, termsFile);
  const { frequencies, ...terms } = pickArrays(arrays, termLayout, termsFile);
  const sentences = pickArrays(decodeArrays(files[sentencesFile]), sentenceLayout, sentencesFile);
  const belong =
    sentences.sentenceOffsets.length === passages.size + 1 && frequencies.length === terms.firstKeys.length;
  if (!belong) throw new Error("the parts do not belong together");
  return {
    passages,
    names: { ...decodeNames(decodeArrays(files[namesFile])), abbreviations },
    terms: { words, ...terms },
    frequencies,
    sentences,
  };
}
