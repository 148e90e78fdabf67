import type { JsonObject } from '../../model/json.ts';
import type { Block } from './block.ts';
import { isUnread, listOf, nameOf, objectListOf, stated, textOf } from './carried-values.ts';
import { errorAnswer } from './error-answer.ts';
import { operationIsListed } from './is-listed.ts';
import { expression, policy } from './policy-lines.ts';
import { textOrder } from './text-order.ts';

/** Which operations of an API are forwarded; all others are answered by the gateway (POLICIES.md, Deny). */
export interface DenyBlock {
  readonly open: readonly OpenOperation[];
  /** What `--allow` and `--block` named, as typed: a later run sticks to it. */
  readonly allow: readonly string[];
  readonly block: readonly string[];
  /** Operations that nobody has named, tomorrow's too. */
  readonly default: 'closed';
  /** ARM ids of the accounts whose deployments count, where `--account` had to name them. */
  readonly accounts?: readonly string[] | undefined;
}

export interface OpenOperation {
  readonly method: string;
  /** As the service answers it: `/deployments/{deployment-id}/chat/completions` */
  readonly template: string;
  /** Of the operation's resource, as read back after the import. */
  readonly id: string;
  /** The capability that is served, or what opened it: `allow`, `foreign`, `route`. */
  readonly reason?: string | undefined;
}

/** Right after `<base />` and a `<cors>` behind it. The order in which operations are named makes no difference. */
export function denyBlock(value: DenyBlock): Block {
  const open = value.open.toSorted((a, b) => textOrder(a.id, b.id) || textOrder(a.method, b.method) || textOrder(a.template, b.template));
  const carried = { open: open.map(stated), allow: value.allow.toSorted(), block: value.block.toSorted(), default: value.default, ...stated({ accounts: value.accounts?.toSorted() }) };
  const answer = errorAnswer({ id: 'apim-llm-deny-answer', status: 400, reason: 'Bad Request', code: 'OperationNotSupported', message: 'Your request operation is not supported' });
  const isClosed = expression(`!${operationIsListed(open.map(({ id }) => id))}`);
  return { kind: 'deny', section: 'inbound', carried, lines: policy('choose', { id: 'apim-llm-deny' }, policy('when', { condition: isClosed }, answer)) };
}

export function asDenyBlock(carried: JsonObject): DenyBlock | undefined {
  const open = objectListOf(carried['open'], asOpenOperation);
  const [allow, block] = [listOf(carried['allow'], textOf), listOf(carried['block'], textOf)];
  if (open === undefined || allow === undefined || block === undefined || carried['default'] !== 'closed') return undefined;
  const accounts = listOf(carried['accounts'], nameOf);
  if (isUnread(carried, 'accounts', accounts)) return undefined;
  return { open, allow, block, default: 'closed', ...stated({ accounts }) };
}

function asOpenOperation(carried: JsonObject): OpenOperation | undefined {
  const [method, template, id] = [textOf(carried['method']), textOf(carried['template']), nameOf(carried['id'])];
  const reason = textOf(carried['reason']);
  if (method === undefined || template === undefined || id === undefined || isUnread(carried, 'reason', reason)) return undefined;
  return { method, template, id, ...(reason === undefined ? {} : { reason }) };
}
