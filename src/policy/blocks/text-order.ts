/** By code units, the same in every language: what a block carries does not hang on who writes it. */
export function textOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
