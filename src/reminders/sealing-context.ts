/** Ties a sealed address to its reminder: moved to another row, it does not open. */
export function contextOf(reminderId: string): string {
  return `email of reminder ${reminderId}`;
}
