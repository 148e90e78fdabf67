import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from './fake-io.ts';

const { nodeTooOld } = (await import(path.join(packageFolder, 'bin/node-version.js'))) as { nodeTooOld(version: string): string };

describe('a Node that is too old', () => {
  it.each(['12.22.0', '18.0.0', '20.20.2', '21.7.3', '22.0.0', '22.12.9'])('%s is told so in one line', (version) => {
    expect(nodeTooOld(version)).toBe(`apim-llm needs Node 22.13 or newer; this is Node ${version}.`);
  });

  it.each(['22.13.0', '22.20.1', '24.0.0', '26.1.0', '100.0.0'])('%s will do', (version) => {
    expect(nodeTooOld(version)).toBe('');
  });

  it.each(['apim-llm.js', 'node-version.js'])('can read all of %s: nothing in it is younger than ES modules', (file) => {
    const text = readFileSync(path.join(packageFolder, 'bin', file), 'utf8');
    expect(text).not.toMatch(/\?\.|\?\?|`|=>|\bconst\b|\blet\b|\bclass\b|\basync\b|\bawait\b|from 'node:/);
  });

  it.each(['apim-llm.js', 'node-version.js'])('finds %s whole', (file) => {
    expect(() => execFileSync(process.execPath, ['--check', path.join(packageFolder, 'bin', file)])).not.toThrow();
  });
});
