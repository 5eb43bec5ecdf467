import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  holdsOtherFormat,
  indexFormat,
  type Manifest,
  manifestFile,
  putManifest,
  readManifest,
} from "../../../src/index/store/manifest.js";
import { temporaryFolder } from "../../support/temporary.js";

const manifest: Manifest = {
  format: indexFormat,
  model: "model-1",
  lexicon: "lexicon-1",
  analyser: "analyser-1",
  dimensions: 16,
  corpus: "c0ffee",
  signature: "5e5e",
  passages: 5,
  vectors: 9,
  generation: "generation-1-0123abcd",
  files: { "lexical.bin": { bytes: 3, sha256: "ab" } },
};

async function folderWith(content: unknown): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, manifestFile), JSON.stringify(content));
  return folder;
}

test.each([{ ...manifest }, { ...manifest, signature: null }, { ...manifest, files: {}, passages: 0 }])(
  "a manifest comes back as it was put in place, and leaves nothing else behind",
  async (given) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, given.generation));
    await putManifest(folder, manifest);
    await putManifest(folder, given);
    expect(await readManifest(folder)).toEqual(given);
    expect(await holdsOtherFormat(folder)).toBe(false);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([given.generation, manifestFile]);
  },
);

test("a manifest that cannot be put in place leaves the old one, and no draft", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, manifest.generation));
  await mkdir(join(folder, manifestFile, "inside"), { recursive: true });
  await expect(putManifest(folder, manifest)).rejects.toThrow();
  expect(await readdir(join(folder, manifest.generation))).toEqual([]);
  await expect(putManifest(folder, { ...manifest, generation: "generation-1-gone" })).rejects.toMatchObject({
    code: "ENOENT",
  });
});

test("a folder without a manifest, or no folder, holds no index of any format", async () => {
  const folder = await temporaryFolder();
  for (const each of [folder, join(folder, "none")]) {
    expect(await readManifest(each)).toBeNull();
    expect(await holdsOtherFormat(each)).toBe(false);
  }
});

test.each([
  { format: indexFormat - 1 },
  { format: indexFormat + 1, generation: 7 },
  { format: 0, files: "elsewhere" },
])("of a manifest of another format only the number counts: %j", async (content) => {
  const folder = await folderWith(content);
  expect(await readManifest(folder)).toBeNull();
  expect(await holdsOtherFormat(folder)).toBe(true);
});

test.each(Object.keys(manifest))("a manifest without %s is refused", async (field) => {
  const { [field as keyof Manifest]: _, ...rest } = manifest;
  await expect(readManifest(await folderWith(rest))).rejects.toThrow(field);
});

test.each([
  { signature: 1 },
  { generation: "../generation-1" },
  { generation: "generation-1/.." },
  { dimensions: -1 },
  { files: { "lexical.bin": { bytes: -1, sha256: "" } } },
])("a manifest that says %j is refused in one line that names the field", async (fields) => {
  const folder = await folderWith({ ...manifest, ...fields });
  await expect(readManifest(folder)).rejects.toThrow(Object.keys(fields)[0] as string);
  await expect(readManifest(folder)).rejects.toThrow(/^[^\n]+$/);
  expect(JSON.parse(await readFile(join(folder, manifestFile), "utf8"))).toEqual({ ...manifest, ...fields });
});
