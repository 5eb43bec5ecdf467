import type { LeftOut, LeftOutReason } from "../../document.js";
import type { ListCounters } from "./lists.js";
import type { OdtStyles } from "./styles.js";

/** What is known of a text document while it is read, and what is found on the way. */
export class OdtContext {
  readonly leftOut: LeftOut[] = [];
  readonly changes = { inserted: 0, deleted: 0 };
  /** Id of a list, or name of its style → its numbers, which a later list may continue. */
  readonly counters = new Map<string, ListCounters>();
  readonly outline: ListCounters = [];
  /** Kind of notes → how many were referred to so far. */
  readonly notes = new Map<string, number>();
  page = 1;
  /** Whether the program noted where its pages ended. */
  isNoted = false;
  embedded = 0;
  private hasText = false;
  private justBroken = false;

  constructor(readonly styles: OdtStyles) {}

  /** The program noted that a page ends here. */
  onNotedBreak(): void {
    this.isNoted = true;
    this.page += 1;
  }

  /** A paragraph that begins a page. */
  onNewPage(): void {
    if (this.hasText && !this.justBroken) this.page += 1;
    this.justBroken = true;
  }

  /** Letters, which stand on the page. */
  onText(): void {
    this.hasText = true;
    this.justBroken = false;
  }

  /** Notes text that is in no article. */
  leave(text: string, reason: LeftOutReason): void {
    if (text.trim() !== "") this.leftOut.push({ text, reason, page: this.page });
  }
}
