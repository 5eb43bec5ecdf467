import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readDotenvFile } from "./config/dotenv-file.js";
import { programEnvironment } from "./config/program-environment.js";
import { programWords } from "./config/program-words.js";
import { AppError } from "./errors.js";

/** Folder of the project: what relative defaults and `.env` are relative to. */
export const projectDir = nearestPackage(dirname(fileURLToPath(import.meta.url)));

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const folder = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((path) => (isAbsolute(path) ? path : join(projectDir, path)));

/** A wrong entry is told by its place, never by its text: it may be a token pasted into the wrong line. */
const chatIds = z
  .string()
  .optional()
  .transform((list, context) => {
    if (list === undefined) return [];
    const parts = list.split(/[\s,]+/).filter((part) => part !== "");
    if (parts.length === 0)
      context.addIssue("it holds no numeric id; write ids parted by commas, or leave it empty");
    const wrong = parts.findIndex((part) => !/^-?\d{1,16}$/.test(part));
    if (wrong >= 0) context.addIssue(`entry ${wrong + 1} is not a numeric id; write ids parted by commas`);
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

const httpAddress = z.url({ protocol: /^https?$/, error: "expected an http(s) address" });

/** A program and its arguments, for no shell. */
const commandLine = z.string().transform((line, context) => {
  const words = programWords(line);
  if (words) return words;
  context.addIssue("expected a program and its arguments; each quote needs its closing one");
  return z.NEVER;
});

/** Messages per minute; 0: as many as come. */
const perMinute = wholeNumber(0, 100_000).prefault("60");

const settings = z.object({
  BOT_TOKEN: z.string().optional(),
  TELEGRAM_API_ROOT: httpAddress.default("https://api.telegram.org"),
  // As Telegram will ask for it: what is no ASCII percent-encoded, and no fragment, which no request carries.
  WEBHOOK_URL: httpAddress.transform(withoutFragment).optional(),
  // What Telegram takes (https://core.telegram.org/bots/api#setwebhook).
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, "expected 1 to 256 characters of A-Z, a-z, 0-9, _ and -")
    .optional(),
  DELETE_WEBHOOK: z
    .stringbool({
      truthy: ["true", "1", "yes"],
      falsy: ["false", "0", "no"],
      error: "expected true or false",
    })
    .default(false),
  PORT: wholeNumber(1, 65_535).optional(),
  METRICS_PORT: wholeNumber(1, 65_535).optional(),
  HOST: z.string().default("127.0.0.1"),
  HTTPS_PROXY: z.string().optional(),
  HTTP_PROXY: z.string().optional(),
  ALL_PROXY: z.string().optional(),
  NO_PROXY: z.string().optional(),
  // Node gives an address 250 ms (https://nodejs.org/api/net.html#netsetdefaultautoselectfamilyattempttimeoutvalue), which far or busy
  // networks do not keep. A lost first packet is sent again after 1 s and after 3 s (RFC 6298).
  CONNECT_ATTEMPT_MS: wholeNumber(10, 60_000).prefault("4000"),
  RATE_LIMIT_USER: perMinute,
  RATE_LIMIT_CHAT: perMinute,
  ALLOWED_CHATS: chatIds,
  ADMIN_IDS: chatIds,
  TRANSCRIBE_COMMAND: commandLine.optional(),
  // A voice message is seconds long, and whoever sent it waits: what takes a minute is not worth waiting for.
  TRANSCRIBE_TIMEOUT_MS: wholeNumber(1_000, 600_000).prefault("60000"),
  CORPUS_DIR: folder("corpus"),
  WATCH_CORPUS: z
    .stringbool({
      truthy: ["on", "true", "1", "yes"],
      falsy: ["off", "false", "0", "no"],
      error: "expected on or off",
    })
    .default(true),
  KEEP_UNANSWERED: z
    .stringbool({
      truthy: ["on", "true", "1", "yes"],
      falsy: ["off", "false", "0", "no"],
      error: "expected on or off",
    })
    .default(false),
  INDEX_DIR: folder("index"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/, error: "expected postgres://user:password@host:port/database" })
    .optional(),
  SEARCH_ENGINE: z
    .enum(["embedded", "postgres"], { error: "expected embedded or postgres" })
    .default("embedded"),
  MODELS_DIR: folder("models"),
  EMBEDDING_MODEL: z.string().default("trich-dan-vi"),
  MODEL_HUB_URL: httpAddress.default("https://huggingface.co"),
  UI_LANGUAGE: z.enum(["vi", "en"], { error: "expected vi or en" }).default("vi"),
  LOG_LEVEL: z.enum(logLevels, { error: `expected one of ${logLevels.join(", ")}` }).default("info"),
});

const schema = settings
  .refine(({ WEBHOOK_URL, PORT }) => WEBHOOK_URL === undefined || PORT !== undefined, {
    path: ["PORT"],
    error: "expected the port to listen on, because WEBHOOK_URL is set",
  })
  .refine(
    ({ DATABASE_URL, WEBHOOK_URL, WEBHOOK_SECRET }) =>
      DATABASE_URL === undefined || WEBHOOK_URL === undefined || WEBHOOK_SECRET !== undefined,
    {
      path: ["WEBHOOK_SECRET"],
      error: "expected a secret that all replicas share, because DATABASE_URL and WEBHOOK_URL are set",
    },
  )
  .refine(({ SEARCH_ENGINE, DATABASE_URL }) => SEARCH_ENGINE === "embedded" || DATABASE_URL !== undefined, {
    path: ["DATABASE_URL"],
    error: "expected the address of a database, because SEARCH_ENGINE is postgres",
  })
  .refine(({ METRICS_PORT, PORT }) => METRICS_PORT === undefined || METRICS_PORT !== PORT, {
    path: ["METRICS_PORT"],
    error: "expected another port than PORT",
  });

/** Every setting, checked; folders are absolute. */
export type Config = z.infer<typeof schema>;

/** Settings that are also known in lower case, which then wins, as in curl. */
const proxyNames = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"];
/** Settings that say who is served: one of blanks is a slip of whoever meant to name somebody, and must not serve everybody. */
const listNames = new Set(["ALLOWED_CHATS", "ADMIN_IDS"]);

/**
 * Reads the settings from the environment, and from `.env` in the project folder for what the environment leaves out.
 * A setting left empty counts as unset. No value is part of an error.
 * @throws AppError CONFIG_INVALID naming the first variable that is wrong; ENV_UNREADABLE
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  if (environment === process.env) readDotenvFile(join(projectDir, ".env"), environment);
  const given: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value = ""]) => {
      // A line of a file from Windows that is left empty ends in a carriage return.
      const isUnset = listNames.has(name) ? /^[\r\n]*$/.test(value) : value.trim() === "";
      return isUnset ? [] : [[name, value.trim()]];
    }),
  );
  for (const name of proxyNames) given[name] = given[name.toLowerCase()] ?? given[name];
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError("CONFIG_INVALID", {
    variable: String(issue?.path[0] ?? "?"),
    reason: issue?.message ?? "",
  });
}

/** What a program that is run sees of the environment: no secret. */
export function environmentForPrograms(environment: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return programEnvironment(environment);
}

function withoutFragment(address: string): string {
  const url = new URL(address);
  url.hash = "";
  return url.href;
}

function nearestPackage(folder: string): string {
  return existsSync(join(folder, "package.json")) || dirname(folder) === folder
    ? folder
    : nearestPackage(dirname(folder));
}
