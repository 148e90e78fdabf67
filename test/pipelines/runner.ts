import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface StepRun {
  readonly code: number;
  readonly output: string;
}

const root = path.resolve(import.meta.dirname, '../..');

/**
 * A machine of a pipeline: a working folder, and programs of the templates that are not here. `npx` starts the built CLI; `gh` and
 * `curl` write down what they were called with, `gh` answers what `answers` has.
 */
export interface Machine {
  readonly folder: string;
  /** Arguments of every call of `gh` and `curl`, a line each. */
  readonly calls: string;
  bash(script: string, env: Readonly<Record<string, string>>): Promise<StepRun>;
}

export function machineIn(folder: string): Machine {
  const bin = path.join(folder, 'bin');
  const calls = path.join(folder, 'calls.txt');
  mkdirSync(bin, { recursive: true });
  const program = (name: string, text: string): void => {
    const file = path.join(bin, name);
    writeFileSync(file, `#!/bin/bash\n${text}\n`);
    chmodSync(file, 0o755);
  };
  program('npx', `[[ "$1" == --yes && "$2" == "apim-llm@$VERSION" ]] || exit 99\nshift 2\nexec '${process.execPath}' '${path.join(root, 'bin/apim-llm.js')}' "$@"`);
  program('gh', `printf 'gh %s\\n' "$*" >> '${calls}'\nfor word in "$@"; do [[ -f "$word" ]] && cp "$word" '${folder}/told.md'; done\nexit 0`);
  program('curl', `printf 'curl %s\\n' "$*" >> '${calls}'`);
  writeFileSync(calls, '');
  return {
    folder,
    calls,
    bash: (script, env) =>
      new Promise((resolve, reject) => {
        // As both systems run it: -e, and a pipe fails with its first part.
        const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd: folder, env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: folder, XDG_STATE_HOME: path.join(folder, 'state'), ...env } });
        let output = '';
        for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
        child.on('error', reject).on('close', (code) => resolve({ code: code ?? -1, output }));
      }),
  };
}
