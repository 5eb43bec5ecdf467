import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AppError, describeError, type ErrorCode } from "../src/errors.js";

// The table itself is private; its keys are read from the source so that none can be forgotten here.
const source = ["errors.ts", "errors/running-errors.ts", "errors/import-errors.ts"]
  .map((file) => readFileSync(join(import.meta.dirname, "..", "src", file), "utf8"))
  .join("\n");
const codes = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): \{$/gm)].map((match) => match[1] as ErrorCode);

test("the table is found in the source", () => {
  expect(codes.length).toBeGreaterThan(30);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toContain("INTERNAL");
});

describe.each(codes)("%s", (code) => {
  const vi = describeError(new AppError(code), "vi");
  const en = describeError(new AppError(code), "en");
  const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

  test("is told in Vietnamese and in English with the same facts", () => {
    expect(vi).not.toBe(en);
    expect(placeholders(vi)).toEqual(placeholders(en));
  });

  test("is one line that says what happened, and then what to do", () => {
    for (const text of [vi, en]) {
      expect(text).toMatch(/^\S.*\S$/);
      expect(text.split(/[.:] (?=[\p{Lu}“])/u).length, text).toBeGreaterThan(1);
    }
  });

  test("leaves no placeholder open when every fact is given", () => {
    const facts = Object.fromEntries(placeholders(en).map((name) => [String(name), `<${name}>`]));
    for (const language of ["vi", "en"] as const) {
      const text = describeError(new AppError(code, facts), language);
      expect(placeholders(text)).toEqual([]);
      for (const fact of Object.values(facts)) expect(text).toContain(fact);
    }
  });
});

test("the message of an error is its English text, and its cause is kept", () => {
  const cause = new Error("EACCES");
  const error = new AppError("INDEX_NOT_KEPT", { folder: "/x", reason: "EACCES" }, { cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: "AppError", code: "INDEX_NOT_KEPT", cause });
  expect(error.parameters).toEqual({ folder: "/x", reason: "EACCES" });
  expect(error.message).toBe(describeError(error, "en"));
  expect(new AppError("INTERNAL").cause).toBeUndefined();
});

test("facts stand in the text as they are, even those that look like patterns or placeholders", () => {
  const file = "$& {line} $1 \\n.md";
  expect(describeError(new AppError("TEXT_BINARY", { file }), "en")).toContain(`${file} is not a text file`);
  expect(describeError(new AppError("TEXT_ENCODING", { file: "a.md", line: 0 }), "en")).toContain("line 0");
});

test("a reason of several lines is told in one", () => {
  for (const error of [
    new AppError("INTERNAL", { reason: "first\r\n\r\n  second\n" }),
    new Error("first\nsecond"),
  ])
    expect(describeError(error, "en")).toMatch(/: first second ?\. Run again/);
});

test("an error from outside the table, or what is no error at all, is told as unexpected, with its reason", () => {
  for (const thrown of [new TypeError("x is not a function"), "x is not a function"]) {
    expect(describeError(thrown, "vi")).toMatch(/^Lỗi ngoài dự kiến: x is not a function\./);
    expect(describeError(thrown, "en")).toMatch(/^Unexpected error: x is not a function\./);
  }
  expect(describeError(undefined, "en")).toContain("undefined");
});
