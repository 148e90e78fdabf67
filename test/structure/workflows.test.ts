import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
}

interface Job {
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: string | readonly string[];
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = '.github/workflows';
const read = (name: string): Workflow => parse(readFileSync(path.join(folder, name), 'utf8')) as Workflow;
const runsOf = ({ steps }: Job): readonly string[] => steps.flatMap(({ run }) => (run === undefined ? [] : run.split('\n').map((line) => line.trim())));

/** The npm commands of .ci/run, one by one. */
const ofCi = readFileSync('.ci/run', 'utf8')
  .split('\n')
  .flatMap((line) => (line.startsWith('readme_test=') ? (/'(.*)'/.exec(line)?.[1] ?? '').split(' && ') : line.startsWith('npm ') ? [line] : []));

describe('the workflows', () => {
  it('try every step of .ci/run, in its order', () => {
    const { check } = read('ci.yml').jobs;
    expect(ofCi.length).toBeGreaterThan(7);
    expect(runsOf(check as Job).filter((line) => ofCi.includes(line))).toEqual(ofCi);
  });

  it.each([['ci.yml', 'check'], ['release.yml', 'try']])('%s: %s runs on all systems and every Node that is supported', (file, job) => {
    const matrix = read(file).jobs[job]?.strategy?.matrix;
    expect(matrix).toEqual({ os: ['ubuntu-latest', 'macos-latest', 'windows-latest'], node: [22, 24, 26] });
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    expect(engines.node).toMatch(/^>=22\./);
  });

  it('may read the repository and no more, but where a release is published', () => {
    for (const name of readdirSync(folder)) {
      const { permissions, jobs } = read(name);
      expect(permissions, name).toEqual({ contents: 'read' });
      expect(Object.keys(jobs).filter((job) => jobs[job]?.permissions !== undefined), name).toEqual(name === 'release.yml' ? ['publish'] : []);
    }
  });

  it('publish the file that was tried, with provenance and without a token', () => {
    const { pack, publish } = read('release.yml').jobs;
    expect(publish?.needs).toEqual(['pack', 'try']);
    expect(publish?.permissions?.['id-token']).toBe('write');
    expect(runsOf(publish as Job)).toContain('npm publish "./$PACKAGE" --provenance --access public');
    expect(runsOf(publish as Job).join('\n')).not.toMatch(/npm pack|npm ci/);
    expect(readFileSync(path.join(folder, 'release.yml'), 'utf8')).not.toMatch(/NODE_AUTH_TOKEN|secrets\./);
    expect(runsOf(pack as Job).join('\n')).toContain('npm sbom');
  });

  it('never put what somebody else may name into a shell line', () => {
    for (const name of readdirSync(folder)) {
      for (const job of Object.values(read(name).jobs)) for (const line of runsOf(job)) expect(line, name).not.toMatch(/\$\{\{\s*(github\.(event|head_ref|ref_name)|inputs)/);
    }
  });
});
