import { ExpressionFault } from '../../fault.ts';
import type { Name } from '../../syntax/expression.ts';
import type { Frame } from '../frame.ts';
import type { Value } from '../value.ts';
import type { Code } from './code.ts';
import type { Place } from './place.ts';
import type { Variable } from './scopes.ts';

export function compileName({ name, start }: Name, { scope }: Place): Code {
  const variable = scope.find(name);
  if (variable) return reader(variable);
  if (name === 'context') return (frame) => frame.run.context;
  throw new ExpressionFault(`The name '${name}' does not exist in the current context`, start);
}

export function reader({ kind, index }: Variable): Code {
  return kind === 'cell' ? (frame) => frame.cells[index]?.value ?? null : (frame) => frame.values[index] ?? null;
}

export function writer({ kind, index }: Variable): (frame: Frame, value: Value) => void {
  if (kind === 'value') {
    return (frame, value) => {
      frame.values[index] = value;
    };
  }
  return (frame, value) => {
    const cell = frame.cells[index];
    if (cell) cell.value = value;
    else frame.cells[index] = { value };
  };
}
