import { execFile } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { startTestAzure } from '../support/local-azure.ts';
import { keys, openTerminal, testOnTerminal } from './terminal.ts';

const { clear, down, enter, space } = keys;
const another = ['What next?', `${down}${enter}`] as const;
const apply = ['Apply this plan?', enter] as const;

/** A second model that two accounts have. Proofs of roles move the clock; no call waits for it. */
const estate = (demo: string): string => demo.replace('      - { name: whisper,', '      - { name: gpt-4o-mini, model: gpt-4o-mini, version: "2024-07-18" }\n      - { name: whisper,').replaceAll(/latencyMs: \d+/g, 'latencyMs: 0');

/** Runs what the wizard shows to be copied, as it stands there. */
async function answers(text: string, folder: string): Promise<unknown> {
  const [, key = '', curl = '', trust = '', javascript = ''] = /^(export APIM_KEY=.*)$[\s\S]*?^(curl .*)$[\s\S]*?^(export SSL_CERT_FILE=.*)$[\s\S]*?^(import \{ AzureOpenAI \}[\s\S]*?console\.log\(.*\);)$/m.exec(text) ?? [];
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'dir');
  writeFileSync(path.join(folder, 'call.mjs'), javascript);
  const shell = (script: string) => promisify(execFile)('sh', ['-c', `${key}\n${script}`], { cwd: folder, env: { PATH: process.env['PATH'], NO_PROXY: '*' } });
  const [called, ran] = [await shell(curl.replace('curl ', 'curl -sS ')), await shell(`${trust}\n'${process.execPath}' call.mjs`)];
  return { curl: (JSON.parse(called.stdout) as { readonly object: string }).object, javascript: ran.stdout.trim() !== '' };
}

testOnTerminal('every step of the wizard goes to its end, one after the other; what is wrong is told and put right, and one can go back from a plan', async () => {
  const azure = await startTestAzure({ edit: estate, clock: 'virtual' });
  const terminal = openTerminal({ args: ['wizard', '--emulator-at', azure.readyFile], cwd: azure.folder });
  try {
    await terminal.answer(
      ['What do you want to do?', `pool${enter}`],
      ['! not possible: the service has no API yet', clear],
      ['> Import', enter],
      ['Which account serves the API?', enter],
      ['Which other accounts', `${down}${space}${enter}`],
      ['Which description', enter],
      ['Wait until', enter],
      apply, another,

      ['What do you want to do?', `prune${enter}`],
      ['What becomes of operations', enter],
      another,

      ['What do you want to do?', `facade${enter}`],
      ['Which deployment or account', `dall${enter}`],
      ['What do clients call it?', `my/pictures${enter}`],
      ['! A name has 1 to 200', `${clear}pictures${enter}`],
      apply, another,

      ['What do you want to do?', `pool${enter}`],
      ['Which model?', enter],
      ['Which deployments share', `${space}${enter}`],
      ['! Mark at least two', `${space}${enter}`],
      ['What is the pool to be called?', `a--b${enter}`],
      ['! A name has 1 to 80', `${clear}four-o${enter}`],
      ['What happens when one is throttled', `down${enter}`],
      ['! nothing has "down"', `${clear}${enter}`],
      // All is still there that was read before the plan.
      ['Apply this plan?', '<'],
      ['What happens when one is throttled', '<'],
      ['What is the pool to be called? (four-o)', '<'],
      ['Which deployments share', enter],
      ['What is the pool to be called?', `${clear}gpt-4o${enter}`],
      ['What happens when one is throttled', enter],
      apply, another,

      ['What do you want to do?', `burst${enter}`],
      ['Which model?', `mini${enter}`],
      ['Which deployment is called first?', `foundry${enter}`],
      ['Which ones take', enter],
      ['What happens when one is throttled', enter],
      apply, another,

      ['What do you want to do?', `mon${enter}`],
      ['Which Application Insights?', enter],
      ['Log the tokens', enter],
      apply,
      ['What next?', enter],
    );
    expect(await terminal.ended).toBe(0);
    const text = terminal.text().replaceAll(/ \\\n\s+/g, ' ');
    const lines = [...text.matchAll(/The same without questions:\n {2}(apim-llm .*?)\n✔/gs)].map(([, line = '']) => line.replace(/ --emulator-at .*/s, ''));
    expect(lines).toEqual([
      'apim-llm import --service apim-demo -g rg-ai --account aoai-swe --account foundry-eus2 --wait',
      'apim-llm prune-ops --service apim-demo -g rg-ai --api azure-openai',
      'apim-llm facade add --service apim-demo -g rg-ai --api azure-openai --account aoai-eus/dall-e-3 --as pictures',
      'apim-llm pool create gpt-4o --service apim-demo -g rg-ai --api azure-openai --member aoai-swe/gpt-4o --member aoai-eus/gpt-4o',
      'apim-llm burst enable --service apim-demo -g rg-ai --api azure-openai --main foundry-eus2/gpt-4o-mini --spill aoai-eus/gpt-4o-mini',
      'apim-llm monitor enable --service apim-demo -g rg-ai --api azure-openai --app-insights appi-demo --llm-logs',
    ]);
    expect(await answers(text, azure.folder)).toEqual({ curl: 'chat.completion', javascript: true });
  } finally {
    await terminal.close();
    await azure.stop();
  }
}, 120_000);
