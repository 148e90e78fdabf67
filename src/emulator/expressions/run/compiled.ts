import type { CallSite } from './members.ts';
import type { Value } from './value.ts';

/** A policy expression made ready once per policy version. */
export interface CompiledExpression {
  /** Bodies that have to be in memory before it runs, for C# reads them without waiting. */
  readonly reads: { readonly requestBody: boolean; readonly responseBody: boolean };
  /** @throws ClrException as .NET would; ExpressionTooLong where it takes more than its bounds. */
  run(context: Value, site: Omit<CallSite, 'typeArguments' | 'spend'>): Value;
}
