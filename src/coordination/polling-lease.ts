/** Sees to it that one process at most fetches the updates of a token, which Telegram asks for: the others stand by. */
export interface PollingLease {
  /**
   * Resolves once this process may fetch updates, however long that takes.
   * @returns fires when somebody else may: nothing more may be fetched
   * @throws the signal's reason
   */
  acquire(signal: AbortSignal): Promise<AbortSignal>;
}
