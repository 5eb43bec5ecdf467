export { createBot, type WiredBot } from "./bot.js";
export { startBot } from "./start.js";
export { inTurn } from "./transport/in-turn.js";
export type { Ports } from "./transport/ports.js";
export type { ProxySettings } from "./transport/proxy.js";
export { type SetupOptions, setUpBot } from "./transport/setup.js";
export type { StartOptions } from "./transport/start-options.js";
export type { BotDependencies, Edition, Limits, Logger, Mode, RunningBot } from "./types.js";
