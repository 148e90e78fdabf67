import type { FragmentContent } from '../../arm/fragments/fragment.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import type { PolicyContent } from '../../arm/policies/policy-content.ts';
import { readPolicyDocument } from '../../arm/policies/reader.ts';
import type { Store } from '../../arm/store.ts';
import { withNamedValues } from './named-values.ts';

/** Whose documents take part in a call: ARM ids. */
export interface PolicyOwners {
  readonly serviceId: string;
  /** None where the request is no API's. */
  readonly apiId: string | undefined;
  readonly operationId: string | undefined;
  readonly productId: string | undefined;
}

/** A document of one scope, named values in place. */
export interface PolicyLevel {
  readonly scope: 'global' | 'product' | 'api' | 'operation';
  readonly root: PolicyElement;
}

/** What was read, for as long as the row versions are these. */
interface Seen {
  readonly id: string;
  readonly rowVersion: bigint | undefined;
}

export interface PolicySource {
  /** The narrowest first. A scope without a document leaves everything to the next broader one. */
  readonly levels: readonly PolicyLevel[];
  fragment(name: string): PolicyElement | undefined;
  /** Everything that was read so far. */
  readonly seen: readonly Seen[];
}

/** What a service has that nobody gave a policy. */
const forwardOnly = readPolicyDocument('<policies><inbound /><backend><forward-request /></backend><outbound /><on-error /></policies>', 'xml').root;

export function policySource(store: Store, owners: PolicyOwners): PolicySource {
  const { serviceId } = owners;
  const seen: Seen[] = [];
  const look = <T>(id: string): T | undefined => {
    const entry = store.find<T>(id);
    seen.push({ id, rowVersion: entry?.rowVersion });
    return entry?.content;
  };
  const read = (document: PolicyContent['document'] | undefined): PolicyElement | undefined => {
    if (!document) return undefined;
    const resolved = withNamedValues(store, serviceId, document);
    for (const id of resolved.references) look(id);
    return resolved.document.root;
  };
  const levelOf = (scope: PolicyLevel['scope'], owner: string | undefined): readonly PolicyLevel[] => {
    const root = owner === undefined ? undefined : read(look<PolicyContent>(`${owner}/policies/policy`)?.document);
    return root ? [{ scope, root }] : scope === 'global' ? [{ scope, root: forwardOnly }] : [];
  };
  const levels = [...levelOf('operation', owners.operationId), ...levelOf('api', owners.apiId), ...levelOf('product', owners.productId), ...levelOf('global', serviceId)];
  return { levels, seen, fragment: (name) => read(look<FragmentContent>(`${serviceId}/policyFragments/${name}`)?.document) };
}

export function isUnchanged(store: Store, seen: readonly Seen[]): boolean {
  return seen.every(({ id, rowVersion }) => store.find(id)?.rowVersion === rowVersion);
}
