import { join } from "node:path";
import type { FigureFinder } from "../../../src/answer/types.js";
import { loadCorpus } from "../../../src/corpus/index.js";
import { type StartOptions, startBot } from "../../../src/telegram/index.js";
import {
  type BotApiServer,
  type BotState,
  person,
  privateChat,
  startBotApi,
} from "../../support/bot-api/index.js";
import { editionOf, FakeAnswerer, seriesOf } from "../fixtures.js";
import { afterTest, type LogLine, recordingLogger } from "../test-bot.js";

const corpus = loadCorpus(join(import.meta.dirname, "..", "..", "..", "corpus"));

const noFigures: FigureFinder = {
  find: async (topic: string) => ({ topic, total: 0, figures: [] }) as never,
};

/** What a bot is made of, with an answerer that needs no model. */
export async function dependencies(log: LogLine[] = []) {
  const { articles } = await corpus;
  const answerer = new FakeAnswerer();
  const series = { ...(await seriesOf(...articles)), corpusHash: "0".repeat(64) };
  const edition = editionOf({ answerer, figures: noFigures, series });
  return { answerer, edition, logger: recordingLogger(log) };
}

/** A Bot API server with one bot; it ends with the test. */
export async function botApi(): Promise<{ server: BotApiServer; state: BotState }> {
  const { server, bot: state } = await startBotApi();
  afterTest(() => server.close());
  return { server, state };
}

/** Starts a bot against a server; it stops with the test. */
export async function start(server: BotApiServer, state: BotState, options: Partial<StartOptions> = {}) {
  const log: LogLine[] = [];
  const parts = await dependencies(log);
  const running = await startBot({ token: state.token, apiRoot: server.root, ...parts, ...options });
  afterTest(() => running.stop());
  return { running, log, answerer: parts.answerer, chat: privateChat(state, person()) };
}

/** A started bot and the server it talks to. */
export async function world(options: Partial<StartOptions> = {}) {
  const { server, state } = await botApi();
  return { server, state, ...(await start(server, state, options)) };
}
