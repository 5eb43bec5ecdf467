export type { AlbumNotes } from "./album-notes.js";
export { botIdOf } from "./bot-id.js";
export type { ChatMoves } from "./chat-moves.js";
export { type Claim, ClaimLostError, type Claims, type UpdateKey } from "./claims.js";
export type {
  AnsweredQuestion,
  ChatKey,
  Conversations,
  KnownAnswer,
} from "./conversations.js";
export type { Coordination } from "./coordination.js";
export type { KeyedHash } from "./keyed-hash.js";
export { localClaims, localCoordination } from "./local/local-coordination.js";
export type { PollingLease } from "./polling-lease.js";
export type { Connected } from "./postgres/connect.js";
export type { RateLimits, Share, UsedUp } from "./rate-limits.js";
