import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Claim, Coordination, UpdateKey } from "../../../src/coordination/index.js";
import { ClaimLostError } from "../../../src/coordination/index.js";
import { openCoordination } from "../../../src/coordination/postgres/open-coordination.js";
import { type Database, isDatabaseUnavailable, migrate } from "../../../src/database/index.js";
import { until } from "../../support/bot-api/index.js";
import { openPglite } from "../../support/database/pglite.js";
import { type LogLine, recordingLogger } from "../../telegram/test-bot.js";
import { failing } from "../failing-database.js";

const token = "4711:secret";
/** In ms: short, so that the tests are, and long beside what a busy machine holds up. */
const lease = 2_000;
const joined: Coordination[] = [];
let shared: Database;

beforeAll(async () => {
  shared = await openPglite();
  await migrate(shared);
});
afterEach(async () => {
  await Promise.all(joined.splice(0).map((each) => each.close()));
});
afterAll(() => shared.close());

/** A process whose database can be taken away. */
async function joinOthers(log: LogLine[] = []) {
  const { state, database } = failing(shared);
  const coordination = await openCoordination({ database, token, log: recordingLogger(log), lease });
  joined.push(coordination);
  return { coordination, state, claims: coordination.claims };
}

let nextId = 1;
const update = (lane: string): UpdateKey => {
  const id = nextId++;
  return { id, mark: `mark-${id}`, lane };
};

async function taken({ claims }: Coordination, key: UpdateKey): Promise<Claim> {
  const claim = await claims.take(key, 10_000);
  if (!claim) throw new Error("it was dealt with");
  return claim;
}

/** Long enough that a process may take over from others. */
const settled = () => delay(1.2 * lease);

test("what a process held that fell silent is taken over once its lease ran out, in the order of the lane", async () => {
  const [dead, other] = [await joinOthers(), await joinOthers()];
  await settled();
  const [first, second] = [update("a"), update("a")];
  const lost = await taken(dead.coordination, first);
  await lost.turn();
  dead.state.isDown = true;
  const later = await taken(other.coordination, second);
  const order: string[] = [];
  const turn = later.turn().then(() => order.push("second"));
  const again = await taken(other.coordination, first);
  // Whoever lost it knows by then.
  expect(lost.lost.aborted).toBe(true);
  await again.turn();
  order.push("first");
  await again.done();
  await turn;
  expect(order).toEqual(["first", "second"]);
  await later.done();
});

test("an answer that was on its way when its process died is not sent again; one that Telegram did not take is", async () => {
  const [dead, other] = [await joinOthers(), await joinOthers()];
  await settled();
  const [sent, hanging] = [update("s"), update("h")];
  await (await taken(dead.coordination, hanging)).sending();
  // It lives on for longer than Telegram takes for an answer.
  await delay(2_500);
  await (await taken(dead.coordination, sent)).sending();
  dead.state.isDown = true;
  const [first, second] = await Promise.all([
    other.claims.take(sent, 10_000),
    other.claims.take(hanging, 10_000),
  ]);
  expect(first).toBeNull();
  expect(second).not.toBeNull();
  await second?.done();
});

test("a process that is at work for longer than its lease keeps what it holds", async () => {
  const [slow, other] = [await joinOthers(), await joinOthers()];
  await settled();
  const key = update("b");
  const claim = await taken(slow.coordination, key);
  let isTaken = false;
  const second = other.claims.take(key, 10_000).then((result) => {
    isTaken = true;
    return result;
  });
  await delay(2.5 * lease);
  expect([isTaken, claim.lost.aborted]).toEqual([false, false]);
  await claim.done();
  expect(await second).toBeNull();
});

test("after an outage nobody takes those for dead who are about to come back", async () => {
  const [worker, other] = [await joinOthers(), await joinOthers()];
  await settled();
  const key = update("c");
  const claim = await taken(worker.coordination, key);
  await claim.turn();
  // Nobody reaches the database, for longer than a lease; what was answered meanwhile cannot be noted yet.
  worker.state.isDown = true;
  other.state.isDown = true;
  const noted = claim.done();
  await until(() => claim.lost.aborted || undefined, 20_000, "the lease did not run out");
  await delay(lease / 2);
  other.state.isDown = false;
  const second = other.claims.take(key, 10_000);
  await delay(lease / 4);
  worker.state.isDown = false;
  await noted;
  expect(await second).toBeNull();
});

test("while the database cannot be used an update is not claimed, and it is told; then it is again", async () => {
  const log: LogLine[] = [];
  const { coordination, claims, state } = await joinOthers(log);
  expect(coordination.trouble()).toBeNull();
  state.isDown = true;
  const key = update("d");
  const refused = await claims.take(key, 300).catch((error: unknown) => error);
  expect(isDatabaseUnavailable(refused)).toBe(true);
  expect(coordination.trouble()).toBe("the database cannot be reached");
  // A restart is waited for.
  const waiting = claims.take(key, 20_000);
  await delay(300);
  state.isDown = false;
  await (await waiting)?.done();
  expect(coordination.trouble()).toBeNull();
  expect(log.filter(({ level }) => level === "warn")).toHaveLength(1);
});

test("limits are counted by each process while the database cannot be used", async () => {
  const { coordination, state } = await joinOthers();
  const share = { key: "person:1", points: 2 };
  state.isDown = true;
  const taken = [];
  for (let time = 0; time < 3; time++) taken.push(await coordination.limits.take([share], 60));
  expect(taken.map((usedUp) => usedUp?.key ?? null)).toEqual([null, null, "person:1"]);
});

test("an end gives up what is held at once, and what waits", async () => {
  const [ending, other] = [await joinOthers(), await joinOthers()];
  const [held, waiting] = [update("e"), update("e")];
  await taken(ending.coordination, held);
  const later = await taken(ending.coordination, waiting);
  const turn = later.turn().catch((error: unknown) => error);
  const second = taken(other.coordination, held);
  await ending.coordination.close();
  expect(await turn).toBeInstanceOf(ClaimLostError);
  await (await second).done();
});

test("one process fetches; another does at once where that ends, and after a lease where it falls silent", async () => {
  const [first, second, third] = [await joinOthers(), await joinOthers(), await joinOthers()];
  const { signal } = new AbortController();
  const held = await first.coordination.polling.acquire(signal);
  let holder = "first";
  const acquire = ({ coordination }: typeof first, name: string) =>
    coordination.polling.acquire(signal).then((lost) => {
      holder = name;
      return lost;
    });
  const next = acquire(second, "second");
  await delay(1_500);
  expect([holder, held.aborted]).toEqual(["first", false]);
  await first.coordination.close();
  expect(held.aborted).toBe(true);
  const heldBySecond = await next;
  const last = acquire(third, "third");
  await delay(1_500);
  expect(holder).toBe("second");
  second.state.isDown = true;
  await last;
  // It stopped before the other began.
  expect([holder, heldBySecond.aborted]).toEqual(["third", true]);
});

test("whoever stands by can be stopped, whether the database is there or not", async () => {
  const [first, second] = [await joinOthers(), await joinOthers()];
  await first.coordination.polling.acquire(new AbortController().signal);
  const stop = new AbortController();
  const waiting = second.coordination.polling.acquire(stop.signal).catch((error: unknown) => error);
  second.state.isDown = true;
  await delay(200);
  stop.abort(new Error("stopped"));
  expect(await waiting).toMatchObject({ message: "stopped" });
});

test("groups that moved are known to those who are there, and to those who come later", async () => {
  const [one, other] = [await joinOthers(), await joinOthers()];
  const told: string[] = [];
  const listen = ({ coordination }: typeof one, name: string) =>
    coordination.moves.onMove((from, to) => told.push(`${name} ${from} ${to}`));
  listen(other, "other");
  await one.coordination.moves.note(-5, -1005);
  await until(() => told.includes("other -5 -1005") || undefined, 10_000, "it was not told");
  listen(await joinOthers(), "later");
  await until(() => told.includes("later -5 -1005") || undefined, 10_000, "it was not told");
});

test("an album is replied to once, by whichever process saw its first picture, unless words came to any", async () => {
  const [one, other] = [(await joinOthers()).coordination.albums, (await joinOthers()).coordination.albums];
  expect([await one.isFirstWordless("x"), await other.isFirstWordless("x")]).toEqual([true, false]);
  expect([await one.mayReply("x"), await other.mayReply("x")]).toEqual([true, false]);
  expect(await one.isFirstWordless("y")).toBe(true);
  await other.noteWords("y");
  expect(await one.mayReply("y")).toBe(false);
});
