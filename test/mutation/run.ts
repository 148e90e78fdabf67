import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Changes one thing at a time in src/policy and src/engine, or in the files that are named, and counts what their tests
 * notice: `npm run mutation -- src/policy/blocks/*.ts`. Stryker has a package of its own here, installed when it is asked for.
 */
const root = path.resolve(import.meta.dirname, '../..');
const npm = process.env['npm_execpath'];
const named = process.argv.slice(2);

function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${path.basename(command)} ${args[0]} ended with ${status}`);
}

if (npm === undefined) throw new Error('run it as: npm run mutation');
run(process.execPath, [npm, 'ci', '--no-fund', '--no-audit'], import.meta.dirname);
const stryker = createRequire(path.join(import.meta.dirname, 'package.json')).resolve('@stryker-mutator/core');
const settings = path.join(root, '.stryker.json');
writeFileSync(
  settings,
  JSON.stringify({
    testRunner: 'vitest',
    plugins: [createRequire(path.join(import.meta.dirname, 'package.json')).resolve('@stryker-mutator/vitest-runner')],
    mutate: named.length > 0 ? named : ['src/policy/**/*.ts', 'src/engine/**/*.ts'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    // The compiler's API that Stryker looks for went with TypeScript 7; there are no references to rewrite.
    tsconfigFile: 'none',
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    timeoutMS: 20_000,
    concurrency: 2,
    reporters: ['clear-text', 'progress', 'json'],
    jsonReporter: { fileName: 'reports/mutation.json' },
    tempDirName: '.stryker',
  }),
);
try {
  run(process.execPath, [path.resolve(stryker, '../../../bin/stryker.js'), 'run', settings], root);
} finally {
  rmSync(settings, { force: true });
}
