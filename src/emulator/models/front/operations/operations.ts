import { datedOperations } from './dated.ts';
import { inferenceOperations } from './inference.ts';
import type { ServedOperation } from './served.ts';
import { v1Operations } from './v1.ts';

/** Everything that accounts answer. */
export const operations: readonly ServedOperation[] = [...datedOperations, ...v1Operations, ...inferenceOperations];
