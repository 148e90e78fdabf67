import * as z from 'zod';
import type { Json } from '../model/json.ts';
import { type Answer, dropped, type Dropped } from './answer.ts';
import { durationShape, parseDuration } from '../model/duration.ts';
import { globMatcher } from './glob.ts';
import { describeIssues } from './zod-issues.ts';

/** Which side of Azure: ARM, the hosts of the model accounts, or the query API of the logs. */
export type FaultPlane = 'arm' | 'model' | 'logs';

/** A request as faults see it. */
export interface Met {
  readonly plane: FaultPlane;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  /** Names, on plane `model`; a deployment as the client wrote it, undefined where none is asked for. */
  readonly account?: string | undefined;
  readonly deployment?: string | undefined;
}

/** What happens to a request that a fault meets. Drop and respond leave who was asked unasked. */
export type Effect =
  | { readonly does: 'respond'; readonly answer: Answer }
  | { readonly does: 'drop' }
  /** On the control plane in real time, also when the clock is virtual: ARM does not wait for the clock. On the data plane by its clock. */
  | { readonly does: 'delay'; readonly ms: number };

export interface Fault {
  readonly matches: (met: Met) => boolean;
  /** Of the requests that match, only this one, counted from 1 since the fault was set; undefined: all. */
  readonly nth: number | undefined;
  readonly effect: Effect;
}

const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== undefined && ms <= 3_600_000) return ms;
  context.addIssue({ code: 'custom', message: ms === undefined ? `"${text}" is not ${durationShape}` : 'longer than PT1H' });
  return z.NEVER;
});

/** These make the message's frame, which is the host's. */
const framing = new Set(['content-length', 'transfer-encoding', 'connection', 'upgrade']);

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'not a header name')
  .transform((name) => name.toLowerCase())
  .refine((name) => !framing.has(name), 'set by the host, cannot be faked');
const headerValue = z.string().regex(/^[\t\x20-\x7e]*$/, 'not a header value');

const respond = z.strictObject({
  status: z.int().min(200).max(599),
  headers: z.record(headerName, headerValue).default({}),
  body: z.json().optional(),
});

const match = z
  .strictObject({
    plane: z.enum(['arm', 'model', 'logs']).default('arm'),
    method: z.string().regex(/^[A-Za-z]+$/, 'not a method').transform((method) => method.toUpperCase()).optional(),
    path: z.string().min(1).max(1000).optional(),
    nth: z.int().min(1).optional(),
    account: z.string().min(1).optional(),
    deployment: z.string().min(1).optional(),
  })
  .superRefine(({ plane, account, deployment }, context) => {
    if (plane === 'model') return;
    for (const [name, value] of Object.entries({ account, deployment })) {
      if (value !== undefined) context.addIssue({ code: 'custom', path: [name], message: 'goes with "plane": "model" only' });
    }
  });

const fault = z
  .strictObject({
    match: match.default({ plane: 'arm' }),
    respond: respond.optional(),
    drop: z.literal(true).optional(),
    delay: duration.optional(),
  })
  .refine((each) => [each.respond, each.drop, each.delay].filter((effect) => effect !== undefined).length === 1, {
    message: 'needs exactly one of respond, drop and delay',
  });

const faultList = z.array(fault).max(1000);

function effectOf(given: z.output<typeof fault>): Effect {
  if (given.respond !== undefined) {
    const { status, headers } = given.respond;
    const body = given.respond.body as Json | undefined;
    return { does: 'respond', answer: typeof body === 'string' ? { status, headers, text: body } : { status, headers, body } };
  }
  return given.delay === undefined ? { does: 'drop' } : { does: 'delay', ms: given.delay };
}

function isNamed(stated: string | undefined, name: string | undefined): boolean {
  return stated === undefined || stated.toLowerCase() === name?.toLowerCase();
}

/** What is not stated matches anything; names have no case. */
function matcherOf({ plane, method, path, account, deployment }: z.output<typeof match>): (met: Met) => boolean {
  const matchesPath = path === undefined ? () => true : globMatcher(path);
  return (met) => met.plane === plane && (method === undefined || method === met.method) && matchesPath(met.path) && isNamed(account, met.account) && isNamed(deployment, met.deployment);
}

/** Reads the list of `POST /faults`; problems as lines that name the place. */
export function readFaults(list: unknown): { readonly faults: readonly Fault[] } | { readonly problems: readonly string[] } {
  const read = faultList.safeParse(list);
  if (!read.success) return { problems: describeIssues(read.error) };
  return {
    faults: read.data.map((given) => ({
      matches: matcherOf(given.match),
      nth: given.match.nth,
      effect: effectOf(given),
    })),
  };
}

export interface FaultBoard {
  /** Replaces the list; counting starts anew. */
  set(faults: readonly Fault[]): void;
  /**
   * Counts the request in every fault that it matches and applies those that are due, in the order of the list: delays
   * add up, the first respond or drop ends it. Undefined: the request goes on.
   */
  meet(met: Met, wait: (ms: number) => Promise<void>): Promise<Answer | Dropped | undefined>;
}

export function faultBoard(): FaultBoard {
  let board: { readonly fault: Fault; seen: number }[] = [];
  return {
    set: (faults) => {
      board = faults.map((each) => ({ fault: each, seen: 0 }));
    },
    meet: async (met, wait) => {
      const due = board.filter((entry) => {
        const { fault: each } = entry;
        if (!each.matches(met)) return false;
        entry.seen += 1;
        return each.nth === undefined || each.nth === entry.seen;
      });
      for (const { fault: each } of due) {
        if (each.effect.does === 'respond') return each.effect.answer;
        if (each.effect.does === 'drop') return dropped;
        await wait(each.effect.ms);
      }
      return undefined;
    },
  };
}
