import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type PreTrainedModel, Tensor } from "@xenova/transformers";
import { turn } from "../turn.js";
import type { TextModel } from "./embedder.js";
import { readModel } from "./load-pipeline.js";
import { meanPoolRow } from "./mean-pool.js";
import type { ModelLocation } from "./model-location.js";
import { WordTokenizer } from "./word-tokenizer.js";

// Enough for the cost of a run not to count, few enough for others to get a turn after some milliseconds.
const charactersOfRun = 8_192;

/**
 * A model that is a table of word vectors: a token's vector is the same in any text, so many texts are run as one. Its vectors
 * are those that `GeneralModel` makes of the same files; of a text, the first `model_max_length` tokens count.
 */
export class StaticModel implements TextModel {
  private constructor(
    private readonly model: PreTrainedModel,
    private readonly tokenizer: WordTokenizer,
    private readonly longestText: number,
  ) {}

  /**
   * Reads a model from its folder; null where it is not of this kind, or a file that would tell is missing or broken.
   * Throws what the loading library throws.
   */
  static async read({ root, name, folder }: ModelLocation): Promise<StaticModel | null> {
    const config = await readJson(join(folder, "config.json"));
    if (String(config?.architectures) !== "StaticEmbedding") return null;
    const settings = await readJson(join(folder, "tokenizer_config.json"));
    if (!isPlain(settings)) return null;
    const tokenizer = WordTokenizer.fromJson(await readJson(join(folder, "tokenizer.json")));
    return tokenizer && new StaticModel(await readModel(root, name), tokenizer, settings.model_max_length);
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let at = 0; at < texts.length; ) {
      if (at > 0) await turn();
      const tokens: number[] = [];
      const ends: number[] = [];
      for (let characters = 0; at < texts.length && characters < charactersOfRun; at++) {
        const text = texts[at] as string;
        for (const token of this.tokenizer.encode(text).slice(0, this.longestText)) tokens.push(token);
        ends.push(tokens.length);
        characters += text.length + 1;
      }
      for (const vector of await this.run(tokens, ends)) vectors.push(vector);
    }
    return vectors;
  }

  /** One vector a text, `ends` being where the tokens of each one end. */
  private async run(tokens: readonly number[], ends: readonly number[]): Promise<Float32Array[]> {
    if (tokens.length === 0) return ends.map(() => new Float32Array(0));
    const ids = new BigInt64Array(tokens.length);
    for (let at = 0; at < ids.length; at++) ids[at] = BigInt(tokens[at] as number);
    const shape = [1, tokens.length];
    const outputs = await this.model({
      input_ids: new Tensor("int64", ids, shape),
      attention_mask: new Tensor("int64", new BigInt64Array(tokens.length).fill(1n), shape),
    });
    const hidden = outputs.last_hidden_state ?? outputs.token_embeddings ?? outputs.logits;
    return meanPoolRow(hidden.data, ends, hidden.dims.at(-1));
  }
}

/** Whether the loading library would do to a text only what `tokenizer.json` says. */
function isPlain(
  settings: Readonly<Record<string, unknown>> | null,
): settings is Readonly<Record<string, unknown>> & { readonly model_max_length: number } {
  return (
    settings?.tokenizer_class === "PreTrainedTokenizerFast" &&
    !settings.remove_space &&
    !settings.do_lowercase_and_remove_accent &&
    Number.isSafeInteger(settings.model_max_length) &&
    Number(settings.model_max_length) > 0
  );
}

/** Content of a file; null where it cannot be read, is no JSON or holds no object. */
async function readJson(path: string): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    const content: unknown = JSON.parse(await readFile(path, "utf8"));
    return typeof content === "object" ? (content as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}
