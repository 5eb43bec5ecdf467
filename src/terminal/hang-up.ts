import { closeSync, openSync } from "node:fs";

/**
 * Listens for SIGHUP, which by custom has a service read its settings again; but it is also what a terminal sends that is closed, and then it
 * ends the program as it always did.
 *
 * @param onReload called where the terminal, if the program has one, is still there
 * @param hasTerminal whether the program has one now
 * @param end ends the program where it had one
 * @returns stops listening
 */
export function onHangUp(onReload: () => void, hasTerminal = isInTerminal, end = endByHangUp): () => void {
  const hadTerminal = hasTerminal();
  const hear = () => {
    if (!hadTerminal || hasTerminal()) return onReload();
    process.off("SIGHUP", hear);
    end();
  };
  process.on("SIGHUP", hear);
  return () => void process.off("SIGHUP", hear);
}

/** SIGHUP, held back until the program knows what to do at it. */
export interface HeldHangUp {
  /** From now on this is called for each; for those that came before, once, now. */
  take(onReload: () => void): void;
  /** Lets it end the process again, as it does where nobody holds it; one that came meanwhile ends it now. */
  release(): void;
}

/**
 * Holds SIGHUP as `onHangUp` hears it. A manager may send it as soon as the process is there, long before the program has read what it is to do.
 *
 * @param end ends the program
 */
export function holdHangUp(end = endByHangUp): HeldHangUp {
  let isAsked = false;
  let hear = () => {
    isAsked = true;
  };
  const stopListening = onHangUp(() => hear());
  return {
    take(onReload) {
      hear = onReload;
      if (isAsked) onReload();
      isAsked = false;
    },
    release() {
      stopListening();
      if (isAsked) end();
    },
  };
}

/** Not by an exit: Node.js ends that by an abort where it cannot give the terminal back as it was. */
function endByHangUp(): void {
  process.kill(process.pid, "SIGHUP");
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
