import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
/** Folders that are not kept with the code. */
const derived = /^(?:node_modules|dist|coverage|index|shared|\.git)$/;
/** Every document of the project, by its path. */
const documents = readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return entry.name.endsWith(".md") ? [entry.name] : [];
  if (derived.test(entry.name)) return [];
  return readdirSync(join(root, entry.name), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `${entry.name}/${path.replaceAll("\\", "/")}`);
});

describe.each(documents)("%s", (document) => {
  const text = readFileSync(join(root, document), "utf8");

  it("links to files and headings that are there", () => {
    expect(linksOf(text).filter((link) => !isThere(document, link))).toEqual([]);
  });

  // The corpus quotes; the history tells of what was.
  it.skipIf(/^corpus\/|CHANGELOG/.test(document))("names files of the project that are there", () => {
    expect(pathsOf(text).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

/** Targets of Markdown links that are neither on the web nor mail addresses. */
function linksOf(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

function isThere(document: string, link: string): boolean {
  const [file = "", heading] = link.split("#");
  const path = file === "" ? join(root, document) : join(root, dirname(document), file);
  if (!existsSync(path)) return false;
  return heading === undefined || headingsOf(readFileSync(path, "utf8")).includes(heading);
}

/** Headings as a link names them: lower case, no punctuation, a hyphen for each space. */
function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Paths in code type, of folders that are kept with the code; patterns and placeholders aside. */
function pathsOf(markdown: string): string[] {
  return [
    ...markdown.matchAll(/`((?:src|tests|scripts|training|bench|deploy|docs|\.github|\.ci)\/[^`\s]*)`/g),
  ]
    .map(([, path = ""]) => path)
    .filter((path) => !/[*…<{]|[A-Z]{2,}\.|NAME/.test(path) || existsSync(join(root, path)));
}
