import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { config as readDotenv } from "dotenv";
import { z } from "zod";
import { AppError } from "./errors.js";

/** Folder of the project: what relative defaults and `.env` are relative to. */
export const projectDir = nearestPackage(dirname(fileURLToPath(import.meta.url)));

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const folder = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((path) => (isAbsolute(path) ? path : join(projectDir, path)));

const chatIds = z
  .string()
  .default("")
  .transform((list, context) => {
    const parts = list.split(/[\s,]+/).filter((part) => part !== "");
    const wrong = parts.find((part) => !/^-?\d{1,16}$/.test(part));
    if (wrong !== undefined) context.addIssue(`“${wrong}” is not a numeric id; write ids parted by commas`);
    return parts.map(Number);
  });

const schema = z.object({
  BOT_TOKEN: z.string().optional(),
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/, error: "expected an http(s) address" })
    .default("https://api.telegram.org"),
  ALLOWED_CHATS: chatIds,
  ADMIN_IDS: chatIds,
  CORPUS_DIR: folder("corpus"),
  INDEX_DIR: folder("index"),
  MODELS_DIR: folder("models"),
  EMBEDDING_MODEL: z.string().default("trich-dan-vi"),
  MODEL_HUB_URL: z
    .url({ protocol: /^https?$/, error: "expected an http(s) address" })
    .default("https://huggingface.co"),
  UI_LANGUAGE: z.enum(["vi", "en"], { error: "expected vi or en" }).default("vi"),
  LOG_LEVEL: z.enum(logLevels, { error: `expected one of ${logLevels.join(", ")}` }).default("info"),
});

/** Every setting, checked; folders are absolute. */
export type Config = z.infer<typeof schema>;

/**
 * Reads the settings from the environment, and from `.env` in the project folder for what the environment leaves out.
 * A setting left empty counts as unset. Throws AppError CONFIG_INVALID naming the first variable that is wrong.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  if (environment === process.env) readDotenv({ path: join(projectDir, ".env"), quiet: true });
  const given = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError("CONFIG_INVALID", {
    variable: String(issue?.path[0] ?? "?"),
    reason: issue?.message ?? "",
  });
}

function nearestPackage(folder: string): string {
  return existsSync(join(folder, "package.json")) || dirname(folder) === folder
    ? folder
    : nearestPackage(dirname(folder));
}
