import { createHash } from 'node:crypto';
import type { RetrySetting } from '../../policy/blocks/retry-setting.ts';
import type { RouteRow, RouteTarget } from '../../policy/blocks/route-row.ts';
import { throttled } from './breaker-rule.ts';
import type { Resilience } from './resilience.ts';
import { hasRetries } from './stated-resilience.ts';

/**
 * How calls that go to this target are repeated; undefined where they are not. The name tells what it says, so that pools that say the
 * same share one branch, whoever came first.
 */
export function retryOf({ mode, retries }: Pick<Resilience, 'mode' | 'retries'>, to: RouteTarget): RetrySetting | undefined {
  if (!hasRetries(mode)) return undefined;
  const shared = { statusRanges: throttled, retries };
  if (to.kind !== 'list') return { ...shared, name: `pool-${retries}`, over: { kind: 'pool' } };
  const which = createHash('sha256').update(to.ids.join('\n').toLowerCase()).digest('hex').slice(0, 8);
  return { ...shared, name: `list-${retries}-${which}`, over: { kind: 'list', ids: to.ids } };
}

/** The settings that rows name, by their names alone: for documents that have lost the block which says them. */
export function settingsNamed(rows: readonly RouteRow[]): readonly RetrySetting[] {
  return rows.flatMap(({ retry, to }) => {
    const retries = /^(?:pool|list)-(\d{1,2})(?:-|$)/.exec(retry ?? '')?.[1];
    const setting = retries === undefined ? undefined : retryOf({ mode: 'both', retries: Number(retries) }, to);
    return setting?.name === retry && setting !== undefined ? [setting] : [];
  });
}
