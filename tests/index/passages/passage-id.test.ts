import { expect, test } from "vitest";
import { ordinalIn, readPassageId } from "../../../src/index/passages/passage-id.js";
import { PassageStore } from "../../../src/index/passages/passage-store.js";
import { numbered } from "./edited-corpus.js";

test("an id is read in the one way that it is written", () => {
  expect(readPassageId("bai-2/7")).toEqual({ slug: "bai-2", paragraph: 7 });
  expect(readPassageId("a/b.1/12")).toEqual({ slug: "a/b.1", paragraph: 12 });
  expect(readPassageId("Bài 2 –\nÔ Môn/1")).toEqual({ slug: "Bài 2 –\nÔ Môn", paragraph: 1 });
  for (const text of [
    "",
    "/",
    "bai-2",
    "bai-2/",
    "bai-2/0",
    "bai-2/07",
    "bai-2/-1",
    "bai-2/1.5",
    "bai-2/1e1",
  ])
    expect(readPassageId(text), text).toBeNull();
});

test("an article has the paragraphs from 1 to its length", async () => {
  const { articles } = await PassageStore.from([numbered("a", ["1", "2"]), numbered("b", ["3", "4", "5"])]);
  const b = articles[1];
  if (!b) throw new Error("no article");
  expect([0, 1, 3, 4].map((paragraph) => ordinalIn(b, paragraph))).toEqual([undefined, 2, 4, undefined]);
});
