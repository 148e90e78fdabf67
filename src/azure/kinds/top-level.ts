import type { Update } from '../../model/driver.ts';
import type { JsonObject } from '../../model/json.ts';
import { overlaid } from '../body.ts';

/** What stands beside `properties`, tags among them: what live has, and what is stated over it. */
export function topLevel({ before, body }: Pick<Update, 'before' | 'body'>): JsonObject {
  const { properties: _live, ...live } = before;
  const { properties: _stated, ...stated } = body;
  return overlaid(live, stated) as JsonObject;
}
