import { expect, test } from "vitest";
import { padded } from "../../../src/ranking/reader/reader-memory.js";

test("outputs of a layer are laid out in eights, as the kernels compute them", () => {
  expect([1, 7, 8, 9, 16, 17].map(padded)).toEqual([8, 8, 8, 16, 16, 24]);
});
