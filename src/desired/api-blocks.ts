import { textAt } from '../model/json.ts';
import type { LiveApi } from '../model/live.ts';
import { readApiBlocks, readDenyBlock, type ApiBlocks } from '../policy/api-document.ts';
import type { DenyBlock } from '../policy/blocks/deny-block.ts';
import { inPolicy } from './named-policy.ts';

/** What the blocks in an API's policy carry; undefined where it has none of ours. */
export function blocksOf(api: Pick<LiveApi, 'policy'> | undefined): ApiBlocks | undefined {
  return readFrom(api, readApiBlocks);
}

/** What its deny block carries, which an API may have whoever made it. */
export function denyOf(api: Pick<LiveApi, 'policy'> | undefined): DenyBlock | undefined {
  return readFrom(api, readDenyBlock);
}

function readFrom<T>(api: Pick<LiveApi, 'policy'> | undefined, read: (document: string) => T | undefined): T | undefined {
  const policy = api?.policy;
  const document = textAt(policy?.body, 'properties', 'value');
  return policy === undefined || document === undefined ? undefined : inPolicy(policy.id, () => read(document));
}
