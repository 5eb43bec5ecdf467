import { setTimeout as delay } from "node:timers/promises";
import { type Database, openPostgres } from "../../../src/database/index.js";
import { until } from "../../support/bot-api/index.js";
import { type BotProcess, type Receiving, startWorld } from "../../support/bot-process.js";
import { startPostgres } from "../../support/database/postgres-server.js";
import { startDeliverer } from "../../support/deliverer.js";

/** A Bot API server, a database, something that hands deliveries on, and processes that share all that. */
export async function startReplicas() {
  const world = await startWorld();
  const [server, deliverer] = [await startPostgres(), await startDeliverer()];
  const database: Database = await openPostgres(server.url);

  const environment = (env: Readonly<Record<string, string>>) => ({
    DATABASE_URL: server.url,
    WEBHOOK_SECRET: "a-secret-that-all-share",
    ...env,
  });

  /** Starts so many; resolves once all of them take updates in. @param env of all, or of each by its number from 0 */
  async function start(
    receiving: Receiving,
    count: number,
    env: Readonly<Record<string, string>> | ((number: number) => Readonly<Record<string, string>>) = {},
  ): Promise<BotProcess[]> {
    const webhook = receiving === "webhook" ? { WEBHOOK_URL: `${deliverer.url}/telegram` } : {};
    const started: BotProcess[] = [];
    for (let number = 0; number < count; number++) {
      const own = typeof env === "function" ? env(number) : env;
      const process = await world.launch(receiving, environment({ ...webhook, ...own }));
      await until(
        () => process.printed().includes(world.bot.me.username) || undefined,
        90_000,
        "a process did not start",
      ).catch((error: unknown) => {
        throw new Error(`${String(error)}:\n${process.printed()}`);
      });
      started.push(process);
    }
    deliverer.targets = started.map(({ url }) => url);
    return started;
  }

  async function end(): Promise<void> {
    await world.end();
    await database.close();
    await deliverer.close();
    server.remove();
  }

  return { ...world, postgres: server, database, deliverer, start, launchReplica: launch, end };

  function launch(receiving: Receiving, env: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
    return world.launch(receiving, environment(env));
  }
}

/** By what the database knows a process. */
export function replicaOf(process: BotProcess): string {
  return /"replica":"([^"]+)"/u.exec(process.printed())?.[1] ?? "";
}

/** Updates whose questions a process answered, as it logged them. */
export function answeredUpdates(process: BotProcess): number[] {
  const lines = process.printed().matchAll(/"updateId":(\d+),[^\n]*"msg":"question answered"/gu);
  return [...lines].map(([, id]) => Number(id));
}

/** Updates that a process was dealing with at the moment it was killed. */
export async function openUpdatesOf(database: Database, process: BotProcess): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    "select update_id::int as id from trich_dan.claims where replica = $1",
    [replicaOf(process)],
  );
  return rows.map(({ id }) => id);
}

/** How a process says that it is. */
export async function healthOf(
  process: BotProcess,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${process.url}/healthz`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Waits until a process says by a status of its page how it is: 200 or 503. */
export async function untilHealthIs(process: BotProcess, status: number): Promise<void> {
  const end = Date.now() + 30_000;
  while ((await healthOf(process)).status !== status) {
    if (Date.now() > end) throw new Error(`its health never was ${status}`);
    await delay(100);
  }
}
