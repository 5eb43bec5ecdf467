/**
 * Counts the pages of a Word document. Word notes where its pages ended when it saved the document (`lastRenderedPageBreak`), also
 * after the breaks that the writer made, so one of these directly before the other is one end of a page.
 */
export class PageCounter {
  private current = 1;
  private justBroken = false;
  private hasText = false;
  /** Whether Word noted where its pages ended. */
  isNoted = false;

  /** The page that is being read, from 1. */
  get page(): number {
    return this.current;
  }

  /** A break that the writer made. */
  onBreak(): void {
    this.current += 1;
    this.justBroken = true;
  }

  /** A section or paragraph that begins on a page of its own: no further page where one has just begun. */
  onNewPage(): void {
    if (!this.justBroken && this.hasText) this.onBreak();
  }

  /** A place at which Word began a page. */
  onNotedBreak(): void {
    this.isNoted = true;
    if (this.justBroken) this.justBroken = false;
    else this.current += 1;
  }

  /** Letters, which stand on the page. */
  onText(): void {
    this.justBroken = false;
    this.hasText = true;
  }
}
