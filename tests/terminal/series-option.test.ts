import { expect, test } from "vitest";
import { AppError } from "../../src/errors.js";
import { scopeOfNames } from "../../src/terminal/series-option.js";
import { articleOf, seriesOf } from "../telegram/fixtures.js";

const { passages } = await seriesOf(
  ...["An sinh", "Biển đảo 2023", "Biển đảo 2024"].map((series) =>
    articleOf({ slug: series, series }, [["MỤC", ["Chữ."]]]),
  ),
);

function codeOf(names: readonly string[]): string | null {
  try {
    scopeOfNames(passages, names);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : "no AppError";
  }
}

test("series are named nearly, one or several; without any all are asked", () => {
  expect(scopeOfNames(passages, [])).toBeNull();
  expect(scopeOfNames(passages, ["bien dao 2024"])?.articles).toEqual([2]);
  expect(scopeOfNames(passages, ["an sinh", "2023"])?.articles).toEqual([0, 1]);
});

test("a name of none, and one of several, are told", () => {
  expect(codeOf(["giá vàng"])).toBe("SERIES_UNKNOWN");
  expect(codeOf(["an sinh", ""])).toBe("SERIES_UNKNOWN");
  expect(codeOf(["biển đảo"])).toBe("SERIES_AMBIGUOUS");
  expect(codeOf(["an sinh"])).toBeNull();
});
