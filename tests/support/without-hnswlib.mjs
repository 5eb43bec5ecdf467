// Loaded into a process before its own code: the native module of graphs is there, but made for another machine.
import module from "node:module";

const load = module._load;
module._load = (request, ...rest) => {
  if (request !== "hnswlib-node") return load(request, ...rest);
  const path = "/x/node_modules/hnswlib-node/build/Release/addon.node";
  throw Object.assign(new Error(`${path}: invalid ELF header`), { code: "ERR_DLOPEN_FAILED" });
};
