export { createBot, type WiredBot } from "./bot.js";
export { type SetupOptions, setUpBot } from "./running/setup.js";
export { startBot } from "./running/start.js";
export type { BotDependencies, Limits, Logger, Mode, RunningBot, StartOptions } from "./types.js";
