import { afterEach } from "vitest";
import { type RunningBot, type StartOptions, startBot } from "../../src/telegram/index.js";
import {
  type BotApiServer,
  type BotState,
  person,
  privateChat,
  startBotApi,
  type TestChat,
} from "../support/bot-api/index.js";
import { editionOf, FakeAnswerer, FakeFigures, series } from "./fixtures.js";

/** One line of the log. */
export interface LogLine {
  readonly level: string;
  readonly fields: Record<string, unknown>;
  readonly message: string;
}

/** A started bot and the world around it. */
export interface TestBot {
  readonly server: BotApiServer;
  readonly state: BotState;
  readonly running: RunningBot;
  readonly answerer: FakeAnswerer;
  readonly log: LogLine[];
  /** A private chat with someone whose Telegram is in Vietnamese. */
  readonly chat: TestChat;
}

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** Runs something after the test. */
export function afterTest(clean: () => Promise<void>): void {
  cleanups.push(clean);
}

/** A logger that keeps what it is given. */
export function recordingLogger(log: LogLine[]) {
  const at = (level: string) => (fields: object, message: string) => {
    log.push({ level, fields: fields as Record<string, unknown>, message });
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** Starts the bot against a fresh Bot API server; both end with the test. */
export async function startTestBot(options: Partial<StartOptions> = {}): Promise<TestBot> {
  const { server, bot: state } = await startBotApi();
  afterTest(() => server.close());
  const log: LogLine[] = [];
  const answerer = new FakeAnswerer();
  const running = await startBot({
    token: state.token,
    edition: editionOf({ answerer, figures: new FakeFigures(), series }),
    logger: recordingLogger(log),
    apiRoot: server.root,
    ...options,
  });
  afterTest(() => running.stop());
  return { server, state, running, answerer, log, chat: privateChat(state, person()) };
}
