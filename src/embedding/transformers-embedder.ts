import { AppError } from "../errors.js";
import type { Embedder, EmbeddingRole, TextModel } from "./embedder.js";
import { fingerprintModel } from "./fingerprint.js";
import type { DownloadProgress } from "./load-pipeline.js";
import { locateModel, type ModelLocation } from "./model-location.js";
import { type Prefixes, prefixesFor } from "./prefixes.js";
import { StaticModel } from "./static-model.js";

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

/**
 * Loads a sentence-embedding model in transformers.js layout.
 * @throws AppError MODEL_MISSING, MODEL_DOWNLOAD_FAILED, MODEL_INVALID or MODEL_RUNTIME_UNAVAILABLE
 */
export async function loadEmbedder(options: LoadEmbedderOptions): Promise<Embedder> {
  const location = locateModel(options.model, options.modelsDir);
  const prefixes = prefixesFor(options.model);
  const fingerprintNow = () => fingerprintModel(location.folder, JSON.stringify(prefixes));
  // While the model is loaded, if it is there already; a failure is told when it is needed.
  const early = location.hub ? null : fingerprintNow();
  early?.catch(() => undefined);
  const loaded = await loadModel(location, options);
  const fingerprint = await (early ?? fingerprintNow());
  try {
    const [probe] = await loaded.embed(["đo"]);
    return new TransformersEmbedder(loaded, options.model, fingerprint, probe?.length ?? 0, prefixes);
  } catch (cause) {
    throw new AppError(
      "MODEL_INVALID",
      { model: options.model, folder: location.folder, reason: reasonOf(cause) },
      { cause },
    );
  }
}

async function loadModel(
  location: ModelLocation,
  { model, hubUrl, onDownload }: LoadEmbedderOptions,
): Promise<TextModel> {
  try {
    const known = location.hub ? null : await StaticModel.read(location);
    if (known) return known;
    const { GeneralModel, loader } = await loadRuntime(model);
    return new GeneralModel(
      location.hub
        ? await loader.downloadPipeline(location, hubUrl, onDownload ?? (() => undefined))
        : await loader.readPipeline(location.root, location.name),
    );
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const parameters = { model, folder: location.folder, hub: shown(hubUrl), reason: reasonOf(cause) };
    throw new AppError(location.hub ? "MODEL_DOWNLOAD_FAILED" : "MODEL_INVALID", parameters, { cause });
  }
}

/** The loading library and its runtime take longer to load than everything else together; parts of them are native. */
async function loadRuntime(model: string) {
  try {
    const [{ GeneralModel }, loader] = await Promise.all([
      import("./general-model.js"),
      import("./load-pipeline.js"),
    ]);
    return { GeneralModel, loader };
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? reasonOf(cause);
    throw new AppError("MODEL_RUNTIME_UNAVAILABLE", { model, reason }, { cause });
  }
}

class TransformersEmbedder implements Embedder {
  constructor(
    private readonly loaded: TextModel,
    readonly model: string,
    readonly fingerprint: string,
    readonly dimensions: number,
    private readonly prefixes: Prefixes,
  ) {
    this.tokenVectors = loaded.tokenVectors;
    this.words = loaded.words;
  }

  readonly tokenVectors: Embedder["tokenVectors"];
  readonly words: Embedder["words"];

  async embed(texts: readonly string[], role: EmbeddingRole): Promise<Float32Array[]> {
    const made = await this.loaded.embed(texts.map((text) => this.prefixes[role] + text));
    return made.map((vector) => (vector.length === 0 ? new Float32Array(this.dimensions) : vector));
  }
}

function reasonOf(cause: unknown): string {
  const reason =
    cause instanceof Error ? cause.message.split("\n")[0]?.slice(0, 200) || cause.name : String(cause);
  return shown(reason);
}

/** A text without the names and passwords of the addresses in it. */
function shown(text: string): string {
  return text.replace(/(\w:\/\/)[^\s/]*@/g, "$1");
}
