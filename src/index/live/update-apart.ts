import { rm } from "node:fs/promises";
import { AppError } from "../../errors.js";
import type { EmbeddedLibrary } from "../library.js";
import { readLibrary } from "../open.js";
import type { IndexModels } from "../stored-fit.js";
import { retryWhileSwapped } from "../while-swapped.js";
import { startProcess, startThread } from "./start-update.js";
import type { IndexUpdate } from "./update.js";
import { fingerprintOf, type PackedError, type UpdateRequest } from "./update-request.js";

/** What an update apart needs to be told, but for what its models must be. */
export type ApartOptions = Omit<UpdateRequest, "fingerprint">;

/**
 * Has an index brought up to date beside this thread: on a thread of its own, or, where the model needs the native runtime, in a process,
 * because a second thread that loads that runtime waits for ever. Needs the compiled program.
 *
 * @param models by which the index will be read
 * @param signal ends it at once; whatever it was writing is removed at a later start, the old index stays whole
 * @throws AppError see `updateIndex`; RESTART_NEEDED where the program or a model on the disk is another by now; INTERNAL where it ended without
 * a result, also by the signal
 */
export async function updateApart(
  options: ApartOptions,
  models: IndexModels,
  signal: AbortSignal,
): Promise<IndexUpdate> {
  signal.throwIfAborted();
  const request: UpdateRequest = { ...options, fingerprint: fingerprintOf(models) };
  // Only the model that is a table of words is read without the runtime.
  const running = models.embedder.words ? startThread(request) : startProcess(request);
  const end = () => void running.end();
  signal.addEventListener("abort", end, { once: true });
  try {
    const reply = await running.reply;
    if ("failure" in reply) throw unpacked(reply.failure);
    return { ...reply.update, problems: reply.update.problems.map(unpacked) };
  } finally {
    signal.removeEventListener("abort", end);
    await running.end();
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
): Promise<EmbeddedLibrary> {
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

function unpacked({ code, parameters }: PackedError): AppError {
  return new AppError(code, parameters);
}
