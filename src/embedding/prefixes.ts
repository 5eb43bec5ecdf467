import type { EmbeddingRole } from "./embedder.js";

/** What a model wants before a text, by its role. */
export type Prefixes = Readonly<Record<EmbeddingRole, string>>;

const none: Prefixes = { query: "", passage: "" };
// Wang et al., "Multilingual E5 Text Embeddings", 2024: both sides carry a prefix, in lower case.
const e5: Prefixes = { query: "query: ", passage: "passage: " };

/** Prefixes of a model, told by its name: the E5 family wants them, others want none. */
export function prefixesFor(model: string): Prefixes {
  return /(?:^|[-_/])e5(?:[-_]|$)/i.test(model) ? e5 : none;
}
