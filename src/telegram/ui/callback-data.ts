import type { PassageStore } from "../../index/index.js";
import { ByteReader, ByteWriter } from "./bytes.js";
import type {
  CallbackAction,
  CallbackButton,
  DecodedCallback,
  ShownAnswer,
  ShownExcerpt,
} from "./callback-action.js";
import { ordinalOf, type PassageKeys } from "./passage-keys.js";

/** Raised when what follows it changes, so that buttons of an earlier version are known as such. */
const dataVersion = "1";
/** Most bytes of callback data (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
const bytesLimit = 64;

const kinds = [
  "answer",
  "context",
  "section",
  "passage",
  "article",
  "contents",
  "figures",
  "remove",
] as const satisfies readonly CallbackAction["kind"][];

class PassageGone extends Error {}

/** Writes buttons as callback data of at most 64 bytes, and reads them. */
export class CallbackData {
  readonly #passages: PassageStore;
  readonly #keys: PassageKeys;

  constructor(passages: PassageStore, keys: PassageKeys) {
    this.#passages = passages;
    this.#keys = keys;
  }

  /**
   * The data of a button. Of a shown answer too long for it, the excerpts that matter least are left out, never the one at
   * hand; a shown answer that does not fit at all is left out whole where the action can do without.
   */
  encode(button: CallbackButton): string {
    for (const action of shorter(button.action)) {
      const data = this.#write({ ...button, action });
      if (data.length <= bytesLimit) return data;
    }
    throw new RangeError("a button does not fit into callback data");
  }

  /** As much of a shown answer as its own buttons hold, so that what they count stays the same while one pages. */
  fit(asker: number | null, shownAnswer: ShownAnswer): ShownAnswer {
    let fitting = shownAnswer;
    while (fitting.excerpts.length > 1 && this.#write(answerOf(asker, fitting)).length > bytesLimit)
      fitting = withoutLeast(fitting);
    return fitting;
  }

  decode(data: string): DecodedCallback {
    const index = data.charCodeAt(1) - 97;
    const kind = kinds[index];
    if (data[0] !== dataVersion || kind === undefined) return "outdated";
    try {
      const reader = new ByteReader(data.slice(2));
      const asker = reader.number();
      const action = this.#readAction(kind, reader);
      if (!reader.isAtEnd) return "outdated";
      return { asker: asker === 0 ? null : asker, action };
    } catch (error) {
      if (error instanceof PassageGone) return "gone";
      if (error instanceof RangeError) return "outdated";
      throw error;
    }
  }

  #write({ asker, action }: CallbackButton): string {
    const writer = new ByteWriter();
    writer.number(asker ?? 0);
    if (action.kind === "answer" || action.kind === "context") this.#writeShown(writer, action.shownAnswer);
    if (action.kind === "section" || action.kind === "passage" || action.kind === "article")
      this.#keys.writePassage(writer, action.ordinal);
    if ("page" in action) writer.number(action.page);
    if ("piece" in action) writer.number(action.piece);
    if ("offset" in action) writer.number(action.offset);
    if ((action.kind === "section" || action.kind === "passage") && action.shownAnswer)
      this.#writeShown(writer, action.shownAnswer);
    return `${dataVersion}${String.fromCharCode(97 + kinds.indexOf(action.kind))}${writer}`;
  }

  #readAction(kind: CallbackAction["kind"], reader: ByteReader): CallbackAction {
    switch (kind) {
      case "answer":
      case "context":
        return { kind, shownAnswer: this.#readShown(reader) };
      case "section":
        return {
          kind,
          ordinal: this.#readOrdinal(reader),
          page: reader.number(),
          shownAnswer: this.#readOptionalShown(reader),
        };
      case "passage":
        return {
          kind,
          ordinal: this.#readOrdinal(reader),
          piece: reader.number(),
          shownAnswer: this.#readOptionalShown(reader),
        };
      case "article":
        return { kind, ordinal: this.#readOrdinal(reader), page: reader.number() };
      case "contents":
        return { kind, page: reader.number() };
      case "figures":
        return { kind, offset: reader.number() };
      case "remove":
        return { kind };
    }
  }

  #readOrdinal(reader: ByteReader): number {
    const ordinal = this.#keys.readPassage(reader);
    if (ordinal === undefined) throw new PassageGone();
    return ordinal;
  }

  /** A byte for outcome and place, then each excerpt: the article where it differs from the one before, paragraph, sentences, check. */
  #writeShown(writer: ByteWriter, { outcome, excerpts, at }: ShownAnswer): void {
    writer.number(at * 2 + (outcome === "related" ? 1 : 0));
    let previous = -1;
    for (const { ordinal, sentences } of excerpts) {
      const { first } = this.#passages.articleOf(ordinal);
      const count = Math.min(2, sentences.length);
      writer.number(this.#keys.paragraphOf(ordinal) * 6 + count * 2 + (first === previous ? 1 : 0));
      if (first !== previous) this.#keys.writeArticle(writer, ordinal);
      for (const sentence of sentences.slice(0, count)) writer.number(sentence);
      writer.byte(checkOf(this.#passages.text(ordinal)));
      previous = first;
    }
  }

  #readOptionalShown(reader: ByteReader): ShownAnswer | null {
    return reader.isAtEnd ? null : this.#readShown(reader);
  }

  #readShown(reader: ByteReader): ShownAnswer {
    const head = reader.number();
    const excerpts: ShownExcerpt[] = [];
    let article: ReturnType<PassageKeys["readArticle"]>;
    while (!reader.isAtEnd) {
      const packed = reader.number();
      if (packed % 2 === 0) article = this.#keys.readArticle(reader);
      const sentences = Array.from({ length: (packed >> 1) % 3 }, () => reader.number());
      const check = reader.byte();
      const ordinal = ordinalOf(article, Math.floor(packed / 6));
      // A passage that was corrected since may hold other sentences at these numbers.
      if (ordinal === undefined || checkOf(this.#passages.text(ordinal)) !== check) throw new PassageGone();
      excerpts.push({ ordinal, sentences });
    }
    const at = Math.floor(head / 2);
    if (at >= excerpts.length) throw new RangeError("no such excerpt");
    return { outcome: head % 2 === 1 ? "related" : "answered", excerpts, at };
  }
}

function answerOf(asker: number | null, shownAnswer: ShownAnswer): CallbackButton {
  return { asker, action: { kind: "answer", shownAnswer } };
}

/** The action, then the same with ever less of the shown answer. */
function* shorter(action: CallbackAction): Generator<CallbackAction> {
  yield action;
  if (!("shownAnswer" in action) || action.shownAnswer === null) return;
  for (let shownAnswer: ShownAnswer | null = action.shownAnswer; shownAnswer.excerpts.length > 1; ) {
    shownAnswer = withoutLeast(shownAnswer);
    yield { ...action, shownAnswer };
  }
  if (action.kind === "section" || action.kind === "passage") yield { ...action, shownAnswer: null };
}

function withoutLeast({ outcome, excerpts, at }: ShownAnswer): ShownAnswer {
  const least = at === excerpts.length - 1 ? excerpts.length - 2 : excerpts.length - 1;
  return { outcome, excerpts: excerpts.filter((_, index) => index !== least), at: least < at ? at - 1 : at };
}

/** Eight bits of a text's FNV-1a hash (http://www.isthe.com/chongo/tech/comp/fnv/). */
function checkOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 0xff;
}
