import { notRunnable } from '../../gateway/pipeline/not-runnable-in.ts';
import { notEmulated } from '../refusal.ts';
import type { PolicyElement } from './document.ts';

/** Azure would take it and run it; here it would be kept and do nothing. */
export function refuseNotRunnable(root: PolicyElement): void {
  const found = [...new Set(notRunnable(root).map(({ policy, what }) => (what === undefined ? policy : `${policy} with ${what}`)))];
  if (found.length > 0) throw notEmulated(`documents with ${found.join(', ')}, which its gateway does not run`);
}
