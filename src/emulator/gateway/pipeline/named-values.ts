import type { PolicyDocument } from '../../arm/policies/document.ts';
import { namedValueAlias } from '../../arm/named-values/named-value.ts';
import type { NamedValueContent } from '../../arm/named-values/named-value.ts';
import { resolveNamedValues } from '../../arm/policies/named-value-references.ts';
import type { Store } from '../../arm/store.ts';

/** The document with the values of named values in it, secret ones too; what only Key Vault knows stays in its braces. */
export function withNamedValues(store: Store, serviceId: string, document: PolicyDocument): { readonly document: PolicyDocument; readonly references: readonly string[] } {
  const find = (name: string) => {
    const entry = store.findAlias<NamedValueContent>(namedValueAlias(serviceId, name));
    return entry && { id: entry.id, value: entry.content.value };
  };
  return resolveNamedValues(document, find, () => undefined);
}
