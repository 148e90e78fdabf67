import * as z from 'zod';
import { type Answer, refusal } from './answer.ts';
import type { ClockProtocol } from './clock-protocol.ts';
import { bad, ok } from './control-answers.ts';
import { durationShape, parseDuration } from '../model/duration.ts';
import { describeIssues } from './zod-issues.ts';

const endOfTime = Date.UTC(9999, 11, 31);

const order = z.strictObject({ advance: z.string(), after: z.int().nonnegative().optional(), until: z.literal('answer').optional() });

export function readClock({ clock, state }: ClockProtocol): Answer {
  return ok({ kind: clock.advance === undefined ? 'real' : 'virtual', ...state() });
}

export async function moveClock(body: unknown, { clock, move }: ClockProtocol): Promise<Answer> {
  const read = order.safeParse(body);
  if (!read.success) return bad('InvalidRequestContent', `Expected {"advance": DURATION}, with "after": NUMBER OF CALLS or "until": "answer" where they are wanted. ${describeIssues(read.error).join('; ')}`);
  const { advance, after, until } = read.data;
  const ms = parseDuration(advance);
  if (ms === undefined) return bad('InvalidDuration', `"${advance}" is not ${durationShape}.`);
  if (clock.advance === undefined) return bad('ClockIsReal', 'The clock of this local Azure is real and cannot be moved. Start it with --clock virtual.');
  if (clock.now() + ms > endOfTime) return bad('InvalidDuration', `${advance} leads beyond the year 9999.`);
  const moved = await move({ ms, after, untilAnswer: until !== undefined });
  switch (moved.kind) {
    case 'idle':
      return ok({ ...moved.state });
    case 'missing':
      return refusal(409, 'CallsNotReceived', `The gateways have received ${moved.received} calls since the start and were told to wait for ${after ?? 0}. The clock was not moved.`);
    case 'stopped':
      return refusal(409, 'ClockWasReset', 'The local Azure was reset while its clock moved. The new clock stands at its beginning.');
  }
}
