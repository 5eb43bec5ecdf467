import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { CorpusWatcher, lookAt, type WatchTimes } from "../../../src/index/live/corpus-watcher.js";
import { until } from "../../support/bot-api/index.js";
import { shortSeries, writeSeries } from "../../support/series.js";
import { temporaryFolder } from "../../support/temporary.js";

/** An hour between looks: then only what the system tells hastens them. */
const never = 3_600_000;
const quick: WatchTimes = {
  interval: 20,
  hinted: 5,
  quiet: 40,
  unsettled: 80,
  restless: never,
  retry: never,
};

let dir: string;
beforeEach(async () => {
  dir = join(await temporaryFolder(), "corpus");
  await writeSeries(dir, shortSeries);
});

const put = (name: string, text: string) => writeFile(join(dir, name), text);

/** Watches the folder; tells how often it was found changed, and what is done then. */
async function watch(
  times: WatchTimes = quick,
  onChange: () => Promise<unknown> = async () => {},
  isRead = true,
) {
  const seen = { changes: 0 };
  const watcher = new CorpusWatcher(
    dir,
    (await lookAt(dir)).state,
    async () => {
      seen.changes += 1;
      await onChange();
      return isRead;
    },
    times,
  );
  onTestFinished(() => watcher.close());
  const changes = (count: number) => until(() => seen.changes >= count || undefined);
  return { seen, changes, watcher };
}

test.each<[string, () => Promise<unknown>]>([
  ["another text", () => put("bai-1.md", "khác")],
  ["a new file", () => put("bai-3.md", "mới")],
  [
    "a file that an editor puts in place",
    () => put("x~", "khác").then(() => rename(join(dir, "x~"), join(dir, "bai-1.md"))),
  ],
  ["a file that is gone", () => rm(join(dir, "bai-1.md"))],
  ["a folder that is gone", () => rm(dir, { recursive: true })],
  ["a link that leads nowhere", () => symlink(join(dir, "none"), join(dir, "bai-4.md"))],
])("notices %s, once", async (_what, change) => {
  const { seen, changes } = await watch();
  await change();
  await changes(1);
  await wait(300);
  expect(seen.changes).toBe(1);
});

test("notices a folder that another one takes the place of, and what changes in that one", async () => {
  const { changes } = await watch();
  await writeSeries(`${dir}-2`, { "bai-9": ["Một đoạn."] });
  await rename(dir, `${dir}-1`);
  await rename(`${dir}-2`, dir);
  await changes(1);
  await put("bai-9.md", "khác");
  await changes(2);
});

test("notices a change long before the next look where the system tells of it", async () => {
  const { changes } = await watch({ ...quick, interval: never });
  // The watch has begun by the second change, whatever became of the first.
  for (let at = 0; at < 100; at++) {
    await put("bai-1.md", `khác ${at}`);
    if (await Promise.race([changes(1).then(() => true), wait(100)])) return;
  }
  throw new Error("no change was noticed");
});

test("many writes are one change, once they have ended", async () => {
  let written = 0;
  const atChange: number[] = [];
  const { changes } = await watch({ ...quick, quiet: 300 }, async () => void atChange.push(written));
  for (; written < 20; written++) {
    await put(`bai-${written + 3}.md`, "mới");
    await wait(10);
  }
  await changes(1);
  expect(atChange[0]).toBe(20);
});

test("what changes while a change is dealt with is one more change, however often", async () => {
  const work: (() => void)[] = [];
  const { seen, changes } = await watch(quick, () => new Promise<void>((resolve) => work.push(resolve)));
  await put("bai-1.md", "khác");
  await changes(1);
  for (let at = 0; at < 5; at++) {
    await put("bai-1.md", `khác ${at}`);
    await wait(50);
  }
  expect(seen.changes).toBe(1);
  work[0]?.();
  await changes(2);
  work[1]?.();
  await wait(300);
  expect(seen.changes).toBe(2);
});

test("a change that could not be dealt with ends nothing", async () => {
  const { changes } = await watch(quick, () => Promise.reject(new Error("no")));
  await put("bai-1.md", "khác");
  await changes(1);
  await put("bai-1.md", "khác nữa");
  await changes(2);
});

test("what could not be read is read again later, though nothing changes, and no more once it was", async () => {
  const failing = await watch({ ...quick, retry: 10 }, undefined, false);
  await put("bai-1.md", "khác");
  await failing.changes(3);
  await failing.watcher.close();
  const rejecting = await watch({ ...quick, retry: 10 }, () => Promise.reject(new Error("no")));
  await put("bai-1.md", "khác nữa");
  await rejecting.changes(2);
  await rejecting.watcher.close();
  const { seen, changes } = await watch({ ...quick, retry: 10 });
  await put("bai-1.md", "khác hẳn");
  await changes(1);
  await wait(300);
  expect(seen.changes).toBe(1);
});

test("a folder that changes without end is read all the same", async () => {
  const { seen } = await watch({ ...quick, quiet: 200, restless: 400 });
  for (let at = 0; at < 500 && seen.changes === 0; at++) {
    await put("nhap.md", `nháp ${at}`);
    await wait(20);
  }
  expect(seen.changes).toBe(1);
});

test("files that are no articles change nothing", async () => {
  const { seen } = await watch();
  await put("README.md", "khác");
  await put(".bai-3.md", "nháp");
  await mkdir(join(dir, "cu.md"));
  await wait(300);
  expect(seen.changes).toBe(0);
});

test("a watch that is closed sees nothing more", async () => {
  const { seen, watcher } = await watch();
  await watcher.close();
  await put("bai-1.md", "khác");
  await wait(300);
  expect(seen.changes).toBe(0);
});
