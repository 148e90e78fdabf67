import type { JsonObject } from '../../model/json.ts';
import { asCallQuota, asTokenQuota, mostPerMinute, type CallQuota, type TokenQuota } from './app-limits.ts';
import type { Block } from './block.ts';
import { isUnread, listOf, nameOf, stated, wholeNumberOf } from './carried-values.ts';
import { limitsLines } from './limits-lines.ts';

/** What one app may use (POLICIES.md, product). What is not stated is not limited. */
export interface LimitsBlock {
  readonly tokensPerMinute?: number | undefined;
  readonly tokenQuota?: TokenQuota | undefined;
  readonly requestsPerMinute?: number | undefined;
  readonly callQuota?: CallQuota | undefined;
  /** Names that clients may send; a call that names no model that can be read is refused, too. */
  readonly models?: readonly string[] | undefined;
  /** Name of the path's parameter that holds the model; `deployment-id`, as in Azure's own documents, where it is not stated. */
  readonly modelParameter?: string | undefined;
  /** Ids of operations. */
  readonly operations?: readonly string[] | undefined;
}

/** In the product's inbound, behind `<base />`. */
export function limitsBlock(value: LimitsBlock): Block {
  const { callQuota, modelParameter, requestsPerMinute, tokenQuota, tokensPerMinute } = value;
  const limits = { tokensPerMinute, tokenQuota, requestsPerMinute, callQuota, models: value.models?.toSorted(), modelParameter, operations: value.operations?.toSorted() };
  const carried = stated({ ...limits, tokenQuota: tokenQuota && { ...tokenQuota }, callQuota: callQuota && { ...callQuota } });
  return { kind: 'limits', section: 'inbound', carried, lines: limitsLines(limits) };
}

export function asLimitsBlock(carried: JsonObject): LimitsBlock | undefined {
  const limits = {
    tokensPerMinute: wholeNumberOf(carried['tokensPerMinute'], 1, mostPerMinute),
    tokenQuota: asTokenQuota(carried['tokenQuota']),
    requestsPerMinute: wholeNumberOf(carried['requestsPerMinute'], 1, mostPerMinute),
    callQuota: asCallQuota(carried['callQuota']),
    models: listOf(carried['models'], nameOf),
    modelParameter: nameOf(carried['modelParameter']),
    operations: listOf(carried['operations'], nameOf),
  };
  return Object.entries(limits).some(([key, read]) => isUnread(carried, key, read)) ? undefined : stated(limits);
}
