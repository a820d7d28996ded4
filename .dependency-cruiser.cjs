/** The staircase of `src`, from the ground up; what stands on one step never imports its neighbours. */
const STAIRCASE = [
  ['foundation'],
  ['infrastructure'],
  ['giving'],
  ['payments'],
  ['letters'],
  ['managing'],
  ['events', 'reminders', 'newsletter', 'donor-pages', 'reports', 'staff', 'donor-care', 'imports', 'operations'],
];

const ROOMS = STAIRCASE.flat();
const inRooms = (rooms) => `^src/(${rooms.join('|')})/`;

/** A room imports itself and the steps under its own, nothing else of `src`. */
const rooms = STAIRCASE.flatMap((step, height) =>
  step.map((room) => ({
    name: `${room}-imports-only-down`,
    comment: `${room} may import ${[...STAIRCASE.slice(0, height).flat(), 'itself'].join(', ')}: see the staircase in docs.`,
    severity: 'error',
    from: { path: inRooms([room]) },
    to: { path: '^src/', pathNot: inRooms([...STAIRCASE.slice(0, height).flat(), room]) },
  })),
);

/** The files that compose the rooms are the only ones outside of them. */
const composition = {
  name: 'no-twelfth-room',
  comment: `src holds ${ROOMS.join(', ')} and the files that compose them.`,
  severity: 'error',
  from: { path: '^src/[^/]+/', pathNot: [inRooms(ROOMS), '^src/commands/'] },
  to: {},
};

const outside = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms,
    composition,
    outside('no-circular', 'What imports in a circle cannot be understood apart.', {}, { circular: true }),
    outside(
      'sandbox-knows-nothing-of-ours',
      'The sandbox is spoken to over HTTP only, so that it can contradict us.',
      { path: '^sandbox/' },
      { path: '^(src|web|migrations|newsroom|scripts|test|bench)/' },
    ),
    outside(
      'mailbox-knows-nothing-of-ours',
      'The mailbox is spoken to over SMTP only, so that it shows what a reader would get.',
      { path: '^mailbox/' },
      { path: '^(src|web|sandbox|migrations|newsroom|scripts|test|bench)/' },
    ),
    outside(
      'nobody-imports-the-mailbox',
      'The app knows it only as another mail server.',
      { path: '^(src|web|sandbox|migrations)/' },
      { path: '^mailbox/' },
    ),
    outside(
      'nobody-imports-the-sandbox',
      'The app knows it only as another host of the Stripe client.',
      { path: '^(src|web|migrations)/' },
      { path: '^sandbox/' },
    ),
    outside(
      'web-knows-money-only',
      'Pages run in a browser: of the server they share how amounts are written, nothing else.',
      { path: '^web/' },
      { path: '^(src|migrations|scripts|test|bench)/', pathNot: '^src/foundation/money/' },
    ),
    outside(
      'server-imports-no-page',
      'The server serves built pages; it does not run them.',
      { path: '^(src|migrations)/' },
      { path: '^(web|scripts|test|bench)/' },
    ),
    outside(
      'migrations-stand-alone',
      'A migration says forever what it said when it ran: it cannot depend on code that changes.',
      { path: '^migrations/' },
      { path: '^src/' },
    ),
    outside(
      'only-infrastructure-speaks-to-stripe',
      'One room translates the npm package stripe into our words.',
      { path: '^(src|web|migrations)/', pathNot: '^src/infrastructure/stripe/' },
      { path: '(^|/)node_modules/stripe/' },
    ),
    outside(
      'sandbox-takes-only-types-of-stripe',
      'With the SDK in it the sandbox would agree with every fault of the SDK.',
      { path: '^sandbox/' },
      { path: '(^|/)node_modules/stripe/', dependencyTypesNot: ['type-only'] },
    ),
    outside(
      'no-unresolvable',
      'A path that leads nowhere hides from every other rule; only the build of the pages knows the modules it makes.',
      {},
      { couldNotResolve: true, pathNot: '^mainstay:' },
    ),
    outside(
      'no-development-dependency-at-run-time',
      'What production installs must be enough to run.',
      { path: '^(src|sandbox|migrations)/', pathNot: '\\.spec\\.ts$' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // imports of types count: knowing a neighbour's shape is knowing the neighbour
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
