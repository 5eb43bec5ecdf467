import { PassThrough } from "node:stream";
import type { TerminalStreams } from "../../src/terminal/index.js";

/** How a made-up terminal looks; without it, the streams are pipes. */
export interface FakeTerminal {
  readonly columns: number;
  readonly colours?: boolean;
}

/** Streams that are given their input, and remember what was written. */
export class FakeStreams implements TerminalStreams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly messages: NodeJS.WriteStream;
  readonly #written = { output: "", messages: "" };

  constructor(
    readonly keyboard = new PassThrough(),
    terminal: FakeTerminal | null = null,
  ) {
    const isTerminal = terminal === null ? {} : { isTTY: true, columns: terminal.columns };
    const stream = (name: "output" | "messages") => {
      const pipe = new PassThrough();
      pipe.setEncoding("utf8").on("data", (text: string) => {
        this.#written[name] += text;
      });
      const hasColors = () => terminal?.colours === true;
      return Object.assign(pipe, { ...isTerminal, hasColors }) as unknown as NodeJS.WriteStream;
    };
    this.input = Object.assign(keyboard, isTerminal) as unknown as NodeJS.ReadStream;
    this.output = stream("output");
    this.messages = stream("messages");
  }

  /** Pipes whose input is this text. */
  static piped(input: string): FakeStreams {
    const streams = new FakeStreams();
    streams.keyboard.end(input);
    return streams;
  }

  /** Everything written as an answer. */
  get written(): string {
    return this.#written.output;
  }

  /** Everything written beside the answers. */
  get told(): string {
    return this.#written.messages;
  }
}
