export {
  chooseResult,
  guestMessage,
  type InlineAnswer,
  inlineQuery,
  press,
  pressData,
  sendGuestMessage,
  sendInlineQuery,
} from "./asking.js";
export { BusinessChat, changeBusiness, connectBusiness } from "./business.js";
export { caller, refused } from "./caller.js";
export { type SentAs, type Spoken, sendFile, speak } from "./files.js";
export { channelPost, letIn, migrate, sayAnonymously, shutOut } from "./happenings.js";
export { type GroupOptions, group, person, privateChat, topic } from "./people.js";
export { pressInline } from "./pressing.js";
export type { SentQuery } from "./queries.js";
export { markupFault } from "./reply-markup.js";
export { type BotApiServer, startBotApi } from "./server.js";
export { type BotState, preciseNow } from "./state.js";
export type { TestChat } from "./test-chat.js";
export type { Call, Refusal } from "./types.js";
export { until } from "./until.js";
export { findFault } from "./validate-text.js";
