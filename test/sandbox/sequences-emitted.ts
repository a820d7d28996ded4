/** What happens, and the events it brings. */
export interface Sequence<Given> {
  readonly title: string;
  /** `observed`: somebody received them from Stripe. `documented`: its pages say so, `unproven` where they leave gaps. */
  readonly proof: string;
  readonly source: string;
  readonly given: Given;
  readonly events: readonly string[];
  /** Types that were not among those observed, and why the sandbox sends them all the same. */
  readonly alsoSent: readonly { readonly type: string; readonly why: string }[];
}

/**
 * A test for each: what the sandbox emits is held against what was seen or is documented, as multisets, because nobody
 * may rely on the order. `eventsOf` makes it happen, and gives the types in the order they came.
 */
export function testSequences<Given>(
  sequences: readonly Sequence<Given>[],
  eventsOf: (given: Given) => Promise<string[]>,
): void {
  test.each(sequences)('$proof: $title', async ({ given, events, alsoSent }) => {
    const expected = [...events, ...alsoSent.map(({ type }) => type)];
    expect((await eventsOf(given)).toSorted()).toEqual(expected.toSorted());
  });
}
