import type { MessageEntity } from "grammy/types";

const tags: Readonly<Partial<Record<MessageEntity["type"], readonly [open: string, close: string]>>> = {
  bold: ["<b>", "</b>"],
  italic: ["<i>", "</i>"],
  code: ["<code>", "</code>"],
  blockquote: ["<blockquote>", "</blockquote>"],
  expandable_blockquote: ['<blockquote class="expandable"><div>', "</div></blockquote>"],
  bot_command: ['<span class="link">', "</span>"],
  mention: ['<span class="link">', "</span>"],
};

/** A message's text with its entities, as HTML. Entities must nest, as Telegram requires. */
export function entitiesHtml(text: string, entities: readonly MessageEntity[] = []): string {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const open: { readonly end: number; readonly close: string }[] = [];
  let html = "";
  let at = 0;
  const write = (to: number) => {
    html += escapeHtml(text.slice(at, to));
    at = to;
  };
  const closeUpTo = (offset: number) => {
    for (let last = open.at(-1); last && last.end <= offset; last = open.at(-1)) {
      write(last.end);
      html += last.close;
      open.pop();
    }
  };
  for (const { type, offset, length } of ordered) {
    const tag = tags[type];
    if (!tag) continue;
    closeUpTo(offset);
    write(offset);
    html += tag[0];
    open.push({ end: offset + length, close: tag[1] });
  }
  closeUpTo(text.length);
  write(text.length);
  // A quotation is a block of its own: the line break beside it would make an empty line.
  return html.replace(/\n(<blockquote)/g, "$1").replace(/(<\/blockquote>)\n/g, "$1");
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
