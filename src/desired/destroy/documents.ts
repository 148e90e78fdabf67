import { textAt } from '../../model/json.ts';
import { nameOf } from '../../model/arm-id.ts';
import type { LiveApi } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { blockKinds } from '../../policy/blocks/block.ts';
import { withoutBlock } from '../../policy/blocks/edit.ts';
import { inPolicy } from '../named-policy.ts';

/** The policy of an API, or of one of its operations. */
export interface ApiPolicy {
  readonly id: string;
  /** Name of the operation; undefined: the API's own. */
  readonly operation: string | undefined;
  /** With `;rev=N` where it is not that of the current revision. */
  readonly api: string;
  readonly text: string;
}

export function policiesOf({ api, operationPolicies, policy }: LiveApi): readonly ApiPolicy[] {
  const name = nameOf(api.id);
  return [...(operationPolicies ?? [])].flatMap(([operation, own]) => withText(own, operation, name)).concat(withText(policy, undefined, name));
}

function withText(policy: LiveResource | undefined, operation: string | undefined, api: string): readonly ApiPolicy[] {
  const text = textAt(policy?.body, 'properties', 'value');
  return policy === undefined || text === undefined ? [] : [{ id: policy.id, operation, api, text }];
}

/** `policy of operation chat of API theirs` */
export function labelOf({ api, operation }: ApiPolicy): string {
  return operation === undefined ? `policy of API ${api}` : `policy of operation ${operation} of API ${api}`;
}

/**
 * The document without any block of ours; undefined where nothing is left of one that we created.
 *
 * @throws UserError `BlockDamaged`, `BlockVersionUnknown`
 */
export function withoutOurs({ id, text }: Pick<ApiPolicy, 'id' | 'text'>): string | undefined {
  // One without marks may be as unreadable as it likes.
  if (!text.includes('apim-llm:v')) return text;
  return inPolicy(id, () => blockKinds.reduce<string | undefined>((rest, kind) => rest && withoutBlock(rest, kind), text));
}
