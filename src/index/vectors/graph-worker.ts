import { parentPort, workerData } from "node:worker_threads";
import { reasonOf } from "../../errors.js";
import { HnswIndex } from "./hnsw-index.js";

/** What the thread is told: vectors to add, to say when all are added, or a file to write the graph to. */
export type GraphRequest =
  | { readonly rows: Float32Array }
  | { readonly finish: true }
  | { readonly write: string };

/** What it answers: how many vectors the graph has, that one of the last two is done, or what went wrong. */
export type GraphReply = { readonly added: number } | { readonly done: true } | { readonly failure: string };

const { dimensions } = workerData as { dimensions: number };
const graph = HnswIndex.empty(dimensions);
// One request after the other, in order: adding gives turns, in which the next message may come.
let last: Promise<void> = Promise.resolve();

parentPort?.on("message", (request: GraphRequest) => {
  last = last.then(() => handle(request)).catch((error: unknown) => reply({ failure: reasonOf(error) }));
});

async function handle(request: GraphRequest): Promise<void> {
  if ("rows" in request) {
    await graph.add(request.rows);
    return reply({ added: graph.size });
  }
  if ("write" in request) await graph.write(request.write);
  reply({ done: true });
}

function reply(message: GraphReply): void {
  parentPort?.postMessage(message);
}
