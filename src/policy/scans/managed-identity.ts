import { policySections } from '../blocks/policy-sections.ts';
import type { PolicyDocument } from '../document/document.ts';
import { attributeOf, isComputed } from './attribute-of.ts';
import { foreignElements } from './foreign-elements.ts';

/** A policy, not ours, that calls with a managed identity. */
export interface ManagedIdentityUse {
  /** Whom the token is for; undefined where the service makes it out. */
  readonly audience: string | undefined;
  /** Null for the service's own; undefined where the service makes it out. */
  readonly clientId: string | null | undefined;
}

/**
 * Those in inbound, or in a fragment, in the order of the document.
 *
 * @throws UserError `BlockDamaged`, `BlockVersionUnknown`, `PolicyUnreadable` for two such sections
 */
export function managedIdentityUses(document: PolicyDocument): readonly ManagedIdentityUse[] {
  const inbound = document.root.name === 'fragment' ? document.root : policySections(document).get('inbound');
  const elements = inbound === undefined ? [] : [...foreignElements(document, inbound)];
  return elements
    .filter(({ name }) => name === 'authentication-managed-identity')
    .map((element) => ({ audience: known(attributeOf(element, 'resource') ?? ''), clientId: known(attributeOf(element, 'client-id') ?? null) }));
}

function known<T extends string | null>(value: T): T | undefined {
  return value !== null && isComputed(value) ? undefined : value;
}
