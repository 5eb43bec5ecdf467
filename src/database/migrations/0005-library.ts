import type { Migration } from "./migration.js";

/**
 * The articles, and what administrators work on: the library of a database is one, whichever bots answer from it. Nothing here tells of those who
 * ask. Documents go with the last draft of them; notes, which hold administrators' chats and the names of their files, with what they ask for.
 */
export const library: Migration = {
  version: 5,
  sql: `
-- One row, locked by whoever changes the library.
create table trich_dan.library (
  one boolean primary key default true check (one),
  -- How often the articles were changed.
  revision bigint not null default 0,
  -- When articles came in for the first time.
  filled_at timestamptz
);
insert into trich_dan.library default values;

-- Each as its file would be.
create table trich_dan.articles (
  file text primary key,
  content bytea not null,
  fingerprint text not null,
  written_at timestamptz not null default clock_timestamp()
);

-- Texts that articles had.
create table trich_dan.article_versions (
  slug text not null,
  -- Until when the article had it, in ms since 1970.
  until bigint not null,
  fingerprint text not null,
  content bytea not null,
  primary key (slug, until)
);

-- Documents that drafts were read from, in pieces.
create table trich_dan.draft_documents (
  id uuid primary key
);
create table trich_dan.draft_document_pieces (
  document uuid not null references trich_dan.draft_documents on delete cascade,
  place int not null,
  content bytea not null,
  primary key (document, place)
);
create table trich_dan.drafts (
  id text primary key,
  document uuid not null references trich_dan.draft_documents,
  -- When it was handed in, in ms since 1970.
  since bigint not null,
  -- JSON.
  body text not null
);
create index on trich_dan.drafts (document);

-- What a bot has to know again after a restart, such as a file that it is yet to fetch.
create table trich_dan.editorial_notes (
  bot bigint not null,
  id text not null,
  -- JSON.
  body text not null,
  -- Which process does what it asks for, and until when it has it unless it says that it is alive.
  holder uuid,
  held_until timestamptz,
  primary key (bot, id)
)`,
};
