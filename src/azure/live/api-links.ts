import { nameOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { ApiLinks, LiveApi } from '../../model/live.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { listAll } from '../ask.ts';
import { atOnce } from '../at-once.ts';
import { seenOf } from './seen.ts';

/** The APIs, those of these names with the products and tags that they have. */
export async function withLinks(arm: Arm, apis: ReadonlyMap<string, LiveApi>, names: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, LiveApi>> {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const found = await atOnce([...apis].filter(([name, { links }]) => wanted.has(name) && links === undefined), async ([name, api]) => [name, { ...api, links: await linksOf(arm, api.api.id, signal) }] as const);
  return new Map([...apis, ...found]);
}

async function linksOf(arm: Arm, apiId: string, signal: AbortSignal): Promise<ApiLinks> {
  const { subscriptionId, resourceGroup, service } = addressOf(apiId);
  const { apiProduct, tag } = await arm.clients.apim(subscriptionId);
  const name = nameOf(apiId);
  const [products, tags] = await Promise.all([
    listAll((options) => apiProduct.listByApis(resourceGroup, service, name, options), signal),
    listAll((options) => tag.listByApi(resourceGroup, service, name, options), signal),
  ]);
  return { products: namesIn(products), tags: namesIn(tags) };
}

function namesIn(all: readonly JsonObject[]): readonly string[] {
  return all.map((body) => seenOf(body).name);
}
