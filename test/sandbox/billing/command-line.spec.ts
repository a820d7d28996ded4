import { readCommandLine } from '../../../sandbox/command-line';

test('the clock can be told on the command line where to begin', () => {
  const read = readCommandLine(['--port', '0', '--clock-start', '2024-11-01T00:00:00Z']);
  expect(read).toMatchObject({ port: 0, clockStart: new Date('2024-11-01T00:00:00Z') });
  expect(() => readCommandLine(['--port', '0', '--clock-start', 'yesterday'])).toThrow('yesterday');
});
