export type { Embedder, EmbeddingRole } from "./embedder.js";
export { type DownloadProgress, type LoadEmbedderOptions, loadEmbedder } from "./transformers-embedder.js";
