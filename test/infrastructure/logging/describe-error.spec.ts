import { describeError } from '../../../src/infrastructure/logging/describe-error';

class NamedLater extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NamedLater';
  }
}

/** As Node's failures to connect are. */
class Wordless extends TypeError {
  constructor() {
    super('');
  }
}

describe('what is logged of an error', () => {
  it.each([
    ['plain', new Error('row of jane')],
    ['of a class that names itself afterwards', new NamedLater('row of jane')],
    ['without a message', new Wordless()],
  ])('that is %s: its kind and where it happened', (_name, error) => {
    const described = describeError(error);
    expect(described.kind).toBe(error.name);
    expect(described.at[0]).toMatch(/^at .*describe-error\.spec\.ts:\d+:\d+\)?$/);
    expect(JSON.stringify(described)).not.toContain('jane');
  });

  it.each([
    'x\n    at jane@example.org',
    'x\n    at jane (/home/jane/file.ts:1:1)\n    at jane (/a.ts:2:2)',
    '\n    at jane:1:1',
  ])('nothing of the message %j, whatever it looks like', (message) => {
    const described = describeError(new Error(message));
    expect(JSON.stringify(described)).not.toContain('jane');
    expect(described.at.length).toBeGreaterThan(0);
  });

  it.each(['', 'changed'])('no frames when the message was changed to %j since the stack was written', (message) => {
    const error = new Error('x\n    at jane (/home/jane/file.ts:1:1)');
    expect(error.stack).toContain('jane');
    error.message = message;
    expect(describeError(error)).toEqual({ kind: 'Error', at: [] });
  });

  it('the kind of what is no error', () => expect(describeError('jane')).toEqual({ kind: 'string', at: [] }));
});
