import type { Migration } from "./migration.js";

/**
 * Generations of the library's index. None of these tables needs an extension: those of a generation, which do, are made with it and go with it
 * (src/index/postgres/generation-tables.ts).
 */
export const generations: Migration = {
  version: 1,
  sql: `
create table trich_dan.generations (
  id bigint generated always as identity primary key,
  writer text not null,
  published_at timestamptz,
  replaced_at timestamptz,
  details jsonb
);
create table trich_dan.current_generation (
  one boolean primary key default true check (one),
  id bigint not null references trich_dan.generations
);
create table trich_dan.generation_readers (
  reader text primary key,
  id bigint not null references trich_dan.generations on delete cascade,
  alive_until timestamptz not null
);
create table trich_dan.library_writer (
  one boolean primary key default true check (one),
  writer text not null,
  alive_until timestamptz not null
)`,
};
