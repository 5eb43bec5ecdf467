import { chmod, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/errors.js";
import { editorialContract } from "./contract.js";
import { corpusOf, office } from "./support.js";

describe("over a folder", () => {
  editorialContract(async (now) => {
    const { corpusDir, open, editorial } = await office(undefined, now);
    const filesIn = (folder: string) => readdir(join(corpusDir, ".editorial", folder)).catch(() => []);
    return {
      editorial,
      open,
      corpus: () => corpusOf(corpusDir),
      put: (file, text) => writeFile(join(corpusDir, file), text),
      documents: async () => (await filesIn("documents")).length,
      drafts: async () => (await filesIn("drafts")).length,
      unfinished: () => filesIn("unfinished"),
    };
  });
});

it("a folder that cannot be written is told in one line, and nothing changes", async () => {
  const refusing = {
    create: () => Promise.reject(Object.assign(new Error("x"), { code: "EROFS" })),
    rename: () => Promise.reject(Object.assign(new Error("x"), { code: "EROFS" })),
    remove: () => Promise.reject(Object.assign(new Error("x"), { code: "EROFS" })),
  };
  const { corpusDir, editorial } = await office(refusing);
  const before = await corpusOf(corpusDir);
  const told = { code: "CORPUS_READ_ONLY", parameters: { folder: corpusDir, reason: "EROFS" } };
  await expect(editorial.checkWritable()).rejects.toMatchObject(told);
  const [first] = await editorial.articles.list();
  await expect(editorial.withdraw("bai-1", first?.fingerprint ?? "")).rejects.toMatchObject(told);
  expect(await corpusOf(corpusDir)).toEqual(before);
  expect(new AppError("CORPUS_READ_ONLY", told.parameters).message).toContain(corpusDir);
});

it("a folder that belongs to somebody else is told in the same way", async ({ skip }) => {
  if (process.getuid?.() === 0) skip();
  const { corpusDir, editorial } = await office();
  await chmod(corpusDir, 0o555);
  await expect(editorial.checkWritable()).rejects.toMatchObject({ code: "CORPUS_READ_ONLY" });
  await chmod(corpusDir, 0o755);
});
