/** Albums, of which Telegram delivers the pictures one by one, and whoever replies to one has to know of the others. */
export interface AlbumNotes {
  /** A picture with words came: nothing is said any more to those without. Never rejects. */
  noteWords(album: string): Promise<void>;
  /**
   * A picture without words came.
   * @returns whether it is the first, so that whoever asks sees to a reply. Never rejects
   */
  isFirstWordless(album: string): Promise<boolean>;
  /** Whether no words came to an album by now, and nobody was told so yet. Never rejects. */
  mayReply(album: string): Promise<boolean>;
}
