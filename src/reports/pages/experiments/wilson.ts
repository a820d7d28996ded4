/**
 * Between which shares the true one lies with 95 % confidence, each from 0 to 1, by Wilson's score: it also holds for few
 * cases and for shares near 0, where the usual normal interval does not.
 * @see https://doi.org/10.1080/01621459.1927.10502953
 * @param hits at most `cases`, which is above 0
 */
export function wilsonInterval(hits: number, cases: number): { readonly low: number; readonly high: number } {
  const share = hits / cases;
  const spread = Z_95 ** 2 / cases;
  const middle = share + spread / 2;
  const half = Z_95 * Math.sqrt((share * (1 - share)) / cases + spread / (4 * cases));
  return { low: Math.max(0, (middle - half) / (1 + spread)), high: Math.min(1, (middle + half) / (1 + spread)) };
}

/** Of the standard normal distribution: 2.5 % lie beyond it on each side. */
const Z_95 = 1.959963984540054;
