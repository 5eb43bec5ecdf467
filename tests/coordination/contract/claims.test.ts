import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Claim, Coordination, UpdateKey } from "../../../src/coordination/index.js";
import { overEachEngine } from "./engines.js";

let nextId = 1;
const update = (lane: string): UpdateKey => {
  const id = nextId++;
  return { id, mark: `mark-${id}`, lane };
};
const patience = 5_000;

/** Whether a promise is settled by now. */
const isSettled = async (promise: Promise<unknown>) => {
  const pending = Symbol();
  await delay(150);
  return (await Promise.race([promise.catch(() => null), Promise.resolve(pending)])) !== pending;
};

/** @throws where the update was dealt with */
async function taken(process: Coordination, key: UpdateKey): Promise<Claim> {
  const claim = await process.claims.take(key, patience);
  if (!claim) throw new Error("it was dealt with");
  return claim;
}

overEachEngine((engine) => {
  test("an update that was dealt with is not given to anybody again", async () => {
    const [one, other] = [await engine().join(), await engine().join()];
    const key = update("a");
    const claim = await taken(one, key);
    await claim.turn();
    await claim.done();
    expect(await one.claims.take(key, patience)).toBeNull();
    expect(await other.claims.take(key, patience)).toBeNull();
    // Its number may be given anew.
    expect(await other.claims.take({ ...key, mark: `${key.mark}-of-a-later-week` }, patience)).not.toBeNull();
  });

  test("whoever else gets an update meanwhile waits, and learns that it was dealt with", async () => {
    const [one, other] = [await engine().join(), await engine().join()];
    const key = update("b");
    const claim = await taken(one, key);
    const second = other.claims.take(key, patience);
    expect(await isSettled(second)).toBe(false);
    await claim.done();
    expect(await second).toBeNull();
  });

  test("an update that was given up goes to whoever waits for it", async () => {
    const [one, other] = [await engine().join(), await engine().join()];
    const key = update("c");
    const claim = await taken(one, key);
    const second = taken(other, key);
    await claim.release();
    const taker = await second;
    await taker.turn();
    await taker.done();
    expect(await one.claims.take(key, patience)).toBeNull();
  });

  test("updates of a lane go in their order, wherever they are, and hold up no other lane", async () => {
    const [one, other] = [await engine().join(), await engine().join()];
    const keys = [update("d"), update("d"), update("d"), update("d")] as const;
    const order: number[] = [];
    const claims = [
      await taken(one, keys[0]),
      await taken(other, keys[1]),
      await taken(one, keys[2]),
      await taken(other, keys[3]),
    ];
    const work = claims.map(async (claim, at) => {
      await claim.turn();
      order.push(at);
      await delay(20);
      await claim.done();
    });
    const elsewhere = await taken(other, update("e"));
    await elsewhere.turn();
    await elsewhere.done();
    await Promise.all(work);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  test("one that ends before its turn holds up nobody, and lets nobody overtake those before it", async () => {
    const [one, other] = [await engine().join(), await engine().join()];
    const [first, limited, third] = [
      await taken(one, update("f")),
      await taken(one, update("f")),
      await taken(other, update("f")),
    ];
    await limited.done();
    const turn = third.turn();
    expect(await isSettled(turn)).toBe(false);
    await first.done();
    await turn;
    await third.done();
  });
});
