import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { foldersWithoutHeartbeat, Heartbeat, removeAbandoned } from "../src/heartbeat.js";
import { fallSilent } from "./support/fall-silent.js";
import { temporaryFolder } from "./support/temporary.js";

afterEach(() => {
  vi.useRealTimers();
});

const isWork = (name: string) => /^work-\d$/.test(name);

test("a folder that somebody is at work on is told from one that is done and one that was cut off", async () => {
  const folder = await temporaryFolder();
  const [first, second] = [
    await Heartbeat.begin(join(folder, "work-1")),
    await Heartbeat.begin(join(folder, "work-2")),
  ];
  for (const name of ["work-1", "work-2", "work-3", "other"]) await mkdir(join(folder, name));
  expect(await foldersWithoutHeartbeat(folder, isWork)).toEqual(["work-3"]);
  await first.end();
  await fallSilent(folder, "work-2");
  expect((await foldersWithoutHeartbeat(folder, isWork)).sort()).toEqual(["work-1", "work-2", "work-3"]);
  await second.beat();
  expect((await foldersWithoutHeartbeat(folder, isWork)).sort()).toEqual(["work-1", "work-3"]);
  await second.end();
  expect((await readdir(folder)).sort()).toEqual(["other", "work-1", "work-2", "work-3"]);
});

test("work that was cut off before its folder was made is found by its file", async () => {
  const folder = await temporaryFolder();
  const heartbeat = await Heartbeat.begin(join(folder, "work-1"));
  expect(await foldersWithoutHeartbeat(folder, isWork)).toEqual([]);
  await fallSilent(folder, "work-1");
  expect(await foldersWithoutHeartbeat(folder, isWork)).toEqual(["work-1"]);
  await removeAbandoned(join(folder, "work-1"), false);
  expect(await readdir(folder)).toEqual([]);
  await expect(heartbeat.beat()).rejects.toMatchObject({ code: "ENOENT" });
  await heartbeat.end();
});

test("a folder that is to be kept loses only the traces of who made it", async () => {
  const folder = await temporaryFolder();
  await Heartbeat.begin(join(folder, "work-1"));
  await mkdir(join(folder, "work-1"));
  await removeAbandoned(join(folder, "work-1"), true);
  expect(await readdir(folder)).toEqual(["work-1"]);
});

test("it beats by itself until it ends, and once its file is gone it leaves nothing behind", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"], now: Date.now() + 3_600_000 });
  const folder = await temporaryFolder();
  const path = join(folder, "work-1.alive");
  const heartbeat = await Heartbeat.begin(join(folder, "work-1"));
  const before = (await stat(path)).mtimeMs;
  await vi.advanceTimersByTimeAsync(6_000);
  await vi.waitFor(async () => expect((await stat(path)).mtimeMs).toBeGreaterThan(before + 3_000_000));
  await rm(path);
  await vi.advanceTimersByTimeAsync(6_000);
  await heartbeat.end();
  expect(vi.getTimerCount()).toBe(0);
  expect(await readdir(folder)).toEqual([]);
});
