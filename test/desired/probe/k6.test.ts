import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { k6Script } from '../../../src/desired/probe/k6.ts';
import type { Trial } from '../../../src/model/trial.ts';

const trial: Trial = {
  api: 'aoai',
  operation: { name: 'ChatCompletions_Create', method: 'POST', urlTemplate: '/deployments/{deployment-id}/chat/completions' },
  capability: 'chat',
  model: 'gpt-4o',
  stream: false,
  request: { method: 'POST', url: 'https://apim.azure-api.net/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21', headers: { 'content-type': 'application/json' }, body: '{"messages":[]}' },
  key: { header: 'api-key', bearer: false, subscription: 'master' },
  requests: 600,
  pace: { kind: 'clients', clients: 4 },
  timeoutMs: 120_000,
  limits: { errors: undefined, regions: [] },
};

/** What a module would be, were it not one: k6's own packages are not here. */
function optionsIn(script: string): { scenarios: { probe: unknown }; thresholds: unknown } {
  const [, text = ''] = /^export const options = (\{.*?^\});/ms.exec(script) ?? [];
  return JSON.parse(text) as ReturnType<typeof optionsIn>;
}

describe('a script for k6', () => {
  it('is JavaScript, whatever stands in names, and has the key from the environment only', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-test-'));
    const hostile = `x\n*/ process.exit(1) //\u2028 \`\${1}\` "'</script>`;
    try {
      const scripts = [
        k6Script(trial),
        k6Script({ ...trial, key: undefined, pace: { kind: 'rate', perSecond: 0.3 } }),
        k6Script({ ...trial, api: hostile, operation: { name: hostile, method: 'POST', urlTemplate: hostile }, request: { ...trial.request, body: Buffer.from([0, 255, 10]), headers: { [hostile]: hostile } }, limits: { errors: { percent: 1 }, regions: [{ region: hostile, percent: 50 }] } }),
      ];
      for (const [index, script] of scripts.entries()) {
        const file = path.join(folder, `${index}.mjs`);
        writeFileSync(file, script);
        execFileSync(process.execPath, ['--check', file]);
      }
      expect(scripts[0]).toContain('"api-key": key,');
      expect(scripts[0]).toContain('const key = __ENV.APIM_LLM_PROBE_KEY;');
      expect(scripts[1]).not.toContain('APIM_LLM_PROBE_KEY');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.each([
    [{ kind: 'clients', clients: 4 } as const, 600, { executor: 'shared-iterations', vus: 4, iterations: 600, maxDuration: '24h' }],
    [{ kind: 'clients', clients: 4 } as const, 2, { executor: 'shared-iterations', vus: 2, iterations: 2, maxDuration: '24h' }],
    [{ kind: 'rate', perSecond: 2.5 } as const, 600, { executor: 'constant-arrival-rate', rate: 2500, timeUnit: '1000s', duration: '240000ms', preAllocatedVUs: 25, maxVUs: 300 }],
  ])('at %o of %i calls', (pace, requests, scenario) => {
    expect(optionsIn(k6Script({ ...trial, pace, requests })).scenarios.probe).toEqual(scenario);
  });

  it('has the limits as thresholds', () => {
    expect(optionsIn(k6Script({ ...trial, limits: { errors: { count: 3 }, regions: [{ region: 'East US', percent: undefined }, { region: 'Sweden Central', percent: 80 }] } })).thresholds).toEqual({
      errors: ['count<=3'],
      region_0_east_us: ['rate>0'],
      region_1_sweden_central: ['rate>=0.8'],
    });
    expect(optionsIn(k6Script({ ...trial, limits: { errors: { percent: 1 }, regions: [] } })).thresholds).toEqual({ error_rate: ['rate<=0.01'] });
  });

  it('sends a key as bearer where it was asked to', () => {
    expect(k6Script({ ...trial, key: { header: 'Authorization', bearer: true, subscription: 'master' } })).toContain(`"Authorization": 'Bearer ' + key,`);
  });

  it('waits after a 429 only where clients wait for answers', () => {
    expect(k6Script(trial)).toContain('Retry-After');
    expect(k6Script({ ...trial, pace: { kind: 'rate', perSecond: 1 } })).not.toContain('Retry-After');
  });
});
