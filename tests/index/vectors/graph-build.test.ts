import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { beginGraph, type GraphBuild } from "../../../src/index/vectors/graph-build.js";
import { HnswIndex } from "../../../src/index/vectors/hnsw-index.js";
import { compiledGraphBuild } from "../../support/compiled.js";
import { temporaryFolder } from "../../support/temporary.js";

const dimensions = 8;

/** Vectors of length 1 that all differ, row by row (mulberry32). */
function rowsOf(count: number, seed: number): Float32Array {
  let state = seed;
  const rows = new Float32Array(count * dimensions).map(() => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  });
  for (let start = 0; start < rows.length; start += dimensions) {
    const row = rows.subarray(start, start + dimensions);
    const length = Math.hypot(...row);
    row.forEach((value, at) => {
      row[at] = value / length;
    });
  }
  return rows;
}

const batches = () => [rowsOf(700, 1), rowsOf(1, 2), rowsOf(600, 3)];
const total = 1_301;

/** Passages for which there is a graph; a test need not add them all. */
const many = 1_000_001;

const kinds: Record<string, () => Promise<GraphBuild>> = {
  "in slices": async () => beginGraph(dimensions, many),
  "on a thread of its own": async () => (await compiledGraphBuild()).beginGraph(dimensions, many),
};

/** A graph of all batches, finished, and what was told on the way. */
async function builtGraph(begin: () => Promise<GraphBuild>) {
  const graph = await begin();
  onTestFinished(() => graph.close());
  for (const rows of batches()) await graph.add(rows);
  expect(graph.size).toBe(total);
  const told: (readonly [number, number])[] = [];
  await graph.finish((added, expected) => told.push([added, expected]));
  return { graph, told };
}

test("a graph is built on a thread where the program stands compiled, elsewhere in slices", async () => {
  const names: Record<string, string> = {};
  for (const [kind, begin] of Object.entries(kinds)) {
    const graph = await begin();
    names[kind] = graph.constructor.name;
    await graph.close();
  }
  expect(names).toEqual({
    "in slices": "SlicedBuild",
    "on a thread of its own": "ThreadedBuild",
  });
});

test("a corpus whose vectors can be compared gets none, and its file is empty", async () => {
  const graph = beginGraph(dimensions, many - 1);
  const path = join(await temporaryFolder(), "graph");
  await graph.write(path);
  expect([graph.wantsRows, await graph.open(path), (await stat(path)).size]).toEqual([false, null, 0]);
  expect(beginGraph(dimensions, many).wantsRows).toBe(true);
});

describe.each(Object.entries(kinds))("a graph that is built %s", (_, begin) => {
  test("numbers the vectors on from batch to batch, and finds each", async () => {
    const { graph } = await builtGraph(begin);
    const index = await graph.open(null);
    expect(index?.size).toBe(total);
    const all = batches().flatMap((rows) => [...rows]);
    for (let label = 0; label < total; label += 13) {
      const query = Float32Array.from(all.slice(label * dimensions, (label + 1) * dimensions));
      expect(index?.search(query, 1)[0]?.label).toBe(label);
    }
  });

  test("tells its progress up to the whole", async () => {
    const { told } = await builtGraph(begin);
    for (const [added, expected] of told) expect(added).toBeLessThanOrEqual(expected);
    // A thread that was done before it was asked has nothing more to tell.
    expect([undefined, total]).toContain(told.at(-1)?.[0]);
  });

  test("is the same when it is read from the file that it was written to", async () => {
    const { graph } = await builtGraph(begin);
    const path = join(await temporaryFolder(), "graph");
    await graph.write(path);
    const read = await HnswIndex.read(path, dimensions);
    const open = await graph.open(path);
    const query = rowsOf(1, 9);
    expect(read.search(query, 20)).toEqual(open?.search(query, 20));
    expect(open?.search(query, 20)).toEqual((await graph.open(null))?.search(query, 20));
  });

  test("is opened though the file that it was written to has gone", async () => {
    const { graph } = await builtGraph(begin);
    const index = await graph.open(join(await temporaryFolder(), "gone"));
    expect(index?.size).toBe(total);
  });

  test("may hold no vector at all", async () => {
    const graph = await begin();
    onTestFinished(() => graph.close());
    await graph.finish(() => undefined);
    expect((await graph.open(null))?.search(rowsOf(1, 1), 3)).toEqual([]);
  });
});

describe("a thread", () => {
  const beginThread = async () => {
    const graph = await kinds["on a thread of its own"]?.();
    if (!graph) throw new Error("no such kind");
    onTestFinished(() => graph.close());
    return graph;
  };
  const brokenRows = () => new Float32Array(dimensions + 3).fill(0.1);

  test("that fails makes the end of the build fail, with the reason", async () => {
    const graph = await beginThread();
    await graph.add(rowsOf(3, 1));
    await graph.add(brokenRows());
    await expect(graph.finish(() => undefined)).rejects.toThrow(/length/);
  });

  test("that has failed refuses whatever it is asked next", async () => {
    const graph = await beginThread();
    await graph.add(brokenRows());
    await expect(graph.finish(() => undefined)).rejects.toThrow();
    await expect(graph.add(rowsOf(1, 1))).rejects.toThrow(/length/);
    await expect(graph.write(join(await temporaryFolder(), "graph"))).rejects.toThrow(/length/);
    await expect(graph.open(null)).rejects.toThrow(/length/);
  });

  test("that is ended while it is waited for makes the wait fail", async () => {
    const graph = await beginThread();
    await graph.add(rowsOf(5_000, 1));
    const finished = graph.finish(() => undefined);
    await Promise.all([expect(finished).rejects.toThrow(/closed/), graph.close()]);
    await expect(graph.add(rowsOf(1, 1))).rejects.toThrow(/closed/);
  });

  test("leaves nothing behind in the folder for temporary files, whether it fails or not", async () => {
    const { graph } = await builtGraph(beginThread);
    const folder = await temporaryFolder();
    vi.stubEnv("TMPDIR", folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect((await graph.open(null))?.size).toBe(total);
    await graph.close();
    await expect(graph.open(null)).rejects.toThrow(/closed/);
    expect(await readdir(folder)).toEqual([]);
  });
});
