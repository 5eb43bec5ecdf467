import { libraryOf } from "../../../bench/setup.js";
import type { Database } from "../../../src/database/index.js";
import type { EmbeddedLibrary } from "../../../src/index/index.js";
import { FakeEmbedder } from "../../support/fake-embedder.js";
import { smallLexicon } from "../../support/series.js";

/** What small libraries are built with. */
export const smallModels = { embedder: new FakeEmbedder(), lexicon: smallLexicon() };

/** A library over some texts. */
export async function smallLibrary(corpusHash: string, texts: readonly string[]): Promise<EmbeddedLibrary> {
  const library = await libraryOf(texts, smallModels.embedder, smallModels.lexicon);
  return { ...library, corpusHash };
}

/** A database that is gone after so many statements, as for a process that was killed: what stands there stays as it is. */
export function goneAfter(database: Database, statements: number): Database {
  let left = statements;
  const counted: Database["query"] = (text, values, longest) => {
    if (left-- <= 0) return Promise.reject(new Error("gone"));
    return database.query(text, values, longest);
  };
  return {
    query: counted,
    transaction: (work) =>
      database.transaction((connection) =>
        work({
          query: (text, values, longest) => {
            if (left-- <= 0) return Promise.reject(new Error("gone"));
            return connection.query(text, values, longest);
          },
        }),
      ),
    listen: (channel, onNotice, onGap) => database.listen(channel, onNotice, onGap),
    close: async () => {},
  };
}
