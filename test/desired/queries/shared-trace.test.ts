import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../emulator/logs/kql/ask.ts';

const template = (file: string): string => readFileSync(path.resolve(import.meta.dirname, '../../../templates', file), 'utf8');
const gateway = 'apim.azure-api.net Sweden Central';
const at = (second: number): string => `datetime(2026-01-01T00:00:0${second}Z)`;
const ofGateway = 'dynamic({"Service Type": "API Management", "Service ID": "apim", "API Name": "chat", "Operation Name": "Complete"})';

/** A call that the gateway answers as told, by a client that logs its own dependency, the call of the gateway, to the same workspace. */
function logs(status: string, attempts: readonly string[]): string {
  const own = attempts.map((result, index) => `${at(2 + index)}, "trace", "${gateway}", "a${index}", "request", "Http", "main.openai.azure.com", "POST - https://main.openai.azure.com/openai/deployments/gpt-4o/chat", "${result}", 20.0, 1, ${ofGateway}`);
  return [
    'let AppRequests = datatable (TimeGenerated: datetime, OperationId: string, AppRoleName: string, Id: string, Name: string, Url: string, ResultCode: string, DurationMs: real, ItemCount: int, Properties: dynamic)',
    `[${at(1)}, "trace", "${gateway}", "request", "POST /chat", "https://apim.azure-api.net/openai/deployments/gpt-4o/chat", "${status}", 30.0, 1, ${ofGateway}];`,
    'let AppDependencies = datatable (TimeGenerated: datetime, OperationId: string, AppRoleName: string, Id: string, ParentId: string, DependencyType: string, Target: string, Data: string, ResultCode: string, DurationMs: real, ItemCount: int, Properties: dynamic)',
    `[${[`${at(0)}, "trace", "shop", "client", "page", "HTTP", "apim.azure-api.net", "POST /chat", "${status}", 40.0, 1, dynamic({})`, ...own].join(', ')}];`,
    '',
  ].join('\n');
}

describe("a client's own dependency in the trace of its call", () => {
  it('is no attempt of the gateway', () => {
    expect(rowsOf(`${logs('200', ['200'])}${template('kql/backends.kql')}\n| project Backend, Requests, Attempts`)).toEqual([['main.openai.azure.com', 1, 1]]);
    expect(rowsOf(`${logs('429', [])}${template('kql/backends.kql')}\n| project Backend, Requests, Attempts`)).toEqual([['(none)', 1, 0]]);
    expect(rowsOf(`${logs('200', ['429', '200'])}${template('kql/throttling.kql')}\n| project Attempts, Retries`)).toEqual([[2, 1]]);
    expect(rowsOf(`${logs('200', ['200'])}${template('kql/latency.kql')}\n| where Of == "backend" | project Name`)).toEqual([['main.openai.azure.com']]);
    expect(rowsOf(`${logs('200', ['200'])}${template('kql/failover.kql')}\n| project Backend, Attempts`)).toEqual([['main.openai.azure.com', 1]]);
  });

  it('hides no call that the gateway refused itself', () => {
    expect(rowsOf(`${logs('429', [])}${template('alerts/refused.kql')}`)).toEqual([['chat', 1]]);
    expect(rowsOf(`${logs('429', ['429'])}${template('alerts/refused.kql')}`)).toEqual([]);
  });
});
