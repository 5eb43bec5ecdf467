import { expect, test } from "vitest";
import { shortSeries } from "../support/series.js";
import { Child, openAsChild } from "./child.js";
import { generations } from "./damage.js";
import { newShelf } from "./opening.js";

test("two processes that build one index at the same time both answer, and leave one sound index", async () => {
  const shelf = await newShelf();
  const options = { ...shelf, question: "Quận Ô Môn còn bao nhiêu hộ nghèo?", gated: true };
  const children = [new Child(options), new Child(options)];
  for (const child of children) await child.writing;
  for (const child of children) child.release();
  for (const child of children)
    expect(await child.report()).toMatchObject({
      state: "built",
      problems: [],
      best: shortSeries["bai-1"][0],
    });
  const next = await openAsChild(shelf);
  expect(next).toMatchObject({ state: "reused", embedded: 0, problems: [] });
  expect(await generations(shelf.indexDir)).toHaveLength(1);
});
