import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fingerprintOf, type Library, resolvePassage } from "../../src/index/index.js";
import { passageFile } from "../../src/index/passages/passage-format.js";
import { readManifest } from "../../src/index/store/manifest.js";
import { shortSeries, writeSeries } from "../support/series.js";
import { codesOf, newShelf, open, type Shelf } from "./opening.js";

const [first, second, third] = shortSeries["bai-1"];
const corrected = second.replace("300 ha", "320 ha");
/** The second paragraph of part 1 corrected, behind a new one. */
const later = { ...shortSeries, "bai-1": ["Thành phố họp báo.", first, third, corrected] };

/** Where a reference to the old second paragraph of part 1 leads. */
function led({ passages }: Library) {
  const article = passages.articleNamed("bai-1");
  const found = resolvePassage(passages, { article, paragraph: 2, fingerprint: fingerprintOf(second) });
  return found && [passages.text(found.ordinal), found.state];
}

async function opened(): Promise<Shelf> {
  const shelf = await newShelf();
  expect(led(await open(shelf))).toEqual([second, "same"]);
  await writeSeries(shelf.corpusDir, later);
  return shelf;
}

describe("a text that was changed", () => {
  test("leads to what took its place, at this start and at the next ones", async () => {
    const shelf = await opened();
    for (const state of ["updated", "reused"]) {
      const library = await open(shelf);
      expect(library.state).toBe(state);
      expect(led(library)).toEqual([corrected, "changed"]);
    }
    await writeSeries(shelf.corpusDir, { ...later, "bai-1": [first, corrected] });
    expect(led(await open(shelf))).toEqual([corrected, "changed"]);
  });

  test("does so, too, where the index is built anew by force", async () => {
    const shelf = await opened();
    expect(led(await open(shelf, { force: true }))).toEqual([corrected, "changed"]);
    expect(led(await open(shelf, { force: true }))).toEqual([corrected, "changed"]);
  });

  test("leads to its number where the index was deleted, or cannot be read: marked all the same", async () => {
    const deleted = await opened();
    await rm(deleted.indexDir, { recursive: true });
    expect(led(await open(deleted))).toEqual([first, "changed"]);

    const damaged = await opened();
    await open(damaged);
    await writeFile(join(damaged.indexDir, await generationOf(damaged), passageFile), "x");
    const library = await open(damaged);
    expect(codesOf(library)).toEqual(["INDEX_DAMAGED"]);
    expect(led(library)).toEqual([first, "changed"]);
  });
});

async function generationOf({ indexDir }: Shelf): Promise<string> {
  const manifest = await readManifest(indexDir);
  if (!manifest) throw new Error("no manifest");
  return manifest.generation;
}
