export { createBot, type WiredBot } from "./bot.js";
export { startBot } from "./start.js";
export type { BotDependencies, Logger, RunningBot, StartOptions } from "./types.js";
