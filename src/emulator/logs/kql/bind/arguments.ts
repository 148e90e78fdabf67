import type { Accepts, Parameter } from '../functions/scalar-function.ts';
import type { CallExpr } from '../syntax/expression.ts';
import { convert } from '../values/convert.ts';
import { isInteger, isNumber, type KType } from '../values/type.ts';
import type { Bound } from './bound.ts';
import { wrong } from './faults.ts';

/** Arguments as the parameters want them: dynamics and integers are made what is asked for. */
export function fitted(call: CallExpr, args: readonly Bound[], parameters: readonly Parameter[], operator: string): readonly Bound[] {
  const least = parameters.filter(({ optional }) => !optional).length;
  const repeats = parameters.at(-1)?.repeated ?? false;
  if (args.length < least || (args.length > parameters.length && !repeats)) {
    const most = repeats ? `${least} or more` : least === parameters.length ? `${least}` : `${least} to ${parameters.length}`;
    throw wrong(operator, `${call.name}(): function expects ${most} argument(s), not ${args.length}`, call.at);
  }
  return args.map((arg, index) => fit(arg, (parameters[index] ?? parameters.at(-1))?.accepts ?? 'any', call, index, operator));
}

function fit(arg: Bound, accepts: Accepts, call: CallExpr, index: number, operator: string): Bound {
  const type = wanted(arg.type, accepts);
  if (type === undefined) throw wrong(operator, `${call.name}(): argument #${index + 1} expected to be of type ${accepts}, not ${arg.type}`, call.args[index]?.at ?? call.at);
  return type === arg.type ? arg : converted(arg, type);
}

function wanted(type: KType, accepts: Accepts): KType | undefined {
  if (accepts === 'any' || accepts === type) return type;
  if (accepts === 'number') return isNumber(type) ? type : type === 'dynamic' ? 'real' : undefined;
  if (accepts === 'integer') return isInteger(type) ? type : type === 'dynamic' ? 'long' : undefined;
  if (type === 'dynamic') return accepts;
  if (accepts === 'real' && isNumber(type)) return 'real';
  return isInteger(accepts) && isNumber(type) ? accepts : undefined;
}

export function converted(arg: Bound, type: KType): Bound {
  return arg.type === type ? arg : { type, constant: arg.constant, value: (row, place) => convert(arg.value(row, place), arg.type, type) };
}
