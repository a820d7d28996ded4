/** Such as "1 line" or "3 lines". @param one of them, whose plural ends in s */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
