import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../src/cli/page.ts';
import { humanRoutes } from '../../../src/desired/facade/list-human.ts';
import { routableOf } from '../../../src/desired/facade/routable.ts';
import type { Route } from '../../../src/desired/facade/routes.ts';
import { account, api } from '../live.ts';

const routable = routableOf({ name: 'ChatCompletions_Create', method: 'POST', urlTemplate: '/deployments/{deployment-id}/chat/completions?api-version={api-version}' }, 'openai');
const route = (model: string, more: Partial<Route> = {}): Route => ({
  routable,
  row: { model, to: { kind: 'backend', id: 'b' }, by: 'facade' },
  place: { accountId: undefined, account: account({ location: 'swedencentral' }), deployment: model, backend: undefined },
  role: 'present',
  state: 'same',
  ...more,
});
const found = [{ api: api('azure-openai', {}), routes: [route('gpt-4o'), route('m'.repeat(60), { state: 'missing' })] }];
const plain = (_: string, text: string): string => text;

describe('routes for people', () => {
  it('stand in a table of 80 columns at the most, below their operation', () => {
    const lines = humanRoutes('apim', found, pageOf(1000, plain));
    expect(lines.slice(0, 3)).toEqual(['azure-openai', expect.stringMatching(/^ {2}MODEL +ACCOUNT +REGION +ROLE +STATE +BY$/), 'POST /deployments/{deployment-id}/chat/completions   ChatCompletions_Create']);
    expect(lines).toHaveLength(5);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(humanRoutes('apim', found)).toEqual(lines);
  });

  it('stand one below the other where a table has no room', () => {
    expect(humanRoutes('apim', [{ api: api('azure-openai', {}), routes: [route('gpt-4o')] }], pageOf(40, plain))).toEqual([
      'azure-openai',
      'POST',
      '/deployments/{deployment-id}/chat/completions',
      'ChatCompletions_Create',
      '  gpt-4o → aoai-swe',
      '    swedencentral, role present, same,',
      '    by facade',
    ]);
  });
});
