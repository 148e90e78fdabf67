import type { JsonObject } from '../../model/json.ts';
import { UserError } from '../../model/user-error.ts';
import { accountBlock, asAccountBlock } from './account-block.ts';
import type { Block, BlockKind } from './block.ts';
import { asDenyBlock, denyBlock } from './deny-block.ts';
import { asExhaustedBlock, exhaustedBlocks } from './exhausted-block.ts';
import { asLimitsBlock, limitsBlock } from './limits-block.ts';
import { asRetryBlock, retryBlock } from './retry-block.ts';
import { asRouteBlock, routeBlock } from './route-block.ts';
import { asVersionBlock, versionBlock } from './version-block.ts';

/**
 * What our generator writes for what a mark carries, which is all that it looks at; `exhausted` gives two blocks. Undefined where it would
 * write no such thing: a document that says otherwise was edited by hand.
 */
export function renderBlock(kind: BlockKind, carried: JsonObject): readonly Block[] | undefined {
  try {
    return rendered(kind, carried);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function rendered(kind: BlockKind, carried: JsonObject): readonly Block[] | undefined {
  switch (kind) {
    case 'deny':
      return read(asDenyBlock(carried), denyBlock);
    case 'version':
      return read(asVersionBlock(carried), versionBlock);
    case 'account':
      return read(asAccountBlock(carried), accountBlock);
    case 'route':
      return read(asRouteBlock(carried), routeBlock);
    case 'retry':
      return read(asRetryBlock(carried), retryBlock);
    case 'exhausted':
      return asExhaustedBlock(carried) && exhaustedBlocks();
    case 'limits':
      return read(asLimitsBlock(carried), limitsBlock);
  }
}

function read<T>(value: T | undefined, render: (value: T) => Block): readonly Block[] | undefined {
  return value && [render(value)];
}
