/** Groups that became supergroups, and so got another id. */
export interface ChatMoves {
  /** Tells everybody. Never rejects. */
  note(from: number, to: number): Promise<void>;
  /** Hears what was told, by anybody, earlier moves included. */
  onMove(listener: (from: number, to: number) => void): void;
}
