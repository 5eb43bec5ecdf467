import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env, type FeatureExtractionPipeline, pipeline } from "@xenova/transformers";
import { foldersWithoutHeartbeat, Heartbeat, removeAbandoned } from "../heartbeat.js";
import type { ModelLocation } from "./model-location.js";

/** How far the download of one file has come. */
export interface DownloadProgress {
  readonly file: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/**
 * Loads a model from its folder; nothing is fetched.
 * @throws what the loading library throws
 */
export async function readPipeline(root: string, name: string): Promise<FeatureExtractionPipeline> {
  if (!existsSync(join(root, name, "tokenizer.json"))) throw new Error("tokenizer.json not found");
  const options = optionsFor(root, name);
  return quietly(() => pipeline("feature-extraction", name, options));
}

/** Points the loading library at the folder. */
function optionsFor(root: string, name: string): { quantized: boolean; local_files_only: boolean } {
  Object.assign(env, {
    allowRemoteModels: false,
    allowLocalModels: true,
    localModelPath: root,
    cacheDir: root,
  });
  const quantized = existsSync(join(root, name, "onnx", "model_quantized.onnx"));
  return { quantized, local_files_only: true };
}

/**
 * Downloads a model from a hub and loads it. It comes into a folder of its own, which is put in place by a rename once it
 * could be read back: a download that is cut off, or does not fit on the disk, leaves nothing that a later start would trust.
 * @throws what the loading library, the network or the file system throws
 */
export async function downloadPipeline(
  { name, root, folder }: ModelLocation,
  hubUrl: string,
  onProgress: (progress: DownloadProgress) => void,
): Promise<FeatureExtractionPipeline> {
  await mkdir(root, { recursive: true });
  await removeLeftovers(root);
  const draft = join(root, `.download-${randomBytes(8).toString("hex")}`);
  const heartbeat = await Heartbeat.begin(draft);
  try {
    await mkdir(draft);
    Object.assign(env, { allowRemoteModels: true, allowLocalModels: false, cacheDir: draft });
    env.remoteHost = `${hubUrl.replace(/\/+$/, "")}/`;
    const progress_callback = (event: { status: string; file?: string; loaded?: number; total?: number }) => {
      const { status, file = "", loaded = 0, total = 0 } = event;
      if (status === "progress") onProgress({ file, loadedBytes: loaded, totalBytes: total });
    };
    const received = await quietly(() => pipeline("feature-extraction", name, { progress_callback }));
    await received.dispose();
    const kept = await readPipeline(draft, name);
    await mkdir(dirname(folder), { recursive: true });
    await rename(join(draft, name), folder).catch((error: unknown) => {
      // Another process was faster.
      if (!existsSync(folder)) throw error;
    });
    return kept;
  } finally {
    await rm(draft, { recursive: true, force: true });
    await heartbeat.end();
  }
}

/** Removes downloads that were cut off; those that are under way, in whatever process, are left alone. */
async function removeLeftovers(root: string): Promise<void> {
  const cutOff = await foldersWithoutHeartbeat(root, (name) => /^\.download-[\w-]+$/.test(name));
  for (const name of cutOff) await removeAbandoned(join(root, name), false);
}

/** The loading library prints what it throws as well, with its stack; the caller tells it in one line. */
async function quietly<T>(action: () => Promise<T>): Promise<T> {
  const { warn, error } = console;
  Object.assign(console, { warn: () => undefined, error: () => undefined });
  try {
    return await action();
  } finally {
    Object.assign(console, { warn, error });
  }
}
