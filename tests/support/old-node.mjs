// Loaded into a process before its own code: it believes to be an older Node.js.
Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.19.1" } });
