import type { QueryCommand } from '../../commands/command.ts';
import { lengthOf } from '../desired/queries/span.ts';
import { freshCalls, tailedCalls } from '../desired/queries/tail-rows.ts';
import { tailOptions, type TailOptions } from '../desired/queries/tail.ts';
import { newTailSummary } from '../desired/queries/tail-summary.ts';
import { isoDuration } from '../model/duration.ts';
import type { Json } from '../model/json.ts';
import type { LoggedCall } from '../model/logged-call.ts';
import { wrap } from '../output/columns.ts';
import { tailLine } from '../output/tail-line.ts';
import { finished, type Ending } from './ending.ts';
import { filesOf } from './files.ts';
import { openLogs, prepareLogs, type OpenLogs } from './open-logs.ts';
import type { Session } from './session.ts';

/** Tells calls as their logs come, until it is stopped, which is its proper end, or its time is over. */
export async function runTail(command: QueryCommand, session: Session): Promise<Ending> {
  const { io, notes, screen, signal, values } = session;
  const options = tailOptions(values, screen.json);
  const prepared = await prepareLogs(command, session);
  const { kql, span } = prepared.module.question(prepared.input, await filesOf(session).readTemplate('kql/tail.kql'), io.now());
  const logs = await openLogs(prepared, session);
  const summary = newTailSummary();
  const width = screen.widthOut;
  const tell = (call: LoggedCall): void => {
    summary.add(call);
    screen.out([options.jsonLines ? JSON.stringify(asJson(call)) : tailLine(call, width, screen.paintOut)]);
  };
  try {
    screen.progress.rest();
    if (!screen.quiet && !screen.json) screen.err(wrap('Calls as their logs come: on Azure 2 to 5 minutes after the call. Ctrl-C ends it.', screen.widthErr));
    await follow(logs, kql, lengthOf(span), options, tell, session);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await logs.close();
  }
  const { result, line } = summary.told();
  notes.result = result;
  const why = result['requests'] === 0 ? prepared.module.whyEmpty(prepared.input, logs.live) : [];
  if (!screen.quiet && !screen.json) screen.err(['', ...wrap(line, screen.widthErr), ...why]);
  return finished;
}

/** Waits as time really passes: who looks on does not move a local Azure's virtual clock. */
async function follow(logs: OpenLogs, kql: string, sinceMs: number, { forMs, intervalMs }: TailOptions, tell: (call: LoggedCall) => void, { io, signal }: Session): Promise<void> {
  const begun = io.now();
  const fresh = freshCalls((await logs.now()) - sinceMs);
  for (;;) {
    // A second more, for the clock of the service may be ahead.
    const { table } = await logs.query(kql, { duration: isoDuration(Math.ceil(((await logs.now()) - fresh.from()) / 1000) * 1000 + 1000) });
    fresh.of(tailedCalls(table)).forEach(tell);
    const left = forMs === undefined ? intervalMs : begun + forMs - io.now();
    if (signal.aborted || left <= 0) return;
    await io.sleep(Math.min(intervalMs, left), signal);
  }
}

function asJson({ at, ...call }: LoggedCall): Json {
  return { time: new Date(at).toISOString(), ...call, tokens: call.tokens ?? null, attempts: call.attempts.map((attempt) => ({ ...attempt })) };
}
