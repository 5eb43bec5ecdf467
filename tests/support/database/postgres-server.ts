import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgres } from "../../../src/database/index.js";

/** A PostgreSQL server of its own, on a port of this machine. */
export interface PostgresServer {
  readonly url: string;
  start(): void;
  /** @param mode fast: connections are ended; immediate: as a crash does */
  stop(mode?: "fast" | "immediate"): void;
  /** Ends it, and starts it again; what goes on in this process goes on. */
  restart(): Promise<void>;
  /** Makes an empty database. @returns its address */
  createDatabase(name: string): Promise<string>;
  /** Ends it and removes its files. */
  remove(): void;
}

/** Folder of PostgreSQL's programs, those of the latest version; null where it is not installed (Debian's package `postgresql`). */
export const postgresPrograms = findPrograms();

/** Whether that server has pgvector, and is one that an index can stand in (Debian 13's package `postgresql-17-pgvector`). */
export const hasPgvector =
  postgresPrograms !== null &&
  existsSync(join(postgresPrograms.replace("/usr/lib/", "/usr/share/"), "..", "extension", "vector.control"));

function findPrograms(): string | null {
  const root = "/usr/lib/postgresql";
  try {
    const [latest] = readdirSync(root).sort((a, b) => Number(b) - Number(a));
    return latest === undefined ? null : join(root, latest, "bin");
  } catch {
    return null;
  }
}

/** Starts a server with an empty database. The tests that need one are left out where `postgresPrograms` is null. */
export async function startPostgres(): Promise<PostgresServer> {
  if (postgresPrograms === null) throw new Error("PostgreSQL is not installed");
  const programs = postgresPrograms;
  const folder = mkdtempSync(join(tmpdir(), "trich-dan-postgres-"));
  const owner = ownerOf(folder);
  const data = join(folder, "data");
  const run = (program: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(join(programs, program), args, {
      ...owner,
      encoding: "utf8",
      // The server goes on, and would keep these open.
      stdio: ["ignore", "ignore", program === "initdb" ? "pipe" : "ignore"],
    });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr ?? ""}`);
  };
  run("initdb", "-D", data, "-U", "trich_dan", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
  const port = await freePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  const start = () => run("pg_ctl", "-D", data, "-w", "-l", join(folder, "log"), "-o", settings, "start");
  const stop = (mode = "fast") => run("pg_ctl", "-D", data, "-w", "-m", mode, "stop");
  start();
  const addressOf = (name: string) => `postgres://trich_dan:secret@127.0.0.1:${port}/${name}`;
  return {
    url: addressOf("postgres"),
    start,
    stop,
    async restart() {
      const arguments_ = [
        "-D",
        data,
        "-w",
        "-m",
        "fast",
        "-l",
        join(folder, "log"),
        "-o",
        settings,
        "restart",
      ];
      const child = spawn(join(programs, "pg_ctl"), arguments_, { ...owner, stdio: "ignore" });
      const [status] = (await once(child, "close")) as [number | null];
      if (status !== 0) throw new Error(`pg_ctl ended with ${status}`);
    },
    async createDatabase(name) {
      const database = await openPostgres(addressOf("postgres"));
      await database.query(`create database ${name}`);
      await database.close();
      return addressOf(name);
    },
    remove() {
      try {
        stop("immediate");
      } catch {
        // It was stopped already.
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (kind: string) => Number(spawnSync("id", [kind, "nobody"], { encoding: "utf8" }).stdout.trim());
  const [uid, gid] = [id("-u"), id("-g")];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
