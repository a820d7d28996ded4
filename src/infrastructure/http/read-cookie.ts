/** @param header of the request @returns undefined where it holds no such cookie */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const begin = `${name}=`;
  return (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(begin))
    ?.slice(begin.length);
}
