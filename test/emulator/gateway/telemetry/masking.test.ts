import { describe, expect, it } from 'vitest';
import { Headers } from '../../../../src/emulator/gateway/message/headers.ts';
import { Query } from '../../../../src/emulator/gateway/message/query.ts';
import { diagnosticSettings } from '../../../../src/emulator/gateway/telemetry/diagnostic-settings.ts';
import { loggedHeaders, maskedTarget, maskedUrl } from '../../../../src/emulator/gateway/telemetry/masking.ts';

const url = { scheme: 'https', host: 'apim.azure-api.net', port: 443, path: '/a', query: Query.parse('key=1&n=2&m=3') };

describe('what is hidden', () => {
  it('are all queries, where a diagnostic says nothing of masks', () => {
    const { frontend } = diagnosticSettings({});
    expect(maskedUrl(url, frontend.queryMasks)).toBe('https://apim.azure-api.net/a');
    expect(maskedTarget(new URL('https://h:8/p?api-version=1'), frontend.queryMasks)).toBe('https://h:8/p');
  });

  it('are the stated ones, a name before the star', () => {
    const { frontend } = diagnosticSettings({ frontend: { request: { dataMasking: { queryParams: [{ value: '*', mode: 'Mask' }, { value: 'KEY', mode: 'Hide' }] } } } });
    expect(maskedUrl({ ...url, port: 8443 }, frontend.queryMasks)).toBe('https://apim.azure-api.net:8443/a?n=***&m=***');
  });

  it('are headers likewise; what is not there is not logged', () => {
    const { backend } = diagnosticSettings({ backend: { response: { headers: ['A', 'b', 'c', 'd'], dataMasking: { headers: [{ value: 'b', mode: 'Mask' }, { value: 'C', mode: 'Hide' }] } } } });
    const headers = new Headers([['a', '1'], ['B', '2'], ['c', '3'], ['e', '4']]);
    expect(loggedHeaders(headers, backend.response, 'Response-')).toEqual({ 'Response-A': '1', 'Response-b': '***' });
    expect(loggedHeaders(undefined, backend.response)).toEqual({});
  });
});

describe('settings of a diagnostic', () => {
  it('have the documented defaults', () => {
    expect(diagnosticSettings()).toMatchObject({ percentage: 100, alwaysLogsErrors: false, verbosity: 'information', logsClientIp: true, correlation: 'Legacy', nameFormat: 'Name', llm: undefined });
  });

  it('log no more than 8192 bytes, and messages only where all of them are', () => {
    const read = diagnosticSettings({ frontend: { request: { body: { bytes: 9000 } } }, largeLanguageModel: { logs: 'enabled', requests: { messages: 'all', maxSizeInBytes: 262_144 }, responses: { messages: 'all', maxSizeInBytes: 100 } } });
    expect([read.frontend.request.bytes, read.llm]).toEqual([8192, { requestBytes: 32_768, responseBytes: 100 }]);
    expect(diagnosticSettings({ largeLanguageModel: { logs: 'enabled' } }).llm).toEqual({ requestBytes: undefined, responseBytes: undefined });
    expect(diagnosticSettings({ largeLanguageModel: { logs: 'disabled' } }).llm).toBeUndefined();
  });
});
