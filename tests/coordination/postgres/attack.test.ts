import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Coordination, UpdateKey } from "../../../src/coordination/index.js";
import { openCoordination } from "../../../src/coordination/postgres/open-coordination.js";
import { type Database, migrate, openPostgres } from "../../../src/database/index.js";
import {
  type PostgresServer,
  postgresPrograms,
  startPostgres,
} from "../../support/database/postgres-server.js";
import { recordingLogger } from "../../telegram/test-bot.js";
import { failing } from "../failing-database.js";

const [laneCount, updatesInLane, replicaCount] = [12, 8, 5];

/** Numbers in [0, 1) that are the same each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe.skipIf(postgresPrograms === null)("whatever happens to processes and database", () => {
  let server: PostgresServer;
  let database: Database;
  beforeAll(async () => {
    server = await startPostgres();
    database = await openPostgres(server.url);
    await migrate(database);
  });
  afterAll(async () => {
    await database?.close();
    server?.remove();
  });

  test.each([1, 2, 3])("each update is dealt with once, and those of a lane in order (%i)", async (seed) => {
    const random = randomFrom(seed);
    const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
    const replicas: {
      readonly coordination: Coordination;
      readonly state: { isDown: boolean };
      readonly open: Map<number, Promise<boolean>>;
      /** Updates that it answered, and has not said so yet. */
      readonly answered: Set<number>;
      /** Whoever waits for it when it is killed is cut off. */
      readonly cutOff: Promise<false>;
      readonly kill: () => void;
      isDead: boolean;
    }[] = [];
    const join = async () => {
      const { state, database: own } = failing(database);
      const log = recordingLogger([]);
      const coordination = await openCoordination({ database: own, token: `${seed}:x`, log, lease: 4_000 });
      let kill = () => {};
      const cutOff = new Promise<false>((resolve) => {
        kill = () => resolve(false);
      });
      replicas.push({
        coordination,
        state,
        open: new Map(),
        answered: new Set(),
        cutOff,
        kill,
        isDead: false,
      });
    };
    for (let at = 0; at < replicaCount; at++) await join();
    const handled = new Map<string, number[]>();
    /** What was answered by a process that died before it could say so. */
    const unsaid = new Set<number>();

    /** One delivery; whether it is acknowledged. A process that has the update already waits for the same work. */
    function deliver(key: UpdateKey): Promise<boolean> {
      const replica = pick(replicas.filter(({ isDead }) => !isDead));
      const work =
        replica.open.get(key.id) ?? handle(replica, key).finally(() => replica.open.delete(key.id));
      replica.open.set(key.id, work);
      return Promise.race([work, replica.cutOff]);
    }

    async function handle(replica: (typeof replicas)[number], key: UpdateKey): Promise<boolean> {
      const claim = await replica.coordination.claims.take(key, 500).catch(() => "later" as const);
      if (claim === "later" || replica.isDead) return false;
      if (claim === null) return true;
      const hasTurn = await claim.turn().then(
        () => true,
        () => false,
      );
      await delay(random() * 30);
      if (replica.isDead) return false;
      if (!hasTurn || claim.lost.aborted) {
        await claim.release();
        return false;
      }
      handled.set(key.lane, [...(handled.get(key.lane) ?? []), key.id]);
      replica.answered.add(key.id);
      const noted = claim.sending();
      await delay(random() * 10);
      await noted;
      // One that is closed at that moment gave it up.
      await claim.done().catch(() => unsaid.add(key.id));
      replica.answered.delete(key.id);
      return !replica.isDead && !unsaid.has(key.id);
    }

    /** As the Bot API server does: one after the other in a lane, each until it is acknowledged, some twice. */
    async function deliverLane(lane: number): Promise<void> {
      for (let at = 0; at < updatesInLane; at++) {
        const id = lane * 1_000 + at + 1;
        const key = { id, mark: `${seed}-${id}`, lane: `${seed}-${lane}` };
        const copies = random() < 0.4 ? 2 : 1;
        const untilTaken = async () => {
          while (!(await deliver(key))) await delay(20);
        };
        await Promise.race(Array.from({ length: copies }, untilTaken));
      }
    }

    const lanes = Promise.all(Array.from({ length: laneCount }, (_, lane) => deliverLane(lane)));
    let isOver = false;
    void lanes.then(() => {
      isOver = true;
    });
    for (let round = 0; !isOver && round < 8; round++) {
      await delay(300);
      const happening = round % 4;
      const alive = replicas.filter(({ isDead }) => !isDead);
      if (happening === 0) {
        const victim = pick(alive);
        victim.isDead = true;
        victim.state.isDown = true;
        for (const id of victim.answered) unsaid.add(id);
        victim.kill();
        await join();
      } else if (happening === 1) await server.restart();
      else if (happening === 2) await pick(alive).coordination.close();
      else for (const { state } of alive) state.isDown = true;
      if (happening === 3) await delay(5_200);
      for (const { state, isDead } of replicas) state.isDown = isDead;
      if (happening === 2) {
        for (const replica of replicas) if (replica.coordination.trouble() !== null) replica.isDead = true;
        await join();
      }
    }
    await lanes;
    await Promise.all(replicas.map(({ coordination }) => coordination.close()));
    for (const ids of handled.values()) {
      const first = [...new Set(ids)];
      expect(first).toEqual([...first].sort((a, b) => a - b));
      expect(first).toHaveLength(updatesInLane);
      const repeated = ids.filter((id, at) => ids.indexOf(id) !== at);
      for (const id of repeated) expect(unsaid).toContain(id);
    }
    expect(handled.size).toBe(laneCount);
  });
});
