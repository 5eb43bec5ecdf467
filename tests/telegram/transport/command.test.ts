import { expect, test } from "vitest";
import { isAimedAt, parseCommand } from "../../../src/telegram/transport/command.js";

test.each([
  ["/hoi Ô Môn?", { name: "hoi", target: null, argument: "Ô Môn?" }],
  ["  /hoi   Ô Môn?  ", { name: "hoi", target: null, argument: "Ô Môn?" }],
  ["/HOI@trich_dan_bot\nÔ Môn?", { name: "hoi", target: "trich_dan_bot", argument: "Ô Môn?" }],
  ["/ho\u0309i Ô Môn?", { name: "hỏi", target: null, argument: "Ô Môn?" }],
  ["/start", { name: "start", target: null, argument: "" }],
  ["/start bai-2_7", { name: "start", target: null, argument: "bai-2_7" }],
  ["/hoi a\n\nb", { name: "hoi", target: null, argument: "a\n\nb" }],
  ["/ hoi", null],
  ["hoi /hoi", null],
  ["/hoi? a", { name: "hoi", target: null, argument: "a" }],
  ["/hoi: Ô Môn?", { name: "hoi", target: null, argument: "Ô Môn?" }],
  ["/hoi:Ô Môn?", { name: "hoi", target: null, argument: "Ô Môn?" }],
  ["/hoi, Ô Môn?", { name: "hoi", target: null, argument: "Ô Môn?" }],
  ["/hoi - Ô Môn?", { name: "hoi", target: null, argument: "Ô Môn?" }],
  ["/so_lieu@trich_dan_bot: -5%", { name: "so_lieu", target: "trich_dan_bot", argument: "-5%" }],
  ["/hoi?", { name: "hoi", target: null, argument: "" }],
  ["/aaaa@", { name: "aaaa", target: null, argument: "" }],
  ["/etc/hosts", null],
  ["/", null],
  ["", null],
  [`/${"a".repeat(65)}`, null],
])("%j is read", (text, expected) => {
  expect(parseCommand(text)).toEqual(expected);
});

test("a command is for any bot, or for the one that it names in any case", () => {
  const aimed = (text: string) => {
    const command = parseCommand(text);
    return command !== null && isAimedAt(command, "Trich_Dan_bot");
  };
  expect(["/hoi", "/hoi@TRICH_dan_bot", "/hoi@other_bot", "/hoi@trich_dan_bot2"].map(aimed)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
