import type { CommandContext } from "./command-context.js";
import { type Database, migrate, openPostgres } from "./database/index.js";
import { AppError } from "./errors.js";
import { exitStatus, writeLine } from "./terminal/index.js";

/**
 * `npm run articles:import`: takes the articles of a folder into the database as they are; the others there stay.
 * @throws AppError CONFIG_INVALID without DATABASE_URL; as `filesOf` and `putFiles` do, nothing was taken in then
 */
export async function articlesImportCommand(folder: string, context: CommandContext): Promise<number> {
  const { streams, locale } = context;
  return overDatabase(context, async (database) => {
    const { DatabaseArticles, filesOf, putFiles } = await import("./editorial/index.js");
    const files = await filesOf(folder);
    const taken = (await putFiles(database, files)).length;
    const all = (await new DatabaseArticles(database).list()).length;
    const told = { taken, unchanged: files.length - taken, others: all - files.length };
    await writeLine(streams.output, locale.terminal.library.taken(told));
  });
}

/**
 * `npm run articles:export`: writes the articles of the database to a folder, with the texts that they had.
 * @throws AppError CONFIG_INVALID without DATABASE_URL; as `writeFolder` does
 */
export async function articlesExportCommand(
  folder: string,
  { force = false }: { readonly force?: boolean },
  context: CommandContext,
): Promise<number> {
  const { streams, locale } = context;
  return overDatabase(context, async (database) => {
    const { writeFolder } = await import("./editorial/index.js");
    const { all, written } = await writeFolder(database, folder, force);
    const told = { folder, written: written.length, unchanged: all.length - written.length };
    await writeLine(streams.output, locale.terminal.library.exported(told));
  });
}

async function overDatabase(
  { config }: CommandContext,
  work: (database: Database) => Promise<void>,
): Promise<number> {
  const { DATABASE_URL: url } = config;
  if (url === undefined)
    throw new AppError("CONFIG_INVALID", {
      variable: "DATABASE_URL",
      reason: "expected the address of the database with the articles",
    });
  const database = await openPostgres(url);
  try {
    await migrate(database);
    await work(database);
  } finally {
    await database.close();
  }
  return exitStatus.answered;
}
