import { spawnSync } from "node:child_process";

/** Id of a process that has ended. */
export const deadPid = spawnSync(process.execPath, ["--version"]).pid;
