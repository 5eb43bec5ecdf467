import type { ChatMoves } from "../chat-moves.js";
import type { Claims } from "../claims.js";
import type { Coordination } from "../coordination.js";
import { keyedHash } from "../keyed-hash.js";
import type { Log } from "../log.js";
import type { PollingLease } from "../polling-lease.js";
import { AnsweredJournal } from "./answered-journal.js";
import { LocalClaims } from "./local-claims.js";
import { MemoryAlbumNotes } from "./memory-album-notes.js";
import { MemoryConversations } from "./memory-conversations.js";
import { MemoryRateLimits } from "./memory-rate-limits.js";

/** What a process that is alone needs. */
export interface LocalOptions {
  /** The bot's token. */
  readonly token: string;
  /** File that keeps hashes of the updates answered lately, so that none is answered again after a crash; absent: nothing does. */
  readonly journalPath?: string | undefined;
  readonly log: Log;
}

/** Coordination of a process that is alone: it remembers what it did, and needs no server. */
export function localCoordination({ token, journalPath, log }: LocalOptions): Coordination {
  return {
    claims: new LocalClaims(new AnsweredJournal(journalPath ?? null, log)),
    limits: new MemoryRateLimits(),
    conversations: new MemoryConversations(),
    albums: new MemoryAlbumNotes(),
    polling: soleLease(),
    moves: soleMoves(),
    hash: keyedHash(token),
    isShared: false,
    trouble: () => null,
    close: async () => {},
  };
}

/** Claims of a process that is alone, and notes nothing. */
export function localClaims(): Claims {
  return new LocalClaims();
}

/** Nobody else fetches. */
function soleLease(): PollingLease {
  return {
    acquire: async (signal) => {
      signal.throwIfAborted();
      return new AbortController().signal;
    },
  };
}

/** Nobody else is told. */
function soleMoves(): ChatMoves {
  const listeners: ((from: number, to: number) => void)[] = [];
  return {
    note: async (from, to) => {
      for (const listener of listeners) listener(from, to);
    },
    onMove: (listener) => void listeners.push(listener),
  };
}
