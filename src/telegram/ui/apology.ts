import { isDatabaseUnavailable } from "../../database/index.js";

/** Words for what went wrong, in one place of a chat. */
interface Apologies {
  readonly apology: string;
  /** Nothing can be looked up at present. */
  readonly cannotLookUp: string;
}

/** How it is told that an update could not be dealt with: what could not be looked up was not looked for in vain. */
export function apologyFor({ apology, cannotLookUp }: Apologies, error: unknown): string {
  return isDatabaseUnavailable(error) ? cannotLookUp : apology;
}
