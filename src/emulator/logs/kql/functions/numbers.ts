import { isNumber, type KType } from '../values/type.ts';
import type { Value } from '../values/value.ts';
import { numberAt, scalar, type ScalarFunction } from './scalar-function.ts';

const widest = (types: readonly KType[]): KType => (types.includes('real') || types.includes('dynamic') ? 'real' : 'long');
const own = ([type = 'real']: readonly KType[]): KType => (type === 'dynamic' ? 'real' : type);
const real = (name: string, of: (value: number) => number): ScalarFunction => scalar(`${name}(number): real`, (args) => of(numberAt(args, 0)), { naming: '%' });

export const numberFunctions: readonly ScalarFunction[] = [
  ...['bin', 'floor'].map((name) => scalar(`${name}(any, any): real`, ([value = null, size = null]) => bin(value, size), { naming: '%', returns: binType, refuses: binRefuses })),
  scalar('bin_at(any, any, any): real', ([value = null, size = null, fixed = null]) => binAt(value, size, fixed), { returns: binType, naming: '%' }),
  scalar('abs(any): real', ([value = null]) => (typeof value === 'bigint' ? (value < 0n ? -value : value) : Math.abs(Number(value))), { naming: '%', returns: ([type = 'real']) => (type === 'int' ? 'long' : own([type])) }),
  scalar('round(number, long?): real', round, { naming: '%', returns: own }),
  scalar('ceiling(number): real', ([value = null]) => (typeof value === 'bigint' ? value : Math.ceil(Number(value))), { naming: '%', returns: own }),
  scalar('sign(number): real', (args) => Math.sign(numberAt(args, 0))),
  scalar('pow(number, number): real', (args) => numberAt(args, 0) ** numberAt(args, 1), { naming: '%' }),
  ...([['sqrt', Math.sqrt], ['exp', Math.exp], ['log', Math.log], ['log10', Math.log10], ['log2', Math.log2]] as const).map(([name, of]) => real(name, of)),
  scalar('isnan(real): bool', ([value = null]) => Number.isNaN(value)),
  scalar('isinf(real): bool', ([value = null]) => typeof value === 'number' && !Number.isNaN(value) && !Number.isFinite(value)),
  scalar('isfinite(real): bool', ([value = null]) => Number.isFinite(value)),
];

function binType([value = 'real', size = 'real']: readonly KType[]): KType {
  if (value === 'datetime' || value === 'timespan') return value;
  return widest([value, size]);
}

const isFigure = (type: KType): boolean => isNumber(type) || type === 'dynamic';

/** A number goes with a number, a time with a timespan. */
function binRefuses([value = 'real', size = 'real']: readonly KType[]): boolean {
  return value === 'datetime' || value === 'timespan' ? size !== 'timespan' : !isFigure(value) || !isFigure(size);
}

/** The nearest multiple below; a size that is not above zero gives null (bin-function). Datetimes are counted from year 1. */
function bin(value: Value, size: Value): Value {
  if (typeof value === 'bigint' && typeof size === 'bigint') return size <= 0n ? null : value - (((value % size) + size) % size);
  const [number, step] = [Number(value), Number(size)];
  return step <= 0 ? null : Math.floor(number / step) * step;
}

function binAt(value: Value, size: Value, fixed: Value): Value {
  if (typeof value === 'bigint' && typeof size === 'bigint' && typeof fixed === 'bigint') {
    const below = bin(value - fixed, size);
    return typeof below === 'bigint' ? below + fixed : null;
  }
  const below = bin(Number(value) - Number(fixed), size);
  return typeof below === 'number' ? below + Number(fixed) : null;
}

/** To the given digits; halves go away from zero. */
function round(args: readonly Value[], { types }: { readonly types: readonly KType[] }): Value {
  const value = args[0] ?? null;
  if (typeof value === 'bigint') return value;
  const [number, digits] = [numberAt(args, 0), numberAt(args, 1)];
  const text = Math.abs(number).toString();
  if (!Number.isFinite(number) || text.includes('e')) return number;
  const rounded = Number(`${Math.round(Number(`${text}e${digits}`))}e${-digits}`);
  return types[0] === undefined ? null : number < 0 ? -rounded : rounded;
}
