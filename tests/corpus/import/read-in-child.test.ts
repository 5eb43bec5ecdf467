import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { type ChildLimits, readInChild } from "../../../src/corpus/import/read-in-child.js";
import type { ReadRequest } from "../../../src/corpus/import/read-request.js";
import { compiledReading } from "../../support/compiled.js";
import { errorOf } from "../support/error.js";

const limits: ChildLimits = {
  longestPage: 5_000,
  mostMemory: 200,
  program: pathToFileURL(join(import.meta.dirname, "..", "..", "support", "reading-program.mjs")),
};
const request = (path: string): ReadRequest => ({ path, overrides: {}, single: false, takenParts: [] });

describe("the process that reads", () => {
  it("is given the request, and nothing of the environment but how memory is shared out", async () => {
    process.env.SECRET_OF_THE_TEST = "token";
    const told = await errorOf(() =>
      readInChild({ ...request("tell"), entry: { at: 1, path: "a.pdf" } }, limits),
    );
    delete process.env.SECRET_OF_THE_TEST;
    const { env, entry } = JSON.parse(String(told?.reason)) as { env: string[]; entry: unknown };
    expect(env.filter((name) => !name.startsWith("NODE_CHANNEL_"))).toEqual(["MALLOC_ARENA_MAX"]);
    expect(entry).toEqual({ at: 1, path: "a.pdf" });
  });

  it("is ended where a page takes too long, and each page has its own time", async () => {
    const slow = { ...limits, longestPage: 1_000 };
    const seen: number[] = [];
    const onPage = (done: number) => void seen.push(done);
    const tooSlow = { code: "IMPORT_TOO_SLOW", file: "hang", seconds: 1 };
    expect(await errorOf(() => readInChild({ ...request("hang"), onPage }, slow))).toEqual(tooSlow);
    expect(await errorOf(() => readInChild({ ...request("pages"), onPage }, slow))).toMatchObject({
      seconds: 1,
    });
    expect(seen).toEqual([0, 0, 1]);
  });

  it("is ended where all of it takes too long", async () => {
    const timed = { ...request("hang"), timeLimit: 600 };
    expect(await errorOf(() => readInChild(timed, limits))).toMatchObject({
      code: "IMPORT_TOO_SLOW",
      seconds: 0.6,
    });
  });

  it("is ended where it takes too much memory, on its heap or beside it", async () => {
    for (const kind of ["heap", "memory"])
      expect(await errorOf(() => readInChild(request(kind), limits)), kind).toEqual({
        code: "IMPORT_MEMORY",
        file: kind,
        limit: 200,
      });
  });

  it("is told of where it ends without a result", async () => {
    const stopped = (reason: string) => ({ code: "IMPORT_STOPPED", reason });
    expect(await errorOf(() => readInChild(request("crash"), limits))).toMatchObject(stopped("SIGSEGV"));
    expect(await errorOf(() => readInChild(request("end"), limits))).toMatchObject(stopped("3"));
  });

  it("is ended by the signal, whatever it does", async () => {
    const controller = new AbortController();
    const onPage = () => controller.abort(new Error("enough"));
    const hanging = readInChild({ ...request("hang"), signal: controller.signal, onPage }, limits);
    await expect(hanging).rejects.toThrow("enough");
  });
});

describe("a document that the compiled program reads in a process of its own", () => {
  let folder: string;
  let pdf: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "trich-dan-test-"));
    pdf = join(folder, "bài.pdf");
    const made = await PDFDocument.create();
    const font = await made.embedFont(StandardFonts.TimesRoman);
    for (let page = 0; page < 3; page++)
      made
        .addPage([420, 595])
        .drawText("Thanh pho con 3.093 ho ngheo, giam so voi nam truoc.", { x: 40, y: 500, size: 12, font });
    await writeFile(pdf, await made.save());
    return () => rm(folder, { recursive: true });
  });

  it("comes back page by page as it is read in this one, and nothing is written", async () => {
    const { readInChild: compiled } = await compiledReading();
    const { readSource } = await import("../../../src/corpus/import/read-source.js");
    const told: string[] = [];
    const result = await compiled({
      ...request(pdf),
      onPage: (done, total) => void told.push(`${done}/${total}`),
    });
    expect(told).toEqual(["0/3", "1/3", "2/3", "3/3"]);
    expect(result).toEqual(await readSource(request(pdf)));
    expect(await readdir(folder)).toEqual(["bài.pdf"]);
  });

  it("is refused with the same error", async () => {
    const { readInChild: compiled } = await compiledReading();
    await writeFile(join(folder, "hỏng.pdf"), (await readFile(pdf)).subarray(0, 40));
    const error = await compiled(request(join(folder, "hỏng.pdf"))).then(
      String,
      (thrown: Record<string, unknown>) => thrown,
    );
    expect(error).toMatchObject({ code: "IMPORT_DAMAGED", parameters: { file: "hỏng.pdf" } });
  });
});
