import { link, mkdir, mkdtemp, rename, rm, stat, symlink, unlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { corpusSignature, corpusState } from "../../../src/corpus/read/signature.js";
import { articleWith } from "../support/article.js";
import { errorOf } from "../support/error.js";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "corpus-"));
  await put("bai-1.md", articleWith("Đoạn một.", { part: "1" }));
  await put("bai-2.md", articleWith("Đoạn hai.", { part: "2" }));
});
afterEach(() => rm(dir, { recursive: true }));

const put = (name: string, content: string) => writeFile(join(dir, name), content);
const at = (name: string) => join(dir, name);

describe("corpusSignature", () => {
  it("is 64 hexadecimal digits, the same as long as nothing is touched", async () => {
    const signature = await corpusSignature(dir);
    expect(signature).toMatch(/^[0-9a-f]{64}$/u);
    expect(await corpusSignature(dir)).toBe(signature);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["other content", () => put("bai-2.md", articleWith("Đoạn hai, dài hơn.", { part: "2" }))],
    ["other content of the same size", () => put("bai-2.md", articleWith("Đoạn bay.", { part: "2" }))],
    ["another time of modification", () => utimes(at("bai-2.md"), 1e9, 1e9)],
    ["another name", () => rename(at("bai-2.md"), at("bai-3.md"))],
    ["names that change places", () => swap("bai-1.md", "bai-2.md")],
    ["a new file", () => put("bai-3.MD", articleWith("Đoạn ba.", { part: "3" }))],
    ["a new link to a file", () => symlink(at("bai-1.md"), at("bai-3.md"))],
    ["a file that is gone", () => unlink(at("bai-2.md"))],
    ["a folder in place of a file", () => unlink(at("bai-2.md")).then(() => mkdir(at("bai-2.md")))],
  ])("changes with %s", async (_what, change) => {
    const before = await corpusSignature(dir);
    await change();
    expect(await corpusSignature(dir)).not.toBe(before);
  });

  it("sees an edit that keeps the size and puts the time of modification back, however soon it comes", async () => {
    for (const letter of ["A", "B", "C", "D", "E"]) {
      const before = await corpusSignature(dir);
      const { atime, mtime, size } = await stat(at("bai-1.md"));
      await put("bai-1.md", letter.repeat(size));
      await utimes(at("bai-1.md"), atime, mtime);
      expect(await corpusSignature(dir), letter).not.toBe(before);
    }
  });

  it("sees a file put in the place of another with the same size and time", async () => {
    await put("draft", "A".repeat((await stat(at("bai-1.md"))).size));
    const { atime, mtime } = await stat(at("bai-1.md"));
    await utimes(at("draft"), atime, mtime);
    const before = await corpusSignature(dir);
    await rename(at("draft"), at("bai-1.md"));
    expect(await corpusSignature(dir)).not.toBe(before);
  });

  it("passes over README.md, hidden files, other files and folders, as loadCorpus does", async () => {
    const before = await corpusSignature(dir);
    await put("README.md", "# The corpus");
    await put(".bai-3.md", "half");
    await put("bai-3.txt", "text");
    await mkdir(at("cu.md"));
    expect(await corpusSignature(dir)).toBe(before);
    await put("README.md", "# Another");
    await put(".bai-3.md", "whole");
    await put("cu.md/bai-4.md", "text");
    expect(await corpusSignature(dir)).toBe(before);
  });

  it("is never twice the same while a file's state cannot be told, and as before when that is over", async () => {
    const before = await corpusSignature(dir);
    await symlink(at("gone"), at("bai-3.md"));
    const [first, second] = [await corpusSignature(dir), await corpusSignature(dir)];
    expect(first).toMatch(/^[0-9a-f]{64}$/u);
    expect(new Set([before, first, second]).size).toBe(3);
    await unlink(at("bai-3.md"));
    expect(await corpusSignature(dir)).toBe(before);
  });

  it("holds for more files than are looked at side by side", async () => {
    for (let number = 0; number < 200; number++) await put(`nhieu-${number}.md`, `${number}`);
    const before = await corpusSignature(dir);
    expect(await corpusSignature(dir)).toBe(before);
    await put("nhieu-137.md", "731");
    expect(await corpusSignature(dir)).not.toBe(before);
  });

  it("is that of nothing for a folder without articles, and throws for a folder that is missing", async () => {
    const empty = at("empty");
    await mkdir(empty);
    expect(await corpusSignature(empty)).toMatch(/^[0-9a-f]{64}$/u);
    expect(await corpusSignature(empty)).toBe(await corpusSignature(empty));
    const missing = at("none");
    expect(await errorOf(() => corpusSignature(missing))).toEqual({
      code: "CORPUS_MISSING",
      directory: missing,
    });
  });
});

async function swap(one: string, other: string): Promise<void> {
  await link(at(one), at("kept"));
  await rename(at(other), at(one));
  await rename(at("kept"), at(other));
}

describe("corpusState", () => {
  it("is the signature while all is certain, and stays the same where a file's state cannot be told", async () => {
    expect(await corpusState(dir)).toEqual({ state: await corpusSignature(dir), isCertain: true });
    await symlink(at("gone"), at("bai-3.md"));
    const uncertain = await corpusState(dir);
    expect(uncertain.isCertain).toBe(false);
    expect(await corpusState(dir)).toEqual(uncertain);
    expect(await corpusSignature(dir)).not.toBe(uncertain.state);
    expect(await corpusSignature(dir)).not.toBe(await corpusSignature(dir));
  });
});
