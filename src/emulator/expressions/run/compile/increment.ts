import type { Postfix, Unary } from '../../syntax/expression.ts';
import { convertNumber } from '../operations/convert-number.ts';
import { calculate } from '../operations/arithmetic.ts';
import { inapplicable } from '../operations/calculate-other.ts';
import { isNumeric } from '../numbers.ts';
import { typeOfValue } from '../registry.ts';
import type { Value } from '../value.ts';
import { targetOf } from './assignment.ts';
import type { Code } from './code.ts';
import { reader, writer } from './name.ts';
import type { Place } from './place.ts';

/** `++` and `--`: before, the new value is the result, behind, the old one. */
export function compileIncrement(expression: Unary | Postfix, place: Place): Code {
  const step = expression.operator === '++' ? 1 : -1;
  const before = expression.kind === 'unary';
  const { checked } = place;
  const variable = expression.operand.kind === 'name' ? place.scope.find(expression.operand.name) : undefined;
  if (variable) {
    const [read, write] = [reader(variable), writer(variable)];
    return (frame) => {
      const old = read(frame);
      const next = stepped(old, step, checked);
      write(frame, next);
      return before ? next : old;
    };
  }
  const target = targetOf(expression.operand, place);
  return (frame) => {
    const located = target(frame);
    const old = located.get();
    const next = stepped(old, step, checked);
    located.set(next);
    return before ? next : old;
  };
}

/** Keeps its type: a `byte` stays one. */
function stepped(value: Value, step: 1 | -1, checked: boolean): Value {
  if (typeof value === 'number' && !checked) return (value + step) | 0;
  if (value === null) return null;
  const next = isNumeric(value) ? calculate('+', value, step, checked) : undefined;
  if (next === undefined) throw inapplicable(step === 1 ? '++' : '--', value, null);
  return convertNumber(next, typeOfValue(value), checked);
}
