import { expect, onTestFinished, test } from "vitest";
import { holdHangUp, onHangUp } from "../../src/terminal/hang-up.js";

/** Listens, and tells what SIGHUP led to. */
function listen(terminal: { there: boolean }): string[] {
  const heard: string[] = [];
  const end = onHangUp(
    () => heard.push("reload"),
    () => terminal.there,
    () => heard.push("end"),
  );
  onTestFinished(end);
  return heard;
}

const hangUp = () => process.emit("SIGHUP", "SIGHUP");

test("a service reads again, however often it is told to", () => {
  const heard = listen({ there: false });
  hangUp();
  hangUp();
  expect(heard).toEqual(["reload", "reload"]);
});

test("a program in a terminal reads again while the terminal is there, and ends with it", () => {
  const terminal = { there: true };
  const heard = listen(terminal);
  hangUp();
  terminal.there = false;
  hangUp();
  hangUp();
  expect(heard).toEqual(["reload", "end"]);
});

test("who has stopped listening hears nothing", () => {
  const before = process.listenerCount("SIGHUP");
  const end = onHangUp(() => {});
  expect(process.listenerCount("SIGHUP")).toBe(before + 1);
  end();
  expect(process.listenerCount("SIGHUP")).toBe(before);
});

test("one that comes before the program knows what to do is not lost, and ends nothing", () => {
  const before = process.listenerCount("SIGHUP");
  const heard: string[] = [];
  const held = holdHangUp(() => heard.push("end"));
  hangUp();
  hangUp();
  held.take(() => heard.push("reload"));
  expect(heard).toEqual(["reload"]);
  hangUp();
  expect(heard).toEqual(["reload", "reload"]);
  held.release();
  expect(process.listenerCount("SIGHUP")).toBe(before);
  expect(heard).toEqual(["reload", "reload"]);
});

test("one that comes before a program that knows of none ends it as soon as it is let go", () => {
  const heard: string[] = [];
  const held = holdHangUp(() => heard.push("end"));
  hangUp();
  expect(heard).toEqual([]);
  held.release();
  expect(heard).toEqual(["end"]);
  const quiet = holdHangUp(() => heard.push("end"));
  quiet.release();
  expect(heard).toEqual(["end"]);
});
