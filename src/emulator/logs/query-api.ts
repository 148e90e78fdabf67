import { isArmId } from '../../model/arm-id.ts';
import { isObject, type Json } from '../../model/json.ts';
import { type Answer, contentTooLarge, dropped, type Dropped, type Incoming } from '../answer.ts';
import type { Caller } from '../arm/plane.ts';
import type { FaultBoard } from '../faults.ts';
import { KqlError } from './kql/fault.ts';
import { runQuery } from './kql/run-query.ts';
import { queryAnswer } from './query-answer.ts';
import { answerBatch } from './query-batch.ts';
import { badArgument, insufficientAccess, pathNotFound, queryError, queryFault } from './query-errors.ts';
import { preferencesOf, readLogQuery } from './query-request.ts';
import { type LogWorld, mayQuery, type QueryScope, scopeOfResource, tablesOf, workspaceNamed } from './query-scope.ts';
import { type QuerySignIn, signedIn } from './query-sign-in.ts';

/** Azure has it at `https://api.loganalytics.io/v1`. */
const prefix = '/v1/';

export function isLogQuery(pathname: string): boolean {
  return pathname.startsWith(prefix);
}

export interface QueryFront extends QuerySignIn {
  readonly world: LogWorld;
  /** Gives a signed-in caller its roles. */
  readonly welcome: (caller: Caller) => void;
  readonly faults: FaultBoard;
  /** Real time; rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly newId: () => string;
}

/** One query, as its path and its content say. */
export interface AskedQuery {
  readonly path: string;
  readonly sent: unknown;
  readonly prefer: string | undefined;
  readonly objectId: string;
}

/** The query API of Log Analytics: token, faults, then the queries of `POST` and `GET`. */
export async function answerLogQuery(request: Incoming, front: QueryFront): Promise<Answer | Dropped> {
  const caller = signedIn(request, front);
  if ('refused' in caller) return caller.refused;
  front.welcome({ objectId: caller.objectId, isApplication: caller.objectId !== front.userObjectId });
  const { pathname } = request.url;
  const faked = await front.faults.meet({ plane: 'logs', method: request.method, path: pathname }, (ms) => front.wait(ms, request.signal));
  if (faked === dropped) return dropped;
  if (faked !== undefined) return faked;
  if (request.tooLarge) return contentTooLarge;
  const path = decoded(pathname.slice(prefix.length));
  if (path === undefined) return pathNotFound(front.newId());
  if (request.method !== 'GET' && request.method !== 'POST') return queryError(405, 'MethodNotAllowedError', 'The requested method is not supported', { correlationId: front.newId() });
  const sent = request.method === 'GET' ? fromAddress(request.url) : json(request.body);
  const prefer = request.headers['prefer'];
  if (path === '$batch') return answerBatch(sent, (query) => answerOne({ ...query, objectId: caller.objectId }, front), front.newId);
  return answerOne({ path, sent, prefer, objectId: caller.objectId }, front);
}

function answerOne({ path, sent, prefer, objectId }: AskedQuery, { world, newId }: QueryFront): Answer {
  const correlationId = newId();
  const own = scopeOfPath(path, world);
  if (!own) return pathNotFound(correlationId);
  const now = world.now();
  const asked = readLogQuery(sent, now);
  if ('problem' in asked) return badArgument(asked.problem, correlationId);
  const scope = withMore(own, asked.workspaces, world);
  if (!scope) return badArgument({ code: 'WorkspaceNotFoundError', message: `One of the workspaces '${asked.workspaces.join("', '")}' was not found.` }, correlationId);
  if (!mayQuery(scope, objectId, world)) return insufficientAccess(correlationId);
  const tables = tablesOf(scope, asked.range, objectId, world);
  try {
    return queryAnswer(runQuery(asked.query, { now, table: tables.table, tableNames: tables.names }), tables, preferencesOf(prefer));
  } catch (error) {
    if (error instanceof KqlError) return queryFault(error, asked.query, correlationId);
    throw error;
  }
}

/** `workspaces/CUSTOMER_ID/query`, `RESOURCE_ID/query`. */
function scopeOfPath(path: string, world: LogWorld): QueryScope | undefined {
  const of = /^\/*(.+?)\/+(?:api\/)?query$/.exec(path)?.[1];
  if (of === undefined) return undefined;
  const customerId = /^workspaces\/([^/]+)$/.exec(of)?.[1];
  if (customerId === undefined) return isArmId(`/${of}`) ? scopeOfResource(`/${of}`, world) : undefined;
  const workspace = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(customerId) ? workspaceNamed(customerId, world) : undefined;
  return workspace === undefined ? undefined : { kind: 'workspaces', ids: [workspace] };
}

function withMore(scope: QueryScope, names: readonly string[], world: LogWorld): QueryScope | undefined {
  if (names.length === 0 || scope.kind === 'resource') return scope;
  const more = names.map((name) => workspaceNamed(name, world));
  return more.includes(undefined) ? undefined : { kind: 'workspaces', ids: [...new Set([...scope.ids, ...more.filter((id) => id !== undefined)])] };
}

function fromAddress({ searchParams }: URL): Json {
  const workspaces = searchParams.get('workspaces');
  return { query: searchParams.get('query') ?? null, timespan: searchParams.get('timespan'), workspaces: workspaces === null ? null : workspaces.split(',') };
}

function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
