import { textAt } from '../model/json.ts';
import type { LiveApi } from '../model/live.ts';
import { readApiBlocks, type ApiBlocks } from '../policy/api-document.ts';

/** What the blocks in an API's policy carry; undefined where it has none of ours. */
export function blocksOf(api: Pick<LiveApi, 'policy'> | undefined): ApiBlocks | undefined {
  const document = textAt(api?.policy?.body, 'properties', 'value');
  return document === undefined ? undefined : readApiBlocks(document);
}
