/**
 * A whole number as a person reads it: 12345 is `12,345`. `toLocaleString` would load the tables of all languages first, which
 * takes as long as starting Node.
 */
export function groupDigits(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}
