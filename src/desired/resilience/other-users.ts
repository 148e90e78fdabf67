import { nameOf } from '../../model/arm-id.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { UserError } from '../../model/user-error.ts';
import { clientName } from '../../policy/blocks/route-row.ts';
import { routeOf } from '../facade/documents.ts';

/** Names of a pool's members, in lower case. */
export function memberNames(pool: LiveResource): readonly string[] {
  const services = at(pool.body, 'properties', 'pool', 'services');
  return Array.isArray(services) ? services.filter(isObject).map((member) => nameOf(textAt(member, 'id') ?? '').toLowerCase()) : [];
}

/** Pools that have a backend as a member. What opens its breaker, opens it for all of them. */
export function otherPools(backend: string, live: Live, self: string): readonly LiveResource[] {
  return live.backends.filter((pool) => nameOf(pool.id).toLowerCase() !== self.toLowerCase() && memberNames(pool).includes(backend.toLowerCase()));
}

/**
 * Who else sends calls to a backend, as people are told: `the pool chat`, `gpt-4o of chat in API azure-openai`. Of policies
 * those count that were read.
 *
 * @param self name of the pool or burst that asks
 */
export function otherUsers(backend: string, live: Live, self: string): readonly string[] {
  const pools = otherPools(backend, live, self).map(({ id }) => `the pool ${nameOf(id)}`);
  return [...pools, ...rowsNaming(backend, live, self)];
}

function rowsNaming(backend: string, live: Live, self: string): readonly string[] {
  const wanted = backend.toLowerCase();
  const told = [...live.apis.values()].flatMap((api) =>
    [...(api.operationPolicies?.keys() ?? [])].flatMap((operation) =>
      (readable(() => routeOf(api, operation))?.rows ?? []).flatMap((row) => {
        const ids = row.to.kind === 'list' ? row.to.ids : row.to.kind === 'backend' ? [row.to.id] : [];
        if (row.name?.toLowerCase() === self.toLowerCase() || !ids.some((id) => id.toLowerCase() === wanted)) return [];
        return [`${row.name === undefined ? `the ${row.by}'s row` : `the ${row.by} ${row.name}`} for ${clientName(row)} in API ${nameOf(api.api.id)}`];
      }),
    ),
  );
  return [...new Set(told)];
}

/** Whoever writes to a document that cannot be read is told. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
