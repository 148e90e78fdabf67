import type { Kind } from '../../model/resource.ts';

/** Something of ours that is not deleted. */
export interface Staying {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  /** Who needs it, as people call them. */
  readonly usedBy: readonly string[];
}
