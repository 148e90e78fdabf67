import { accountBlock } from '../../../src/policy/blocks/account-block.ts';
import type { Block, BlockKind } from '../../../src/policy/blocks/block.ts';
import { denyBlock } from '../../../src/policy/blocks/deny-block.ts';
import { exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';
import { limitsBlock } from '../../../src/policy/blocks/limits-block.ts';
import { retryBlock } from '../../../src/policy/blocks/retry-block.ts';
import { routeBlock } from '../../../src/policy/blocks/route-block.ts';
import { versionBlock } from '../../../src/policy/blocks/version-block.ts';

const template = '/deployments/{deployment-id}/chat/completions?api-version={api-version}';

/** What commands would put into documents. */
export const realBlocks: Readonly<Record<BlockKind, readonly Block[]>> = {
  deny: [denyBlock({ open: [{ method: 'POST', template, id: 'ChatCompletions_Create' }], allow: ['chat'], block: [], default: 'closed' })],
  version: [versionBlock({ apiVersion: '2024-10-21', only: true, supplied: true })],
  account: [
    accountBlock({ backend: 'aoai-swe--openai', account: '/subscriptions/1/accounts/aoai-swe', shape: 'openai', identity: null, clientId: null, audience: 'https://cognitiveservices.azure.com', spec: '0123456789abcdef', skip: ['Health'] }),
  ],
  route: [
    routeBlock({
      modelFrom: { kind: 'path', parameter: 'deployment-id' },
      template,
      unknown: 'refuse',
      rows: [
        { model: 'gpt-4o', to: { kind: 'pool', id: 'pool' }, by: 'burst', retry: 'main' },
        { model: 'gpt-4o-mini', to: { kind: 'backend', id: 'aoai-fra--mini--openai' }, by: 'facade' },
      ],
    }),
  ],
  retry: [retryBlock({ settings: [{ name: 'main', statusRanges: [{ min: 429, max: 429 }], retries: 1, over: { kind: 'pool' } }], otherwise: null, inherited: { timeout: '60' } })],
  exhausted: exhaustedBlocks(),
  limits: [limitsBlock({ tokensPerMinute: 1000, models: ['gpt-4o'], operations: ['ChatCompletions_Create'] })],
};
