// `npm run contract`, without Jest, which would own the exit code and the report: TypeScript is compiled as it is
// required, the way the tests have it, and nothing is written.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { transformSync } from '@swc/core';

const require = createRequire(import.meta.url);
const [, options] = require('../../../jest.config.js').transform['\\.ts$'];

require.extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
};

const NOT_STARTED = 2;
const { HELP, readCommand } = require('./command-line.ts');
const command = readCommand(process.argv.slice(2), process.env);

if (command.kind === 'help') process.stdout.write(HELP);
else if (command.kind === 'refused') {
  process.stderr.write(`Nothing was started. ${command.reason}\n`);
  process.exitCode = NOT_STARTED;
} else {
  // Loaded only now: a refusal should be quick, and touch nothing.
  process.exitCode = await require('./main.ts').main(command);
}
