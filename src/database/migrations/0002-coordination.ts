import type { Migration } from "./migration.js";

/**
 * What the processes behind a bot share while they deal with updates. Whatever tells who wrote is hashed with the bot's token, and texts are
 * enciphered with it. All times are the database's own. Tables that may be lost by a crash of the server are UNLOGGED: cheaper to write, and
 * never in its log, in copies of that or on a standby.
 */
export const coordination: Migration = {
  version: 2,
  sql: `
-- Processes that are alive: each says so again and again, and has lost all that it held once it has not for as long as its lease.
create table trich_dan.replicas (
  id uuid primary key,
  bot bigint not null,
  -- Since when it has been seen without a gap.
  since timestamptz not null,
  seen timestamptz not null,
  lease interval not null
) with (fillfactor = 50);

-- Updates that are being dealt with.
create table trich_dan.claims (
  bot bigint not null,
  mark text not null,
  update_id bigint not null,
  lane bigint not null,
  replica uuid not null,
  -- Which of its attempts: what an earlier one says late concerns no later one.
  attempt uuid not null,
  running boolean not null,
  -- When the answer began to be sent.
  sending timestamptz,
  -- Somebody else waits for how it ends.
  watched boolean not null default false,
  primary key (bot, mark)
);
create index on trich_dan.claims (bot, lane);
create index on trich_dan.claims (replica);

-- Updates that were dealt with, for as long as Telegram may deliver them again.
create table trich_dan.answered (
  bot bigint not null,
  mark text not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (bot, mark)
);
create index on trich_dan.answered using brin (answered_at);

-- Who fetches the updates of a bot.
create table trich_dan.pollers (
  bot bigint primary key,
  replica uuid not null
);

create unlogged table trich_dan.rate_limits (
  key text primary key,
  points int not null,
  ends timestamptz not null
) with (fillfactor = 50);
create index on trich_dan.rate_limits (ends);

-- Which message answered which.
create unlogged table trich_dan.answers (
  bot bigint not null,
  chat text not null,
  question_id bigint not null,
  answer_id bigint not null,
  answered_at timestamptz not null,
  primary key (bot, chat, question_id)
);
create index on trich_dan.answers (bot, chat, answer_id);
create index on trich_dan.answers (answered_at);

-- What was asked, and what was looked up for it; half an hour long.
create unlogged table trich_dan.questions (
  bot bigint not null,
  chat text not null,
  question_id bigint not null,
  topic bigint not null,
  question bytea not null,
  looked_up bytea,
  asked_at timestamptz not null,
  primary key (bot, chat, question_id)
);
create index on trich_dan.questions (asked_at);

create unlogged table trich_dan.albums (
  bot bigint not null,
  album text not null,
  settled boolean not null,
  noted_at timestamptz not null default clock_timestamp(),
  primary key (bot, album)
);

-- Groups that are served on under a new id.
create table trich_dan.chat_moves (
  bot bigint not null,
  old_id bigint not null,
  new_id bigint not null,
  primary key (bot, old_id)
);

create table trich_dan.usage_days (
  bot bigint not null,
  day date not null,
  answered int not null default 0,
  related int not null default 0,
  not_found int not null default 0,
  primary key (bot, day)
);

-- Only with KEEP_UNANSWERED=on.
create table trich_dan.unanswered (
  bot bigint not null,
  key text not null,
  text text not null,
  count int not null,
  day date not null,
  primary key (bot, key)
);
`,
};
