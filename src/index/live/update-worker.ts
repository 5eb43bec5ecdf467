import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { loadEmbedder } from "../../embedding/transformers-embedder.js";
import { AppError, reasonOf } from "../../errors.js";
import { readLexicon } from "../lexicon-file.js";
import { updateIndex } from "./update.js";
import { fingerprintOf, type PackedError, type UpdateReply, type UpdateRequest } from "./update-request.js";

/* The thread, or process, that brings an index up to date and ends: started by `updateApart`. */

if (parentPort) {
  stepBack();
  void work(workerData as UpdateRequest).then((reply) => parentPort?.postMessage(reply));
} else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  stepBack();
  process.once("disconnect", () => process.exit());
  // A terminal sends these to every process in it; whoever started this one ends it.
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => undefined);
  process.once("message", (request: UpdateRequest) => {
    void work(request).then((reply) => process.send?.(reply));
  });
}

/** Lets those who answer go first. Linux alone gives a thread a priority of its own (man 2 setpriority); elsewhere it would be the process's. */
function stepBack(): void {
  if (parentPort && process.platform !== "linux") return;
  try {
    setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed everywhere: then it works beside the others.
  }
}

async function work({ model, lexiconPath, fingerprint, ...options }: UpdateRequest): Promise<UpdateReply> {
  try {
    const [embedder, lexicon] = await Promise.all([loadEmbedder(model), readLexicon(lexiconPath)]);
    // The files of the program or of a model were replaced while it ran: what is written now it could not read.
    if (fingerprintOf({ embedder, lexicon }) !== fingerprint) throw new AppError("RESTART_NEEDED");
    const { problems, ...update } = await updateIndex({ ...options, embedder, lexicon });
    return { update: { ...update, problems: problems.map(packed) } };
  } catch (error) {
    return {
      failure: packed(
        error instanceof AppError ? error : new AppError("INTERNAL", { reason: reasonOf(error) }),
      ),
    };
  }
}

function packed({ code, parameters }: AppError): PackedError {
  return { code, parameters };
}
