import type { OptionValues, QueryCommand, QueryModule } from '../../commands/command.ts';
import { globalOptions } from '../input/global-options.ts';
import { resourceGroupOf } from '../model/arm-id.ts';
import type { Live } from '../model/live.ts';
import type { LogAnswer, LogsClient, LogSpan, LogWorkspace } from '../model/logs.ts';
import { connectOptions, connectTarget, type Connection } from './connect-target.ts';
import { filesOf } from './files.ts';
import { refusedLogs } from './refused-logs.ts';
import { readLive } from './read-live.ts';
import type { Session } from './session.ts';

export interface OpenLogs {
  /** Undefined where nothing had to be read. */
  readonly live: Live | undefined;
  readonly workspace: LogWorkspace;
  /** By the clock of whoever generates the logs. Milliseconds since 1970. */
  now(): Promise<number>;
  query(kql: string, span: LogSpan): Promise<LogAnswer>;
  close(): Promise<void>;
}

export interface Prepared {
  readonly module: QueryModule;
  readonly input: unknown;
}

/** What the options say. Where the logs are found by the service, its name is asked for, or missing. */
export async function prepareLogs(command: QueryCommand, session: Session): Promise<Prepared> {
  const module = await command.load();
  const prepare = (values: OptionValues): Promise<unknown> => module.prepare(values, filesOf(session));
  const input = await prepare(session.values);
  const place = module.place(input);
  if (module.template(input) === undefined || module.onlyShows(input) || 'customerId' in place || place.service !== undefined) return { module, input };
  return { module, input: await prepare({ ...session.values, service: await askedService(command, session) }) };
}

async function askedService(command: QueryCommand, { asking, io }: Session): Promise<string> {
  const spec = globalOptions.find(({ name }) => name === 'service');
  if (spec === undefined) throw new Error('there is no option for the service');
  if (asking === undefined) {
    const { missingInput } = await import('../input/missing-input.ts');
    throw missingInput(command.path, [{ spec, command: undefined }], io.argv, []);
  }
  const { askOption } = await import('../input/prompts.ts');
  return (await askOption(spec, asking, '--service'))[0] ?? '';
}

const noSubscription = '00000000-0000-0000-0000-000000000000';

/** Finds the workspace, and a way to ask it. `close` must be called. */
export async function openLogs({ module, input }: Prepared, session: Session): Promise<OpenLogs> {
  const { globals, notes, screen, signal } = session;
  const place = module.place(input);
  screen.progress.doing(`looking for the logs of ${'customerId' in place ? place.customerId : (place.service ?? '')}`);
  // Where nothing is read, no subscription needs to be chosen.
  const connection = await connectTarget(session, globals.subscription ?? ('customerId' in place ? noSubscription : undefined));
  try {
    const live = 'customerId' in place ? undefined : await readLive(connection.azure, module, input, signal);
    if (live !== undefined) notes.target = { ...notes.target, subscription: live.subscriptionId, resourceGroup: resourceGroupOf(live.service.id), service: live.service.name };
    const workspace = live === undefined || 'customerId' in place ? { customerId: 'customerId' in place ? place.customerId : '', id: undefined } : module.workspace(input, live);
    screen.tell(`logs of workspace ${workspace.customerId}${workspace.id === undefined ? '' : ` ${workspace.id}`}`);
    const { logsClient } = await import('../azure/logs/logs-client.ts');
    const client = logsClient(connectOptions(session, connection.local, globals.subscription));
    return { live, workspace, now: await clockOf(connection, session), query: (kql, span) => asked(client, workspace, kql, span, signal), close: () => connection.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function asked(client: LogsClient, workspace: LogWorkspace, kql: string, span: LogSpan, signal: AbortSignal): Promise<LogAnswer> {
  try {
    return await client.query(workspace.customerId, kql, span, signal);
  } catch (error) {
    throw refusedLogs(error, workspace, client.callerObjectId);
  }
}

async function clockOf({ local }: Connection, { io, signal }: Session): Promise<OpenLogs['now']> {
  if (local === undefined) return () => Promise.resolve(io.now());
  const { controlClient } = await import('../azure/local/control.ts');
  const control = controlClient(local);
  return async () => (await control.clock(signal)).now;
}
