export { guestMessage, type InlineAnswer, inlineQuery, press, pressData } from "./asking.js";
export { group, migrate, person, privateChat, topic } from "./people.js";
export { markupFault } from "./reply-markup.js";
export { type BotApiServer, startBotApi } from "./server.js";
export { type BotState, preciseNow } from "./state.js";
export { type TestChat, until } from "./test-chat.js";
export type { Call, Refusal } from "./types.js";
export { findFault } from "./validate-text.js";
