import type { TerminalStyle } from "./style.js";

/** The streams that a terminal command talks through. Answers go to `output`; everything else to `messages`. */
export interface TerminalStreams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly messages: NodeJS.WriteStream;
}

/** How a stream shows text: bold and wrapping only on a terminal that wants them (https://no-color.org). */
export function styleOf(stream: NodeJS.WriteStream): TerminalStyle {
  return {
    colour: stream.isTTY === true && stream.hasColors(),
    columns: stream.isTTY === true ? stream.columns : null,
  };
}

/** Writes one line and waits until the stream took it, so that a slow reader never makes the memory grow. */
export function writeLine(stream: NodeJS.WriteStream, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(`${line}\n`, (error) => (error ? reject(error) : resolve()));
  });
}
