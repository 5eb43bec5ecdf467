import { closeSync, openSync } from "node:fs";

/**
 * Listens for SIGHUP, which by custom has a service read its settings again; but it is also what a terminal sends that is closed, and then it
 * ends the program as it always did.
 *
 * @param onReload called where the terminal, if the program has one, is still there
 * @param onClosed called where the program had a terminal and it is gone
 * @param hasTerminal whether the program has one now
 * @returns stops listening
 */
export function onHangUp(onReload: () => void, onClosed: () => void, hasTerminal = isInTerminal): () => void {
  const hadTerminal = hasTerminal();
  const hear = () => {
    if (hadTerminal && !hasTerminal()) onClosed();
    else onReload();
  };
  process.on("SIGHUP", hear);
  return () => void process.off("SIGHUP", hear);
}

/** Whether the process has a terminal, wherever its streams lead: the system tells by the name of whichever it is (man 4 tty). */
function isInTerminal(): boolean {
  try {
    closeSync(openSync("/dev/tty", "r"));
    return true;
  } catch {
    return false;
  }
}
