import type { Conditional, ConditionalAccess } from '../../syntax/expression.ts';
import { toCommon } from './binary.ts';
import type { Code } from './code.ts';
import { compile } from './expression.ts';
import { staticType } from './place.ts';
import type { Place } from './place.ts';

/** `c ? a : b`; a number takes the type of the wider one of both. */
export function compileConditional({ condition, whenTrue, whenFalse }: Conditional, place: Place): Code {
  const test = compile(condition, place);
  const types = [staticType(whenTrue, place), staticType(whenFalse, place)] as const;
  const first = toCommon(compile(whenTrue, place), types[0], types[1]);
  const second = toCommon(compile(whenFalse, place), types[1], types[0]);
  return (frame) => (test(frame) === true ? first(frame) : second(frame));
}

/** `a?.b`: the value of `a` waits in a slot while `b` is taken of it. */
export function compileConditionalAccess({ target, access }: ConditionalAccess, place: Place): Code {
  const receiver = place.scope.function.newValue();
  const first = compile(target, place);
  const rest = compile(access, { ...place, receiver });
  return (frame) => {
    const value = first(frame);
    if (value === null) return null;
    frame.values[receiver] = value;
    return rest(frame);
  };
}

export function compileReceiver({ receiver }: Place): Code {
  return receiver === undefined ? () => null : (frame) => frame.values[receiver] ?? null;
}
