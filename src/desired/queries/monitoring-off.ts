import { at, textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { shellWord } from '../../model/shell-word.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { LogSource } from './query-input.ts';

const places = '--app-insights NAME|ID or --workspace NAME|ID';

export const nameIt = `Name what has the logs: ${places}`;

/** The line that lets the API write logs. */
function enableLine({ service, api }: LogSource, ...more: readonly string[]): string {
  return ['apim-llm monitor enable --service', shellWord(service ?? 'SERVICE'), ...(api === undefined ? [] : ['--api', shellWord(api)]), ...more].join(' ');
}

/** Nothing tells where logs could be. */
export function monitoringOff(source: LogSource, { service }: Live): UserError {
  const what = source.api === undefined ? `Nothing tells where ${service.name} logs to: no logger of it names Application Insights.` : `The API ${source.api} of ${service.name} does not write to Application Insights.`;
  return new UserError('MonitoringOff', exitCodes.failed, what, {
    hint: ['Let it write there (--create makes a component, where there is none yet):', `  ${enableLine(source, '--app-insights NAME')}`, `Or, where somebody else has set it up, say what has the logs: ${places}`].join('\n'),
  });
}

/** What of a read says why there may be nothing. */
export function whyNothing(source: LogSource, llm: boolean, live: Live | undefined): readonly string[] {
  return [
    'Logs come 2 to 5 minutes after the calls; --since looks further back.',
    ...(live?.monitoring === undefined ? [] : llm ? llmReasons(source, live) : requestReasons(source, live)),
  ];
}

function llmReasons(source: LogSource, { monitoring }: Live): readonly string[] {
  const diagnostics = (monitoring?.diagnostics ?? []).filter(({ id }) => /\/diagnostics\/azuremonitor$/i.test(id));
  const logs = diagnostics.some(({ body }) => /^enabled$/i.test(textAt(body, 'properties', 'largeLanguageModel', 'logs') ?? ''));
  const sent = (monitoring?.settings ?? []).some(({ body }) => textAt(body, 'properties', 'workspaceId') !== undefined);
  if (sent && (logs || source.api === undefined)) return [];
  return ['Calls to language models are not logged:', `  ${enableLine(source, '--llm-logs')}`];
}

function requestReasons(source: LogSource, { monitoring }: Live): readonly string[] {
  const diagnostics = (monitoring?.diagnostics ?? []).filter(({ id }) => /\/diagnostics\/applicationinsights$/i.test(id));
  const [diagnostic] = diagnostics.toSorted((a, b) => b.id.length - a.id.length);
  if (diagnostic === undefined) return source.api === undefined ? [] : ['The API has no diagnostic that writes there:', `  ${enableLine(source, '--app-insights NAME')}`];
  const percentage = at(diagnostic.body, 'properties', 'sampling', 'percentage');
  return typeof percentage === 'number' && percentage < 100 ? [`Of a hundred requests ${percentage} are logged (sampling): few calls may leave nothing.`] : [];
}
