/** A command at the start of a message, as Telegram writes it: `/hoi@botname argument`. */
export interface Command {
  /** Lower case, NFC, without the slash. */
  readonly name: string;
  /** The bot it is aimed at, without `@`; null: any. */
  readonly target: string | null;
  /** What follows, trimmed. */
  readonly argument: string;
}

// Letters beyond a–z are let in, because people type /hỏi although Telegram itself has no such commands.
const pattern = /^\/([\p{L}\p{M}\p{N}_]{1,64})(?:@(\w+))?(?:\s+([\s\S]*))?$/u;

/** Reads the command that a text starts with; null where it starts with none. */
export function parseCommand(text: string): Command | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [, name = "", target, argument = ""] = match;
  return { name: name.normalize("NFC").toLowerCase(), target: target ?? null, argument: argument.trim() };
}

/** Whether a command is meant for this bot; Telegram usernames have no case. */
export function isAimedAt(command: Command, username: string): boolean {
  return command.target === null || command.target.toLowerCase() === username.toLowerCase();
}
