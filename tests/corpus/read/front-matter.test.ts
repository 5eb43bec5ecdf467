import { describe, expect, it } from "vitest";
import { cutFrontMatter, readFrontMatter } from "../../../src/corpus/read/front-matter.js";
import { errorOf } from "../support/error.js";

describe("cutFrontMatter", () => {
  it("cuts at the second line of dashes and knows on which line the body begins", () => {
    expect(cutFrontMatter("---\na: 1\n---\nbody\n---\n", "a.md")).toEqual({
      yaml: "a: 1\n",
      body: "body\n---\n",
      bodyLine: 4,
    });
    expect(cutFrontMatter("\ufeff---\r\na: 1\r\n---\r\nbody", "a.md")).toMatchObject({
      body: "body",
      bodyLine: 4,
    });
    expect(cutFrontMatter("---\n---", "a.md")).toMatchObject({ yaml: "", body: "" });
  });

  it.each(["# Bài 2\n", "---\na: 1\n", "\n---\na: 1\n---\n", "----\n----\n"])(
    "refuses %j",
    async (markdown) => {
      expect(await errorOf(() => cutFrontMatter(markdown, "a.md"))).toEqual({
        code: "CORPUS_FRONT_MATTER",
        file: "a.md",
        line: 1,
      });
    },
  );
});

describe("readFrontMatter", () => {
  const needed = "series: Loạt bài\npart: 2\ntitle: Tên bài\n";

  it("fills in what may be left out, and leaves unknown fields alone", () => {
    expect(readFrontMatter(`${needed}tags: [a]\n`, "a.md")).toEqual({
      series: "Loạt bài",
      part: 2,
      title: "Tên bài",
      authors: [],
      source: null,
      nextPart: null,
    });
  });

  it("accepts one author without brackets, and a title over two lines", () => {
    const read = readFrontMatter(
      "series: Loạt bài\npart: 2\ntitle:\n  Tên\n  bài\nauthors: ANH DŨNG\n",
      "a.md",
    );
    expect(read).toMatchObject({ title: "Tên bài", authors: ["ANH DŨNG"] });
  });

  it.each([
    ["part: 2\ntitle: a\n", "series"],
    ["series: a\ntitle: a\n", "part"],
    ["series: a\npart: 2\n", "title"],
    ["", "series"],
    ["# nothing", "series"],
    ["- a\n- b\n", "series"],
  ])("names the field that %j lacks", async (yaml, field) => {
    const error = await errorOf(() => readFrontMatter(yaml, "a.md"));
    expect(error).toMatchObject({ code: "CORPUS_FIELD_MISSING", file: "a.md", line: 1, field });
  });

  it.each([
    ["series: a\npart: hai\ntitle: a\n", "part", 3],
    ["series: a\npart: 0\ntitle: a\n", "part", 3],
    ["series: a\r\npart: 1.5\r\ntitle: a\r\n", "part", 3],
    ["series: a\npart: 2\ntitle: 2015\n", "title", 4],
    ["series: ' '\npart: 2\ntitle: a\n", "series", 2],
    [`${needed}authors:\n  - 1\n`, "authors", 6],
    [`${needed}nextPart: { part: 3 }\n`, "nextPart", 5],
    [`${needed}source: [a]\n`, "source", 5],
  ])("names field and line of the wrong value in %j", async (yaml, field, line) => {
    const error = await errorOf(() => readFrontMatter(yaml, "a.md"));
    expect(error).toMatchObject({ code: "CORPUS_FIELD", file: "a.md", field, line });
  });

  it.each([
    ["a hundred thousand fields", Array.from({ length: 100_000 }, (_, at) => `k${at}: 1`).join("\n")],
    ["a field of more text than an article has titles", `note: ${"chữ ".repeat(4_000)}`],
  ])("refuses %s without reading them", async (_what, yaml) => {
    const error = await errorOf(() => readFrontMatter(`${needed}${yaml}`, "a.md"));
    expect(error).toEqual({ code: "CORPUS_FRONT_MATTER_LONG", file: "a.md", limit: 16_000 });
  });

  it.each([
    ["in blocks", `${needed}? `.concat("? ".repeat(500), "a\n")],
    ["in braces", `${needed}a: ${"{? ".repeat(500)}b${"}".repeat(500)}\n`],
    ["in lists", `${needed}a:\n${"  - ? b\n".repeat(11)}`],
  ])("refuses keys of the form ?, one in another %s, without reading them", async (_what, yaml) => {
    const error = await errorOf(() => readFrontMatter(yaml, "a.md"));
    expect(error).toMatchObject({ code: "CORPUS_YAML", file: "a.md" });
    expect(error?.reason).toContain("?");
    expect(error?.line).toBeGreaterThan(4);
  });

  it("reads titles that ask", () => {
    const title = `Ai? Ở đâu ? Vì sao ? ${"Thật ? ".repeat(3)}`.trim();
    expect(readFrontMatter(`series: a\npart: 2\ntitle: ${title}\n`, "a.md").title).toBe(title);
  });

  it.each([
    ["series: a\npart: [2\ntitle: a\n", 4],
    ["series: a: b\npart: 2\n", 2],
    ["series: a\npart: 2\nseries: b\n", 4],
    ["series: *a\npart: 2\ntitle: b\n", 2],
  ])("names the line of the broken YAML in %j", async (yaml, line) => {
    const error = await errorOf(() => readFrontMatter(yaml, "a.md"));
    expect(error).toMatchObject({ code: "CORPUS_YAML", file: "a.md", line });
    expect(error?.reason).not.toContain("\n");
  });
});
