import { withoutRevision } from '../../model/arm-id.ts';
import type { Desired } from '../../model/resource.ts';
import type { BlockKind } from '../../policy/blocks/block.ts';
import { findBlocks } from '../../policy/blocks/find.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { inPolicy } from '../named-policy.ts';
import { labelOf, withoutOurs, type ApiPolicy } from './documents.ts';
import { editedNotes } from './edited.ts';

/** What clients notice when a block goes. */
const consequences: Readonly<Record<BlockKind, string>> = {
  deny: 'operations that it keeps closed are forwarded again',
  version: 'calls of every api-version are forwarded again',
  account: 'calls go on without the token of API Management',
  route: 'calls that its rows send elsewhere go where all others go',
  retry: 'a throttled call is not tried again',
  exhausted: 'clients see a 503 where no backend is left, and not a 429',
  limits: 'its limits hold no more',
};

/** The policies of somebody else's API as they were before us: those of its operations first, so that what is refused stays so longest. */
export function restoredPolicies(policies: readonly ApiPolicy[]): readonly Desired[] {
  const steps = policies.flatMap((policy) => stepFor(policy));
  const operations = steps.filter(({ operation }) => operation !== undefined);
  return steps.map(({ api, operation, step }) => (operation === undefined ? { ...step, dependsOn: operations.filter((other) => other.api === api).map((other) => other.step.id) } : step));
}

function stepFor(policy: ApiPolicy): readonly (Pick<ApiPolicy, 'api' | 'operation'> & { readonly step: Desired })[] {
  const { api, id, operation, text } = policy;
  const rest = withoutOurs(policy);
  if (rest === text) return [];
  const notes = [...new Set(kindsIn(policy).map((kind) => consequences[kind])), ...editedNotes(text)];
  const step: Desired = {
    id,
    kind: 'apiPolicy',
    label: labelOf(policy),
    want: rest === undefined ? 'absent' : 'present',
    body: rest === undefined ? {} : { properties: { format: 'rawxml', value: rest } },
    dependsOn: [],
    locks: [`api:${withoutRevision(api)}`],
    notes,
  };
  return [{ api, operation, step }];
}

function kindsIn({ id, text }: ApiPolicy): readonly BlockKind[] {
  return inPolicy(id, () => findBlocks(readPolicyDocument(text)).map(({ kind }) => kind));
}
