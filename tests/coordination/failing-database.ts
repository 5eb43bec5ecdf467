import type { Database } from "../../src/database/index.js";
import { AppError } from "../../src/errors.js";

/** A database that one process cannot use for a while. */
export function failing(database: Database) {
  const state = { isDown: false };
  const refuse = () => {
    if (state.isDown) throw new AppError("DATABASE_UNAVAILABLE", { reason: "test" });
  };
  const wrapped: Database = {
    async query(text, values) {
      refuse();
      return database.query(text, values);
    },
    async transaction(work) {
      refuse();
      return database.transaction(work);
    },
    listen: (channel, onNotice, onGap) => database.listen(channel, onNotice, onGap),
    // It is shared.
    close: async () => {},
  };
  return { state, database: wrapped };
}
