// Loaded into a process before its own code: tells at its end how long each address of a host may take to connect.
import { getDefaultAutoSelectFamilyAttemptTimeout } from "node:net";

process.on("exit", () => process.stderr.write(`ATTEMPT ${getDefaultAutoSelectFamilyAttemptTimeout()}\n`));
