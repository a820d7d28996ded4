import { parseArgs } from 'node:util';
import { startMailbox } from './mailbox';

const USAGE = `A mailbox on this machine: a real SMTP server that takes every mail, and pages that show them.

  node dist/mailbox/main.js [--port N] [--smtp-port N] [--file FILE]

  --port N        where the pages are (default: any free port)
  --smtp-port N   where mail is taken (default: any free port)
  --file FILE     keep the mails there
`;

/** `node dist/mailbox/main.js`: see `--help`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...{ port: { type: 'string' }, 'smtp-port': { type: 'string' }, file: { type: 'string' } },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(USAGE);
  const mailbox = await startMailbox({
    ...{ port: Number(values.port ?? 0), smtpPort: Number(values['smtp-port'] ?? 0) },
    ...(values.file !== undefined && { file: values.file }),
  });
  process.stdout.write(`${JSON.stringify({ listening: mailbox.url })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void mailbox.stop());
}

main().catch((error: NodeJS.ErrnoException) => {
  process.stderr.write(
    `mailbox: ${error.code === 'EADDRINUSE' ? 'listen EADDRINUSE: a port is taken' : error.message}\n`,
  );
  process.exitCode = 1;
});
