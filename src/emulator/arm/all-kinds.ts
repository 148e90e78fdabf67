import type { Kind } from './kind.ts';
import { kinds } from './kinds.ts';
import { providerOperations } from './provider-operations/provider-operations.ts';

/** What is served, with the lists of what there is to allow. */
export const allKinds: readonly Kind[] = [...kinds, ...providerOperations(kinds)];
