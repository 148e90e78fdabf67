import type { ArmRequest, ArmResponse } from '../plane.ts';
import { gatewayRefusal, refusalAnswer } from '../refusal.ts';

type Use = 'reads' | 'writes' | 'deletes';

interface Limit {
  /** Tokens in a full bucket. */
  readonly size: number;
  readonly perSecond: number;
}

/** Microsoft's page on throttling of Resource Manager: per principal, and per subscription or tenant. */
const limits: Readonly<Record<'subscription' | 'tenant', Readonly<Record<Use, Limit>>>> = {
  subscription: { reads: { size: 250, perSecond: 25 }, writes: { size: 200, perSecond: 10 }, deletes: { size: 200, perSecond: 10 } },
  tenant: { reads: { size: 250, perSecond: 25 }, writes: { size: 200, perSecond: 10 }, deletes: { size: 200, perSecond: 10 } },
};

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** What a request drew from its bucket: headers for its answer, or the answer itself where nothing was left. */
export type Drawn = { readonly headers: Readonly<Record<string, string>> } | { readonly refused: ArmResponse };

/** Token buckets of ARM's front door. `now` is the world's time, in milliseconds. */
export class Throttle {
  private readonly buckets = new Map<string, Bucket>();

  draw({ method, url, caller }: Pick<ArmRequest, 'method' | 'url' | 'caller'>, now: number): Drawn {
    const use = useOf(method);
    const subscription = /^\/+subscriptions\/([^/]+)/i.exec(url.pathname)?.[1]?.toLowerCase();
    const scope = subscription === undefined ? 'tenant' : 'subscription';
    const { size, perSecond } = limits[scope][use];
    const key = `${caller.objectId.toLowerCase()} ${subscription ?? ''} ${use}`;
    const bucket = this.buckets.get(key) ?? { tokens: size, filledAt: now };
    this.buckets.set(key, bucket);
    bucket.tokens = Math.min(size, bucket.tokens + (Math.max(0, now - bucket.filledAt) / 1000) * perSecond);
    bucket.filledAt = now;
    if (bucket.tokens < 1) return { refused: tooMany(use, subscription, caller.objectId, Math.ceil((1 - bucket.tokens) / perSecond)) };
    bucket.tokens -= 1;
    return { headers: { [`x-ms-ratelimit-remaining-${scope}-${use}`]: String(Math.floor(bucket.tokens)) } };
  }
}

function useOf(method: string): Use {
  if (method === 'GET' || method === 'HEAD') return 'reads';
  return method === 'DELETE' ? 'deletes' : 'writes';
}

function tooMany(use: Use, subscription: string | undefined, actor: string, seconds: number): ArmResponse {
  const [code, whose] = subscription === undefined ? ['TenantRequestsThrottled', 'the tenant'] : ['SubscriptionRequestsThrottled', `subscription '${subscription}'`];
  const word = use.slice(0, -1);
  const message = `Number of '${word}' requests for ${whose} actor '${actor}' exceeded. Please try again after '${seconds}' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information.`;
  const answer = refusalAnswer(gatewayRefusal(429, code, message));
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
}
