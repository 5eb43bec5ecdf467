import type { Update } from "grammy/types";

/** What an update brings, as the Bot API names it. */
export function kindOf(update: Update): string {
  return Object.keys(update).find((field) => field !== "update_id") ?? "empty";
}
