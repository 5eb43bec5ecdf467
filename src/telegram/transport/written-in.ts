import type { Checklist, Contact, Message, Poll, Venue } from "grammy/types";
import { richMessageText, type WrittenText } from "./rich-text.js";

const nothing: WrittenText = { text: "", entities: [] };

/** What somebody typed into a message: its text, its caption, or the words of a rich message. */
export function typedIn(
  message: Pick<Message, "text" | "entities" | "caption" | "caption_entities" | "rich_message">,
): WrittenText {
  if (message.text !== undefined) return { text: message.text, entities: message.entities ?? [] };
  if (message.caption !== undefined)
    return { text: message.caption, entities: message.caption_entities ?? [] };
  return message.rich_message ? richMessageText(message.rich_message) : nothing;
}

/** What holds words besides a message's text; a message that is replied to from another chat has no more than these. */
export interface Attachments {
  readonly poll?: Poll;
  readonly checklist?: Checklist;
  readonly venue?: Venue;
  readonly contact?: Contact;
  readonly game?: Message["game"];
}

/** Which part of a poll or checklist a message replies to. */
export type RepliedPart = Pick<Message, "reply_to_poll_option_id" | "reply_to_checklist_task_id">;

/**
 * The words of a poll, a checklist, a venue, a contact or a game; empty where there are none.
 * @param part an option or task that alone is meant; the poll's question stays with its option
 */
export function attachedText(
  { poll, checklist, venue, contact, game }: Attachments,
  part: RepliedPart = {},
): string {
  if (poll) return pollText(poll, part);
  if (checklist) return checklistText(checklist, part);
  if (venue) return linesOf(venue.title, venue.address);
  if (contact) return [contact.first_name, contact.last_name ?? ""].join(" ").trim();
  return game ? linesOf(game.title, game.description, game.text) : "";
}

function pollText(
  { question, description, options }: Poll,
  { reply_to_poll_option_id: wanted }: RepliedPart,
): string {
  const meant = options.filter(({ persistent_id: id }) => id === wanted);
  return linesOf(question, description, ...(meant.length > 0 ? meant : options).map(({ text }) => text));
}

function checklistText(
  { title, tasks }: Checklist,
  { reply_to_checklist_task_id: wanted }: RepliedPart,
): string {
  const meant = tasks.find(({ id }) => id === wanted);
  return meant ? meant.text.trim() : linesOf(title, ...tasks.map(({ text }) => text));
}

function linesOf(...texts: readonly (string | undefined)[]): string {
  return texts
    .map((text) => text?.trim())
    .filter((text) => text)
    .join("\n");
}
