import 'reflect-metadata';
import { EXIT } from './commands/exit-codes';
import { runCommand } from './commands/run';

void runCommand(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
  // An app that failed to start may leave connections open, which nobody will use.
  if (code !== EXIT.fine) process.exit();
});
