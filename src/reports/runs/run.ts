/** What is told of a run while it goes on. */
export interface Progress {
  /** Lines of a file, transactions of a journal, reports of a closing. */
  readonly made: number;
  /** Of how many; null: nobody knows. */
  readonly known: number | null;
  /** What is being made just now; empty: there is nothing more to say. */
  readonly step: string;
}

export interface RunPlan extends Pick<Progress, 'known'> {
  readonly kind: 'file' | 'journal' | 'closing';
  /** What it makes, such as "Donation journal as CSV". */
  readonly title: string;
  /** Where its page leads once it is done. */
  readonly address: string;
}

/** Work that takes longer than anybody looks at a page that says nothing. */
export interface Run extends RunPlan, Progress {
  readonly id: string;
  readonly state: 'under-way' | 'done' | 'failed';
  /** Why it failed, in a sentence. */
  readonly problem: string | null;
}

/** Heard of many times a second. @throws RunStopped once the process is to end */
export type Tell = (progress: Progress) => void;
