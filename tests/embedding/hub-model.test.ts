import fs, { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { type DownloadProgress, loadEmbedder } from "../../src/embedding/index.js";
import { errorOf } from "../support/error-of.js";
import { fallSilent } from "../support/fall-silent.js";
import { ModelHub, sendHalf, sendHalfUnnoticed, sendStatus } from "../support/model-hub.js";
import { temporaryFolder } from "../support/temporary.js";
import { tinyFiles, tinyModelFiles, writeTinyModel } from "../support/tiny-model.js";

const model = "owner/tiny";

// What still loads when a download has failed complains after the test.
beforeAll(() => {
  for (const method of ["warn", "error"] as const)
    vi.spyOn(console, method).mockImplementation(() => undefined);
});

async function vectorOf(options: { modelsDir: string; hubUrl: string; model?: string }): Promise<number[]> {
  const embedder = await loadEmbedder({ model, ...options });
  const [vector = []] = await embedder.embed(["hộ nghèo"], "query");
  return Array.from(vector, (value) => Math.round(value * 1e6) / 1e6);
}

test("a hub model is downloaded once, told of while it comes, and then needs no hub", async () => {
  const hub = await ModelHub.start();
  const modelsDir = await temporaryFolder();
  const progress: DownloadProgress[] = [];
  const fetched = vi.spyOn(globalThis, "fetch");
  const options = { model, modelsDir, hubUrl: `${hub.url}/` };
  const first = await loadEmbedder({ ...options, onDownload: (told) => progress.push(told) });
  const contacted = fetched.mock.calls.map(([url]) => new URL(String(url)).origin);
  expect(new Set(contacted)).toEqual(new Set([hub.url]));

  for (const [file, content] of tinyModelFiles()) {
    const ofFile = progress.filter((each) => each.file === file);
    expect(ofFile.at(-1)).toEqual({ file, loadedBytes: content.length, totalBytes: content.length });
    expect(hub.requests.filter((path) => path === `/owner/tiny/resolve/main/${file}`)).toHaveLength(1);
  }
  const asked = hub.requests.length;
  await hub.stop();
  fetched.mockClear();
  progress.length = 0;

  const second = await loadEmbedder({ ...options, onDownload: (told) => progress.push(told) });
  expect(await second.embed(["hộ nghèo"], "query")).toEqual(await first.embed(["hộ nghèo"], "query"));
  expect(second.fingerprint).toBe(first.fingerprint);
  expect(second.model).toBe(model);
  expect(hub.requests).toHaveLength(asked);
  expect(fetched).not.toHaveBeenCalled();
  expect(progress).toEqual([]);
  fetched.mockRestore();
});

test("a downloaded model has the fingerprint of the same model in a folder", async () => {
  const hub = await ModelHub.start();
  const modelsDir = await temporaryFolder();
  await writeTinyModel(join(modelsDir, "tiny"));
  const local = await loadEmbedder({ model: "tiny", modelsDir, hubUrl: hub.url });
  expect(hub.requests).toEqual([]);
  const downloaded = await loadEmbedder({ model, modelsDir, hubUrl: hub.url });
  expect(downloaded.fingerprint).toBe(local.fingerprint);
});

test("a folder owner/name of the models folder goes before the hub's model of that name", async () => {
  const hub = await ModelHub.start();
  const modelsDir = await temporaryFolder();
  await writeTinyModel(join(modelsDir, "owner", "tiny"));
  expect(await vectorOf({ modelsDir, hubUrl: hub.url })).toEqual([0.6, 0.8, 0, 0]);
  expect(hub.requests).toEqual([]);
});

test("a hub that cannot be reached is told of with its address", { timeout: 10_000 }, async () => {
  const hub = await ModelHub.start();
  await hub.stop();
  const modelsDir = await temporaryFolder();
  const error = await errorOf(() => loadEmbedder({ model, modelsDir, hubUrl: hub.url }));
  expect(error).toMatchObject({ code: "MODEL_DOWNLOAD_FAILED", parameters: { model, hub: hub.url } });
  expect(error.message).toContain(hub.url);
  expect(error.cause).toBeInstanceOf(Error);
});

test("a hub's name and password are not told", async () => {
  const modelsDir = await temporaryFolder();
  for (const credentials of ["lan:se-cret@", "lan:se@cret@"]) {
    const hubUrl = `http://${credentials}127.0.0.1:9/`;
    const error = await errorOf(() => loadEmbedder({ model, modelsDir, hubUrl }));
    expect(error).toMatchObject({
      code: "MODEL_DOWNLOAD_FAILED",
      parameters: { hub: "http://127.0.0.1:9/" },
    });
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/lan:|cret/);
  }
});

test("a model that the hub does not have is told of, and nothing of it is kept", async () => {
  const hub = await ModelHub.start();
  const modelsDir = await temporaryFolder();
  const error = await errorOf(() => loadEmbedder({ model: "nobody/nothing", modelsDir, hubUrl: hub.url }));
  expect(error).toMatchObject({ code: "MODEL_DOWNLOAD_FAILED", parameters: { model: "nobody/nothing" } });
  expect(error.message).not.toContain("\n");
  expect(existsSync(join(modelsDir, ".cache", "nobody"))).toBe(false);
});

test.each([
  ["cuts the connection in the middle of", sendHalf],
  ["ends too early, unnoticed, in the middle of", sendHalfUnnoticed],
  ["answers 503 for", sendStatus(503)],
  ["answers 401 for", sendStatus(401)],
  ["answers 404 for", sendStatus(404)],
])("a hub that %s any file is told of, and does not spoil the next load", async (_, reply) => {
  const hub = await ModelHub.start();
  const modelsDir = await temporaryFolder();
  const options = { modelsDir, hubUrl: hub.url };
  for (const file of tinyFiles) {
    hub.replies.clear();
    hub.replies.set(file, reply);
    const error = await errorOf(() => loadEmbedder({ model, ...options }));
    expect(error).toMatchObject({ code: "MODEL_DOWNLOAD_FAILED", parameters: { model, hub: hub.url } });
    expect(error.message).not.toContain("\n");
    expect(existsSync(join(modelsDir, ".cache", model))).toBe(false);
  }
  hub.replies.clear();
  expect(await vectorOf(options)).toEqual([0.6, 0.8, 0, 0]);
});

test("a hub model is kept under the models folder, file for file as the hub has it", async () => {
  const hub = await ModelHub.start();
  const modelsDir = await temporaryFolder();
  await vectorOf({ modelsDir, hubUrl: hub.url });
  const folder = join(modelsDir, ".cache", model);
  expect((await filesUnder(modelsDir)).sort()).toEqual(tinyFiles.map((file) => join(folder, file)).sort());
  for (const [file, content] of tinyModelFiles()) expect(await readFile(join(folder, file))).toEqual(content);
});

test("a download that was cut off is removed; one that is under way is kept", async () => {
  const hub = await ModelHub.start();
  const modelsDir = await temporaryFolder();
  const cache = join(modelsDir, ".cache");
  const [dead, silent, living] = [".download-1-1", ".download-2", ".download-3"];
  for (const name of [dead, silent, living]) await mkdir(join(cache, name, "owner"), { recursive: true });
  for (const name of [silent, living]) await writeFile(join(cache, `${name}.alive`), "");
  await fallSilent(cache, silent);
  expect(await vectorOf({ modelsDir, hubUrl: hub.url })).toEqual([0.6, 0.8, 0, 0]);
  expect((await readdir(cache)).sort()).toEqual([living, `${living}.alive`, "owner"]);
});

test("a models folder that cannot be written to is told of", async () => {
  const hub = await ModelHub.start();
  const modelsDir = join(await temporaryFolder(), "models");
  await writeFile(modelsDir, "a file");
  const error = await errorOf(() => loadEmbedder({ model, modelsDir, hubUrl: hub.url }));
  expect(error.code).toBe("MODEL_DOWNLOAD_FAILED");
  expect(error.parameters.reason).toContain("ENOTDIR");
});

test("a disk that is full while a model downloads is told of, and the half of the file is not kept", async () => {
  const hub = await ModelHub.start();
  const modelsDir = await temporaryFolder();
  const write = fs.promises.writeFile;
  const full = vi.spyOn(fs.promises, "writeFile").mockImplementation(async (path, data, options) => {
    await write(path, (data as Buffer).subarray(0, 100), options);
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  });
  const error = await errorOf(() => loadEmbedder({ model, modelsDir, hubUrl: hub.url }));
  full.mockRestore();
  expect(error.code).toBe("MODEL_DOWNLOAD_FAILED");
  expect(await filesUnder(modelsDir)).toEqual([]);
  expect(await vectorOf({ modelsDir, hubUrl: hub.url })).toEqual([0.6, 0.8, 0, 0]);
});

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
