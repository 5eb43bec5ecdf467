import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { foldedWords } from "./folded-words.js";
import { depth, type ScaleSystem } from "./system.js";
import { indexFolder, readPassages, readQuestions } from "./workload.js";

/** What is used of LanceDB, which is no dependency of the project. */
interface Table {
  add(rows: readonly object[]): Promise<unknown>;
  createIndex(column: string, options: object): Promise<unknown>;
  search(
    words: string,
    kind: "fts",
    column: string,
  ): {
    select(columns: readonly string[]): { limit(count: number): { toArray(): Promise<{ id: number }[]> } };
  };
}
interface Lance {
  connect(folder: string): Promise<{
    createTable(name: string, rows: readonly object[], options: object): Promise<Table>;
    openTable(name: string): Promise<Table>;
  }>;
  readonly Index: { fts(options: object): unknown };
}

const slice = 10_000;

async function lance(): Promise<Lance> {
  const path = createRequire(import.meta.url).resolve("@lancedb/lancedb");
  return (await import(pathToFileURL(path).href)) as Lance;
}

/** LanceDB's full-text index, given the same words without diacritics; any word of a question may be there. */
export const lanceSystem: ScaleSystem<Table> = {
  async build(workload) {
    const { connect, Index } = await lance();
    const database = await connect(join(indexFolder(workload, "lancedb"), "lance"));
    let table: Table | undefined;
    let rows: object[] = [];
    let id = 0;
    const flush = async () => {
      if (table) await table.add(rows);
      else table = await database.createTable("passages", rows, { mode: "overwrite" });
      rows = [];
    };
    for await (const text of readPassages(workload)) {
      rows.push({ id: id++, text: foldedWords(text).join(" ") });
      if (rows.length === slice) await flush();
    }
    if (rows.length > 0) await flush();
    if (!table) throw new Error("no passages");
    const config = Index.fts({
      baseTokenizer: "whitespace",
      stem: false,
      removeStopWords: false,
      asciiFolding: false,
      withPosition: false,
    });
    await table.createIndex("text", { config });
    return table;
  },
  async save() {},
  async open(_workload, folder) {
    const { connect } = await lance();
    return (await connect(join(folder, "lance"))).openTable("passages");
  },
  async asker(table, workload) {
    const questions = await readQuestions(workload);
    return {
      async ask(question) {
        const words = [...new Set(foldedWords(questions[question]?.text ?? ""))].join(" ");
        const found = await table.search(words, "fts", "text").select(["id"]).limit(depth).toArray();
        return found.map((row) => row.id);
      },
    };
  },
};
