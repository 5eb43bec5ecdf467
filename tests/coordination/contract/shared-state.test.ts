import { afterEach, expect, test } from "vitest";
import { PostgresBindings } from "../../../src/bindings/index.js";
import { keyedHash } from "../../../src/coordination/keyed-hash.js";
import { PostgresUsage } from "../../../src/coordination/postgres/postgres-usage.js";
import { Sweeper } from "../../../src/coordination/postgres/sweeper.js";
import { bindingsContract, bound } from "../../bindings/contract.js";
import { until } from "../../support/bot-api/index.js";
import { recordingLogger } from "../../telegram/test-bot.js";
import { overEachDatabase } from "./engines.js";

const log = recordingLogger([]);
let nextBot = 1;

overEachDatabase((engine) => {
  const hash = keyedHash("1:secret");
  bindingsContract(async () => {
    const bot = nextBot++;
    return { open: async () => new PostgresBindings({ database: engine().database, bot, hash }) };
  });

  test("a binding that another process changed is known to this one", async () => {
    const bot = nextBot++;
    const open = () => new PostgresBindings({ database: engine().database, bot, hash });
    const [one, other] = [open(), open()];
    await one.set(7, [bound("a")]);
    expect(await other.get(7)).toEqual([bound("a")]);
    await one.set(7, [bound("b")]);
    const end = Date.now() + 10_000;
    while ((await other.get(7))[0]?.key !== bound("b").key) {
      if (Date.now() > end) throw new Error("it was not told");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  const usages: PostgresUsage[] = [];
  afterEach(async () => {
    for (const usage of usages.splice(0)) await usage.flush();
  });
  const usage = (bot: number, keepUnanswered: boolean) => {
    const made = new PostgresUsage({ database: engine().database, bot, keepUnanswered, log });
    usages.push(made);
    return made;
  };

  test("questions that several processes counted are added up, without their texts", async () => {
    const bot = nextBot++;
    const [one, other] = [usage(bot, false), usage(bot, false)];
    one.count("answered", "câu hỏi một");
    one.count("not_found", "câu hỏi hai");
    other.count("related", "câu hỏi ba");
    await one.flush();
    const [today, ...others] = await other.days();
    expect(today).toMatchObject({ answered: 1, related: 1, not_found: 1 });
    expect(today?.day).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    expect(others).toEqual([]);
    expect(await other.unanswered()).toEqual([]);
  });

  test("texts of unanswered questions are kept where that is wanted, each once, for 30 days, and go where it is not", async () => {
    const bot = nextBot++;
    const { database } = engine();
    const [one, other] = [usage(bot, true), usage(bot, true)];
    one.count("not_found", "Giá vàng  hôm nay?");
    other.count("related", "giá vàng hôm nay?");
    other.count("answered", "câu trả lời được");
    await one.flush();
    expect(await other.unanswered()).toMatchObject([{ text: "Giá vàng hôm nay?", count: 2 }]);
    await database.query("update trich_dan.unanswered set day = day - 30 where bot = $1", [bot]);
    expect(await one.unanswered()).toEqual([]);
    await new Sweeper(database, log).sweep();
    const left = () => database.query("select 1 from trich_dan.unanswered where bot = $1", [bot]);
    expect(await left()).toEqual([]);
    one.count("not_found", "thời tiết");
    await one.flush();
    expect(await left()).toHaveLength(1);
    usage(bot, false);
    let isGone = false;
    const look = async () => {
      while ((await left()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      isGone = true;
    };
    void look();
    await until(() => isGone || undefined, 10_000, "the texts stayed");
  });
});
