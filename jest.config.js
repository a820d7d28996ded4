/** Dependencies published as ES modules, which Jest cannot require: they are compiled like our own files. */
const ES_MODULES = [
  '@borewit',
  '@nestjs',
  '@formatjs',
  '@tokenizer',
  'content-disposition',
  'cookie',
  'file-type',
  'intl-messageformat',
  'jose',
  'oauth4webapi',
  'openid-client',
  'strtok3',
  'temporal-polyfill',
  'temporal-utils',
  'token-types',
  'uint8array-extras',
];

const compile = (syntax) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2023',
      keepClassNames: true,
      parser: { syntax, decorators: true },
      // the same semantics as the build, or tests would see other objects than production
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    },
  },
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: './test/support/remembering-environment.cjs',
  roots: ['<rootDir>/src', '<rootDir>/sandbox', '<rootDir>/web', '<rootDir>/test'],
  testRegex: '\\.spec\\.ts$',
  transform: { '\\.ts$': compile('typescript'), '\\.m?js$': compile('ecmascript') },
  transformIgnorePatterns: [`/node_modules/(?!(.*/node_modules/)?(${ES_MODULES.join('|')})/)`],
  setupFilesAfterEnv: ['./test/support/let-go.ts'],
  globalSetup: './test/support/global-setup.ts',
  globalTeardown: './test/support/global-teardown.ts',
  // .ci/run sums up the tests of several runs
  reporters: ['default', ...(process.env.TALLY_FILE ? ['<rootDir>/.ci/tally-reporter.cjs'] : [])],
  // each worker has a database of its own, a browser now and then, and the sandbox beside it: two leave a third of a small
  // machine idle while they wait for each other's answers, three fill it
  maxWorkers: 3,
  // a belt beside test/support/let-go.ts: a worker whose memory is nearly full becomes slow long before it fails
  workerIdleMemoryLimit: '2GB',
  // a journey gives, pays, renews and refunds over HTTP, a page loads in a real browser, and a machine may have other work:
  // a minute was too short on one that was four times as slow
  testTimeout: 120_000,
};
