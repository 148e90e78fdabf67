import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import type { TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

export interface StepRun {
  readonly code: number;
  readonly output: string;
}

/**
 * A machine of a pipeline: a working folder, and programs of the templates that are not here. `npx` has this process run the CLI,
 * in no time (that the built one does the same is tried elsewhere); `gh` and `curl` write down what they were called with.
 */
export interface Machine {
  readonly folder: string;
  /** Arguments of every call of `gh` and `curl`, a line each. */
  readonly calls: string;
  /** What `gh` prints from now on. */
  answer(text: string): void;
  /** @param flags of bash: GitHub has -eo pipefail, Azure Pipelines none */
  bash(script: string, env: Readonly<Record<string, string>>, flags?: readonly string[]): Promise<StepRun>;
  stop(): void;
}

export async function machineOf(azure: TestAzure): Promise<Machine> {
  const folder = path.join(azure.folder, 'machine');
  const bin = path.join(folder, 'bin');
  const calls = path.join(folder, 'calls.txt');
  const answer = path.join(folder, 'answer.txt');
  const [out, err] = ['stdout', 'stderr'].map((name) => path.join(folder, name)) as [string, string];
  mkdirSync(bin, { recursive: true });
  let stepEnv: Readonly<Record<string, string>> = {};
  const server = createServer((socket) => {
    linesOf(socket, async (argv) => {
      const { code, stderr, stdout } = await runCli(azure, argv, { cwd: folder, env: stepEnv, withoutAzure: true });
      writeFileSync(out, stdout);
      writeFileSync(err, stderr);
      socket.end(`${code}\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const program = (name: string, text: string): void => {
    const file = path.join(bin, name);
    writeFileSync(file, `#!/bin/bash\n${text}\n`);
    chmodSync(file, 0o755);
  };
  program('npx', `[[ "$1" == --yes && "$2" == "apim-llm@$VERSION" ]] || exit 99\nshift 2\nexec 3<> /dev/tcp/127.0.0.1/${port}\nprintf '%s\\n' "$@" '' >&3\nread -r code <&3\ncat '${out}'\ncat '${err}' >&2\nexit "$code"`);
  program('gh', `printf 'gh %s\\n' "$*" >> '${calls}'\nfor word in "$@"; do [[ -f "\${word#body=@}" ]] && cp "\${word#body=@}" '${folder}/told.md'; done\ncat '${answer}'`);
  program('curl', `printf 'curl %s\\n' "$*" >> '${calls}'`);
  writeFileSync(calls, '');
  writeFileSync(answer, '');
  return {
    folder,
    calls,
    answer: (text) => writeFileSync(answer, text),
    stop: () => void server.close(),
    bash: (script, env, flags = []) =>
      new Promise((resolve, reject) => {
        stepEnv = env;
        const child = spawn('bash', ['--noprofile', '--norc', ...flags, '-c', script], { cwd: folder, env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, ...env } });
        let output = '';
        for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
        child.on('error', reject).on('close', (code) => resolve({ code: code ?? -1, output }));
      }),
  };
}

/** Calls back with the lines before an empty one. */
function linesOf(socket: Socket, heard: (lines: readonly string[]) => Promise<void>): void {
  let text = '';
  socket.setEncoding('utf8').on('data', (more: string) => {
    text += more;
    if (text.endsWith('\n\n')) void heard(text.split('\n').slice(0, -2));
  });
}
