import { corpusHash } from "../corpus/read/hash.js";
import { assembleLibrary } from "./assemble.js";
import type { EmbeddedLibrary } from "./library.js";
import type { IndexModels } from "./stored-fit.js";

/** A library without articles, which is on no disk: for a bot that is yet to be given its first one. */
export async function emptyLibrary({ embedder, lexicon }: IndexModels): Promise<EmbeddedLibrary> {
  // Not needed where there are articles.
  const { buildIndex } = await import("./build.js");
  const built = await buildIndex([], embedder, lexicon, null, () => undefined, null);
  const graph = await built.graph.open(null);
  await built.graph.close();
  const library = assembleLibrary({ ...built, graph }, lexicon);
  return { ...library, corpusHash: await corpusHash([]), state: "built", embedded: 0, problems: [] };
}
