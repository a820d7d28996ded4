/**
 * An amount for programs: always as many decimals as the currency has, never grouped, straight from the digits and so
 * exact whatever their number. "-123450" of exponent 2 is "-1234.50", "1500" of exponent 0 is "1500".
 * @param minor an integer in minor units, as PostgreSQL writes it
 */
export function decimalAmount(minor: string, exponent: number, point: '.' | ',' = '.'): string {
  if (exponent === 0) return minor;
  const sign = minor.startsWith('-') ? '-' : '';
  const digits = (sign === '' ? minor : minor.slice(1)).padStart(exponent + 1, '0');
  const end = digits.length - exponent;
  return sign + digits.slice(0, end) + point + digits.slice(end);
}
