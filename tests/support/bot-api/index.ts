export { group, person, privateChat, topic } from "./people.js";
export { type BotApiServer, startBotApi } from "./server.js";
export type { BotState } from "./state.js";
export { type TestChat, until } from "./test-chat.js";
export type { Call } from "./types.js";
export { findFault } from "./validate-text.js";
