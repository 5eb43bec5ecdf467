import type { FeatureExtractionPipeline } from "@xenova/transformers";
import type { TextModel } from "./embedder.js";
import { meanPool } from "./mean-pool.js";

// Texts of one batch are padded to the longest; more than this gains nothing on a CPU.
const batchSize = 32;

/** Any model that the loading library runs; texts longer than the model reads are cut. */
export class GeneralModel implements TextModel {
  constructor(private readonly extractor: FeatureExtractionPipeline) {}

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += batchSize) {
      vectors.push(...(await this.embedBatch(texts.slice(at, at + batchSize))));
    }
    return vectors;
  }

  private async embedBatch(texts: readonly string[]): Promise<Float32Array[]> {
    const inputs = await this.extractor.tokenizer(texts, { padding: true, truncation: true });
    // A batch of empty texts has no tokens at all, and so no vectors to tell their length.
    if (inputs.input_ids.dims.at(-1) === 0) return texts.map(() => new Float32Array(0));
    const outputs = await this.extractor.model(inputs);
    const hidden = outputs.last_hidden_state ?? outputs.token_embeddings ?? outputs.logits;
    return meanPool(hidden.data, inputs.attention_mask.data, texts.length, hidden.dims.at(-1));
  }
}
