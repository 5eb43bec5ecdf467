import { copyFile, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { indexFiles } from "../../src/index/index-files.js";
import { manifestFile, readManifest } from "../../src/index/store/manifest.js";

export { indexFiles };
export type IndexFile = (typeof indexFiles)[number];

/** Ways in which a file comes to harm; the one that would replace it is given as well. */
export const damages: Readonly<Record<string, (path: string, other: string) => Promise<void>>> = {
  "cut in half": async (path) => truncate(path, Math.floor((await readFile(path)).length / 2)),
  "cut by a byte": async (path) => truncate(path, (await readFile(path)).length - 1),
  emptied: (path) => truncate(path, 0),
  "flipped in one bit": async (path) => {
    const bytes = await readFile(path);
    const at = Math.floor(bytes.length / 3);
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    await writeFile(path, bytes);
  },
  "written over with zeros": async (path) => writeFile(path, Buffer.alloc((await readFile(path)).length)),
  "followed by garbage": (path) => writeFile(path, "garbage", { flag: "a" }),
  deleted: (path) => rm(path),
  "replaced by another index's": (path, other) => copyFile(other, path),
};

/** Folder of the files that the manifest names. */
export async function generationFolder(indexDir: string): Promise<string> {
  const manifest = await readManifest(indexDir);
  if (!manifest) throw new Error(`no manifest in ${indexDir}`);
  return join(indexDir, manifest.generation);
}

/** Names of the folders that builds wrote. */
export async function generations(indexDir: string): Promise<string[]> {
  return (await readdir(indexDir)).filter((name) => /^generation-[\w-]+$/.test(name));
}

/** Changes fields of the manifest, whatever they then say. */
export async function editManifest(indexDir: string, fields: Record<string, unknown>): Promise<void> {
  const path = join(indexDir, manifestFile);
  const manifest = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...manifest, ...fields }, null, 2));
}
