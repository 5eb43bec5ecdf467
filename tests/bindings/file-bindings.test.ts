import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FileBindings } from "../../src/bindings/index.js";
import { temporaryFolder } from "../support/temporary.js";
import { bindingsContract, bound } from "./contract.js";

async function inFolder() {
  const folder = await temporaryFolder();
  const path = join(folder, "kept", "bindings.json");
  const damage: string[] = [];
  const open = async () => new FileBindings({ path, onDamage: (file) => damage.push(file) });
  return { folder, path, damage, open };
}

describe("bindings in a file", () => {
  bindingsContract(inFolder);

  test("hold no more of a chat than its number, the keys and the titles", async () => {
    const { path, open } = await inFolder();
    const bindings = await open();
    await bindings.set(7, [bound("a")]);
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual({ chats: { 7: [bound("a")] } });
    await bindings.clear(7);
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual({ chats: {} });
  });

  test("are not written where nothing changes", async () => {
    const { path, open } = await inFolder();
    const bindings = await open();
    await bindings.clear(7);
    await bindings.move(7, 8);
    await expect(readFile(path)).rejects.toThrow("ENOENT");
    await bindings.set(7, [bound("a")]);
    await rm(path);
    await bindings.set(7, [bound("a")]);
    await expect(readFile(path)).rejects.toThrow("ENOENT");
  });

  test.each([
    ["no JSON", "{"],
    ["an empty file", ""],
    ["other JSON", "[1]"],
    ["a chat that is none", '{"chats":{"x":[{"key":"k","title":"t"}]}}'],
    ["a binding of nothing", '{"chats":{"7":[]}}'],
  ])("of a file with %s are none; it is put aside and told of", async (_, text) => {
    const { path, damage, open } = await inFolder();
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(path, text);
    const bindings = await open();
    expect(await bindings.get(7)).toEqual([]);
    expect(damage).toEqual([`${path}.damaged`]);
    expect(await readFile(`${path}.damaged`, "utf8")).toBe(text);
    await bindings.set(7, [bound("a")]);
    expect(await (await open()).get(7)).toEqual([bound("a")]);
  });

  test("leave nothing half written where writing fails, and what was bound stays", async () => {
    const { folder, path, open } = await inFolder();
    const bindings = await open();
    await bindings.set(7, [bound("a")]);
    // Nobody can write below what is no folder.
    const blocked = join(folder, "kept", "unfinished");
    await rm(blocked, { recursive: true, force: true });
    await writeFile(blocked, "");
    await expect(bindings.set(7, [bound("b")])).rejects.toThrow();
    expect(await bindings.get(7)).toEqual([bound("a")]);
    expect(await (await open()).get(7)).toEqual([bound("a")]);
    await rm(blocked);
    await bindings.set(7, [bound("b")]);
    expect(await (await open()).get(7)).toEqual([bound("b")]);
    expect(await readdir(blocked)).toEqual([]);
    expect(await readdir(join(path, ".."))).toEqual(expect.arrayContaining(["bindings.json"]));
  });

  test.skipIf(process.getuid?.() === 0)("that cannot be read are asked for again", async () => {
    const { path, open } = await inFolder();
    await (await open()).set(7, [bound("a")]);
    await chmod(path, 0);
    const bindings = await open();
    await expect(bindings.get(7)).rejects.toThrow("EACCES");
    await chmod(path, 0o600);
    expect(await bindings.get(7)).toEqual([bound("a")]);
  });
});

describe("bindings without a file", () => {
  test("are there as long as the process is", async () => {
    const bindings = new FileBindings({ path: null });
    await bindings.set(7, [bound("a")]);
    expect(await bindings.change(7, (now) => [...now, bound("b")])).toEqual([bound("a"), bound("b")]);
    await bindings.move(7, 8);
    expect([await bindings.get(7), await bindings.get(8)]).toEqual([[], [bound("a"), bound("b")]]);
  });
});
