import { createRequire } from "node:module";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { foldedWords } from "./folded-words.js";
import { depth, type ScaleSystem } from "./system.js";
import { indexFolder, readPassages, readQuestions } from "./workload.js";

/** What is used of better-sqlite3, which brings no types. */
interface Statement {
  run(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
}
interface Database {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): void;
}

const file = "fts5.sqlite";
/** Passages in one transaction. */
const slice = 500;

function openDatabase(path: string): Database {
  const Sqlite = createRequire(import.meta.url)("better-sqlite3") as new (path: string) => Database;
  return new Sqlite(path);
}

/** SQLite's full-text index, given the same words without diacritics; the index alone, without the texts; any word of a question may be there. */
export const sqliteSystem: ScaleSystem<Database> = {
  async build(workload) {
    const database = openDatabase(join(indexFolder(workload, "sqlite"), file));
    database.exec("DROP TABLE IF EXISTS passages");
    database.exec("CREATE VIRTUAL TABLE passages USING fts5(text, content='', tokenize='unicode61')");
    const insert = database.prepare("INSERT INTO passages (rowid, text) VALUES (?, ?)");
    let rows = 0;
    database.exec("BEGIN");
    for await (const text of readPassages(workload)) {
      insert.run(rows++, foldedWords(text).join(" "));
      if (rows % slice !== 0) continue;
      database.exec("COMMIT; BEGIN");
      await turn();
    }
    database.exec("COMMIT");
    database.exec("INSERT INTO passages (passages) VALUES ('optimize')");
    return database;
  },
  async save() {},
  async open(_workload, folder) {
    return openDatabase(join(folder, file));
  },
  async asker(database, workload) {
    const questions = await readQuestions(workload);
    const search = database.prepare(
      `SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ${depth}`,
    );
    return {
      async ask(question) {
        const words = new Set(foldedWords(questions[question]?.text ?? ""));
        const wanted = [...words].map((word) => `"${word.replaceAll('"', "")}"`).join(" OR ");
        return search.all(wanted).map((row) => Number((row as { rowid: number }).rowid));
      },
    };
  },
};
