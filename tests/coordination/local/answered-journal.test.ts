import { appendFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keyedHash } from "../../../src/coordination/keyed-hash.js";
import { AnsweredJournal } from "../../../src/coordination/local/answered-journal.js";
import { temporaryFolder } from "../../support/temporary.js";
import { type LogLine, recordingLogger } from "../../telegram/test-bot.js";
import { TOKEN } from "../../telegram/transport/scripted-api.js";
import { message } from "../../telegram/transport/updates.js";

const newPath = async () => join(await temporaryFolder(), "answered-1.txt");
/** A journal of updates, as the bot with a token keeps it. */
function open(path: string | null, log: LogLine[] = [], token = TOKEN) {
  const journal = new AnsweredJournal(path, recordingLogger(log));
  const hash = keyedHash(token);
  return {
    has: (update: object | undefined) => journal.has(hash(JSON.stringify(update))),
    add: (update: object | undefined) => journal.add(hash(JSON.stringify(update))),
  };
}
const updates = (count: number) => Array.from({ length: count }, (_, index) => message(`Ô Môn ${index}?`));
const lines = (path: string) => readFileSync(path, "utf8").trimEnd().split("\n");

test("what was answered is known to the next process, and nothing of it stands in the file", async () => {
  const path = await newPath();
  const [first, second, third] = updates(3);
  const journal = open(path);
  journal.add(first);
  journal.add(second);
  const next = open(path);
  // It comes again as JSON that was read anew.
  expect(next.has(JSON.parse(JSON.stringify(first)))).toBe(true);
  expect([next.has(second), next.has(third)]).toEqual([true, false]);
  for (const line of lines(path)) expect(line).toMatch(/^[\w-]{16}$/);
});

test("a number that Telegram gives anew is no update that was answered", async () => {
  const path = await newPath();
  const update = message("Ô Môn?");
  open(path).add(update);
  expect(open(path).has({ ...message("Thới Lai?"), update_id: update.update_id })).toBe(false);
});

test("nobody without the token can try out what was written", async () => {
  const path = await newPath();
  const update = message("Ô Môn?");
  open(path).add(update);
  expect(open(path, [], `${TOKEN}x`).has(update)).toBe(false);
});

test("a line that a crash cut is left out, and what follows is whole", async () => {
  const path = await newPath();
  const [first, second, third] = updates(3) as [object, object, object];
  const journal = open(path);
  for (const update of [first, second]) journal.add(update);
  truncateSync(path, 25);
  const next = open(path);
  next.add(third);
  expect([first, second, third].map((update) => open(path).has(update))).toEqual([true, false, true]);
});

test("a file of something else is no journal", async () => {
  const path = await newPath();
  writeFileSync(path, "không phải\n\n12\n");
  appendFileSync(path, "a".repeat(100_000));
  const journal = open(path);
  const update = message("Ô Môn?");
  expect(journal.has(update)).toBe(false);
  journal.add(update);
  expect(lines(path)).toHaveLength(1);
});

test("however many are answered, the file stays small, with the last ones", async () => {
  const path = await newPath();
  const journal = open(path);
  const many = updates(4_500);
  for (const update of many) journal.add(update);
  expect(lines(path).length).toBeLessThanOrEqual(2_000);
  const next = open(path);
  expect(many.slice(-1_000).every((update) => next.has(update))).toBe(true);
  expect(next.has(many[0])).toBe(false);
});

test("where it cannot be written, one line says what that means", async () => {
  const path = await newPath();
  mkdirSync(path);
  const log: LogLine[] = [];
  const journal = open(path, log);
  const update = message("Ô Môn?");
  journal.add(update);
  expect([journal.has(update), log.map(({ level }) => level)]).toEqual([true, ["warn"]]);
});

test("without a path nothing is kept", () => {
  const journal = open(null);
  const update = message("Ô Môn?");
  journal.add(update);
  expect(journal.has(update)).toBe(false);
});
