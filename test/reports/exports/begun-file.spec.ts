import { BegunFile } from '../../../src/reports/exports/begun-file';

describe('a file while it is taken', () => {
  let ended: string[];
  async function* chunks() {
    try {
      yield 'first';
      yield 'second';
    } finally {
      ended.push('ended');
    }
  }
  beforeEach(() => (ended = []));

  it('is whole for whoever takes it', async () => {
    const taken: (string | Uint8Array)[] = [];
    for await (const chunk of await BegunFile.begin(chunks())) taken.push(chunk);
    expect([taken, ended]).toEqual([['first', 'second'], ['ended']]);
  });

  it('is ended by whoever stops, before the first chunk was taken too', async () => {
    await (await BegunFile.begin(chunks())).return();
    expect(ended).toEqual(['ended']);
  });

  it('is given up when nobody takes anything for long, and says so to whoever comes back', async () => {
    const file = await BegunFile.begin(chunks(), 20);
    await file.next();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(ended).toEqual(['ended']);
    await expect(file.next()).rejects.toThrow('given up');
  });
});
