import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dayOf, FileUsage } from "../../src/usage/index.js";
import { temporaryFolder } from "../support/temporary.js";

const day = 24 * 60 * 60_000;
/** Half past six in the morning in Vietnam, half past eleven of the day before in London. */
const morning = Date.UTC(2026, 10, 26, 23, 30);

/** Counts in a file of its own. */
async function counted(keepUnanswered: boolean) {
  const path = join(await temporaryFolder(), "index", "questions.json");
  const troubles: string[] = [];
  const clock = { now: morning };
  const open = (keeps = keepUnanswered) =>
    new FileUsage({
      path,
      keepUnanswered: keeps,
      onTrouble: (reason) => void troubles.push(reason),
      now: () => clock.now,
    });
  return { path, troubles, clock, open, usage: open() };
}

test("days are those of Vietnam", () => {
  expect([dayOf(morning), dayOf(morning - 7 * 60 * 60_000)]).toEqual(["2026-11-27", "2026-11-26"]);
});

test("questions are counted by day and outcome, kept over a restart for 30 days, and no text is", async () => {
  const { path, clock, open, usage } = await counted(false);
  usage.count("answered", "câu hỏi một");
  usage.count("not_found", "câu hỏi hai");
  clock.now += day;
  usage.count("related", "câu hỏi ba");
  await usage.flush();
  expect(readFileSync(path, "utf8")).not.toContain("câu hỏi");
  expect(statSync(path).mode & 0o077).toBe(0);
  const days = [
    { day: "2026-11-28", answered: 0, related: 1, not_found: 0 },
    { day: "2026-11-27", answered: 1, related: 0, not_found: 1 },
  ];
  expect(await open().days()).toEqual(days);
  expect(await open().unanswered()).toEqual([]);
  clock.now = morning + 30 * day;
  expect(await open().days()).toEqual(days.slice(0, 1));
});

test("where that is wanted, the texts of questions that were not answered are kept for 30 days, each once, and go when it is not wanted any more", async () => {
  const { path, clock, open, usage } = await counted(true);
  usage.count("not_found", "Giá vàng  hôm nay?");
  usage.count("related", "giá vàng hôm nay?");
  usage.count("answered", "câu trả lời được");
  clock.now += day;
  usage.count("not_found", "thời tiết");
  await usage.flush();
  expect(await open().unanswered()).toEqual([
    { text: "Giá vàng hôm nay?", count: 2, day: "2026-11-27" },
    { text: "thời tiết", count: 1, day: "2026-11-28" },
  ]);
  clock.now = morning + 30 * day;
  expect((await open().unanswered()).map(({ text }) => text)).toEqual(["thời tiết"]);
  clock.now = morning + day;
  open(false);
  expect(readFileSync(path, "utf8")).not.toContain("vàng");
});

test("a file that is none begins anew, and one that cannot be written is told once", async () => {
  const { path, troubles, open, usage } = await counted(false);
  usage.count("answered", "");
  await usage.flush();
  writeFileSync(path, "{");
  expect(await open().days()).toEqual([]);
  const broken = new FileUsage({
    path: join(path, "in-a-file", "questions.json"),
    keepUnanswered: false,
    onTrouble: (reason) => void troubles.push(reason),
  });
  for (let round = 0; round < 2; round++) {
    broken.count("answered", "");
    await broken.flush();
  }
  expect(troubles).toHaveLength(1);
  expect((await broken.days())[0]?.answered).toBe(2);
});

test("no more texts are kept than a screen's worth of thousands, the latest ones", async () => {
  const { usage } = await counted(true);
  for (let number = 0; number < 2_100; number++) usage.count("not_found", `câu ${number} ${"x".repeat(500)}`);
  const texts = (await usage.unanswered()).map(({ text }) => text);
  expect(texts).toHaveLength(2_000);
  expect(Math.max(...texts.map((text) => text.length))).toBe(300);
  expect(texts.some((text) => text.startsWith("câu 99 "))).toBe(false);
});
