import { isNullable } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import { isKind } from '../hierarchy.ts';

/** A type as values can be held against it. */
export interface RunType {
  /** Full name without type arguments; `System.String[]`. */
  readonly name: string;
  readonly nullable: boolean;
}

/** Undefined where the type says nothing of values: `dynamic`, type parameters, what is not followed. */
export function runType(type: StaticType): RunType | undefined {
  if (type.kind === 'array') return { name: `${runType(type.element)?.name ?? 'System.Object'}[]`, nullable: false };
  if (type.kind !== 'named') return undefined;
  const [of] = type.typeArguments;
  if (isNullable(type) && of) {
    const inner = runType(of);
    return inner && { ...inner, nullable: true };
  }
  return { name: type.definition.name, nullable: false };
}

/** As `CallSite.typeArguments` has it: `System.Int32?` for nullables. */
export function typeName(type: StaticType): string {
  const run = runType(type);
  return run ? `${run.name}${run.nullable ? '?' : ''}` : 'System.Object';
}

/** Whether null cannot be of this type. */
export function isValueType({ name, nullable }: RunType): boolean {
  return !nullable && isKind(name, 'System.ValueType');
}

/** Whether values of this static type are boxed: nobody but the value knows what it is. */
export function isBoxed(type: StaticType): boolean {
  const name = runType(type)?.name;
  return name !== undefined && boxes.has(name);
}

const boxes: ReadonlySet<string> = new Set(['System.Object', 'System.ValueType', 'System.IComparable', 'System.IConvertible', 'System.IFormattable']);

export function isStaticString(type: StaticType): boolean {
  return runType(type)?.name === 'System.String';
}
