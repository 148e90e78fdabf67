import { emptyAnswer } from '../answer.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmRequest, ArmResponse } from '../plane.ts';
import { gatewayRefusal, methodNotAllowed } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import { refuseWhileDeleting } from '../resources/resource-groups.ts';
import { authorize } from './authorize.ts';
import { requestBody } from './body.ts';
import { servePlain } from './plain.ts';
import { invalidType, unknownType } from './known-types.ts';
import { handlerFor, matchKind } from './match.ts';
import { asThen } from './older-versions.ts';
import type { Match } from './match.ts';
import { parentOf } from './parent.ts';
import { parsePath } from './path.ts';
import type { ArmPath } from './path.ts';
import { checkSubscription } from './scope.ts';
import { refuseWhileBusy } from './busy.ts';
import { atCurrentRevision } from './current-revision.ts';

/** ARM's order: subscription, type, api-version, permission, resource group, parents, then the provider. */
export function serve(state: ArmState, kinds: readonly Kind[], request: ArmRequest): ArmResponse {
  const parsed = parsePath(request.url.pathname);
  if ('encodedSlash' in parsed) return emptyAnswer(404);
  if ('undecodable' in parsed) throw gatewayRefusal(400, 'BadRequest', 'The request URL is invalid.');
  const path = atCurrentRevision(state, parsed.path);
  const query = queryOf(request.url);
  const apiVersion = query.get('api-version') ?? '';
  if (apiVersion === '') throw gatewayRefusal(400, 'MissingApiVersionParameter', 'The api-version query parameter (?api-version=) is required for all requests.');
  const subscription = path.subscription ?? subscriptionOfPlain(path);
  if (subscription !== undefined) checkSubscription(state, subscription);
  if (path.provider === undefined) return servePlain(state, request, path, apiVersion, query);
  const match = matchKind(path, kinds);
  if (!match) throw unknownType(path, kinds, apiVersion);
  if (!match.kind.apiVersions.includes(apiVersion)) throw invalidType(match.kind.provider, match.kind.type, apiVersion, match.kind.apiVersions);
  const handler = handlerFor(match.methods, request.method);
  if (!handler) return methodNotAllowed(request.method, Object.keys(match.methods));
  if (!match.kind.open) authorize(state, request.caller, actionOf(request.method, match), scopeOf(path, match));
  const parentId = parentOf(state, request.method, path, match);
  const id = idOf(state, path, match, parentId);
  if (path.resourceGroup !== undefined && (request.method === 'PUT' || request.method === 'PATCH')) refuseWhileDeleting(state, `/subscriptions/${path.subscription}/resourceGroups/${path.resourceGroup}`);
  if (match.kind.provider === 'Microsoft.ApiManagement' && request.method !== 'GET' && request.method !== 'HEAD') refuseWhileBusy(state, id);
  const call: Call = { state, request, path, kind: match.kind, apiVersion, query, id, parentId, body: () => requestBody(request) };
  return asThen(call, handler(call));
}

/** Query keys are compared without case. */
function queryOf(url: URL): URLSearchParams {
  return new URLSearchParams([...url.searchParams].map(([key, value]): [string, string] => [key.toLowerCase(), value]));
}

function subscriptionOfPlain(path: ArmPath): string | undefined {
  return path.plain[0]?.toLowerCase() === 'subscriptions' ? path.plain[1] : undefined;
}

/** Below a parent resource the type's last part follows, below a scope or container the provider comes first. */
function idOf(state: ArmState, path: ArmPath, { kind, target }: Match, parentId: string): string {
  const [first = '', ...rest] = kind.type.split('/');
  const collection = rest.length === 0 ? `${parentId}/providers/${kind.provider}/${first}` : `${parentId}/${rest.at(-1)}`;
  if (target !== 'item') return collection;
  const id = `${collection}/${path.names.at(-1)}`;
  return state.store.find(id)?.id ?? id;
}

const verbs: Readonly<Record<string, string>> = { GET: 'read', HEAD: 'read', PUT: 'write', PATCH: 'write', DELETE: 'delete' };

function actionOf(method: string, { kind }: Match): string {
  return `${kind.provider}/${kind.type}/${verbs[method] ?? 'action'}`;
}

/** The resource itself; for a collection what contains it. */
function scopeOf(path: ArmPath, match: Match): string {
  if (match.target === 'inSubscription' || path.names.length === 0) return path.scope;
  const names = path.names.map((name, index) => `${path.types[index]}/${name}`);
  return `${path.scope}/providers/${path.provider}/${names.join('/')}`;
}
