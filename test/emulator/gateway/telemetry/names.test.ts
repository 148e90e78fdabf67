import { describe, expect, it } from 'vitest';
import { operationName, performanceBucket, requestName, roleName } from '../../../../src/emulator/gateway/telemetry/names.ts';
import type { Named } from '../../../../src/emulator/gateway/telemetry/names.ts';

const api = { id: 'i', name: 'models', displayName: 'Models', path: 'm', revision: '2', version: '', isCurrent: false, serviceUrl: undefined, protocols: [] };
const operation = { id: 'o', name: 'chat', displayName: 'Chat', method: 'POST', urlTemplate: '/x', parameters: new Map<string, string>() };
const named: Named = { method: 'POST', path: '/m/x', matched: { api, operation } };

describe('names of requests', () => {
  it('are API, revision and operation, or method and path', () => {
    expect(operationName('Name', named)).toBe('models;rev=2 - chat');
    expect(operationName('Url', named)).toBe('POST /m/x');
    expect(requestName(named)).toBe('POST /m/x');
  });

  it('say the revision once, and leave out what was not hit', () => {
    expect(operationName('Name', { ...named, matched: { api: { ...api, name: 'models;rev=2' }, operation: undefined } })).toBe('models;rev=2');
    expect(operationName('Name', { ...named, matched: undefined })).toBe('POST /m/x');
  });

  it('name the service with its region', () => {
    expect(roleName('apim', 'Sweden Central')).toBe('apim.azure-api.net Sweden Central');
  });

  it('sort durations into buckets', () => {
    expect([0, 249, 250, 999, 1000, 59_999, 60_000, 299_999, 300_000].map(performanceBucket)).toEqual(['<250ms', '<250ms', '250ms-500ms', '500ms-1sec', '1sec-3sec', '30sec-1min', '1min-2min', '2min-5min', '>=5min']);
  });
});
