import { loadOrder } from '../../../src/operations/backup/load-order';

const table = (name: string, refersTo: string[] = [], isBoundToServer = false) => ({
  ...{ name, refersTo, isBoundToServer, columns: [], order: '1' },
});
const namesOf = (tables: readonly { name: string }[]) => tables.map(({ name }) => name);

describe('the order of tables in a backup', () => {
  it('puts what is referred to first', () => {
    const tables = [table('a', ['c']), table('b', ['a', 'c']), table('c'), table('d')];
    expect(namesOf(loadOrder(tables))).toEqual(['c', 'a', 'b', 'd']);
  });

  it('puts a table that triggers of others write after all that may write it', () => {
    const tables = [table('noted', ['posted'], true), table('posted'), table('z', ['posted'])];
    expect(namesOf(loadOrder(tables))).toEqual(['posted', 'z', 'noted']);
  });

  it('does not exist where tables refer to each other in a circle', () => {
    const tables = [table('a', ['b']), table('b', ['a']), table('c')];
    expect(() => loadOrder(tables)).toThrow('in a circle: a, b');
  });
});
