import { USAGE, readCommandLine } from './command-line';
import { startSandbox } from './sandbox';

/** `node dist/sandbox/main.js`: see `--help`. */
async function main(): Promise<void> {
  const options = readCommandLine(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const sandbox = await startSandbox(options);
  process.stdout.write(`${JSON.stringify({ listening: sandbox.url })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.stop());
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  process.stderr.write(
    `sandbox: ${taken ? 'the port is taken by another process (listen EADDRINUSE)' : error.message}\n`,
  );
  process.exitCode = 1;
});
