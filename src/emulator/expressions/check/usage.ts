import { ExpressionFault } from '../fault.ts';
import { isAllowed } from '../types/type-definition.ts';
import type { TypeDefinition } from '../types/type-definition.ts';

/**
 * Refuses what expressions may not use, in the service's words and where the service looks: at members of values
 * and types, calls, elements and `new`; not at casts, declarations and members behind `?.`
 * (annaji-msft/apimanagement-policyutil; "Usage of type…" is reported by users too).
 */
export function checkUsage(owner: TypeDefinition, member: string, offset: number): void {
  if (isAllowed(owner, member === '[]' ? 'Item' : member)) return;
  if (owner.allowed === 'nothing') throw refusedType(owner, offset);
  throw new ExpressionFault(`Usage of member '${member === '[]' ? 'this[]' : member}' of type '${owner.name}' is not supported within expressions`, offset);
}

export function refusedType(owner: TypeDefinition, offset: number): ExpressionFault {
  return new ExpressionFault(`Usage of type '${owner.name}' is not supported within expressions`, offset);
}
