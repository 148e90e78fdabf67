import { describe, expect, it } from 'vitest';
import { logScope, moreOfLogs, workspaceOf } from '../../../src/desired/queries/find-workspace.ts';
import { whyNothing } from '../../../src/desired/queries/monitoring-off.ts';
import { placeOf } from '../../../src/desired/queries/place.ts';
import type { LogSource } from '../../../src/desired/queries/query-input.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Live, Monitoring } from '../../../src/model/live.ts';

const group = '/subscriptions/s/resourceGroups/rg/providers';
const service = `${group}/Microsoft.ApiManagement/service/apim`;
const component = (name: string): string => `${group}/Microsoft.Insights/components/${name}`;
const workspace = (name: string): string => `${group}/Microsoft.OperationalInsights/workspaces/${name}`;

const logger = (name: string, of: string | undefined, description = '') => ({ kind: 'logger' as const, id: `${service}/loggers/${name}`, body: { properties: { loggerType: 'applicationInsights', description, ...(of !== undefined && { resourceId: component(of) }) } } });
const diagnostic = (owner: string, properties: JsonObject, name = 'applicationinsights') => ({ kind: 'diagnostic' as const, id: `${service}${owner}/diagnostics/${name}`, body: { properties } });
const setting = (of: string) => ({ kind: 'diagnosticSetting' as const, id: `${service}/providers/Microsoft.Insights/diagnosticSettings/x`, body: { properties: { workspaceId: workspace(of) } } });
const readComponent = (name: string, of?: string) => ({ id: component(name), name, body: { properties: of === undefined ? {} : { WorkspaceResourceId: workspace(of) } } });
const readWorkspace = (name: string) => ({ id: workspace(name), name, body: { properties: { customerId: `guid-of-${name}` } } });

const seen = (monitoring: Partial<Monitoring>): Live => ({
  cloud: { name: 'AzureCloud', armEndpoint: '', armScope: '', authorityHost: '', cognitiveAudience: '' },
  subscriptionId: 's',
  service: { id: service, name: 'apim', body: {} },
  accounts: [],
  allApis: [],
  backends: [],
  versionSets: [],
  apis: new Map(),
  monitoring: { loggers: [], diagnostics: [], settings: [], components: [], workspaces: [], ...monitoring },
});
const source = (more: Partial<LogSource> = {}): LogSource => ({ service: 'apim', resourceGroup: undefined, api: undefined, component: undefined, workspace: undefined, ...more });
const next = (live: Live, more: Partial<LogSource> = {}, llm = false) => moreOfLogs(source(more), llm, live)?.monitoring;

describe('the workspace of the logs', () => {
  it("is that of the API's component, by diagnostic and logger", () => {
    const loggers = [logger('a', 'one'), logger('b', 'two')];
    const diagnostics = [diagnostic('', { loggerId: `${service}/loggers/a` }), diagnostic('/apis/chat', { loggerId: `${service}/loggers/b` })];
    expect(next(seen({ loggers, diagnostics }), { api: 'chat' })).toEqual({ components: [component('two')] });
    expect(next(seen({ loggers, diagnostics }), { api: 'other' })).toEqual({ components: [component('one')] });
    expect(next(seen({ loggers, diagnostics }))).toEqual({ components: [component('one')] });
    const components = [readComponent('two', 'w')];
    expect(next(seen({ loggers, diagnostics, components }), { api: 'chat' })).toEqual({ workspaces: [workspace('w')] });
    const whole = seen({ loggers, diagnostics, components, workspaces: [readWorkspace('w')] });
    expect(next(whole, { api: 'chat' })).toBeUndefined();
    expect(workspaceOf(source({ api: 'chat' }), whole)).toEqual({ customerId: 'guid-of-w', id: workspace('w') });
  });

  it('without a diagnostic is told by our own logger, else by the only one', () => {
    expect(next(seen({ loggers: [logger('a', 'one'), logger('ours', 'two', 'x [apim-llm]')] }))).toEqual({ components: [component('two')] });
    expect(next(seen({ loggers: [logger('a', 'one'), logger('same', 'ONE'), logger('keyed', undefined)] }))).toEqual({ components: [component('ONE')] });
    expect(() => next(seen({ loggers: [logger('a', 'one'), logger('b', 'two')] }))).toThrow(expect.objectContaining({ code: 'ComponentAmbiguous', exitCode: 2, hint: expect.stringContaining('  --app-insights two') as string }));
  });

  it('of calls to language models is where the diagnostic setting sends them, else the same', () => {
    const loggers = [logger('a', 'one')];
    expect(next(seen({ loggers, settings: [setting('llm')] }), {}, true)).toEqual({ workspaces: [workspace('llm')] });
    expect(next(seen({ loggers, settings: [setting('llm')], workspaces: [readWorkspace('LLM')] }), {}, true)).toBeUndefined();
    expect(next(seen({ loggers, settings: [setting('llm')] }))).toEqual({ components: [component('one')] });
    expect(next(seen({ loggers }), {}, true)).toEqual({ components: [component('one')] });
    expect(next(seen({ loggers, settings: [setting('llm')], components: [readComponent('named', 'w')] }), { component: 'named' }, true)).toEqual({ workspaces: [workspace('w')] });
  });

  it('is the one that is named', () => {
    expect(logScope(source({ component: 'c', api: 'chat' })).monitoring).toEqual({ apis: ['chat'], components: ['c'] });
    expect(logScope(source({ workspace: 'w' })).monitoring).toEqual({ workspaces: ['w'] });
    expect(next(seen({ workspaces: [readWorkspace('w')] }), { workspace: 'w' })).toBeUndefined();
    expect(placeOf(source({ workspace: 'w' }))).toEqual({ service: 'apim' });
    expect(placeOf(source({ workspace: 'ABCDEF00-0000-4000-8000-000000000000' }))).toEqual({ customerId: 'abcdef00-0000-4000-8000-000000000000' });
  });

  it('is missed with what to type', () => {
    expect(() => workspaceOf(source({ api: 'chat' }), seen({}))).toThrow(expect.objectContaining({ code: 'MonitoringOff', message: 'The API chat of apim does not write to Application Insights.', hint: expect.stringContaining('  apim-llm monitor enable --service apim --api chat --app-insights NAME\n') as string }));
    expect(() => workspaceOf(source(), seen({ components: [readComponent('old')] }))).toThrow(expect.objectContaining({ code: 'NotFound', exitCode: 1 }));
  });
});

describe('nothing logged', () => {
  const why = (monitoring: Partial<Monitoring>, api?: string, llm = false): readonly string[] => whyNothing(source({ api }), llm, seen(monitoring)).slice(1);

  it.each([
    ['no diagnostic of the API', {}, 'chat', false, ['The API has no diagnostic that writes there:', '  apim-llm monitor enable --service apim --api chat --app-insights NAME']],
    ['no API named', {}, undefined, false, []],
    ['sampling', { diagnostics: [diagnostic('', { sampling: { percentage: 100 } }), diagnostic('/apis/chat', { sampling: { percentage: 10 } })] }, 'chat', false, ['Of a hundred requests 10 are logged (sampling): few calls may leave nothing.']],
    ['all are logged', { diagnostics: [diagnostic('', { sampling: { percentage: 100 } })] }, 'chat', false, []],
    ['no logs of models', { settings: [setting('w')] }, 'chat', true, ['Calls to language models are not logged:', '  apim-llm monitor enable --service apim --api chat --llm-logs']],
    ['logs of models without a place', { diagnostics: [diagnostic('/apis/chat', { largeLanguageModel: { logs: 'enabled' } }, 'azuremonitor')] }, 'chat', true, ['Calls to language models are not logged:', '  apim-llm monitor enable --service apim --api chat --llm-logs']],
    ['logs of models', { settings: [setting('w')], diagnostics: [diagnostic('/apis/chat', { largeLanguageModel: { logs: 'enabled' } }, 'azuremonitor')] }, 'chat', true, []],
  ])('%s', (_, monitoring, api, llm, lines) => expect(why(monitoring, api, llm)).toEqual(lines));

  it('may only be late', () => expect(whyNothing(source(), false, undefined)).toEqual(['Logs come 2 to 5 minutes after the calls; --since looks further back.']));
});
