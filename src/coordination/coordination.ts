import type { AlbumNotes } from "./album-notes.js";
import type { ChatMoves } from "./chat-moves.js";
import type { Claims } from "./claims.js";
import type { Conversations } from "./conversations.js";
import type { KeyedHash } from "./keyed-hash.js";
import type { PollingLease } from "./polling-lease.js";
import type { RateLimits } from "./rate-limits.js";

/** What the processes behind one bot share; of a process that is alone, what it remembers. */
export interface Coordination {
  readonly claims: Claims;
  readonly limits: RateLimits;
  readonly conversations: Conversations;
  readonly albums: AlbumNotes;
  readonly polling: PollingLease;
  readonly moves: ChatMoves;
  /** By what an update is known, and whatever else nobody without the token may try out. */
  readonly hash: KeyedHash;
  /** Whether there are other processes: what is remembered here alone may be known better elsewhere. */
  readonly isShared: boolean;
  /** What is wrong, in a word or two for whoever watches; null: nothing is. */
  trouble(): string | null;
  /** Gives up what is held. Never rejects. */
  close(): Promise<void>;
}
