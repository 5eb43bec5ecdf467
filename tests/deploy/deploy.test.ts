import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const dockerfile = read("Dockerfile");
const unit = read("deploy/trich-dan.service");
const unitPath = join(root, "deploy", "trich-dan.service");
const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;

describe("the image", () => {
  it("runs node itself below an init, so that the bot hears SIGTERM", () => {
    expect(dockerfile).toMatch(/^ENTRYPOINT \["\/usr\/bin\/tini-static", "--"\]$/m);
    expect(dockerfile).toMatch(/^CMD \["node", "dist\/main\.js"\]$/m);
  });

  it("runs as nobody in particular", () => {
    expect(dockerfile).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
  });

  it("copies what is there, and what the builder is sent", () => {
    const sent = read(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"))
      .map((line) => line.slice(1));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = ""]) =>
      sources.split(" "),
    );
    expect(copied).not.toEqual([]);
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(
      copied.filter((path) => !sent.some((each) => path === each || path.startsWith(`${each}/`))),
    ).toEqual([]);
  });

  it("is started by compose on a read-only disk without privileges, the index in a volume", () => {
    const { bot } = parse(read("compose.yaml")).services;
    expect(bot).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
    const [volume] =
      /^VOLUME (\[.*\])$/m
        .exec(dockerfile)
        ?.slice(1)
        .map((list) => JSON.parse(list)[0]) ?? [];
    expect(bot.volumes).toContain(`index:${volume}`);
    // Documents that are handed in by chat become articles there.
    expect(bot.volumes).toContain("./corpus:/app/corpus");
  });
});

describe("the unit", () => {
  it("starts node itself, so that the bot hears SIGTERM", () => {
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/env INDEX_DIR=\S+ node dist\/main\.js$/m);
  });

  it("gives the bot a folder of articles that it may write, and that the guide names", () => {
    expect(unit).toMatch(/^StateDirectory=trich-dan$/m);
    expect(unit).toMatch(
      /^ExecStartPre=\+\/bin\/sh -c '.*chown --reference="\$\{STATE_DIRECTORY\}".*corpus"'$/m,
    );
    expect(read("docs/DEPLOY.md")).toContain("CORPUS_DIR=/var/lib/trich-dan/corpus");
  });

  it("gives the bot longer to stop than the bot takes", () => {
    const seconds = Number(/^TimeoutStopSec=(\d+)s$/m.exec(unit)?.[1]);
    expect(seconds).toBeGreaterThanOrEqual(15);
    expect(parse(read("compose.yaml")).services.bot.stop_grace_period).toBe(`${seconds}s`);
  });

  it.skipIf(!hasSystemd)("is understood by systemd, whole", () => {
    const { stdout, stderr } = spawnSync("systemd-analyze", ["verify", unitPath], { encoding: "utf8" });
    const about = `${stdout}${stderr}`.split("\n").filter((line) => line.includes("trich-dan.service"));
    expect(about).toEqual([]);
  });
});

describe("the release", () => {
  it("has one version, which the changelog knows", () => {
    const { version } = JSON.parse(read("package.json"));
    const lock = JSON.parse(read("package-lock.json"));
    expect([lock.version, lock.packages[""].version]).toEqual([version, version]);
    expect(/^## \[(\d[^\]]*)\]/m.exec(read("CHANGELOG.md"))?.[1]).toBe(version);
  });
});
