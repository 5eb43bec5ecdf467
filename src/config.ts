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

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `expected a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine(
      (number) => number >= least && number <= most,
      `expected a whole number from ${least} to ${most}`,
    );

/** Messages per minute; 0: as many as come. */
const perMinute = wholeNumber(0, 100_000).prefault("60");

const settings = z.object({
  BOT_TOKEN: z.string().optional(),
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/, error: "expected an http(s) address" })
    .default("https://api.telegram.org"),
  WEBHOOK_URL: z.url({ protocol: /^https?$/, error: "expected an http(s) address" }).optional(),
  // What Telegram takes (https://core.telegram.org/bots/api#setwebhook).
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, "expected 1 to 256 characters of A-Z, a-z, 0-9, _ and -")
    .optional(),
  PORT: wholeNumber(1, 65_535).optional(),
  HOST: z.string().default("0.0.0.0"),
  RATE_LIMIT_USER: perMinute,
  RATE_LIMIT_CHAT: perMinute,
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

const schema = settings.refine(({ WEBHOOK_URL, PORT }) => WEBHOOK_URL === undefined || PORT !== undefined, {
  path: ["PORT"],
  error: "expected the port to listen on, because WEBHOOK_URL is set",
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
