import { at, isObject, textAt } from '../../model/json.ts';
import { subscriptionOf } from '../../model/arm-id.ts';
import type { Member } from './member.ts';

type Deployed = Pick<Member, 'account' | 'deployment'>;

/** `gpt-4o 2024-08-06` */
export function modelOf({ deployment: { body } }: Deployed): string {
  const part = (name: string): string | undefined => textAt(body, 'properties', 'model', name);
  const format = part('format');
  return [...(format === undefined || format === 'OpenAI' ? [] : [format]), part('name'), part('version')].filter((each) => each !== undefined && each !== '').join(' ');
}

/** `GlobalStandard` */
export function skuOf({ deployment: { body } }: Deployed): string {
  return textAt(body, 'sku', 'name') ?? '';
}

export function regionOf({ account: { body } }: Deployed): string | null {
  return textAt(body, 'location') ?? null;
}

/** What ARM says that a deployment takes; null where it says nothing. A type, not an interface, so that it is Json. */
export type Quota = {
  readonly tokensPerMinute: number | null;
  readonly requestsPerMinute: number | null;
  /** Units of provisioned throughput. */
  readonly ptu: number | null;
};

export function quotaOf({ deployment: { body } }: Deployed): Quota {
  const ptu = /provisioned/i.test(textAt(body, 'sku', 'name') ?? '') ? numberAt(body, 'sku', 'capacity') : null;
  return { tokensPerMinute: perMinute(body, 'token'), requestsPerMinute: perMinute(body, 'request'), ptu };
}

/** Requests are counted in tenths of seconds in some regions, tokens in minutes (recorded). */
function perMinute(body: Deployed['deployment']['body'], key: string): number | null {
  const limits = at(body, 'properties', 'rateLimits') ?? at(body, 'properties', 'ratelimits');
  const limit = Array.isArray(limits) ? limits.find((each) => isObject(each) && textAt(each, 'key') === key) : undefined;
  const [count, seconds] = [numberAt(limit, 'count'), numberAt(limit, 'renewalPeriod')];
  return count === null || seconds === null || seconds === 0 ? null : Math.round((count * 60) / seconds);
}

function numberAt(value: Parameters<typeof at>[0], ...path: readonly string[]): number | null {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : null;
}

/** Deployments of one of these draw on one quota: that of a subscription, a region, a model and a kind of deployment. */
export function quotaKey(member: Deployed): string {
  const { account, deployment } = member;
  const name = textAt(deployment.body, 'properties', 'model', 'name') ?? '';
  // Global and data zone quotas have no region.
  const place = /^global/i.test(skuOf(member)) ? 'global' : /^datazone/i.test(skuOf(member)) ? 'zone' : (regionOf(member) ?? '').toLowerCase().replaceAll(' ', '');
  return [subscriptionOf(account.id)?.toLowerCase(), place, name.toLowerCase(), skuOf(member).toLowerCase()].join(' ');
}
