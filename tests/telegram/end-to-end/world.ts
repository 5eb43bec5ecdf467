import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BotState } from "../../support/bot-api/index.js";
import { type BotProcess, type Receiving, startWorld } from "../../support/bot-process.js";

/** What a scenario is given once the bot runs. */
export interface World {
  readonly bot: BotState;
  readonly process: BotProcess;
}

/** Runs scenarios against the real, compiled process, once for each way to receive updates. No call may be refused in any of them. */
export function inBothModes(
  scenarios: (world: () => World) => void,
  env: (world: { readonly bot: BotState }) => Readonly<Record<string, string>> = () => ({}),
): void {
  describe.each<Receiving>(["polling", "webhook"])("by %s", (receiving) => {
    let given: Awaited<ReturnType<typeof startWorld>>;
    let process: BotProcess;

    beforeAll(async () => {
      given = await startWorld();
      process = await given.start(receiving, env(given));
    });

    afterAll(() => given.end());

    scenarios(() => ({ bot: given.bot, process }));

    test("Telegram had nothing to refuse, and nothing that was written is in the log", () => {
      expect(given.bot.refusals).toEqual([]);
      expect(process.printed()).not.toMatch(/nghèo|ngheo|Lan Anh|Ô Môn/);
      expect(process.printed()).not.toContain(given.bot.token);
    });
  });
}
