import type { PassageStore } from "../../index/index.js";
import type { ByteReader } from "./bytes.js";
import type { CallbackAction, CallbackKind, ShownAnswer, ShownExcerpt } from "./callback-action.js";
import { PassageGone, readFrame } from "./callback-frame.js";
import type { PassageKeys } from "./passage-keys.js";

/** First character of callback data that names passages by their place alone. */
export const positionalVersion = "1";

/**
 * Reads buttons of bots up to 0.2, which name passages by article and number. They lead where they led then: to the place; only of the passages of a
 * shown answer do eight bits tell whether the text is still the same.
 */
export class PositionalCallbackData {
  readonly #passages: PassageStore;
  readonly #keys: PassageKeys;

  constructor(passages: PassageStore, keys: PassageKeys) {
    this.#passages = passages;
    this.#keys = keys;
  }

  decode(data: string) {
    return readFrame(positionalVersion, data, (kind, reader) => ({
      action: this.#readAction(kind, reader),
      notice: null,
    }));
  }

  #readAction(kind: CallbackKind, reader: ByteReader): CallbackAction {
    switch (kind) {
      case "answer":
      case "context":
        return { kind, shownAnswer: this.#readShown(reader) };
      case "section": {
        const [ordinal, page] = [this.#readOrdinal(reader), reader.number()];
        return { kind, ordinal, page, shownAnswer: this.#readOptionalShown(reader) };
      }
      case "passage": {
        const [ordinal, piece] = [this.#readOrdinal(reader), reader.number()];
        return { kind, ordinal, piece, shownAnswer: this.#readOptionalShown(reader) };
      }
      case "article":
        return { kind, ordinal: this.#readOrdinal(reader), page: reader.number() };
      case "contents":
        return { kind, page: reader.number() };
      case "figures":
        return { kind, offset: reader.number() };
      case "remove":
        return { kind };
      case "series":
      case "choose":
        throw new RangeError("there were no such buttons");
    }
  }

  #readOrdinal(reader: ByteReader): number {
    const ordinal = this.#keys.ordinalAt(this.#keys.readArticle(reader), reader.number());
    if (ordinal === undefined) throw new PassageGone();
    return ordinal;
  }

  #readOptionalShown(reader: ByteReader): ShownAnswer | null {
    return reader.isAtEnd ? null : this.#readShown(reader);
  }

  /** A byte for outcome and place, then each excerpt: the article where it differs from the one before, paragraph, sentences, check. */
  #readShown(reader: ByteReader): ShownAnswer {
    const head = reader.number();
    const excerpts: ShownExcerpt[] = [];
    let article = "";
    while (!reader.isAtEnd) {
      const packed = reader.number();
      if (packed % 2 === 0) article = this.#keys.readArticle(reader);
      const sentences = Array.from({ length: (packed >> 1) % 3 }, () => reader.number());
      const check = reader.byte();
      const ordinal = this.#keys.ordinalAt(article, Math.floor(packed / 6));
      // A passage that was corrected since may hold other sentences at these numbers.
      if (ordinal === undefined || checkOf(this.#passages.text(ordinal)) !== check) throw new PassageGone();
      excerpts.push({ ordinal, sentences });
    }
    const at = Math.floor(head / 2);
    if (at >= excerpts.length) throw new RangeError("no such excerpt");
    return { outcome: head % 2 === 1 ? "related" : "answered", excerpts, at };
  }
}

/** Eight bits of a text's FNV-1a hash (http://www.isthe.com/chongo/tech/comp/fnv/). */
function checkOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 0xff;
}
