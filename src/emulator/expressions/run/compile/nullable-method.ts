import { toText } from '../to-text.ts';
import { convertNumber } from '../operations/convert-number.ts';
import { isNumeric } from '../numbers.ts';
import { typeOfValue } from '../registry.ts';
import type { ArgumentsCode } from './arguments.ts';
import type { Code } from './code.ts';

/** Methods that `int?` has and `int` has not, or that take null there. */
export function nullableMethod(name: string, target: Code, args: ArgumentsCode): Code | undefined {
  switch (name) {
    case 'GetValueOrDefault':
      return (frame) => {
        const value = target(frame);
        const [fallback] = args(frame);
        return value ?? fallback ?? 0;
      };
    case 'ToString':
      return (frame) => toText(target(frame));
    case 'Equals':
      return (frame) => {
        const [value, [other = null]] = [target(frame), args(frame)];
        return value === other || (isNumeric(value) && isNumeric(other) && typeOfValue(value) === typeOfValue(other) && String(convertNumber(value, 'System.Int64')) === String(convertNumber(other, 'System.Int64')));
      };
    default:
      return undefined;
  }
}
