import type { LiveApi } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { Block, BlockKind } from '../../policy/blocks/block.ts';
import { withBlocks, withoutBlock } from '../../policy/blocks/edit.ts';
import { exhaustedBlocks } from '../../policy/blocks/exhausted-block.ts';
import { findBlocks } from '../../policy/blocks/find.ts';
import type { ForwardAttributes } from '../../policy/blocks/forward-attributes.ts';
import { asRetryBlock, retryBlock, type RetryBlock } from '../../policy/blocks/retry-block.ts';
import type { RetrySetting } from '../../policy/blocks/retry-setting.ts';
import { routeBlock, type RouteBlock } from '../../policy/blocks/route-block.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { backendSection } from '../../policy/scans/backend-section.ts';
import { documentOf, policyIdOf } from '../facade/documents.ts';
import { inPolicy } from '../named-policy.ts';

/** What the policy of an operation is to say. */
export interface Spoken {
  /** Undefined: no row is left. */
  readonly route: RouteBlock | undefined;
  /** Of the rows of this run; those of other rows stand in the document already. */
  readonly settings: readonly RetrySetting[];
  /** Asked only where this run sends something again, and the operation does not say itself how calls are forwarded. */
  readonly inherited: () => ForwardAttributes;
}

/**
 * The policy of an operation with its route, the retries that rows of it name, and the answer for pools that have no member left.
 * Undefined where nothing is left of a document that we created.
 *
 * @throws UserError `BackendSectionForeign`, and as `withBlock` does
 */
export function spokenDocument(api: LiveApi, operation: string, spoken: Spoken): string | undefined {
  const before = documentOf(api, operation);
  return inPolicy(policyIdOf(api, operation), () => {
    const blocks = blocksFor(before, spoken);
    const kept = (['route', 'retry', 'exhausted'] as const).filter((kind) => blocks.every((block) => block.kind !== kind)).reduce(without, before);
    const [first, ...more] = blocks;
    return first === undefined ? kept : withBlocks(kept, [first, ...more], 'operation');
  });
}

function without(text: string | undefined, kind: BlockKind): string | undefined {
  return text === undefined ? undefined : withoutBlock(text, kind);
}

function blocksFor(before: string | undefined, { inherited, route, settings }: Spoken): readonly Block[] {
  if (route === undefined) return [];
  const retry = retryFor(before, route, settings, inherited);
  const isBehindOthers = route.rows.some(({ to }) => to.kind !== 'backend');
  return [routeBlock(route), ...(retry === undefined ? [] : [retryBlock(retry)]), ...(isBehindOthers ? exhaustedBlocks() : [])];
}

/** Settings that no row names any more go. */
function retryFor(before: string | undefined, { rows }: RouteBlock, settings: readonly RetrySetting[], inherited: () => ForwardAttributes): RetryBlock | undefined {
  const named = new Set(rows.map(({ retry }) => retry));
  const there = before === undefined ? undefined : retryIn(before);
  const all = new Map([...(there?.settings ?? []), ...settings].map((setting) => [setting.name, setting]));
  const used = [...all.values()].filter(({ name }) => named.has(name));
  if (used.length === 0) return undefined;
  // Who sends nothing again leaves to the others what they found.
  if (there !== undefined && settings.length === 0) return { ...there, settings: used };
  const otherwise = there === undefined ? displaced(before) : there.otherwise;
  return { settings: used, otherwise, inherited: otherwise === null ? inherited() : {} };
}

/** Attributes of the element that the block is to displace; null for `<base />`. */
function displaced(before: string | undefined): ForwardAttributes | null {
  if (before === undefined) return null;
  const section = backendSection(readPolicyDocument(before));
  return section.is === 'forward-request' ? section.request.attributes : null;
}

/** @throws UserError `BlockDamaged` */
export function retryIn(text: string): RetryBlock | undefined {
  const found = findBlocks(readPolicyDocument(text)).find(({ kind }) => kind === 'retry');
  if (found === undefined) return undefined;
  const retry = asRetryBlock(found.carried);
  if (retry !== undefined) return retry;
  throw new UserError('BlockDamaged', exitCodes.conflict, `The block retry in a policy document is damaged on line ${found.line}: what it carries are no settings of retries.`, {
    hint: 'Put back the block as it was, or delete it, its marks included; then run the same command again.',
  });
}
