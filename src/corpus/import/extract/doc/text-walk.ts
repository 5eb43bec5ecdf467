import type { FileInformation } from "./file-information.js";
import { type FormattedStretch, formattedStretches, indexAt, stretchAt } from "./formatted-pages.js";
import { type Piece, piecesOf } from "./pieces.js";
import { changesIn } from "./properties.js";

/** Characters in a row that are set alike. */
export interface TextStretch {
  /** Number of the first in the document. */
  readonly start: number;
  /** UTF-16 code units, or bytes where `isBytes`. */
  readonly codes: readonly number[];
  readonly isBytes: boolean;
  readonly characters: FormattedStretch | undefined;
  readonly piece: Piece;
}

/** How a paragraph is set: the number of its style, and its own changes of that. */
export interface ParagraphSetting {
  readonly style: number;
  readonly changes: readonly Uint8Array[];
}

/** Another style for all paragraphs that end in a piece. */
const pieceStyle = 0x4600;

/** The text of a document by stretches. */
export class DocText {
  readonly #pieces: readonly Piece[];
  readonly #characters: readonly FormattedStretch[];
  readonly #paragraphs: readonly FormattedStretch[];

  /** @throws AppError IMPORT_DAMAGED naming the file */
  constructor(
    private readonly file: FileInformation,
    fileName: string,
  ) {
    this.#pieces = piecesOf(file, fileName);
    this.#characters = formattedStretches(file, "character");
    this.#paragraphs = formattedStretches(file, "paragraph");
  }

  /** The stretches from one character to before another. */
  *stretches(from: number, to: number): Generator<TextStretch> {
    let at = from;
    for (let number = Math.max(0, indexAt(this.#pieces, from)); at < to; number++) {
      const piece = this.#pieces[number];
      if (piece === undefined) return;
      const last = Math.min(to, piece.end);
      while (at < last) {
        const place = placeOf(piece, at);
        const characters = stretchAt(this.#characters, place);
        const end = Math.min(last, at + this.#lengthFrom(place, characters, piece));
        yield {
          start: at,
          codes: this.#codes(piece, at, end),
          isBytes: piece.bytesPerCharacter === 1,
          characters,
          piece,
        };
        at = end;
      }
    }
  }

  /** How the paragraph that a character ends is set. */
  paragraphAt(character: number): ParagraphSetting {
    const piece = this.#pieces[indexAt(this.#pieces, character)];
    if (piece === undefined || character >= piece.end) return { style: 0, changes: [] };
    const found = stretchAt(this.#paragraphs, placeOf(piece, character));
    const style = changesIn(piece.changes, this.file.isOld).findLast(({ code }) => code === pieceStyle);
    return {
      style: style?.operand.short(0) ?? found?.style ?? 0,
      changes: [...(found === undefined ? [] : [found.changes]), piece.changes],
    };
  }

  /** How many characters from a place on are set alike: at least one. */
  #lengthFrom(place: number, stretch: FormattedStretch | undefined, piece: Piece): number {
    const next =
      stretch?.end ??
      this.#characters[indexAt(this.#characters, place) + 1]?.start ??
      Number.POSITIVE_INFINITY;
    return Math.max(1, Math.floor((next - place) / piece.bytesPerCharacter));
  }

  #codes(piece: Piece, from: number, to: number): number[] {
    const { text } = this.file;
    return Array.from({ length: to - from }, (_, at) => {
      const place = placeOf(piece, from + at);
      return piece.bytesPerCharacter === 1 ? text.byte(place) : text.short(place);
    });
  }
}

function placeOf(piece: Piece, character: number): number {
  return piece.at + (character - piece.start) * piece.bytesPerCharacter;
}
