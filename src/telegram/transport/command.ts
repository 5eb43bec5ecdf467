/** A command at the start of a message, as Telegram writes it: `/hoi@botname argument`. */
export interface Command {
  /** Lower case, NFC, without the slash. */
  readonly name: string;
  /** The bot it is aimed at, without `@`; null: any. */
  readonly target: string | null;
  /** What follows, trimmed, without the punctuation that parts it from the command: `/hoi: …`. */
  readonly argument: string;
}

// Letters beyond a–z are let in, because people type /hỏi although Telegram itself has no such commands. As with
// Telegram, a path such as /etc/hosts is no command.
const pattern = /^\/([\p{L}\p{M}\p{N}_]{1,64})(?:@(\w*))?(?![\p{L}\p{M}\p{N}_@/<>])([\s\S]*)$/u;

/** Signs that part a command from what it asks: right behind it, or standing alone. */
const parting = /^[:,;.!?…–—-]*(?:\s+[:,;–—-]+(?=\s|$))?/u;

/** Reads the command that a text starts with; null where it starts with none. */
export function parseCommand(text: string): Command | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [, name = "", target, rest = ""] = match;
  return {
    name: name.normalize("NFC").toLowerCase(),
    target: target || null,
    argument: rest.replace(parting, "").trim(),
  };
}

/** Whether a command is meant for this bot; Telegram usernames have no case. */
export function isAimedAt(command: Command, username: string): boolean {
  return command.target === null || command.target.toLowerCase() === username.toLowerCase();
}
