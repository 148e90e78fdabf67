import { csharpString } from '../text/csharp-string.ts';

/** C# that tells whether a string is one of these, case aside. */
export function isListed(names: readonly string[], csharp: string): string {
  const list = [...new Set(names)].map(csharpString).join(', ');
  return `(new string[] { ${list} }).Contains(${csharp}, StringComparer.OrdinalIgnoreCase)`;
}

/**
 * C# that tells whether the operation called is one of these. Case aside: documents say that the service normalises ids,
 * in practice it keeps them. Outside of any operation (`context.Operation` is null) it is none.
 */
export function operationIsListed(ids: readonly string[]): string {
  return isListed(ids.filter((id) => id !== ''), 'context.Operation?.Id ?? ""');
}
