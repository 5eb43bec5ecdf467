import type { FeatureExtractionPipeline } from "@xenova/transformers";
import { AppError } from "../errors.js";
import type { Embedder, EmbeddingRole } from "./embedder.js";
import { fingerprintModel } from "./fingerprint.js";
import { type DownloadProgress, downloadPipeline, readPipeline } from "./load-pipeline.js";
import { meanPool } from "./mean-pool.js";
import { locateModel, type ModelLocation } from "./model-location.js";
import { type Prefixes, prefixesFor } from "./prefixes.js";

/** How a model is to be loaded. */
export interface LoadEmbedderOptions {
  /** Folder under `modelsDir`, path of a folder, or `owner/name` on a hub. */
  readonly model: string;
  readonly modelsDir: string;
  /** Root of the hub for models that are not on this machine, such as `https://huggingface.co`. */
  readonly hubUrl: string;
  /** Called while a hub model downloads. */
  readonly onDownload?: (progress: DownloadProgress) => void;
}

// Texts of one batch are padded to the longest; more than this gains nothing on a CPU.
const batchSize = 32;

/**
 * Loads a sentence-embedding model in transformers.js layout.
 * Throws AppError MODEL_MISSING, MODEL_DOWNLOAD_FAILED or MODEL_INVALID.
 */
export async function loadEmbedder(options: LoadEmbedderOptions): Promise<Embedder> {
  const location = locateModel(options.model, options.modelsDir);
  const extractor = await loadPipeline(location, options);
  const prefixes = prefixesFor(options.model);
  const fingerprint = await fingerprintModel(location.folder, JSON.stringify(prefixes));
  try {
    const [probe] = await embedBatch(extractor, ["đo"]);
    return new TransformersEmbedder(extractor, options.model, fingerprint, probe?.length ?? 0, prefixes);
  } catch (cause) {
    throw new AppError(
      "MODEL_INVALID",
      { model: options.model, folder: location.folder, reason: reasonOf(cause) },
      { cause },
    );
  }
}

async function loadPipeline(
  location: ModelLocation,
  { model, hubUrl, onDownload }: LoadEmbedderOptions,
): Promise<FeatureExtractionPipeline> {
  try {
    return location.hub
      ? await downloadPipeline(location, hubUrl, onDownload ?? (() => undefined))
      : await readPipeline(location.root, location.name);
  } catch (cause) {
    const parameters = { model, folder: location.folder, hub: hubUrl, reason: reasonOf(cause) };
    throw new AppError(location.hub ? "MODEL_DOWNLOAD_FAILED" : "MODEL_INVALID", parameters, { cause });
  }
}

class TransformersEmbedder implements Embedder {
  constructor(
    private readonly extractor: FeatureExtractionPipeline,
    readonly model: string,
    readonly fingerprint: string,
    readonly dimensions: number,
    private readonly prefixes: Prefixes,
  ) {}

  async embed(texts: readonly string[], role: EmbeddingRole): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += batchSize) {
      const batch = texts.slice(at, at + batchSize).map((text) => this.prefixes[role] + text);
      const made = await embedBatch(this.extractor, batch);
      // A batch of empty texts has no tokens at all, and so no vectors to tell their length.
      vectors.push(
        ...made.map((vector) => (vector.length === 0 ? new Float32Array(this.dimensions) : vector)),
      );
    }
    return vectors;
  }
}

async function embedBatch(extractor: FeatureExtractionPipeline, texts: string[]): Promise<Float32Array[]> {
  const inputs = await extractor.tokenizer(texts, { padding: true, truncation: true });
  if (inputs.input_ids.dims.at(-1) === 0) return texts.map(() => new Float32Array(0));
  const outputs = await extractor.model(inputs);
  const hidden = outputs.last_hidden_state ?? outputs.token_embeddings ?? outputs.logits;
  return meanPool(hidden.data, inputs.attention_mask.data, texts.length, hidden.dims.at(-1));
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message.split("\n")[0]?.slice(0, 200) || cause.name : String(cause);
}
