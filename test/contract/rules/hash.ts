export type Hash = Readonly<Record<string, unknown>>;

/** Visits `value` and every object inside it, arrays included, with its path as one writes it in code. */
export function everyHash(value: unknown, visit: (hash: Hash, path: string) => void, path = ''): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => everyHash(item, visit, `${path}[${index}]`));
    return;
  }
  if (!isHash(value)) return;
  visit(value, path);
  for (const [name, item] of Object.entries(value)) everyHash(item, visit, joinPath(path, name));
}

export function isHash(value: unknown): value is Hash {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function joinPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
