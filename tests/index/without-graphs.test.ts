import { beforeEach, describe, expect, test, vi } from "vitest";
import { checkIndex } from "../../src/index/index.js";
import { FakeEmbedder } from "../support/fake-embedder.js";
import { smallLexicon } from "../support/series.js";
import { answersOf, codesOf, freshAnswers, newShelf, open, type Shelf } from "./opening.js";

/** Every corpus is as large as those for which there are graphs. */
vi.mock("../../src/index/vectors/vector-format.js", async (load) => {
  const actual = await load<typeof import("../../src/index/vectors/vector-format.js")>();
  return { ...actual, needsGraph: () => true, isBySentence: () => false };
});

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
