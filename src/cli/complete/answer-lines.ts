import type { Candidates } from './candidates.ts';

/**
 * What the scripts of the shells read: a line each, the value, a tab, and the help; `:files` alone where the shell is to look for
 * files. A name cannot hold a tab or a line's end: Azure's names cannot, and what pretends to is left out.
 */
export function answerLines(candidates: Candidates): string {
  if (candidates === 'files') return ':files\n';
  // eslint-disable-next-line no-control-regex
  const clean = candidates.filter(({ value }) => !/[\u0000-\u001f\u007f]/.test(value));
  return clean.map(({ value, help }) => `${value}\t${help.replace(/\s+/g, ' ')}\n`).join('');
}
