export { createBot, type WiredBot } from "./bot.js";
export { startBot } from "./start.js";
export { type SetupOptions, setUpBot } from "./transport/setup.js";
export type { BotDependencies, Limits, Logger, Mode, RunningBot, StartOptions } from "./types.js";
