// Reads the part of the Dockerfile language that this project's file uses; anything else is refused, so that nothing goes unchecked.

/** Instructions that say something about the finished image and change no file. */
const described = new Set(["USER", "VOLUME", "HEALTHCHECK", "ENTRYPOINT", "CMD"]);
const known = new Set([...described, "FROM", "RUN", "WORKDIR", "COPY", "ENV"]);

/**
 * The stages of a Dockerfile, in order: `{ base, name, steps: [{ instruction, rest }] }`, `rest` in one line.
 * @throws Error naming the first instruction that it does not know
 */
export function parseDockerfile(text) {
  const stages = [];
  for (const line of logicalLines(text)) {
    const [, instruction = "", rest = ""] = /^(\w+)\s+(.*)$/s.exec(line) ?? [];
    if (!known.has(instruction)) throw new Error(`the check does not know this instruction: ${line}`);
    if (instruction === "FROM") {
      const [base, , name = String(stages.length)] = rest.split(/\s+/);
      stages.push({ base, name, steps: [] });
    } else stages.at(-1).steps.push({ instruction, rest });
  }
  return stages;
}

/** What the finished image runs as, how, and what asks for its health. */
export function describeImage({ steps }) {
  const last = (instruction) => steps.findLast((step) => step.instruction === instruction)?.rest;
  return {
    user: last("USER"),
    folder: last("WORKDIR") ?? "/",
    volumes: steps
      .filter(({ instruction }) => instruction === "VOLUME")
      .flatMap(({ rest }) => JSON.parse(rest)),
    env: Object.fromEntries(
      steps.filter(({ instruction }) => instruction === "ENV").flatMap(({ rest }) => assignments(rest)),
    ),
    health: JSON.parse(/CMD\s+(\[.*\])$/.exec(last("HEALTHCHECK") ?? "")?.[1] ?? "null"),
    command: [...JSON.parse(last("ENTRYPOINT") ?? "[]"), ...JSON.parse(last("CMD") ?? "[]")],
  };
}

/** `A=1 B=2` → [["A", "1"], ["B", "2"]]. */
export function assignments(text) {
  return text
    .split(/\s+/)
    .map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)]);
}

/** Lines without comments, those that end in a backslash joined to the next. */
function logicalLines(text) {
  return text
    .split("\n")
    .filter((line) => !/^\s*#/.test(line))
    .join("\n")
    .replace(/\\\n/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
