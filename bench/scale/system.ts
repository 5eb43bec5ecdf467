import { createRequire } from "node:module";
import type { Workload } from "./workload.js";

/** A way to find passages, as it is measured: built, kept on disk, opened again and asked. */
export interface ScaleSystem<Index = unknown> {
  /** Loads what building and opening need, such as models; timed with both, but no part of the event loop's delays. */
  prepare?(): Promise<void>;
  /** Builds an index. Calls `stage` at the end of each stage worth telling of. */
  build(workload: Workload, stage: (name: string) => void): Promise<Index>;
  /** Writes the index into its folder, which exists; nothing to do where building has written it. */
  save(index: Index, folder: string): Promise<void>;
  /** Repeats parts of a build by themselves, to tell what they take of it, in ms; no part of the build's time. */
  apart?(workload: Workload): Promise<Readonly<Record<string, number>>>;
  /** Opens what was written, as a new process does. */
  open(workload: Workload, folder: string): Promise<Index>;
  /** Gets ready to ask. */
  asker(index: Index, workload: Workload): Promise<Asker>;
}

/** Asks the questions of a workload, by their numbers. */
export interface Asker {
  /** What is timed. Gives passage numbers, best first, unless `rank` does. */
  ask(question: number): Promise<readonly number[]>;
  /** The first ten passages where what is timed shows fewer; not timed. */
  rank?(question: number): Promise<readonly number[]>;
  /** Further figures; not timed. */
  figures?(): Promise<Readonly<Record<string, number>>>;
}

/** Passages that a ranking goes down to. */
export const depth = 10;

/** Names of the systems, in the order of the tables. */
export const systemNames = ["ours", "sqlite", "lancedb", "minisearch", "orama", "brute-force"] as const;

/** Name of a system. */
export type SystemName = (typeof systemNames)[number];

/** What a system is called in tables. */
export const systemTitles: Readonly<Record<SystemName, string>> = {
  ours: "ours, question → Answer",
  sqlite: "SQLite FTS5",
  lancedb: "LanceDB, full text",
  minisearch: "MiniSearch",
  orama: "Orama, hybrid",
  "brute-force": "brute-force vectors",
};

/** Systems that are asked fewer questions of a large corpus: their time grows with it. */
export const growsSlow: ReadonlySet<SystemName> = new Set(["minisearch", "orama"]);

/** Packages that some machines lack: SQLite has to be compiled, LanceDB is a hundred megabytes and installed by hand (bench/README.md). */
const packages: Readonly<Partial<Record<SystemName, string>>> = {
  sqlite: "better-sqlite3/build/Release/better_sqlite3.node",
  lancedb: "@lancedb/lancedb",
};

/** The systems that can be measured on this machine. */
export function availableSystems(): SystemName[] {
  const { resolve } = createRequire(import.meta.url);
  return systemNames.filter((name) => {
    const needed = packages[name];
    try {
      return needed === undefined || resolve(needed) !== "";
    } catch {
      return false;
    }
  });
}

/** Loads one system and nothing of the others, so that its memory is its own. */
export async function loadSystem(name: SystemName): Promise<ScaleSystem> {
  switch (name) {
    case "ours":
      return (await import("./ours.js")).ours as ScaleSystem;
    case "sqlite":
      return (await import("./sqlite.js")).sqliteSystem as ScaleSystem;
    case "lancedb":
      return (await import("./lance.js")).lanceSystem as ScaleSystem;
    case "minisearch":
      return (await import("./mini-search.js")).miniSearchSystem as ScaleSystem;
    case "orama":
      return (await import("./orama.js")).oramaSystem as ScaleSystem;
    case "brute-force":
      return (await import("./brute-force.js")).bruteForceSystem as ScaleSystem;
  }
}
