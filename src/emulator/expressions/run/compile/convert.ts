import type { StaticType } from '../../types/static-type.ts';
import { cast, implicitly } from '../conversions.ts';
import type { Conversion } from '../conversions.ts';
import type { Code } from './code.ts';
import { isBoxed, isValueType, runType } from './types.ts';

/** The code with its value made what the place wants. */
export function converted(code: Code, from: StaticType, to: StaticType): Code {
  const convert = conversion(from, to);
  return convert ? (frame) => convert(code(frame)) : code;
}

/** What happens to a value on its way into a place of another type; undefined where nothing does. */
export function conversion(from: StaticType, to: StaticType): Conversion | undefined {
  const [source, target] = [runType(from), runType(to)];
  return target === undefined || source?.name === target.name ? undefined : implicitly(target.name);
}

/** `(T)x`; undefined where the type says nothing of values. */
export function explicitConversion(from: StaticType, to: StaticType, checked: boolean): Conversion | undefined {
  const target = runType(to);
  if (!target) return undefined;
  const fromToken = runType(from)?.name.startsWith('Newtonsoft.Json.Linq.J') === true;
  return cast(target.name, { nullable: target.nullable, isValue: isValueType(target), boxed: isBoxed(from), fromToken, checked });
}
