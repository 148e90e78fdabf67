import { addressOf } from '../prepare/address.ts';
import { finished, isNotServed, isPollAddress } from '../prepare/make.ts';
import { errorText, isMap } from '../replay/compare.ts';
import { located } from '../replay/difference.ts';
import type { Difference } from '../replay/difference.ts';
import { ensure, ensurePrincipal } from '../replay/ensure.ts';
import { isContainer, startingEstate } from '../replay/estate.ts';
import { namesOf } from '../replay/names.ts';
import { presupposedBy } from '../replay/presupposed.ts';
import type { Recorded } from '../replay/recording.ts';
import { differences, shapeOf } from '../replay/shape.ts';
import type { ShapeDifference } from '../replay/shape.ts';
import { inProcess } from '../in-process.ts';
import type { Answer, Client } from '../send.ts';
import { textAt } from '../../../src/model/json.ts';
import { subscription } from './exchange.ts';

export type Tried =
  | { readonly result: 'accepted'; readonly differences: readonly Difference[] }
  | { readonly result: 'refused'; readonly difference: Difference }
  | { readonly result: 'not served'; readonly type: string };

/** Sends an example to an estate of its own in which is all that it refers to. */
export async function tryExample(operationId: string, exchange: Recorded): Promise<Tried> {
  const version = addressOf(exchange.path).query.get('api-version') ?? '';
  const needs = presupposedBy([exchange], () => false).get(0) ?? [];
  const client = await inProcess(startingEstate([exchange], needs.filter(({ id }) => isContainer(id))));
  const names = namesOf([]);
  const unprepared: string[] = [];
  for (const need of needs) {
    const ensured = await ensure(client, names, need, version);
    if (ensured.there) continue;
    if (ensured.notServed) return { result: 'not served', type: addressOf(need.id).type };
    unprepared.push(`${addressOf(need.id).type} ${ensured.said}`);
  }
  const principalId = textAt(exchange.body, 'properties', 'principalId');
  if (principalId !== undefined && textAt(exchange.body, 'properties', 'principalType') === undefined) await ensurePrincipal(client, names, subscription, principalId);
  const answer = await client.send({ method: exchange.method, path: names.ours(exchange.path), headers: exchange.headers, ...(exchange.body === undefined ? {} : { body: names.oursIn(exchange.body) }) });
  const { type } = addressOf(exchange.path);
  if (isNotServed(answer) || (answer.status === 405 && exchange.status < 300)) return { result: 'not served', type: answer.status === 405 ? `${type} ${exchange.method}` : type };
  const at = (kind: Difference['kind'], path: string, recorded: string, ours: string): Difference => located(exchange, operationId, version, { kind, path, recorded, ours });
  if (unprepared.length > 0) return { result: 'refused', difference: at('preparation', '', 'refers to', unprepared.join('; ')) };
  if (answer.status >= 400) return { result: 'refused', difference: at('status', '', String(exchange.status), `${answer.status} ${errorText(answer.body)}`) };
  // What goes on in the background is shown by the resource once it is over.
  const last = exchange.method === 'PUT' && isLongRunning(answer) ? await afterwards(client, names.ours(exchange.path), answer) : answer;
  if (last.status >= 400) return { result: 'refused', difference: at('status', '', String(exchange.status), `${last.status} ${errorText(last.body)}`) };
  if (exchange.responseBody === undefined || last.body === undefined) return { result: 'accepted', differences: [] };
  const shapes = differences(shapeOf(exchange.responseBody), shapeOf(last.body), isMap).filter(isSaid);
  return { result: 'accepted', differences: shapes.map((shape) => at(shape.kind, shape.path, shape.recorded, shape.ours)) };
}

function isLongRunning({ headers }: Answer): boolean {
  return [headers['azure-asyncoperation'], headers['location']].some((address) => address !== undefined && isPollAddress(address));
}

async function afterwards(client: Client, path: string, first: Answer): Promise<Answer> {
  const end = await finished(client, first);
  return end.status >= 400 ? end : client.send({ method: 'GET', path });
}

/**
 * Examples leave out what the service fills in, show settings that nothing makes here, and page where nothing is left: null and
 * absent say no more than that something is not set.
 */
function isSaid({ kind, path, recorded, ours }: ShapeDifference): boolean {
  if (kind === 'extra property' || path === 'nextLink') return false;
  return kind === 'missing property' ? recorded !== 'null' : !ours.split('|').includes('null') && !recorded.split('|').includes('null');
}
