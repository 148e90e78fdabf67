import type { IsExpression } from '../syntax/expression.ts';
import type { Pattern } from '../syntax/pattern.ts';
import { isWord } from '../syntax/type.ts';
import type { StaticType } from '../types/static-type.ts';
import { asValue } from './bound.ts';
import { bind, typeOfExpression } from './bind.ts';
import { bool } from './constants.ts';
import type { Environment } from './environment.ts';
import { resolveType } from './resolve-type.ts';

export function bindIs({ operand, pattern }: IsExpression, environment: Environment): StaticType {
  bindPattern(pattern, typeOfExpression(operand, environment), environment);
  return bool;
}

/** Declares what a pattern names; a bare name in it may be a type. */
export function bindPattern(pattern: Pattern, tested: StaticType, environment: Environment): void {
  switch (pattern.kind) {
    case 'typePattern':
      resolveType(pattern.type, environment);
      return;
    case 'declarationPattern': {
      const type = isWord(pattern.type, 'var') ? tested : resolveType(pattern.type, environment);
      if (pattern.name !== undefined) environment.scope.declare(pattern.name, { type }, pattern.start);
      return;
    }
    case 'constantPattern': {
      const bound = bind(pattern.value, environment);
      if (bound.kind !== 'type') asValue(bound, pattern.value);
    }
  }
}
