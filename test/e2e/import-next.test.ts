import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startTestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

function hasCurl(): boolean {
  try {
    return execFileSync('curl', ['--version']).length > 0;
  } catch {
    return false;
  }
}

test.skipIf(!hasCurl())('what an import into a local Azure ends with is typed, and a model answers', async () => {
  const azure = await startTestAzure();
  try {
    const { stdout, code } = await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes']);
    expect(code).toBe(0);
    const next = stdout.split('Next:\n')[1]?.split('\n').map((line) => line.trim()) ?? [];
    const lines = next.filter((line) => line.startsWith('key=') || line.startsWith('curl '));
    expect(lines).toHaveLength(2);
    expect(stdout).not.toContain(azure.azure.ready.token);
    const script = lines.join('\n').replaceAll('curl ', 'curl -sS ');
    const answer = await promisify(execFile)('sh', ['-c', script], { env: { PATH: process.env['PATH'], NO_PROXY: '*' } });
    expect(JSON.parse(answer.stdout)).toMatchObject({ object: 'chat.completion', choices: [{ message: { role: 'assistant' } }] });
  } finally {
    await azure.stop();
  }
});
