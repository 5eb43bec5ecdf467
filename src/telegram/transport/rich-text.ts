import type { MessageEntity, RichMessage, User } from "grammy/types";

/** What is written somewhere, and the entities in it, as the Bot API gives both: offsets in UTF-16 code units. */
export interface WrittenText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/**
 * The words of a rich message in reading order, a line for each block, each item and each row of a table, with its mentions
 * as entities (https://core.telegram.org/bots/api#richmessage). What its buttons say is not among them.
 */
export function richMessageText({ blocks }: Pick<RichMessage, "blocks">): WrittenText {
  const writer = new RichTextWriter();
  for (const block of blocks) writer.block(block);
  return writer;
}

/** A block, an item of a list, a caption or a span of text: read by its parts rather than its type, so that later types are read too. */
interface Node {
  readonly type?: unknown;
  readonly summary?: unknown;
  readonly text?: unknown;
  readonly expression?: unknown;
  readonly alternative_text?: unknown;
  readonly items?: unknown;
  readonly blocks?: unknown;
  readonly cells?: unknown;
  readonly caption?: unknown;
  readonly credit?: unknown;
  readonly user?: User;
}

class RichTextWriter implements WrittenText {
  text = "";
  readonly entities: MessageEntity[] = [];

  block(block: Node): void {
    for (const part of [block.summary, block.text, block.expression]) this.#line(part);
    for (const inner of [...nodes(block.items), ...nodes(block.blocks)]) this.block(inner);
    for (const row of nodes(block.cells)) this.#line(nodes(row).flatMap((cell) => [cell.text, " "]));
    const { caption } = block;
    // That of a table is text, all others have a credit beside it and no type.
    if (isNode(caption) && caption.type === undefined && !Array.isArray(caption)) this.block(caption);
    else this.#line(caption);
    this.#line(block.credit);
  }

  #line(content: unknown): void {
    if (content === undefined) return;
    if (this.text !== "" && !this.text.endsWith("\n")) this.text += "\n";
    this.#inline(content);
  }

  #inline(content: unknown): void {
    if (typeof content === "string") this.text += content;
    else if (Array.isArray(content)) for (const part of content) this.#inline(part);
    else if (isNode(content)) this.#span(content);
  }

  #span({ type, text, expression, alternative_text: picture, user }: Node): void {
    const offset = this.text.length;
    this.#inline(text ?? expression ?? picture);
    const length = this.text.length - offset;
    if (type === "mention") this.entities.push({ type, offset, length });
    if (type === "text_mention" && user) this.entities.push({ type, offset, length, user });
  }
}

function nodes(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}
