import type { Scope } from "../../index/index.js";
import type { Series } from "../types.js";
import type { ByteReader, ByteWriter } from "./bytes.js";
import type {
  CallbackAction,
  CallbackButton,
  CallbackKind,
  DecodedCallback,
  Notice,
  Press,
  ShownAnswer,
} from "./callback-action.js";
import { bytesLimit, PassageGone, readFrame, writeFrame } from "./callback-frame.js";
import {
  articleState,
  choicesState,
  contentsState,
  sectionState,
  seriesState,
  stateSize,
} from "./list-state.js";
import type { PassageKeys } from "./passage-keys.js";
import { PositionalCallbackData, positionalVersion } from "./positional-callback-data.js";
import { sectionAt } from "./sections.js";
import {
  type FoundExcerpt,
  leftOf,
  readMark,
  readShown,
  writeMark,
  writeShown,
} from "./shown-answer-bytes.js";

/** Raised when what follows it changes, so that buttons of an earlier version are known as such. */
const dataVersion = "2";

/** Bytes of the key of a series: see `seriesKey`. */
const keySize = 12;

/** A button that names a passage, besides the excerpts of a shown answer. */
type PassageAction = CallbackAction<"section" | "passage">;

/** How such a button names its passage. */
const naming = { alone: 0, besideAnswer: 1, atHand: 2 } as const;

/** What such a button leads to. */
interface FoundPassage {
  readonly ordinal: number;
  readonly notice: Notice | null;
  readonly shownAnswer: ShownAnswer | null;
}

/** Writes buttons as callback data of at most 64 bytes, and finds in the series of today what they were made for. */
export class CallbackData {
  readonly #series: Series;
  readonly #scope: Scope | null;
  readonly #keys: PassageKeys;
  readonly #positional: PositionalCallbackData;

  /** @param scope what the lists of the chat are made from; null: everything */
  constructor(series: Series, keys: PassageKeys, scope: Scope | null = null) {
    this.#series = series;
    this.#scope = scope;
    this.#keys = keys;
    this.#positional = new PositionalCallbackData(series.passages, keys);
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
    if (data[0] === positionalVersion) return this.#positional.decode(data);
    return readFrame(dataVersion, data, (kind, reader) => this.#read(kind, reader));
  }

  #write({ asker, action }: CallbackButton): string {
    return writeFrame(dataVersion, action.kind, asker, (writer) => this.#writeAction(writer, action));
  }

  #writeAction(writer: ByteWriter, action: CallbackAction): void {
    const { passages } = this.#series;
    switch (action.kind) {
      case "answer":
      case "context":
        writeShown(writer, this.#keys, action.shownAnswer, "");
        break;
      case "section":
        writer.fixed(sectionState(passages, sectionAt(passages, action.ordinal).section), stateSize);
        this.#writePassage(writer, action, action.page);
        break;
      case "passage":
        this.#writePassage(writer, action, action.piece);
        break;
      case "article":
        this.#keys.writeArticle(writer, this.#keys.markOf(action.ordinal).articleKey);
        writer.fixed(articleState(passages.articleOf(action.ordinal)), stateSize);
        writer.number(action.page);
        break;
      case "contents":
      case "figures":
      case "series":
        writer.fixed(this.#listState(action.kind), stateSize);
        writer.number(action.kind === "figures" ? action.offset : action.page);
        break;
      case "choose":
        writer.number(action.page * 2 + (action.isChosen ? 1 : 0));
        writer.bytes(Buffer.from(action.series ?? "", "base64url"));
    }
  }

  #read(kind: CallbackKind, reader: ByteReader): Omit<Press, "asker"> {
    switch (kind) {
      case "answer":
      case "context": {
        const { excerpts, at, ...rest } = readShown(reader, this.#keys, "");
        const { notice } = existing(excerpts[at]);
        const shownAnswer = existing(leftOf({ excerpts, at, ...rest }));
        return { action: { kind, shownAnswer }, notice };
      }
      case "section":
        return this.#readSection(reader);
      case "passage": {
        const [piece, { ordinal, shownAnswer, notice }] = this.#readPassage(reader);
        return { action: { kind, ordinal, piece: notice === "changed" ? 0 : piece, shownAnswer }, notice };
      }
      case "article": {
        const article = existing(this.#keys.articleWith(this.#keys.readArticle(reader)));
        if (article.length === 0) throw new PassageGone();
        const notice = noticeOf(reader.fixed(stateSize) === articleState(article));
        return { action: { kind, ordinal: article.first, page: reader.number() }, notice };
      }
      case "contents":
      case "figures":
      case "series": {
        const notice = noticeOf(reader.fixed(stateSize) === this.#listState(kind));
        const at = reader.number();
        return { action: kind === "figures" ? { kind, offset: at } : { kind, page: at }, notice };
      }
      case "remove":
        return { action: { kind }, notice: null };
      case "choose":
        return { action: readChoice(reader), notice: null };
    }
  }

  #readSection(reader: ByteReader): Omit<Press, "asker"> {
    const { passages } = this.#series;
    const state = reader.fixed(stateSize);
    const [page, { ordinal, shownAnswer, notice }] = this.#readPassage(reader);
    const isSame = sectionState(passages, sectionAt(passages, ordinal).section) === state;
    return {
      action: { kind: "section", ordinal, page, shownAnswer },
      notice: notice ?? (isSame ? null : "section"),
    };
  }

  /** What the lists of the chat are made from now. */
  #listState(kind: "contents" | "figures" | "series"): number {
    const { passages } = this.#series;
    if (kind === "series") return choicesState(passages);
    return kind === "contents"
      ? contentsState(passages, this.#scope)
      : seriesState(this.#series, this.#scope);
  }

  /** Most often the passage is the excerpt at hand, and need not be written twice. */
  #writePassage(writer: ByteWriter, { kind, ordinal, shownAnswer }: PassageAction, page: number): void {
    const atHand = shownAnswer?.excerpts[shownAnswer.at];
    // A paragraph that is opened by its number of today is nothing else.
    const isAtHand = atHand?.ordinal === ordinal && !(kind === "passage" && atHand.changedFrom);
    const how = shownAnswer === null ? naming.alone : isAtHand ? naming.atHand : naming.besideAnswer;
    writer.number(page * 3 + how);
    const mark = this.#keys.markOf(ordinal);
    if (how !== naming.atHand) writeMark(writer, this.#keys, mark);
    if (shownAnswer) writeShown(writer, this.#keys, shownAnswer, isAtHand ? "" : mark.articleKey);
  }

  #readPassage(reader: ByteReader): [page: number, FoundPassage] {
    const packed = reader.number();
    const [page, how] = [Math.floor(packed / 3), packed % 3];
    if (how === naming.atHand) {
      const found = readShown(reader, this.#keys, "");
      const { excerpt, notice } = existing<FoundExcerpt>(found.excerpts[found.at]);
      return [page, { ordinal: excerpt.ordinal, notice, shownAnswer: leftOf(found) }];
    }
    const mark = readMark(reader, this.#keys);
    const shown = how === naming.alone ? null : readShown(reader, this.#keys, mark.articleKey);
    const { ordinal, state } = existing(this.#keys.resolve(mark));
    const notice = state === "same" ? null : state;
    return [page, { ordinal, notice, shownAnswer: shown && leftOf(shown) }];
  }
}

function readChoice(reader: ByteReader): CallbackAction<"choose"> {
  const packed = reader.number();
  const series = reader.isAtEnd ? null : Buffer.from(reader.bytes(keySize)).toString("base64url");
  return { kind: "choose", series, isChosen: packed % 2 === 1, page: Math.floor(packed / 2) };
}

/** @throws PassageGone where there is nothing */
function existing<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw new PassageGone();
  return found;
}

function noticeOf(isSame: boolean): Notice | null {
  return isSame ? null : "list";
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
