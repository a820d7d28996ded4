/**
 * An app that shows what it was told, looks around when it is asked to stop, and can be made to crash, or to find that
 * another program was quicker to take its port.
 */
const APP = `
const http = require('node:http');
const { Client } = require('pg');
const { spawn } = require('node:child_process');
const { existsSync, writeFileSync } = require('node:fs');
if (process.env.FAIL_AT_BOOT) { console.error('ConfigurationError: ' + process.env.FAIL_AT_BOOT); process.exit(1); }
const answers = (url) => fetch(url).then(() => 'answers', () => 'is gone');
const database = async () => {
  const client = new Client(process.env.DATABASE_URL);
  try { await client.connect(); await client.end(); return 'answers'; } catch { return 'is gone'; }
};
writeFileSync('app-pid', String(process.pid));
writeFileSync('database-url', process.env.DATABASE_URL);
const neighbour = "require('node:http').createServer((_, reply) => reply.end('{}')).listen(process.env.PORT, '127.0.0.1')";
const loseRace = async () => {
  if (!process.env.LOSE_RACE || existsSync('neighbour-pid')) return;
  const { pid } = spawn(process.execPath, ['-e', neighbour], { env: process.env, detached: true, stdio: 'ignore' });
  writeFileSync('neighbour-pid', String(pid));
  while ((await answers('http://127.0.0.1:' + process.env.PORT)) === 'is gone');
};
const server = http.createServer((request, reply) => {
  if (request.url === '/crash') { console.error('Error: crashed as it was told'); process.exit(7); }
  reply.end(JSON.stringify(process.env));
});
const address = 'http://' + process.env.HOST + ':' + process.env.PORT;
const listen = () => server.listen(Number(process.env.PORT), process.env.HOST, () => {
  console.log(JSON.stringify({ listening: address }));
});
void loseRace().then(listen);
process.on('SIGTERM', async () => {
  console.log('app stops: database ' + (await database()) + ', sandbox ' + (await answers(process.env.STRIPE_API_BASE)));
  process.exit(0);
});
`;

const SANDBOX = `
const http = require('node:http');
const { connect } = require('node:net');
const { readFileSync, writeFileSync } = require('node:fs');
const argument = (name) => process.argv[process.argv.indexOf(name) + 1];
writeFileSync('sandbox-pid', String(process.pid));
const answers = (url) => new Promise((resolve) => {
  const { hostname, port } = new URL(url);
  connect(Number(port), hostname).once('connect', () => resolve('answers')).once('error', () => resolve('is gone'));
});
const told = { argv: process.argv.slice(2), env: process.env };
const server = http.createServer((request, reply) => reply.end(JSON.stringify(told)));
server.listen(Number(argument('--port')), '127.0.0.1', () => {
  console.log(JSON.stringify({ listening: 'http://127.0.0.1:' + argument('--port') }));
});
process.on('SIGTERM', async () => {
  const [app, database] = [await answers(argument('--webhook-url')), await answers(readFileSync('database-url', 'utf8'))];
  console.log('sandbox stops: app ' + app + ', database ' + database);
  process.exit(0);
});
`;

/** A mailbox that only listens. */
const MAILBOX = `
const port = Number(process.argv[process.argv.indexOf('--port') + 1]);
require('node:http').createServer((_, reply) => reply.end('mailbox')).listen(port, '127.0.0.1', () => {
  console.log(JSON.stringify({ listening: 'http://127.0.0.1:' + port }));
});
process.on('SIGTERM', () => process.exit(0));
`;

/** A command line that says what it was told. */
const CLI = `
require('node:fs').appendFileSync(require('node:path').join(__dirname, '../../commands'), process.argv.slice(2).join(' ') + '\\n');
if (process.argv.includes('fail')) process.exit(3);
if (process.argv.includes('unset')) process.exit(2);
if (process.argv.includes('wait')) {
  process.on('SIGTERM', () => process.exit(5));
  setInterval(() => undefined, 1000);
  console.log('waits');
} else console.log(JSON.stringify({ words: process.argv.slice(2), cwd: process.cwd(), env: process.env }));
`;

/** Programs in the place of the real ones, so that a test sees the launcher alone. */
export const STAND_INS = {
  ...{ 'dist/src/main.js': APP, 'dist/sandbox/main.js': SANDBOX, 'dist/mailbox/main.js': MAILBOX },
  'dist/src/cli.js': CLI,
};
