import type { LibraryWords } from "./library-words.js";

/** English. */
export const libraryEn: LibraryWords = {
  filled: ({ folder, articles }) =>
    `The database had no articles and was given those of ${folder}: ${articles}. From now on they stand in the database.`,
  empty:
    "The database has no article yet. Whoever is in ADMIN_IDS can send the bot the first file by chat; or run: npm run import -- FILE",
  taken: ({ taken, unchanged, others }) =>
    `Articles taken into the database: ${taken}; there already as they are: ${unchanged}; others of the database, which stay: ${others}.`,
  exported: ({ folder, written, unchanged }) =>
    `Articles of the database written to ${folder}: ${written}; there already as they are: ${unchanged}.`,
};
