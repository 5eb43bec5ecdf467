import { InvalidArgumentError } from "commander";
import { assertNews } from "./scale/news.js";

/** Reads a whole number from 1; throws InvalidArgumentError where it is none. */
export function wholeNumber(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError("expected a whole number from 1.");
  return count;
}

/** What to say where a file of news is missing; null where it is there. */
export function missingNews(file: string): string | null {
  try {
    assertNews(file);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
