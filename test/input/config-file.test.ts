import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../commands/registry.ts';
import { findConfigFile } from '../../src/input/config-file.ts';
import { readConfig } from '../../src/input/config-text.ts';
import { globalOptions } from '../../src/input/global-options.ts';
import { fakeAzure } from '../cli/fake-azure.ts';
import { fakeIo, ran } from '../cli/fake-io.ts';
import { makeEntry } from '../cli/make-command.ts';

const commands = await Promise.all([...registry, makeEntry].map((entry) => entry.load()));
const read = async (text: string) => readConfig(text, 'apim-llm.yaml', globalOptions, commands);

describe('a config file', () => {
  it('has global options on top and a section per command', async () => {
    const config = await read('service: apim-a\nparallel: 4\nmake:\n  service: apim-b\n  backend: [x, y]\n  retry: false\nemulator:\n  start:\n    port: 8443\n');
    expect(config.global(['import'], 'service')).toEqual({ texts: ['apim-a'], from: 'apim-llm.yaml:1:10' });
    expect(config.global(['make'], 'service')).toEqual({ texts: ['apim-b'], from: 'apim-llm.yaml:4:12' });
    expect(config.global(['make'], 'parallel')?.texts).toEqual(['4']);
    expect(config.option(['make'], 'backend')).toEqual({ texts: ['x', 'y'], from: 'apim-llm.yaml:5:12' });
    expect(config.option(['make'], 'retry')?.texts).toEqual(['false']);
    expect(config.option(['emulator', 'start'], 'port')?.texts).toEqual(['8443']);
    expect(config.option(['import'], 'backend')).toBeUndefined();
  });

  it('tells the switch "emulator" from the section "emulator"', async () => {
    expect((await read('emulator: true')).global(['import'], 'emulator')?.texts).toEqual(['true']);
  });

  it('may be JSON, may be empty, and keeps numbers as they are written', async () => {
    expect((await read('{"service": "a", "make": {"backend": "b"}}')).option(['make'], 'backend')?.texts).toEqual(['b']);
    expect((await read('')).global(['make'], 'service')).toBeUndefined();
    expect((await read('service: 0123')).global(['make'], 'service')?.texts).toEqual(['0123']);
  });

  it.each([
    ['servce: x', '1:1: unknown key "servce"', 'Did you mean service?'],
    ['make:\n  bakend: x', '2:3: unknown key "bakend"', 'Did you mean backend?'],
    ['impor:\n  account: x', '1:1: unknown key "impor"', 'Did you mean import?'],
    ['config: other.yaml', '1:1: unknown key "config"', undefined],
    ['account: x', '1:1: unknown key "account"', undefined],
    ['service: [a, b]', '1:10: "service" takes one value, not a list', undefined],
    ['make:\n  backend:\n    - {a: 1}', '3:7: "backend" needs a list of texts', undefined],
    ['service: {a: 1}', '1:10: "service" needs a plain value', undefined],
    ['service:\n', '1:9: "service" needs a plain value', undefined],
    ['- a', '1:1: expected keys with values', undefined],
    ['make: x', '1:7: "make" is a section: expected keys with values', undefined],
    ['service: a\nservice: b', '2:1: Map keys must be unique', undefined],
    ['service: "a', '1:12: Missing closing "quote', undefined],
  ])('%j is refused with its place', async (text, message, hint) => {
    const error = await read(text).then(() => undefined, (thrown: unknown) => thrown as { code: string; exitCode: number; message: string; hint?: string });
    expect(error).toMatchObject({ code: 'ConfigInvalid', exitCode: 2 });
    expect(error?.message).toContain(`apim-llm.yaml:${message}`);
    expect(error?.hint).toBe(hint);
  });
});

describe('finding the config file', () => {
  function tree(): string {
    const root = mkdtempSync(path.join(tmpdir(), 'apim-llm-config-'));
    mkdirSync(path.join(root, 'repo/.git'), { recursive: true });
    mkdirSync(path.join(root, 'repo/a/b'), { recursive: true });
    return root;
  }

  it('takes the nearest one up to the root of the work tree, and none above it', async () => {
    const root = tree();
    const from = path.join(root, 'repo/a/b');
    writeFileSync(path.join(root, 'apim-llm.yaml'), '');
    expect(await findConfigFile(undefined, from)).toBeUndefined();
    writeFileSync(path.join(root, 'repo/apim-llm.yml'), '');
    expect(await findConfigFile(undefined, from)).toBe(path.join(root, 'repo/apim-llm.yml'));
    writeFileSync(path.join(root, 'repo/a/apim-llm.json'), '{}');
    expect(await findConfigFile(undefined, from)).toBe(path.join(root, 'repo/a/apim-llm.json'));
  });

  it('looks only into the working directory outside of a work tree', async () => {
    const root = tree();
    mkdirSync(path.join(root, 'plain'));
    writeFileSync(path.join(root, 'apim-llm.yaml'), '');
    expect(await findConfigFile(undefined, path.join(root, 'plain'))).toBeUndefined();
    expect(await findConfigFile(undefined, root)).toBe(path.join(root, 'apim-llm.yaml'));
  });

  it('refuses to choose between two, and takes the named one', async () => {
    const root = tree();
    writeFileSync(path.join(root, 'apim-llm.yaml'), '');
    writeFileSync(path.join(root, 'apim-llm.json'), '{}');
    await expect(findConfigFile(undefined, root)).rejects.toMatchObject({ code: 'ConfigAmbiguous' });
    expect(await findConfigFile('apim-llm.json', root)).toBe(path.join(root, 'apim-llm.json'));
  });
});

describe('a command with a config file', () => {
  it('takes its values from it', async () => {
    const io = fakeIo({ azure: fakeAzure() });
    writeFileSync(path.join(io.cwd, 'apim-llm.yaml'), 'service: apim-demo\nsubscription: SUB\nmake:\n  backend: [x, y]\n');
    const { code, out } = await ran('make --dry-run', io, [makeEntry]);
    expect(code).toBe(0);
    expect(out).toContain('2 to create');
    expect(io.connections[0]?.subscriptionId).toBe('SUB');
  });

  it('ends with 2 when the named one is not there', async () => {
    expect(await ran('make --config nowhere.yaml', fakeIo(), [makeEntry])).toMatchObject({ code: 2, err: expect.stringContaining('error: Cannot read the configuration file nowhere.yaml.') });
  });
});
