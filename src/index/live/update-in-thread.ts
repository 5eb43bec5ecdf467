import { rm } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { AppError } from "../../errors.js";
import type { Library } from "../library.js";
import { readLibrary } from "../open.js";
import type { IndexModels } from "../stored-fit.js";
import { retryWhileSwapped } from "../while-swapped.js";
import type { IndexUpdate } from "./update.js";
import { fingerprintOf, type PackedError, type UpdateReply, type UpdateRequest } from "./update-request.js";

/** What a thread that updates an index needs to be told, but for what its models must be. */
export type ThreadOptions = Omit<UpdateRequest, "fingerprint">;

/**
 * Has a thread of its own bring an index up to date. Needs the compiled program.
 *
 * @param models by which the index will be read
 * @param signal ends the thread at once; whatever it was writing is removed at a later start, the old index stays whole
 * @throws AppError see `updateIndex`; RESTART_NEEDED where the program or a model on the disk is another by now; INTERNAL where the thread ended
 * without a result, also by the signal
 */
export async function updateInThread(
  options: ThreadOptions,
  models: IndexModels,
  signal: AbortSignal,
): Promise<IndexUpdate> {
  signal.throwIfAborted();
  const workerData: UpdateRequest = { ...options, fingerprint: fingerprintOf(models) };
  const worker = new Worker(new URL("./update-worker.js", import.meta.url), { workerData });
  const end = () => void worker.terminate();
  signal.addEventListener("abort", end, { once: true });
  try {
    const reply = await new Promise<UpdateReply>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (cause) => reject(ended(cause.message, cause)));
      worker.once("exit", (code) => reject(ended(`exit ${code}`)));
    });
    if ("failure" in reply) throw unpacked(reply.failure);
    return { ...reply.update, problems: reply.update.problems.map(unpacked) };
  } finally {
    signal.removeEventListener("abort", end);
    await worker.terminate();
  }
}

/**
 * Reads an index that was just brought up to date, in slices that let others go on; a temporary one is removed then.
 * @throws a plain Error where it cannot be read
 */
export async function readUpdated(
  { indexDir, embedded, problems }: IndexUpdate,
  { embedder, lexicon }: IndexModels,
  isTemporary: boolean,
): Promise<Library> {
  try {
    const library = await retryWhileSwapped(indexDir, async (manifest) => {
      if (!manifest || manifest.model !== embedder.fingerprint) throw new Error("it is not there any more");
      return readLibrary(indexDir, manifest, lexicon);
    });
    return { ...library, state: embedded > 0 ? "updated" : "reused", embedded, problems };
  } finally {
    if (isTemporary) await rm(indexDir, { recursive: true, force: true }).catch(() => undefined);
  }
}

function ended(reason: string, cause?: Error): AppError {
  return new AppError(
    "INTERNAL",
    { reason: `the thread that builds the index ended (${reason})` },
    { cause },
  );
}

function unpacked({ code, parameters }: PackedError): AppError {
  return new AppError(code, parameters);
}
