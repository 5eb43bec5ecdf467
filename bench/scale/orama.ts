import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { deserialize, serialize } from "node:v8";
import { create, insertMultiple, load, type RawData, save, search, type Tokenizer } from "@orama/orama";
import { foldDiacritics } from "../../src/language/syllable.js";
import { depth, type ScaleSystem } from "./system.js";
import { readPassages, readQuestions, readVectors, vectorFile } from "./workload.js";

const file = "index.v8";
/** Passages added before the event loop gets a turn. */
const slice = 200;

/** Vietnamese syllables stand apart by white space; the tokenizers that Orama brings cut letters such as `ư` away. */
const tokenizer: Tokenizer = {
  language: "vietnamese",
  normalizationCache: new Map(),
  tokenize: (text) => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])],
};

/**
 * Otherwise a syllable also finds every longer one that begins with it, which costs Orama a tenth of its nDCG here. Hybrid
 * search heeds it, though its type does not say so.
 */
const wholeSyllables = { exact: true };

function emptyIndex(dimensions: number) {
  const schema = { text: "string", embedding: `vector[${dimensions}]` } as const;
  return create({ schema, components: { tokenizer } });
}

type OramaIndex = ReturnType<typeof emptyIndex>;

/**
 * Orama's hybrid search: its own term index on text without diacritics, and our vectors of whole passages. It is given
 * the vectors of passages and questions ready-made, so that its times are its own.
 */
export const oramaSystem: ScaleSystem<OramaIndex> = {
  async build(workload) {
    const { dimensions, values } = await readVectors(vectorFile(workload, "passages"));
    const index = emptyIndex(dimensions);
    let documents: { id: string; text: string; embedding: number[] }[] = [];
    let at = 0;
    const insert = async () => {
      await insertMultiple(index, documents, documents.length);
      documents = [];
      await turn();
    };
    for await (const text of readPassages(workload)) {
      const embedding = Array.from(values.subarray(at * dimensions, (at + 1) * dimensions));
      documents.push({ id: String(at), text: foldDiacritics(text.normalize("NFC")), embedding });
      at++;
      if (documents.length === slice) await insert();
    }
    await insert();
    return index;
  },
  // As JSON the vectors would be longer than a string may be, so the same data is kept in Node's own binary form.
  save: (index, folder) => writeFile(join(folder, file), serialize(save(index))),
  async open(workload, folder) {
    const index = emptyIndex((await readVectors(vectorFile(workload, "questions"))).dimensions);
    load(index, deserialize(await readFile(join(folder, file))) as RawData);
    return index;
  },
  async asker(index, workload) {
    const questions = await readQuestions(workload);
    const { dimensions, values } = await readVectors(vectorFile(workload, "questions"));
    return {
      async ask(question) {
        const value = Array.from(values.subarray(question * dimensions, (question + 1) * dimensions));
        const { hits } = await search(index, {
          mode: "hybrid",
          term: foldDiacritics((questions[question]?.text ?? "").normalize("NFC")),
          vector: { value, property: "embedding" },
          // Its default of 0.8 is made for other models: with ours hardly any passage would be left.
          similarity: 0,
          limit: depth,
          ...wholeSyllables,
        });
        return hits.map(({ id }) => Number(id));
      },
    };
  },
};
