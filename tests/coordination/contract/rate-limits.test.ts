import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { overEachEngine } from "./engines.js";

overEachEngine((engine) => {
  test("points are taken together, and given again when the window ends", async () => {
    const [one, other] = [await engine().join(), await engine().join()];
    const share = { key: "person:7", points: 3 };
    const results = [];
    for (const process of [one, other, one, other, one]) results.push(await process.limits.take([share], 2));
    expect(results.slice(0, 3)).toEqual([null, null, null]);
    for (const usedUp of results.slice(3)) {
      expect(usedUp?.key).toBe("person:7");
      expect(usedUp?.msLeft).toBeGreaterThan(0);
      expect(usedUp?.msLeft).toBeLessThanOrEqual(2_000);
    }
    await delay(2_050);
    expect(await other.limits.take([share], 2)).toBeNull();
  });

  test("what one share has not got is taken from none after it", async () => {
    const process = await engine().join();
    const [noisy, chat] = [
      { key: "person:8", points: 1 },
      { key: "chat:8", points: 3 },
    ];
    for (let time = 0; time < 9; time++) await process.limits.take([noisy, chat], 60);
    const others = [];
    for (let person = 0; person < 3; person++)
      others.push(await process.limits.take([{ key: `person:8${person}`, points: 1 }, chat], 60));
    expect(others.map((usedUp) => usedUp?.key ?? null)).toEqual([null, null, "chat:8"]);
  });

  test("shares without a limit give as much as is wanted", async () => {
    const process = await engine().join();
    const unlimited = { key: "person:9", points: 0 };
    for (let time = 0; time < 20; time++) expect(await process.limits.take([unlimited], 60)).toBeNull();
    expect(await process.limits.take([], 60)).toBeNull();
  });
});
