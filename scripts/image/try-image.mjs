// Starts what the Dockerfile made as a container would be: its own user, a read-only root, only the volumes and /tmp to write, no network
// but this machine's own. Called by check-image.mjs with the root and the image's description, inside namespaces of its own.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { startLittleBotApi } from "./bot-api.mjs";

const question = "quan o mon con bao nhieu ho ngheo";
const answer = "3.093 hộ nghèo";
const [root, description] = [process.argv[2], JSON.parse(process.argv[3])];
const { user, folder, env, command, health } = description;
const [uid, gid] = user.split(":");
const path = process.env.PATH;

/** A command as the image's user in the image's folder. */
function inside(words, more = {}) {
  const settings = Object.entries({ PATH: path, HOME: "/", ...env, ...more }).map(
    ([name, value]) => `${name}=${value}`,
  );
  const ids = [
    "--reuid",
    uid,
    "--regid",
    gid,
    "--clear-groups",
    "--no-new-privs",
    "--bounding-set=-all",
    "--inh-caps=-all",
  ];
  const script = 'cd "$0" && exec "$@"';
  return [root, "setpriv", ...ids, "env", "-i", ...settings, "/bin/sh", "-c", script, folder, ...words];
}

/** The same as process 1 of a namespace of its own, as a container's entry point is. */
function asContainer(words, more) {
  return ["--pid", "--fork", "--kill-child", "chroot", ...inside(words, more)];
}

function ask(words, input) {
  const { status, stdout, stderr } = spawnSync("unshare", asContainer(words), { input, encoding: "utf8" });
  return { status, stdout, stderr };
}

spawnSync("ip", ["link", "set", "lo", "up"]);

tell("it may write nothing but its volumes and /tmp");
for (const place of [folder, `${folder}/dist`, "/etc"])
  assert.notEqual(ask(["touch", `${place}/x`]).status, 0, `${place} can be written`);
for (const place of [...description.volumes, "/tmp"]) assert.equal(ask(["touch", `${place}/x`]).status, 0);
for (const tool of ["typescript", "rolldown", "vitest", "@biomejs/biome"])
  assert.notEqual(ask(["ls", `node_modules/${tool}`]).status, 0, `${tool} is in the image`);

tell("the first start builds the index and answers a question from a pipe; so does the next");
for (const _start of ["first", "next"]) {
  const { status, stdout, stderr } = ask(command, `${question}\n`);
  assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  assert.ok(stdout.includes(answer), stdout);
}
assert.equal(ask(["node", "dist/main.js", "index", "--check"]).status, 0);

tell("the bot answers, confirms it, is healthy, and at SIGTERM ends with 0");
const api = await startLittleBotApi(question);
const settings = { BOT_TOKEN: "1:check-image", TELEGRAM_API_ROOT: api.root };
const container = spawn("unshare", asContainer(command, settings), { stdio: ["ignore", "inherit", "pipe"] });
let printed = "";
container.stderr.setEncoding("utf8").on("data", (text) => {
  printed += text;
});
const ended = new Promise((resolve) => container.once("close", resolve));
await until(
  () => api.seen.sent.length > 0 && api.seen.offset > 1,
  () => printed,
);
assert.ok(api.seen.sent[0].includes(answer), api.seen.sent[0]);
assert.equal(spawnSync("chroot", inside(health, settings)).status, 0, "the health check says no");
const first = childOf(container.pid);
assert.equal(readFileSync(`/proc/${first}/comm`, "utf8").trim(), "tini-static");
assert.equal(readFileSync(`/proc/${childOf(first)}/comm`, "utf8").trim(), "node");
const stopped = performance.now();
process.kill(first, "SIGTERM");
assert.equal(await ended, 0, printed);
assert.notEqual(
  spawnSync("chroot", inside(health, settings)).status,
  0,
  "the health check says yes to nothing",
);
tell(`stopped in ${Math.round(performance.now() - stopped)} ms`);
api.close();
process.exit(0);

function tell(what) {
  console.error(`✓ ${what}`);
}

function childOf(pid) {
  const found = readdirSync("/proc").find(
    (name) => /^\d+$/.test(name) && new RegExp(`^PPid:\\t${pid}$`, "m").test(statusOf(name)),
  );
  assert.ok(found, `process ${pid} has no child`);
  return Number(found);
}

function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    // It ended while we looked.
    return "";
  }
}

async function until(holds, explain) {
  for (let waited = 0; !holds(); waited += 50) {
    if (waited > 30_000) throw new Error(`nothing happened within 30 s:\n${explain()}`);
    await delay(50);
  }
}
