import { expect, onTestFinished, test } from "vitest";
import { onHangUp } from "../../src/terminal/hang-up.js";

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
