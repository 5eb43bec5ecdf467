import type { InlineQueryResultArticle, Message, MessageEntity } from "grammy/types";
import { entitiesHtml, escapeHtml } from "./entities-html.js";

/** One thing on a card, from top to bottom. */
export type CardItem =
  | {
      readonly kind: "message";
      readonly message: Message;
      readonly isOwn: boolean;
      readonly sender: string | null;
    }
  | { readonly kind: "toast"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | {
      readonly kind: "inline";
      readonly query: string;
      readonly results: readonly InlineQueryResultArticle[];
    };

/** A card: what somebody sees of a chat. */
export interface Card {
  /** File name without ending. */
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly items: readonly CardItem[];
}

/** Width of a card, in CSS pixels: a phone's. */
export const CARD_WIDTH = 420;

/** A page that shows the card and nothing else. */
export function cardHtml({ title, subtitle, items }: Card): string {
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><main>
<header><div class="face">T</div><div><b>${escapeHtml(title)}</b><small>${escapeHtml(subtitle)}</small></div></header>
<section>${items.map(itemHtml).join("\n")}</section></main>`;
}

function itemHtml(item: CardItem): string {
  switch (item.kind) {
    case "message":
      return messageHtml(item.message, item.isOwn, item.sender);
    case "toast":
      return `<div class="toast">${escapeHtml(item.text)}</div>`;
    case "note":
      return `<div class="note">${escapeHtml(item.text)}</div>`;
    case "inline":
      return inlineHtml(item.query, item.results);
  }
}

function messageHtml(message: Message, isOwn: boolean, sender: string | null): string {
  const replied = message.reply_to_message;
  const reply = replied
    ? `<div class="reply">${escapeHtml((replied.text ?? "").split("\n", 1)[0] ?? "")}</div>`
    : "";
  const name = sender === null ? "" : `<div class="sender">${escapeHtml(sender)}</div>`;
  const text = entitiesHtml(message.text ?? "", (message.entities ?? []) as MessageEntity[]);
  const rows = (message.reply_markup?.inline_keyboard ?? []).map(
    (row) =>
      `<div class="row">${row.map(({ text: caption }) => `<span>${escapeHtml(caption)}</span>`).join("")}</div>`,
  );
  return `<article class="${isOwn ? "own" : "other"}"><div class="bubble">${name}${reply}${text}</div>${rows.join("")}</article>`;
}

function inlineHtml(query: string, results: readonly InlineQueryResultArticle[]): string {
  const list = results.map(
    ({ title, description = "" }) =>
      `<div class="result"><div class="face small">T</div><div><b>${escapeHtml(title)}</b><p>${escapeHtml(description)}</p></div></div>`,
  );
  return `<div class="inline">${list.join("")}<div class="field">${escapeHtml(query)}</div></div>`;
}

const style = `
* { box-sizing: border-box; margin: 0; }
body { background: #fff; font: 15px/1.38 "Noto Sans", "DejaVu Sans", sans-serif; color: #10151a; }
main { width: ${CARD_WIDTH}px; background: #d5e3ee; }
header { display: flex; gap: 10px; align-items: center; background: #fff; padding: 8px 14px; border-bottom: 1px solid #d7dee4; }
header small { display: block; color: #708499; font-size: 12.5px; }
.face { width: 38px; height: 38px; border-radius: 50%; background: #4f8fc0; color: #fff; display: grid; place-items: center; font-weight: 600; flex: none; }
.face.small { width: 34px; height: 34px; border-radius: 8px; }
section { padding: 12px 10px 14px; display: flex; flex-direction: column; gap: 8px; }
article { max-width: 92%; }
.own { align-self: flex-end; }
.other { align-self: flex-start; width: 92%; }
.bubble { padding: 7px 11px 9px; border-radius: 14px; background: #fff; white-space: pre-wrap; overflow-wrap: anywhere; box-shadow: 0 1px 1px #0002; }
.own .bubble { background: #e3fcd0; }
.sender { color: #c2571a; font-weight: 600; font-size: 13.5px; }
.reply { border-left: 3px solid #4f8fc0; background: #4f8fc01c; border-radius: 5px; padding: 3px 8px; margin: 1px 0 5px; font-size: 13.5px; color: #48586a; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
blockquote { border-left: 3px solid #4f8fc0; background: #4f8fc014; border-radius: 5px; padding: 5px 9px; margin: 5px 0 2px; position: relative; }
blockquote.expandable div { max-height: 4.2em; overflow: hidden; }
blockquote.expandable::after { content: "⌄"; position: absolute; right: 8px; bottom: 1px; color: #4f8fc0; background: #f1f6fa; padding: 0 4px; }
code { font-family: "DejaVu Sans Mono", monospace; font-size: 13px; color: #27689b; }
.link { color: #27689b; }
.row { display: flex; gap: 4px; margin-top: 4px; }
.row span { flex: 1; text-align: center; background: #6b8ca6cc; color: #fff; border-radius: 9px; padding: 7px 4px; font-size: 13.5px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.toast { align-self: center; background: #1c242cdd; color: #fff; border-radius: 10px; padding: 9px 14px; font-size: 13.5px; max-width: 92%; }
.note { align-self: center; background: #5f7f9a66; color: #fff; border-radius: 10px; padding: 2px 10px; font-size: 12.5px; }
.inline { background: #fff; border-radius: 12px; overflow: hidden; }
.result { display: flex; gap: 10px; padding: 9px 12px; border-bottom: 1px solid #e6ecf1; }
.result b { font-size: 13.5px; } .result p { color: #5b6b7a; font-size: 13px; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.field { padding: 11px 14px; background: #f4f7f9; }
`;
