import type { ElementAccess } from '../../syntax/expression.ts';
import { getElementOf } from '../operations/element.ts';
import { compileArguments } from './arguments.ts';
import type { Code } from './code.ts';
import { compile } from './expression.ts';
import type { Place } from './place.ts';

/** `a[i]`. */
export function compileElement({ target, arguments: given }: ElementAccess, place: Place): Code {
  const owner = compile(target, place);
  const index = compileArguments(given, place);
  return (frame) => {
    const value = owner(frame);
    return getElementOf(value, index(frame), frame.run);
  };
}
