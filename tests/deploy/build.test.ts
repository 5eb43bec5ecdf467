import { spawnSync } from "node:child_process";
import { chmod, cp, mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../support/temporary.js";

const scripts = join(import.meta.dirname, "..", "..", "scripts");
const isRoot = process.getuid?.() === 0;

/** A tree as it was built, with packages that say what they are told to; `npm` is the given shell script. */
async function tree(npm: string) {
  const root = await temporaryFolder();
  await chmod(root, 0o755);
  for (const folder of ["src", "dist", "bin", "scripts", "node_modules/rolldown"])
    await mkdir(join(root, folder), { recursive: true });
  await cp(scripts, join(root, "scripts"), { recursive: true });
  await writeFile(join(root, "package.json"), '{"type":"module"}');
  await writeFile(join(root, "src", "main.ts"), "");
  await utimes(join(root, "src", "main.ts"), 1, 1);
  await writeFile(join(root, "dist", "main.js"), 'console.log("runs");');
  await writeFile(join(root, "dist", ".built"), "");
  await writeFile(
    join(root, "node_modules", "rolldown", "package.json"),
    '{"name":"rolldown","type":"module","exports":"./rolldown.js"}',
  );
  await writeFile(join(root, "node_modules", "rolldown", "rolldown.js"), BUNDLER);
  await writeFile(join(root, "bin", "npm"), `#!/bin/sh\necho asked >> "${root}/bin/log"\n${npm}\n`);
  await chmod(join(root, "bin", "npm"), 0o755);
  const run = (
    script = "run.mjs",
    options: { readonly asOther?: boolean; readonly before?: string } = {},
  ) => {
    const given = options.before ? ["--import", options.before] : [];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...given, join(root, "scripts", script)],
      {
        encoding: "utf8",
        env: { ...process.env, PATH: `${join(root, "bin")}:${process.env.PATH}`, LOG_LEVEL: "" },
        ...(options.asOther && isRoot ? { uid: 65_534, gid: 65_534 } : {}),
      },
    );
    return { status, stdout, stderr };
  };
  const log = async () => (await readdir(join(root, "bin"))).includes("log");
  return { root, run, log };
}

/** Stands for the bundler: the program it writes is named after the sources' content, as a chunk is. */
const BUNDLER = `
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
export const rolldown = async ({ input, cwd, transform }) => ({
  write: async ({ dir }) => {
    mkdirSync(dir, { recursive: true });
    const source = readFileSync(join(cwd, "src", "main.ts"), "utf8");
    if (source === "broken") throw new Error("main.ts does not parse");
    const isAnalyser = input[0].endsWith("analyser.ts");
    const files = isAnalyser ? ["analyser.js"] : ["main.js", \`part-\${source}.js\`];
    const code = isAnalyser
      ? "export const analyserFingerprint = () => 'of the sources';"
      : \`console.log("runs", \${JSON.stringify(transform.define.BUILT_ANALYSER)});\`;
    for (const file of files) writeFileSync(join(dir, file), code);
    return { output: files.map((fileName) => ({ fileName })) };
  },
});
`;

const oneLine = /^[^\n]+\n$/;

it("runs without the native module where that does not compile, and tries it once", async () => {
  const { run } = await tree("exit 1");
  const first = run();
  expect(first).toMatchObject({ status: 0, stdout: "runs\n" });
  expect(first.stderr).toMatch(/python3, make and a C\+\+ compiler.*npm run build/);
  expect(run()).toEqual({ status: 0, stdout: "runs\n", stderr: "" });
  // Whoever asks for it gets another try.
  expect(run("build.mjs").stderr).toContain("did not compile");
});

it("compiles the native module anew where it was made for another machine", async () => {
  const { root, run, log } = await tree("exit 1");
  const release = join(root, "node_modules", "hnswlib-node", "build", "Release");
  await mkdir(release, { recursive: true });
  await writeFile(join(release, "addon.node"), "no ELF");
  expect(run().status).toBe(0);
  expect(await log()).toBe(true);
});

it("says in one line what to do where another user's tree is out of date", async () => {
  const { root, run } = await tree("exit 1");
  await writeFile(join(root, "src", "main.ts"), "// newer");
  await utimes(join(root, "dist", ".built"), 1, 1);
  const folders = [root, "dist", "node_modules"].map((name) => join(root, name === root ? "" : name));
  if (!isRoot) {
    for (const folder of folders) await chmod(folder, 0o555);
    onTestFinished(async () => {
      for (const folder of folders) await chmod(folder, 0o755);
    });
  }
  const { status, stdout, stderr } = run("run.mjs", { asOther: true });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(oneLine);
  expect(stderr).toMatch(/npm run build.*chown/);
});

it("runs another user's tree that is up to date, and compiles nothing there", async () => {
  const { root, run, log } = await tree("exit 1");
  if (!isRoot) {
    await chmod(join(root, "node_modules"), 0o555);
    onTestFinished(() => chmod(join(root, "node_modules"), 0o755));
  }
  expect(run("run.mjs", { asOther: true })).toEqual({ status: 0, stdout: "runs\n", stderr: "" });
  expect(await log()).toBe(false);
});

it("says in one line that Node.js is too old", async () => {
  const { run } = await tree("exit 1");
  const before = new URL("../support/old-node.mjs", import.meta.url).href;
  const { status, stderr } = run("run.mjs", { before });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Node\.js 18\.19\.1 is too old: install 20\.12 or later\.\n$/);
});

/** A new source, saved later than the last build. */
async function edit(root: string, source: string) {
  await writeFile(join(root, "src", "main.ts"), source);
  await utimes(join(root, "dist", ".built"), 1, 1);
}

it("puts a program together that knows its analyser's fingerprint and Unicode version, once", async () => {
  const { root, run } = await tree("exit 1");
  await edit(root, "one");
  const built = { fingerprint: "of the sources", unicode: process.versions.unicode };
  expect(run("run.mjs").stdout).toBe(`runs ${JSON.stringify(built)}\n`);
  await writeFile(join(root, "node_modules", "rolldown", "rolldown.js"), "throw new Error('called again')");
  expect(run("run.mjs").status).toBe(0);
});

it("leaves a running program the parts it may still load, and takes out those of programs before", async () => {
  const { root, run } = await tree("exit 1");
  const parts = async () => (await readdir(join(root, "dist"))).filter((name) => name.startsWith("part-"));
  for (const [source, left] of [
    ["one", ["part-one.js"]],
    ["two", ["part-one.js", "part-two.js"]],
    ["three", ["part-three.js", "part-two.js"]],
  ] as const) {
    await edit(root, source);
    expect(run("run.mjs").status).toBe(0);
    expect((await parts()).sort()).toEqual(left);
  }
});

it("says what the bundler says where the sources cannot be put together, and tries again at the next start", async () => {
  const { root, run } = await tree("exit 1");
  await edit(root, "broken");
  for (const _time of ["once", "again"]) {
    const { status, stderr } = run("run.mjs");
    expect(status).toBe(1);
    expect(stderr).toContain("could not be built: main.ts does not parse");
  }
});
