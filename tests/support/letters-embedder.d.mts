import type { Embedder } from "../../src/embedding/index.js";

export function lettersEmbedder(): Embedder;
