/** Updates of this process that wait in a lane: the earliest alone asks whether it is its turn, and so the database is asked once for all of them. */
export class WaitingLine {
  readonly #lines = new Map<string, number[]>();

  join(lane: string, id: number): void {
    const line = this.#lines.get(lane) ?? [];
    line.push(id);
    line.sort((a, b) => a - b);
    this.#lines.set(lane, line);
  }

  leave(lane: string, id: number): void {
    const line = (this.#lines.get(lane) ?? []).filter((other) => other !== id);
    if (line.length > 0) this.#lines.set(lane, line);
    else this.#lines.delete(lane);
  }

  isFirst(lane: string, id: number): boolean {
    return this.#lines.get(lane)?.[0] === id;
  }
}
