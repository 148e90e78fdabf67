import { after } from '../after.ts';
import type { PolicyHandler } from '../step.ts';
import { evaluationFailure } from './policy-failure.ts';

const basic: ReadonlySet<string> = new Set(
  ['SByte', 'SByte[]', 'Byte', 'Byte[]', 'Char', 'Int16', 'UInt16', 'UInt32', 'UInt64', 'Single', 'Double', 'Decimal', 'Guid', 'DateTime', 'TimeSpan'].map((name) => `System.${name}`),
);
/** As a published policy keeps it (Microsoft's policy snippets: Entra ID session cookies). */
const token = 'Microsoft.Azure.ApiManagement.Jwt';

/** A literal stays text, whatever it looks like; an expression's value keeps its type. */
export const setVariable: PolicyHandler = {
  element: 'set-variable',
  compile(element, compiler) {
    const name = compiler.text(element, 'name')?.literal ?? '';
    const value = compiler.value(element, 'value');
    return (call) =>
      after(value?.(call), (found) => {
        if (!isKept(found)) throw evaluationFailure('set-variable', `Expression return type '${typeOf(found)}' is not allowed.`);
        call.variables.set(name, found ?? null);
      });
  },
};

/** The documented types, and those of Newtonsoft's JSON, which the service takes as well. */
function isKept(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const type = typeOf(value);
  return basic.has(type) || type.startsWith('Newtonsoft.Json.Linq.') || type === token;
}

function typeOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'clrType' in value && typeof value.clrType === 'string' ? value.clrType : typeof value;
}
