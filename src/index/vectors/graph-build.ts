import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { GraphReply, GraphRequest } from "./graph-worker.js";
import { HnswIndex } from "./hnsw-index.js";
import { graphTrouble } from "./native-graph.js";
import { needsGraph } from "./vector-format.js";
import type { VectorIndex } from "./vector-index.js";

/** A graph that is being built. */
export interface GraphBuild {
  /** Number of vectors given so far. */
  readonly size: number;
  /** Whether it is to be given vectors at all. */
  readonly wantsRows: boolean;
  /** Adds vectors, given row by row; they are numbered on from the last one. */
  add(rows: Float32Array): Promise<void>;
  /** Ends the build once all vectors have been added. @param onProgress told how many of how many there are */
  finish(onProgress: (added: number, expected: number) => void): Promise<void>;
  /**
   * Writes the finished graph to a file.
   * @throws what the native writer throws
   */
  write(path: string): Promise<void>;
  /** The finished graph, ready to be asked; null where there is none. @param written where it was written to, or null where it was not */
  open(written: string | null): Promise<VectorIndex | null>;
  /** Releases what the build holds. */
  close(): Promise<void>;
}

/**
 * Begins a graph: on a thread of its own where the program stands compiled, otherwise in slices. So few passages need none, nor is there one where
 * the native module is missing: then vectors are compared.
 */
export function beginGraph(dimensions: number, passages: number): GraphBuild {
  if (!needsGraph(passages) || graphTrouble() !== null) return new NoGraph();
  const script = new URL("./graph-worker.js", import.meta.url);
  const compiled = import.meta.url.endsWith(".js");
  return compiled ? new ThreadedBuild(fileURLToPath(script), dimensions) : new SlicedBuild(dimensions);
}

class SlicedBuild implements GraphBuild {
  readonly wantsRows = true;
  readonly #graph: HnswIndex;

  constructor(dimensions: number) {
    this.#graph = HnswIndex.empty(dimensions);
  }

  get size(): number {
    return this.#graph.size;
  }

  add(rows: Float32Array): Promise<void> {
    return this.#graph.add(rows);
  }

  async finish(onProgress: (added: number, expected: number) => void): Promise<void> {
    onProgress(this.#graph.size, this.#graph.size);
  }

  write(path: string): Promise<void> {
    return this.#graph.write(path);
  }

  async open(): Promise<VectorIndex> {
    return this.#graph;
  }

  async close(): Promise<void> {}
}

/** Stands in for a graph where there is none. Its file is empty. */
class NoGraph implements GraphBuild {
  readonly wantsRows = false;
  readonly size = 0;

  async add(): Promise<void> {}

  async finish(): Promise<void> {}

  async write(path: string): Promise<void> {
    await writeFile(path, "");
  }

  async open(): Promise<null> {
    return null;
  }

  async close(): Promise<void> {}
}

/** Sends vectors to a thread without waiting; `finish` waits. */
class ThreadedBuild implements GraphBuild {
  readonly wantsRows = true;
  readonly #worker: Worker;
  #failure: Error | null = null;
  #sent = 0;
  #waiting: { resolve(): void; reject(error: Error): void } | null = null;
  #onProgress: (added: number, expected: number) => void = () => undefined;

  constructor(
    script: string,
    private readonly dimensions: number,
  ) {
    this.#worker = new Worker(script, { workerData: { dimensions } });
    this.#worker.on("message", (reply: GraphReply) => {
      if ("failure" in reply) this.#fail(new Error(reply.failure));
      else if ("added" in reply) this.#onProgress(reply.added, this.#sent);
      else this.#settle()?.resolve();
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", (code) => this.#fail(new Error(`the graph's thread ended (${code})`)));
    this.#worker.unref();
  }

  get size(): number {
    return this.#sent;
  }

  async add(rows: Float32Array): Promise<void> {
    if (this.#failure) throw this.#failure;
    this.#sent += rows.length / this.dimensions;
    this.#send({ rows }, [rows.buffer as ArrayBuffer]);
  }

  finish(onProgress: (added: number, expected: number) => void): Promise<void> {
    this.#onProgress = onProgress;
    return this.#ask({ finish: true });
  }

  write(path: string): Promise<void> {
    return this.#ask({ write: path });
  }

  async open(written: string | null): Promise<VectorIndex> {
    // The file may be gone: another process put its own index in place meanwhile, and what it replaced was removed.
    const kept = written === null ? null : await HnswIndex.read(written, this.dimensions).catch(() => null);
    if (kept) return kept;
    const folder = await mkdtemp(join(tmpdir(), "trich-dan-"));
    try {
      await this.write(join(folder, "graph"));
      return await HnswIndex.read(join(folder, "graph"), this.dimensions);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    this.#failure ??= new Error("the graph's thread was closed");
    await this.#worker.terminate();
  }

  #ask(request: GraphRequest): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#worker.ref();
      this.#send(request);
    });
  }

  #send(request: GraphRequest, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(request, transfer);
  }

  #settle() {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#worker.unref();
    return waiting;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#settle()?.reject(this.#failure);
  }
}
