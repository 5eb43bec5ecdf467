/** A way in which updates reach the bot. */
export interface UpdateReceiver {
  /** Pending while updates are taken in; rejects with an AppError when Telegram ends the session. */
  readonly ended: Promise<void>;
  /** Whether updates can come in at present. */
  isHealthy(): boolean;
  /** Whether another process takes updates in, and this one would take its place; absent: never. */
  isStandby?(): boolean;
  /** What is wrong where updates cannot come in, in a word or two for whoever watches; absent: nothing is known. */
  trouble?(): string | null;
  /** Takes in nothing more. */
  stop(): Promise<void>;
  /** Tells Telegram which updates were handled, once they are. */
  confirm(): Promise<void>;
}
