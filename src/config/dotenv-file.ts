import { readFileSync } from "node:fs";
import { parse, populate } from "dotenv";
import { decodeText } from "../corpus/decode.js";
import { AppError } from "../errors.js";

/**
 * Adds the settings of a file such as `.env` to an environment, which keeps what it has. The file is UTF-8 or UTF-16, as Notepad and
 * PowerShell write it. One that is not there is no failure; one that is there and cannot be read is: what it says of who is served must
 * not be left out without a word.
 * @throws AppError ENV_UNREADABLE; TEXT_ENCODING, TEXT_BINARY where it is no such text
 */
export function readDotenvFile(path: string, environment: NodeJS.ProcessEnv): void {
  const bytes = readBytes(path);
  if (bytes === null) return;
  populate(environment as Record<string, string>, parse(textOf(bytes, path)));
}

function readBytes(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new AppError("ENV_UNREADABLE", { file: path, reason: code ?? "error" });
  }
}

function textOf(bytes: Buffer, path: string): string {
  try {
    return decodeText(bytes, path);
  } catch (error) {
    if (error instanceof AppError && error.code === "TEXT_EMPTY") return "";
    throw error;
  }
}
