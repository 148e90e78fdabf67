import { ExpressionFault } from '../fault.ts';
import type { Expression } from '../syntax/expression.ts';
import { display, isNullable, isSame, plainName } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';

/** To what each number converts by itself (C# specification, implicit numeric conversions). */
const widening: Readonly<Record<string, string>> = {
  SByte: 'Int16 Int32 Int64 Single Double Decimal',
  Byte: 'Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal',
  Int16: 'Int32 Int64 Single Double Decimal',
  UInt16: 'Int32 UInt32 Int64 UInt64 Single Double Decimal',
  Int32: 'Int64 Single Double Decimal',
  UInt32: 'Int64 UInt64 Single Double Decimal',
  Int64: 'Single Double Decimal',
  UInt64: 'Single Double Decimal',
  Char: 'UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal',
  Single: 'Double',
  Double: '',
  Decimal: '',
};

const otherValues = ['Boolean', 'DateTime', 'TimeSpan', 'Guid'];

/** The simple name of a type whose conversions are all known here. */
function simple(type: StaticType): string | undefined {
  const name = plainName(type)?.replace(/^System\./, '');
  return name !== undefined && (name === 'String' || name in widening || otherValues.includes(name)) ? name : undefined;
}

export function isNumber(type: StaticType): boolean {
  const name = simple(type);
  return name !== undefined && name in widening;
}

/** Whether both types are among those whose conversions and operators are all known here. */
export function isCertain(...types: readonly StaticType[]): boolean {
  return types.every((type) => simple(type) !== undefined);
}

/** Whether one converts to the other by itself; undefined where this reading does not know. */
export function converts(from: StaticType, to: StaticType): boolean | undefined {
  const target = simple(to);
  if (target === undefined) return undefined;
  if (isSame(from, to)) return true;
  if (from.kind === 'null') return target === 'String';
  if (from.kind === 'void' || from.kind === 'array') return false;
  const name = plainName(from);
  if (name === 'System.Object' || name?.startsWith('Newtonsoft.Json.Linq.J')) return false;
  const [of] = from.kind === 'named' && isNullable(from) ? from.typeArguments : [];
  if (of && simple(of) !== undefined) return false;
  const source = simple(from);
  return source === undefined ? undefined : (widening[source]?.split(' ').includes(target) ?? false);
}

/** Refuses a value that certainly does not convert to where it is put. */
export function requireConversion(from: StaticType, to: StaticType, expression: Expression): void {
  if (converts(from, to) !== false || isSmallConstant(expression, to)) return;
  if (from.kind === 'null') throw new ExpressionFault(`Cannot convert null to '${display(to)}' because it is a non-nullable value type`, expression.start);
  const explicit = isExplicit(from, to) ? '. An explicit conversion exists (are you missing a cast?)' : '';
  throw new ExpressionFault(`Cannot implicitly convert type '${display(from)}' to '${display(to)}'${explicit}`, expression.start);
}

/** `byte b = 5`: constants convert where their value fits, which is left to run time. */
function isSmallConstant(expression: Expression, to: StaticType): boolean {
  return expression.kind !== 'name' && expression.kind !== 'member' && expression.kind !== 'invocation' && expression.kind !== 'elementAccess' && isNumber(to) && isConstantNumber(expression);
}

function isConstantNumber(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return expression.value.type === 'int' || expression.value.type === 'uint' || expression.value.type === 'long';
    case 'unary':
      return isConstantNumber(expression.operand);
    case 'binary':
      return isConstantNumber(expression.left) && isConstantNumber(expression.right);
    case 'conditional':
      return isConstantNumber(expression.whenTrue) && isConstantNumber(expression.whenFalse);
    default:
      return false;
  }
}

function isExplicit(from: StaticType, to: StaticType): boolean {
  if (from.kind !== 'named') return false;
  return isNullable(from) || !isCertain(from) || (isNumber(from) && isNumber(to));
}
