import { textAt } from '../model/json.ts';
import type { LiveApi } from '../model/live.ts';
import { readApiBlocks, type ApiBlocks } from '../policy/api-document.ts';
import { inPolicy } from './named-policy.ts';

/** What the blocks in an API's policy carry; undefined where it has none of ours. */
export function blocksOf(api: Pick<LiveApi, 'policy'> | undefined): ApiBlocks | undefined {
  const policy = api?.policy;
  const document = textAt(policy?.body, 'properties', 'value');
  return policy === undefined || document === undefined ? undefined : inPolicy(policy.id, () => readApiBlocks(document));
}
