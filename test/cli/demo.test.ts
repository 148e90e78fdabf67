import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { worlds } from '../../src/cli/worlds.ts';
import { fakeIo, ran } from './fake-io.ts';

describe('demo', () => {
  it('shows an import and that the second one changes nothing, and leaves nothing behind', async () => {
    const io = { ...fakeIo({ env: { APIM_LLM_SERVICE: 'not-this', APIM_LLM_DRY_RUN: '1' } }), worlds };
    const { code, out, err } = await ran('demo', io);
    expect(err).not.toContain('error:');
    expect(code).toBe(0);
    expect(err).toContain('$ apim-llm import --emulator --service apim-demo -g rg-ai --account aoai-swe --yes');
    expect(err).toContain('Plan for apim-demo (rg-ai, ');
    expect(out).toContain('Done: ');
    expect(out).toContain('No changes.');
    expect(out).toContain('npx apim-llm import');
    expect(out).toContain('./node_modules/.bin/node bin/apim-llm.js');
    expect(readdirSync(io.stateFolder)).toEqual([]);
  });

  it('is one document in JSON', async () => {
    const io = { ...fakeIo(), worlds };
    const { code, out } = await ran('demo --json', io);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ command: 'demo', status: 'ok', result: { runs: [{ command: 'import', status: 'ok' }, { command: 'import', status: 'ok', plan: { summary: { create: 0, update: 0, delete: 0 } } }] } });
  });
});
