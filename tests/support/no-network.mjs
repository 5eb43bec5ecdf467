// Loaded into a process before its own code: whatever reaches for the network ends it.
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

function refuse(...given) {
  process.stderr.write(`NETWORK USED: ${JSON.stringify(given[0])}\n`);
  process.exit(99);
}

net.Socket.prototype.connect = refuse;
dns.lookup = refuse;
dns.promises.lookup = refuse;
syncBuiltinESMExports();
