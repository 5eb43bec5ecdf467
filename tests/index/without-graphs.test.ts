import { beforeEach, describe, expect, test, vi } from "vitest";
import { checkIndex } from "../../src/index/index.js";
import { ExactVectorIndex, passageMeans } from "../../src/index/vectors/exact-index.js";
import { VectorTable } from "../../src/index/vectors/vector-index.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { smallLexicon } from "../support/series.js";
import { answersOf, codesOf, freshAnswers, newShelf, open, type Shelf } from "./opening.js";

/** Why the native module cannot be loaded; null: it can. */
let trouble: string | null = null;

vi.mock("../../src/index/vectors/native-graph.js", async (load) => {
  const actual = await load<typeof import("../../src/index/vectors/native-graph.js")>();
  return {
    graphTrouble: () => trouble,
    nativeGraphs: () => {
      if (trouble !== null) throw new Error(trouble);
      return actual.nativeGraphs();
    },
  };
});

beforeEach(() => {
  trouble = null;
});

const check = ({ corpusDir, indexDir }: Shelf) =>
  checkIndex(corpusDir, indexDir, new FakeEmbedder().fingerprint, smallLexicon());

describe("where the native module cannot be loaded", () => {
  test("a series is answered from as elsewhere, and that is said once a start", async () => {
    const shelf = await newShelf();
    const expected = await freshAnswers(shelf);
    trouble = "not compiled";
    const built = await open(shelf);
    expect([built.state, codesOf(built)]).toEqual(["built", ["GRAPH_UNAVAILABLE"]]);
    expect(built.problems[0]?.message).toContain("not compiled");
    expect(await answersOf(built)).toEqual(expected);
    const again = await open(shelf);
    expect([again.state, codesOf(again)]).toEqual(["reused", ["GRAPH_UNAVAILABLE"]]);
    expect(await answersOf(again)).toEqual(expected);
    expect(await check(shelf)).toMatchObject({ passages: again.passages.size });
  });

  test("an index that was built with it serves", async () => {
    const shelf = await newShelf();
    const expected = await answersOf(await open(shelf));
    trouble = "compiled for another machine or Node.js";
    const library = await open(shelf);
    expect(library.state).toBe("reused");
    expect(await answersOf(library)).toEqual(expected);
  });
});

test("once it can be loaded, the graph is built from the vectors that there are", async () => {
  const shelf = await newShelf();
  trouble = "not compiled";
  await open(shelf);
  trouble = null;
  await expect(check(shelf)).rejects.toMatchObject({ code: "INDEX_OUTDATED" });
  const library = await open(shelf);
  expect(library).toMatchObject({ state: "updated", embedded: 0, problems: [] });
  expect(await answersOf(library)).toEqual(await freshAnswers(shelf));
  expect((await open(shelf)).state).toBe("reused");
});

describe("every vector compared", () => {
  const rows = [
    [1, 0],
    [0.6, 0.8],
    [1, 0],
    [0, 1],
  ].map((row) => Float32Array.from(row));

  test("gives the nearest first, and of equals the earlier", () => {
    const index = new ExactVectorIndex(VectorTable.from(2, rows));
    const labels = (count: number) => index.search(Float32Array.of(1, 0), count).map(({ label }) => label);
    expect([labels(3), labels(0), labels(9)]).toEqual([[0, 2, 1], [], [0, 2, 1, 3]]);
  });

  test("is by the mean of a passage's vectors where there are many", () => {
    const means = passageMeans(VectorTable.from(2, rows), Uint32Array.of(0, 1, 1, 4));
    expect(means.size).toBe(3);
    const query = Float32Array.of(1, 0);
    // (0.6 + 1 + 0, 0.8 + 0 + 1), brought to length 1.
    const expected = [1, 0, 1.6 / Math.hypot(1.6, 1.8)];
    expected.forEach((cosine, label) => {
      expect(means.similarity(query, label)).toBeCloseTo(cosine, 2);
    });
  });
});
