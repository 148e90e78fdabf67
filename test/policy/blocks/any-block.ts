import type * as fc from 'fast-check';
import { isObject, type JsonObject } from '../../../src/model/json.ts';
import { accountBlock, asAccountBlock } from '../../../src/policy/blocks/account-block.ts';
import type { Block, BlockKind } from '../../../src/policy/blocks/block.ts';
import { asDenyBlock, denyBlock } from '../../../src/policy/blocks/deny-block.ts';
import { asExhaustedBlock, exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';
import { asLimitsBlock, limitsBlock } from '../../../src/policy/blocks/limits-block.ts';
import { asRetryBlock, retryBlock } from '../../../src/policy/blocks/retry-block.ts';
import { asRouteBlock, routeBlock } from '../../../src/policy/blocks/route-block.ts';
import { asVersionBlock, versionBlock } from '../../../src/policy/blocks/version-block.ts';
import { everyElement, strictXml, type XmlElement } from './strict-xml.ts';
import { blockValues } from './values.ts';

/** A block as rendered from a value, and the value as read from what the block carries. */
export interface Written {
  readonly kind: BlockKind;
  readonly value: unknown;
  readonly blocks: readonly Block[];
  readonly readBack: unknown;
}

function written<T>(kind: BlockKind, values: fc.Arbitrary<T>, render: (value: T) => Block, read: (carried: JsonObject) => T | undefined): fc.Arbitrary<Written> {
  return values.map((value) => {
    const block = render(value);
    return { kind, value, blocks: [block], readBack: read(onTheWire(block.carried)) };
  });
}

export function onTheWire(carried: JsonObject): JsonObject {
  const read: unknown = JSON.parse(JSON.stringify(carried));
  return isObject(read) ? read : {};
}

export const anyBlock: { readonly [Kind in BlockKind]: fc.Arbitrary<Written> } = {
  deny: written('deny', blockValues.deny, denyBlock, asDenyBlock),
  version: written('version', blockValues.version, versionBlock, asVersionBlock),
  account: written('account', blockValues.account, accountBlock, asAccountBlock),
  route: written('route', blockValues.route, routeBlock, asRouteBlock),
  retry: written('retry', blockValues.retry, retryBlock, asRetryBlock),
  exhausted: blockValues.exhausted.map((value) => ({ kind: 'exhausted' as const, value, blocks: exhaustedBlocks(), readBack: asExhaustedBlock({}) })),
  limits: written('limits', blockValues.limits, limitsBlock, asLimitsBlock),
};

/** All that stands in these blocks, read as XML. */
export function elementsOf(blocks: readonly Block[]): readonly XmlElement[] {
  return everyElement(strictXml(`<x>${blocks.flatMap(({ lines }) => lines).join('\n')}</x>`)).slice(1);
}
