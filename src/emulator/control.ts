import * as z from 'zod';
import type { JsonObject } from '../model/json.ts';
import { type Answer, contentTooLarge, type Incoming, refusal } from './answer.ts';
import { checkBearer } from './bearer.ts';
import type { OwnedClock } from './clock.ts';
import { durationShape, parseDuration } from './duration.ts';
import { type FaultBoard, readFaults } from './faults.ts';
import type { DataPlane } from './data-plane.ts';
import { describeIssues } from './zod-issues.ts';

export const controlPrefix = '/_emulator';
/** How `GET /_emulator/` says what it is; `emulator stop` ends no process that does not answer so. */
export const controlName = 'apim-llm local Azure';

/** What the control API may touch. */
export interface Controlled {
  readonly clock: OwnedClock;
  readonly faults: FaultBoard;
  readonly data: Pick<DataPlane, 'forwarding' | 'telemetry'>;
  readonly token: string;
  readonly origin: string;
  readonly pid: number;
  /** The state after start, in place of the present one; gives back the new clock. */
  readonly reset: () => Promise<OwnedClock>;
}

type Handler = (body: unknown, controlled: Controlled, query: URLSearchParams) => Answer | Promise<Answer>;

const endOfTime = Date.UTC(9999, 11, 31);

function bad(code: string, message: string): Answer {
  return refusal(400, code, message);
}

function ok(body: Answer['body']): Answer {
  return { status: 200, headers: {}, body };
}

function timeOf(clock: OwnedClock): { readonly now: string } {
  return { now: new Date(clock.now()).toISOString() };
}

const advance = z.strictObject({ advance: z.string() });

const moveClock: Handler = async (body, { clock }) => {
  const read = advance.safeParse(body);
  if (!read.success) return bad('InvalidRequestContent', `Expected {"advance": DURATION}. ${describeIssues(read.error).join('; ')}`);
  const ms = parseDuration(read.data.advance);
  if (ms === undefined) return bad('InvalidDuration', `"${read.data.advance}" is not ${durationShape}.`);
  if (clock.advance === undefined) return bad('ClockIsReal', 'The clock of this local Azure is real and cannot be moved. Start it with --clock virtual.');
  if (clock.now() + ms > endOfTime) return bad('InvalidDuration', `${read.data.advance} leads beyond the year 9999.`);
  await clock.advance(ms);
  return ok(timeOf(clock));
};

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

const routes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '/': { GET: (_, { pid }) => ok({ name: controlName, pid }) },
  '/attempts': { GET: (_, { data }, query) => since(data.forwarding.attempts.since)(query) },
  '/clock': { POST: moveClock },
  '/faults': { POST: setFaults },
  '/reset': { POST: async (_, { reset }) => ok(timeOf(await reset())) },
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
