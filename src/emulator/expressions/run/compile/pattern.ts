import type { IsExpression } from '../../syntax/expression.ts';
import type { Pattern } from '../../syntax/pattern.ts';
import { isWord } from '../../syntax/type.ts';
import type { StaticType } from '../../types/static-type.ts';
import type { Frame } from '../frame.ts';
import { isKind } from '../hierarchy.ts';
import { isEqual } from '../operations/compare.ts';
import { typeOfValue } from '../registry.ts';
import type { Value } from '../value.ts';
import type { Code } from './code.ts';
import { compile } from './expression.ts';
import { writer } from './name.ts';
import { staticType, typeAt } from './place.ts';
import type { Place } from './place.ts';
import { isBoxed, runType } from './types.ts';

export type Test = (value: Value, frame: Frame) => boolean;

export function compileIs({ operand, pattern }: IsExpression, place: Place): Code {
  const code = compile(operand, place);
  const test = compilePattern(pattern, staticType(operand, place), place);
  return (frame) => test(code(frame), frame);
}

/** `string`, `string s`, `var x`, `5`, `null`. Null is of no type, but `var` takes it. */
export function compilePattern(pattern: Pattern, tested: StaticType, place: Place): Test {
  switch (pattern.kind) {
    case 'typePattern':
      return ofType(typeAt(pattern.type, place));
    case 'declarationPattern': {
      const any = isWord(pattern.type, 'var');
      const type = any ? tested : typeAt(pattern.type, place);
      const test = any ? (): boolean => true : ofType(type);
      if (pattern.name === undefined) return test;
      const write = writer(place.scope.declare(pattern.name, type));
      return (value, frame) => {
        const fits = test(value, frame);
        if (fits) write(frame, value);
        return fits;
      };
    }
    case 'constantPattern': {
      const bound = place.bindings.get(pattern.value);
      if (bound?.kind === 'type') return ofType(bound.type);
      const constant = compile(pattern.value, place);
      const boxed = isBoxed(tested);
      return (value, frame) => {
        const wanted = constant(frame);
        return isEqual(value, wanted) && (!boxed || value === null || typeOfValue(value) === typeOfValue(wanted));
      };
    }
  }
}

function ofType(type: StaticType): Test {
  const name = runType(type)?.name;
  return name === undefined ? (value) => value !== null : (value) => value !== null && isKind(typeOfValue(value), name);
}
