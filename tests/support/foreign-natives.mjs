// Loaded into a process before its own code: no native module of the packages fits this machine, as in a tree copied from another one.
process.dlopen = (_module, path) => {
  throw Object.assign(new Error(`${path}: invalid ELF header`), { code: "ERR_DLOPEN_FAILED" });
};
