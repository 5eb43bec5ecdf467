import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { AppError, reasonOf } from "../../errors.js";
import type { ChildMessage, ChildRequest } from "./read-request.js";
import { drawSource, readSource } from "./read-source.js";

/* The process that reads one document and ends: started by `readInChild`. */

const tell = (message: ChildMessage) =>
  new Promise<void>((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });

// Only where it is the program of its process: whoever imports this file must not be talked to in its place.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  stayOffline();
  process.once("disconnect", () => process.exit());
  process.once("message", (request: ChildRequest) => void answer(request));
}

/** Nothing that a document names is fetched, whatever a library would like to do with it. */
function stayOffline(): void {
  Socket.prototype.connect = () => {
    throw new Error("A document is read without the network.");
  };
}

async function answer(request: ChildRequest): Promise<void> {
  try {
    if ("draw" in request) return await tell({ type: "drawn", result: await drawSource(request) });
    const onPage = (done: number, total: number | null) =>
      void tell({ type: "page", done, total, memory: process.memoryUsage.rss() });
    await tell({ type: "done", result: await readSource({ ...request, onPage }) });
  } catch (error) {
    const { code, parameters } =
      error instanceof AppError ? error : new AppError("INTERNAL", { reason: reasonOf(error) });
    await tell({ type: "failed", code, parameters });
  } finally {
    process.disconnect?.();
  }
}
