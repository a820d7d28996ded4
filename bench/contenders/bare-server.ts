import { createServer } from 'node:http';
import { Client } from 'pg';
import { LOOPBACK } from '../../scripts/free-port';
import { contenderSettings } from './settings';

/** The least that any server with a database does before it can answer: connect, ask something, listen. */
async function main(): Promise<void> {
  const { databaseUrl, port } = contenderSettings();
  const client = new Client(databaseUrl);
  await client.connect();
  await client.query('select 1');
  createServer((_, response) => response.end('up')).listen(port, LOOPBACK);
}

void main();
