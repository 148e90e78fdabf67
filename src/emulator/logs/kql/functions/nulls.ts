import { scalar, type ScalarFunction } from './scalar-function.ts';
import type { Value } from '../values/value.ts';

const isEmpty = (value: Value | undefined): boolean => value === undefined || value === null || value === '';
const loose = { strict: false } as const;

/** A text is never null, only empty. */
export const nullFunctions: readonly ScalarFunction[] = [
  scalar('isnull(any): bool', ([value]) => value === null, loose),
  scalar('isnotnull(any): bool', ([value]) => value !== null, loose),
  scalar('notnull(any): bool', ([value]) => value !== null, loose),
  scalar('isempty(any): bool', ([value]) => isEmpty(value), loose),
  scalar('isnotempty(any): bool', ([value]) => !isEmpty(value), loose),
  scalar('notempty(any): bool', ([value]) => !isEmpty(value), loose),
  scalar('not(bool): bool', ([value]) => value !== true),
];
