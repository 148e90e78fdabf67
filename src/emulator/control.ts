import type { JsonObject } from '../model/json.ts';
import { type Answer, contentTooLarge, type Incoming, refusal } from './answer.ts';
import { checkBearer } from './bearer.ts';
import type { ClockProtocol } from './clock-protocol.ts';
import { bad, ok } from './control-answers.ts';
import { moveClock, readClock } from './control-clock.ts';
import { type FaultBoard, readFaults } from './faults.ts';
import type { DataPlane } from './data-plane.ts';
import type { LogStore } from './logs/log-store.ts';
import { tableNames } from './logs/tables.ts';

export const controlPrefix = '/_emulator';
/** How `GET /_emulator/` says what it is; `emulator stop` ends no process that does not answer so. */
export const controlName = 'apim-llm local Azure';

/** What the control API may touch. */
export interface Controlled {
  readonly time: ClockProtocol;
  readonly faults: FaultBoard;
  readonly data: Pick<DataPlane, 'breakers' | 'forwarding' | 'logs' | 'telemetry'>;
  readonly token: string;
  readonly origin: string;
  readonly pid: number;
  /** The state after start, in place of the present one; gives back what its clock says. */
  readonly reset: () => Promise<string>;
}

type Handler = (body: unknown, controlled: Controlled, query: URLSearchParams) => Answer | Promise<Answer>;

const setFaults: Handler = (body, { faults }) => {
  const read = readFaults(body);
  if ('problems' in read) return bad('InvalidFaults', `The list of faults was not taken: ${read.problems.join('; ')}`);
  faults.set(read.faults);
  return ok({ faults: read.faults.length });
};

/** `since`: the number of the last one that is known already. */
function since(list: (n: number) => object): (query: URLSearchParams) => Answer {
  return (query) => {
    const text = query.get('since') ?? '0';
    return /^\d{1,15}$/.test(text) ? ok({ ...list(Number(text)) } as JsonObject) : bad('InvalidQuery', `since=${text} is not a number.`);
  };
}

/** Rows as they were written, without a query: those that can be seen by now, and how many are kept no more. */
function rowsOf(logs: LogStore, query: URLSearchParams): Answer {
  const [workspace, asked] = [query.get('workspace') ?? '', query.get('table') ?? ''];
  const table = tableNames.find((name) => name === asked);
  if (!table) return bad('InvalidQuery', `table=${asked} is none of ${tableNames.join(', ')}.`);
  return ok({ rows: logs.rows(workspace, table), dropped: logs.dropped(workspace, table) });
}

const routes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '/': { GET: (_, { pid }) => ok({ name: controlName, pid }) },
  '/attempts': { GET: (_, { data }, query) => since(data.forwarding.attempts.since)(query) },
  '/breakers': { GET: (_, { data }) => ok({ breakers: data.breakers() }) },
  '/clock': { GET: (_, { time }) => readClock(time), POST: (body, { time }) => moveClock(body, time) },
  '/faults': { POST: setFaults },
  '/logs': { GET: (_, { data }, query) => rowsOf(data.logs, query) },
  '/reset': { POST: async (_, { reset }) => ok({ now: await reset() }) },
  '/telemetry': { GET: (_, { data }, query) => since(data.telemetry.since)(query) },
};

/** `POST /_emulator/clock` */
export const controlCalls: readonly string[] = Object.entries(routes).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${controlPrefix}${path}`));

export function isControl(path: string): boolean {
  return path === controlPrefix || path.startsWith(`${controlPrefix}/`);
}

/** The control API, for the holder of the ready file's token. */
export async function answerControl(request: Incoming, controlled: Controlled): Promise<Answer> {
  const refused = checkBearer(request.headers['authorization'], controlled.token, controlled.origin);
  if (refused !== undefined) return refused;
  if (request.tooLarge) return contentTooLarge;
  const path = request.url.pathname.slice(controlPrefix.length) || '/';
  const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (methods === undefined) return refusal(404, 'NotFound', `The control API has no ${request.url.pathname}. It has: ${controlCalls.join(', ')}.`);
  const handler = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  const allow = Object.keys(methods).join(', ');
  if (handler === undefined) return refusal(405, 'MethodNotAllowed', `${request.url.pathname} takes ${allow}.`, { allow });
  let body: unknown;
  try {
    body = request.body === '' ? undefined : JSON.parse(request.body);
  } catch (error) {
    return bad('InvalidRequestContent', `The body is not JSON: ${(error as Error).message}`);
  }
  return handler(body, controlled, request.url.searchParams);
}
