import type { Live } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { findBackend, isPool, makerOf } from './pool-backend.ts';
import { noPool } from './show.ts';

/**
 * The pool of that name, which has to be one that `pool create` made.
 *
 * @throws UserError `NotFound`, `PoolOfAnother`
 */
export function requiredPool(name: string, live: Live): LiveResource {
  const pool = findBackend(live, name);
  if (pool === undefined || !isPool(pool.body)) throw noPool(name, live);
  refuseOthers(name, pool);
  return pool;
}

/** @throws UserError `PoolOfAnother` */
export function refuseOthers(name: string, pool: LiveResource): void {
  const maker = makerOf(pool);
  if (maker === 'pool') return;
  throw new UserError('PoolOfAnother', exitCodes.conflict, maker === 'burst' ? `${name} holds the members of the burst ${name}.` : `The pool ${name} was made by somebody else.`, {
    hint: maker === 'burst' ? `Its members are changed with:  apim-llm burst enable ${name} …` : `Have it taken over first:  apim-llm pool create ${name} … --take-over ${name}`,
  });
}
