const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest's own environment, in a worker that remembers compiled code. Every file of tests loads some three thousand modules
 * anew, and compiling them is a fifth of what that takes; V8 can take it up where it left off (`cachedData`). Sources are
 * compared whole, so that a module that differs is compiled as ever. Test files are compiled once and not kept.
 */
module.exports = class RememberingEnvironment extends TestEnvironment {};

/** What was compiled in this worker, by file. */
const compiled = new Map();

const compileFunction = vm.compileFunction;

// This file is loaded outside of the tests' world, once in each worker: Jest asks the same module to compile.
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
