import type { Migration } from "./migration.js";

/** Which series each chat is bound to; chats are hashed with the bot's token. */
export const chatBindings: Migration = {
  version: 4,
  sql: `
create table trich_dan.chat_bindings (
  bot bigint not null,
  chat text not null,
  series jsonb not null,
  primary key (bot, chat)
)`,
};
