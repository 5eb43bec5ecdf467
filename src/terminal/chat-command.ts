import { type CommandName, commandNames } from "../language/command-names.js";

/** What the chat in the terminal can be told; `unknown`: something else, with a slash. */
export interface ChatCommandCall {
  readonly name: CommandName | "more" | "exit" | "unknown";
  /** As typed, without the slash, NFC. */
  readonly typed: string;
  /** What follows, trimmed. */
  readonly argument: string;
}

/** What a terminal needs besides what every channel has. */
const ownNames: ReadonlyMap<string, "more" | "exit"> = new Map([
  ["tiep", "more"],
  ["tiếp", "more"],
  ["more", "more"],
  ["next", "more"],
  ["thoat", "exit"],
  ["thoát", "exit"],
  ["exit", "exit"],
  ["quit", "exit"],
]);

const pattern = /^\/([\p{L}\p{M}\p{N}_-]{1,64})(?:\s+(.*))?$/su;

/** Reads the command that a line is; null where it is none. */
export function readChatCommand(line: string): ChatCommandCall | null {
  const match = pattern.exec(line.trim());
  if (!match) return null;
  const [, name = "", argument = ""] = match;
  const typed = name.normalize("NFC");
  const known = typed.toLowerCase().replaceAll("-", "_");
  return {
    name: commandNames.get(known) ?? ownNames.get(known) ?? "unknown",
    typed,
    argument: argument.replace(/\s+/g, " ").trim(),
  };
}
