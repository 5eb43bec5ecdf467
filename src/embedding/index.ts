export type { Embedder, EmbeddingRole } from "./embedder.js";
export type { DownloadProgress } from "./load-pipeline.js";
export { type LoadEmbedderOptions, loadEmbedder } from "./transformers-embedder.js";
export { WordTokenizer } from "./word-tokenizer.js";
