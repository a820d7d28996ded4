/** How an import is to go. */
export interface ImportOrder {
  /** `tried`: everything is looked at and nothing written. */
  readonly how: 'tried' | 'written';
  /** `nothing`: a file with a fault is left as a whole. `the good lines`: those without are taken. */
  readonly atFault: 'nothing' | 'the good lines';
}
