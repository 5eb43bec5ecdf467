import { expect, it } from "vitest";
import { isNumeric, shapeOf, type TokenShape } from "../../../src/ranking/reader/token-shape.js";

it.each<[string, number, boolean]>([
  ["nghèo", 1, false],
  ["Cần", 2, false],
  ["UBND", 3, false],
  ["2012", 4, true],
  ["15", 5, true],
  ["3093", 6, true],
  ["9,52", 6, true],
  ["%", 7, false],
  ["12h30", 8, true],
])("“%s” has the shape of the row %i of the model's table", (surface, row, numeric) => {
  const shape: TokenShape = shapeOf(surface);
  expect([shape, isNumeric(shape)]).toEqual([row, numeric]);
});
