const asyncHooks = require('node:async_hooks');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest's own environment, in a worker that remembers what files of tests have in common, and forgets the rest. Compiled
 * code is remembered: every file loads some three thousand modules anew, and compiling them is a fifth of what that takes.
 * V8 can take it up where it left off (`cachedData`). Sources are compared whole, so that a module that differs is compiled
 * as ever. Test files are compiled once and not kept.
 *
 * What was stored along calls (`AsyncLocalStorage`) is forgotten: Node 20 asks every storage that was ever used about
 * every promise, and what lives as long as the worker would hold the whole world of the file it was first used by.
 */
module.exports = class RememberingEnvironment extends TestEnvironment {
  async teardown() {
    for (const storage of storages) storage.disable();
    storages.clear();
    await super.teardown();
  }
};

// This file is loaded outside of the tests' world, once in each worker: Jest asks the same modules.

/** Made since the file began. */
const storages = new Set();

asyncHooks.AsyncLocalStorage = class extends asyncHooks.AsyncLocalStorage {
  constructor(...given) {
    super(...given);
    storages.add(this);
  }
};

/** What was compiled in this worker, by file. */
const compiled = new Map();

const compileFunction = vm.compileFunction;

vm.compileFunction = (source, parameters, options = {}) => {
  const { filename } = options;
  if (filename === undefined || filename.endsWith('.spec.ts')) return compileFunction(source, parameters, options);
  const known = compiled.get(filename);
  if (known?.source === source)
    return compileFunction(source, parameters, { ...options, cachedData: known.cachedData });
  const result = compileFunction(source, parameters, { ...options, produceCachedData: true });
  // what V8 hands over is an array of that file's world, and would hold all of it: some 45 MB
  if (result.cachedData !== undefined) compiled.set(filename, { source, cachedData: Buffer.from(result.cachedData) });
  return result;
};
