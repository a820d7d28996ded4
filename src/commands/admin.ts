import { Option, type Command } from 'commander';
import { STAFF_ROLES, type StaffRole } from '../infrastructure/access/roles';
import { CLI } from '../infrastructure/audit/audit-actions';
import { People } from '../staff/people/people';
import type { ListedPerson } from '../staff/people/person-rows';
import { PersonUnknown } from '../staff/staff-problems';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';

interface Options {
  readonly json?: boolean;
}

type RoleOptions = Options & { readonly role: StaffRole[] };

/** Who of the newsroom comes in. What is done here is in the audit log, as done from the terminal. */
export function addAdminCommands(program: Command, terminal: Terminal): void {
  const admin = program.command('admin').description('the people of the newsroom who sign in');
  withJson(admin.command('create'))
    .argument('<ADDRESS>')
    .addOption(roleOption('what they may do').default(FIRST_ROLES))
    .description('invite somebody: prints a link at which they set up password and codes within the hour')
    .action((address: string, options: RoleOptions) =>
      withPeople(terminal, (people) => create(people, terminal, address, options)),
    );
  withJson(admin.command('list'))
    .description('list who signs in, with their roles')
    .action((options: Options) => withPeople(terminal, (people) => list(people, terminal, options)));
  withJson(admin.command('link'))
    .argument('<ADDRESS>')
    .description('let somebody set up password and codes anew; until then they cannot sign in, and their sessions end')
    .action((address: string, options: Options) =>
      withPeople(terminal, (people) => link(people, terminal, address, options)),
    );
  withJson(admin.command('roles'))
    .argument('<ADDRESS>')
    .addOption(roleOption('all that they may do from now on').default([]))
    .description('change what somebody may do, and end their sessions; without --role: nothing')
    .action((address: string, options: RoleOptions) =>
      withPeople(terminal, (people) => roles(people, terminal, address, options)),
    );
  withJson(admin.command('disable'))
    .argument('<ADDRESS>')
    .description('let somebody in no more: sessions, link and tokens end at once')
    .action((address: string, options: Options) =>
      withPeople(terminal, (people) => disable(people, terminal, address, options)),
    );
  withJson(admin.command('first'))
    .argument('<ADDRESS>')
    .description('as long as nobody has set up an admin account: invite ADDRESS, or print a new link for them')
    .action((address: string, options: Options) =>
      withPeople(terminal, (people) => first(people, terminal, address, options)),
    );
}

const FIRST_ROLES: StaffRole[] = ['admin', 'finance-export'];

function roleOption(words: string): Option {
  return new Option('--role <ROLE...>', words).choices(STAFF_ROLES);
}

async function create(people: People, terminal: Terminal, address: string, options: RoleOptions): Promise<void> {
  const { role } = options;
  const { url } = await people.invite(CLI, address, role);
  terminal.answer(linkSentence(address, url), { address, roles: role, url }, options);
}

async function list(people: People, terminal: Terminal, options: Options): Promise<void> {
  const rows = (await people.list()).map((person) => ({ ...person }));
  terminal.rows(rows, 'Nobody signs in yet: admin create ADDRESS', options);
}

async function link(people: People, terminal: Terminal, address: string, options: Options): Promise<void> {
  const url = await people.newLink(CLI, (await known(people, address)).id);
  terminal.answer(linkSentence(address, url), { address, url }, options);
}

async function roles(people: People, terminal: Terminal, address: string, options: RoleOptions): Promise<void> {
  const { role } = options;
  await people.changeRoles(CLI, (await known(people, address)).id, role);
  terminal.answer(`${address}: ${role.join(', ') || 'no roles'}.`, { address, roles: role }, options);
}

async function disable(people: People, terminal: Terminal, address: string, options: Options): Promise<void> {
  await people.disable(CLI, (await known(people, address)).id);
  terminal.answer(`${address} comes in no more.`, { disabled: address }, options);
}

async function first(people: People, terminal: Terminal, address: string, options: Options): Promise<void> {
  const url = await firstLink(people, address);
  terminal.answer(url === null ? 'There is an admin.' : linkSentence(address, url), { address, url }, options);
}

/** @returns null once there is an admin */
async function firstLink(people: People, address: string): Promise<string | null> {
  if (await people.hasAdmin()) return null;
  const person = await people.byAddress(address);
  if (person !== null) return people.newLink(CLI, person.id);
  return (await people.invite(CLI, address, FIRST_ROLES)).url;
}

function withPeople(terminal: Terminal, work: (people: People) => Promise<void>): Promise<void> {
  return withApp(terminal, (app) => work(app.get(People, { strict: false })));
}

async function known(people: People, address: string): Promise<ListedPerson> {
  const person = await people.byAddress(address);
  if (person === null) throw new PersonUnknown();
  return person;
}

function linkSentence(address: string, url: string): string {
  return `For ${address}, once and within the hour:\n${url}`;
}
