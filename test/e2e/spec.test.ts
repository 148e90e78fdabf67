import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { offeredVersions, publishedVersion, publishedVersions } from '../../src/openapi/catalogue.ts';
import { columnsOf } from '../../src/output/printable.ts';
import { runCli, type CliOptions, type CliRun } from '../support/run-cli.ts';
import { sharedFile, testWithShared } from '../support/shared.ts';
import { published, serveSpecs, sharedSpec, sharedVersions, type Answer, type SpecServer } from '../support/spec-server.ts';

let folder: string;
let server: SpecServer;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-test-'));
  server = await serveSpecs();
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(answer: Answer): Promise<void> {
  await server.stop();
  server = await serveSpecs(answer);
}

function run(argv: readonly string[], { env, ...options }: CliOptions = {}): Promise<CliRun> {
  return runCli({ folder, readyFile: '' }, argv, { withoutAzure: true, env: { APIM_LLM_SPEC_BASE_URL: server.url, ...env }, ...options });
}

/** Where nothing may be downloaded. */
const offline = { env: { APIM_LLM_SPEC_BASE_URL: 'http://127.0.0.1:1' } };
const cacheFile = (version: string): string => path.join(folder, 'cache', 'specs', `${publishedVersion(version)?.contents?.sha256}.json`);

/** Small, and of the dated surface. */
const description = {
  openapi: '3.0.3',
  info: { title: 'Mine', version: '2024-10-21' },
  servers: [{ url: 'https://example.test/openai' }],
  paths: { '/deployments/{deployment-id}/chat/completions': { post: { operationId: 'chat', responses: { 200: { description: 'OK' } } } } },
};

describe('spec list', () => {
  test('lists what --api-version takes, and what it knows besides, in 80 columns', async () => {
    const { code, stdout, stderr } = await run(['spec', 'list']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { version } of publishedVersions) expect(stdout).toContain(version);
    expect(stdout).toContain('apim-llm import --api-version 2024-10-21');
    for (const line of stdout.split('\n').filter((each) => !each.includes('Published too'))) expect(columnsOf(line)).toBeLessThanOrEqual(80);
    expect(server.requests).toEqual([]);
  });

  test('has all of it in JSON', async () => {
    const { json } = await run(['spec', 'list', '--json']);
    expect(json).toMatchObject({ version: 1, command: 'spec list', status: 'ok', target: { service: null }, warnings: [] });
    expect(json.result.versions).toHaveLength(publishedVersions.length);
    const known = publishedVersion('2024-10-21');
    expect(json.result.versions.find(({ version }: { version: string }) => version === '2024-10-21')).toEqual({
      version: '2024-10-21',
      stability: 'stable',
      offered: true,
      operations: 6,
      cached: false,
      path: known?.path,
      commit: known?.commit,
      sha256: known?.contents?.sha256,
      url: `https://raw.githubusercontent.com/Azure/azure-rest-api-specs/${known?.commit}/${known?.path}`,
    });
  });

  testWithShared('says what is in the cache, and does not count what is damaged', 'specs/aoai', async () => {
    const cached = async (): Promise<readonly string[]> =>
      (await run(['spec', 'list', '--json'])).json.result.versions.flatMap((each: { version: string; cached: boolean }) => (each.cached ? [each.version] : []));
    await run(['spec', 'show', '2024-10-21']);
    await run(['spec', 'show', '2023-05-15']);
    expect(await cached()).toEqual(['2023-05-15', '2024-10-21']);
    expect((await run(['spec', 'list'])).stdout).toMatch(/^2023-05-15 .* yes$/m);
    writeFileSync(cacheFile('2023-05-15'), '{}');
    expect(await cached()).toEqual(['2024-10-21']);
  });
});

describe('spec show', () => {
  for (const version of sharedVersions) {
    testWithShared(`tells what an import makes of ${version}`, 'specs/aoai', async () => {
      const { code, json, stderr } = await run(['spec', 'show', version, '--json']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(json.result.api).toMatchObject({ shape: version === 'v1' ? 'v1' : 'openai', path: version === 'v1' ? 'openai/v1' : 'openai', version });
      expect(json.result.source).toMatchObject({ origin: `the published description ${version}`, bytes: sharedSpec(version).length });
      expect(json.result.source.sentBytes).toBeLessThan(json.result.source.bytes);
      expect(json.result.operations).toHaveLength(publishedVersion(version)?.contents?.operations ?? 0);
      expect(json.result.operations[0]).toEqual({ name: expect.any(String), method: expect.any(String), urlTemplate: expect.stringMatching(/^\//), displayName: expect.any(String) });
      expect(json.result.repairs[0]).toEqual({ id: expect.any(String), reason: expect.any(String), pointers: expect.any(Array), count: expect.any(Number) });
      const people = await run(['spec', 'show', version]);
      expect(people.stdout).toContain(`${json.result.operations.length} operations`);
      for (const { id } of json.result.repairs) if (id !== 'set-server') expect(people.stdout).toContain(`  ${id}: `);
    });
  }

  test.each([
    ['builtin', 'the built-in description'],
    ['builtin-v1', 'the built-in description of v1'],
  ])('%s needs no network', async (word, origin) => {
    expect((await run(['spec', 'show', word, '--json'], offline)).json.result.source.origin).toBe(origin);
  });

  test('takes a file, standard input, and an address', async () => {
    const text = JSON.stringify(description);
    writeFileSync(path.join(folder, 'v1'), text);
    writeFileSync(path.join(folder, 'mine.json'), text);
    await serve((_, response) => response.end(text));
    for (const [word, origin] of [['./v1', './v1'], ['mine.json', 'mine.json'], ['-', 'standard input'], [`${server.url}/mine.json`, `${server.url}/mine.json`]] as const) {
      const { code, json } = await run(['spec', 'show', word, '--json'], { stdin: text });
      expect({ code, origin: json.result.source.origin }).toEqual({ code: 0, origin });
      expect(json.result.repairs.map(({ id }: { id: string }) => id)).toContain('undeclared-placeholders');
    }
  });

  test('refuses what an import refuses, in the same words', async () => {
    writeFileSync(path.join(folder, 'bad.json'), JSON.stringify({ ...description, paths: {} }));
    expect(await run(['spec', 'show', 'bad.json'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('error: API Management would not take bad.json as it is:') });
    expect((await run(['spec', 'show', 'bad.json', '--json'])).json.error.code).toBe('SpecNotImportable');
  });

  test('shows strangers\' text without control characters', async () => {
    writeFileSync(path.join(folder, 'odd.json'), JSON.stringify({ ...description, info: { title: 'A\u001b[31mB\nC', version: '1\u0007' } }));
    // oxlint-disable-next-line no-control-regex -- what is looked for
    expect((await run(['spec', 'show', 'odd.json'])).stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('knows no Azure: options about it do not apply', async () => {
    expect(await run(['spec', 'show', 'builtin', '--service', 'x'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--service does not apply to spec show') });
  });

  test('without a version lists what is missing', async () => {
    const { code, stderr } = await run(['spec', 'show', '--quiet']);
    expect(code).toBe(2);
    expect(stderr).toContain('spec show needs 1 more value: <version>');
    expect(stderr).toContain('try: apim-llm spec show --quiet <version>');
  });
});

describe('a version that cannot be had', () => {
  test('is named with what is near and what there is', async () => {
    const { code, json } = await run(['spec', 'show', '2024-10-22', '--json']);
    expect({ code, error: json.error.code }).toEqual({ code: 2, error: 'SpecVersionUnknown' });
    expect(json.error.hint).toContain('Did you mean 2024-10-21?');
    for (const version of offeredVersions) expect(json.error.hint).toContain(version);
  });

  test.each(['./2024-10-21.json', 'a\\b', 'mine.YAML', 'builtin', 'https://me:hunter2hunter2@a.test/x?token=verysecret'])('because it is none says where %s belongs', async (word) => {
    writeFileSync(path.join(folder, 'apim-llm.yaml'), JSON.stringify({ service: 's', import: { account: 'a', 'api-version': word } }));
    for (const line of [['import'], ['import', '--service', 's', '--account', 'a', '--api-version', word]]) {
      const { code, json, stdout } = await run([...line, '--json']);
      expect({ code, error: json.error.code }).toEqual({ code: 2, error: 'SpecVersionUnknown' });
      expect(json.error.hint).toContain('Did you mean --spec?');
      expect(stdout).not.toMatch(/hunter2|verysecret/);
    }
  });

  const unverified = publishedVersions.find(({ contents }) => contents === undefined);
  test.skipIf(unverified === undefined)('but is known gives the address to type', async () => {
    const { code, json } = await run(['spec', 'show', unverified?.version ?? '', '--json']);
    expect({ code, error: json.error.code }).toEqual({ code: 2, error: 'SpecVersionUnverified' });
    expect(json.error.hint).toContain(`--spec https://raw.githubusercontent.com/Azure/azure-rest-api-specs/${unverified?.commit}/${unverified?.path}`);
    expect(server.requests).toEqual([]);
  });

  test('from a mirror that is no address says so', async () => {
    const { code, json } = await run(['spec', 'show', '2024-10-21', '--json'], { env: { APIM_LLM_SPEC_BASE_URL: 'mirror' } });
    expect({ code, error: json.error.code }).toEqual({ code: 2, error: 'SpecAddressInvalid' });
  });

  test('because nothing answers says why, and how to do without', async () => {
    const { code, stderr } = await run(['spec', 'show', '2024-10-21'], offline);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: The description 2024-10-21 cannot be downloaded from http:\/\/127\.0\.0\.1:1\/\w+\/specification\S+:\sthe connection failed: connect ECONNREFUSED/);
    expect(stderr).toContain('--spec builtin');
    expect(stderr).toContain(`https://raw.githubusercontent.com/Azure/azure-rest-api-specs/${publishedVersion('2024-10-21')?.commit}`);
  });

  test.each<[string, Answer, string]>([
    ['is not there', (_, response) => response.writeHead(404).end(), 'it answered 404'],
    ['does not come in time', () => undefined, 'there was no answer within 1 seconds'],
  ])('because it %s says so', async (_, answer, why) => {
    await serve(answer);
    const { code, json } = await run(['spec', 'show', '2024-10-21', '--json'], { limits: { answerMs: 50, wholeMs: 5000 } });
    expect({ code, error: json.error.code }).toEqual({ code: 1, error: 'SpecNotDownloaded' });
    expect(json.error.message).toContain(why);
    expect(json.error.hint).toContain('Check APIM_LLM_SPEC_BASE_URL, and the network.');
  });

  test.each([
    ['other bytes', '{"openapi":"3.0.3"}'],
    ['far more bytes', Buffer.alloc(3_000_000, 'x')],
  ])('because %s come is refused, with both hashes, and not kept', async (_, body) => {
    await serve((_request, response) => response.end(body));
    const { code, json } = await run(['spec', 'show', '2024-10-21', '--json']);
    expect({ code, error: json.error.code }).toEqual({ code: 1, error: 'SpecAltered' });
    expect(json.error.hint).toContain(publishedVersion('2024-10-21')?.contents?.sha256);
    expect(json.error.hint).toMatch(/sha256 found {5}[0-9a-f]{64}\n|found {12}more than the \d+ bytes/);
    expect(() => readdirSync(path.join(folder, 'cache', 'specs'))).toThrow('ENOENT');
  });

  test('because somebody pressed Ctrl-C ends with 130', async () => {
    let interrupt = (): void => undefined;
    await serve(() => interrupt());
    expect(await run(['spec', 'show', '2024-10-21'], { signals: (play) => (interrupt = play) })).toMatchObject({ code: 130, stderr: expect.stringContaining('Cancelled') });
  });
});

describe('the cache', () => {
  testWithShared('makes a second download needless', 'specs/aoai', async () => {
    await run(['spec', 'show', '2024-10-21']);
    await server.stop();
    expect((await run(['spec', 'show', '2024-10-21'])).code).toBe(0);
    expect(server.requests).toHaveLength(1);
    expect(readdirSync(path.join(folder, 'cache', 'specs'))).toEqual([path.basename(cacheFile('2024-10-21'))]);
  });

  testWithShared('is filled again where it is damaged', 'specs/aoai', async () => {
    await run(['spec', 'show', '2024-10-21']);
    for (const damage of ['', '{"openapi":', 'x'.repeat(135_746)]) {
      writeFileSync(cacheFile('2024-10-21'), damage);
      expect((await run(['spec', 'show', '2024-10-21'])).code).toBe(0);
    }
    expect(server.requests).toHaveLength(4);
  });

  testWithShared('that cannot be written fails no run, and only --debug tells', 'specs/aoai', async () => {
    // A file in the place of the folder stops everybody, also who may write everywhere.
    writeFileSync(path.join(folder, 'cache'), '');
    expect(await run(['spec', 'show', '2024-10-21'])).toMatchObject({ code: 0, stderr: '' });
    expect((await run(['spec', 'show', '2024-10-21', '--debug'])).stderr).toContain('not kept in ');
    expect(server.requests).toHaveLength(2);
  });

  testWithShared('with a pipe where a file should be is not waited for', 'specs/aoai', async () => {
    mkdirSync(path.join(folder, 'cache', 'specs'), { recursive: true });
    execFileSync('mkfifo', [cacheFile('2024-10-21')]);
    expect((await run(['spec', 'show', '2024-10-21'])).code).toBe(0);
    expect(statSync(cacheFile('2024-10-21')).isFile()).toBe(true);
  });

  testWithShared('with a folder where a file should be fails no run, and leaves nothing behind', 'specs/aoai', async () => {
    mkdirSync(cacheFile('2024-10-21'), { recursive: true });
    expect((await run(['spec', 'show', '2024-10-21'])).code).toBe(0);
    expect(readdirSync(path.join(folder, 'cache', 'specs'))).toHaveLength(1);
  });
});

describe('a mirror', () => {
  testWithShared('may be named with a query, which is kept and never told', 'specs/aoai', async () => {
    await serve((request, response) => (request.url?.endsWith('?sig=verysecret') === true ? published(request, response) : response.writeHead(403).end()));
    const env = { APIM_LLM_SPEC_BASE_URL: `${server.url}/specs?sig=verysecret` };
    const { code, stdout, stderr } = await run(['spec', 'show', '2024-10-21', '--debug'], { env });
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain('verysecret');
    expect(server.requests[0]).toContain('/specs/');
  });

  test('triggers no warning about an unknown variable', async () => {
    expect((await run(['spec', 'list', '--json'])).json.warnings).toEqual([]);
    expect((await run(['spec', 'list', '--json'], { env: { APIM_LLM_SPEC_BASE_URI: 'x' } })).json.warnings[0].message).toContain('Did you mean APIM_LLM_SPEC_BASE_URL?');
  });
});

describe('an address', () => {
  const secret = 'token=verysecret123&x';
  const urlWith = (rest: string): string => server.url.replace('//', '//somebody:hunter2hunter2@') + rest;
  const hidden = (text: string): void => expect(text).not.toMatch(/verysecret|hunter2|somebody/);

  test('never shows its query and its user, whatever happens, also not with --debug', async () => {
    const lines: readonly (readonly string[])[] = [
      ['spec', 'show', urlWith(`/mine.json?${secret}#part`)],
      ['spec', 'show', urlWith(`/missing.json?${secret}`)],
      ['spec', 'show', urlWith(`/page?${secret}`)],
      ['spec', 'show', urlWith(`/away?${secret}`)],
      ['spec', 'show', 'builtin', urlWith(`/mine.json?${secret}`)],
      ['spec', urlWith(`/mine.json?${secret}`)],
      ['import', '--spec', urlWith(`/mine.json?${secret}`)],
      ['import', '--account', urlWith(`/mine.json?${secret}`), '--service', urlWith(`/mine.json?${secret}`), '--api-version', 'x'],
      ['spec', 'show', `http:/somebody:hunter2hunter2@example.test/?${secret}`],
      ['import', `--spec=${urlWith(`/mine.json?${secret}`)}`, '--nonsense'],
      ['spec', 'show', `http://somebody:hunter2hunter2@example.test/?${secret}`],
      ['spec', 'show', `ftp://somebody:hunter2hunter2@example.test/?${secret}`],
      ['spec', 'show', `https://somebody:hunter2hunter2@exa mple/?${secret}`],
    ];
    await serve((request, response) => {
      if (request.url?.startsWith('/mine.json') === true) response.end(JSON.stringify(description));
      else if (request.url?.startsWith('/page') === true) response.setHeader('content-type', 'text/html').end('<!DOCTYPE html><p>sign in</p>');
      else if (request.url?.startsWith('/away') === true) response.writeHead(302, { location: `http://example.test/x?${secret}` }).end();
      else response.writeHead(404).end();
    });
    for (const line of lines) {
      for (const flags of [['--debug'], ['--json', '--debug']]) {
        const words = line.map((word) => word.replace(/127\.0\.0\.1:\d+/, server.url.replace('http://', '')));
        const { stdout, stderr } = await run([...words, ...flags]);
        hidden(stdout + stderr);
      }
    }
    expect(server.requests[0]).toBe(`GET /mine.json?${secret}`);
    expect(server.headers[0]?.authorization).toBe(`Basic ${Buffer.from('somebody:hunter2hunter2').toString('base64')}`);
  });

  test.each([
    ['http://example.test/x.json', 'SpecAddressInvalid', 'over http anybody on the way could change it'],
    ['ftp://example.test/x.json', 'SpecAddressInvalid', 'over https, not ftp'],
    ['http:/example.test/x.json', 'SpecAddressInvalid', 'over http anybody on the way could change it'],
    ['file:///etc/x.json', 'SpecAddressInvalid', 'a file is given by its path'],
    ['https://exa mple/x.json', 'SpecAddressInvalid', 'not an address that can be read'],
    ['https://github.com/Azure/specs/blob/main/a/b.json?plain=1#L3', 'SpecIsWebPage', 'https://github.com/Azure/specs/blob/main/a/b.json is a web page'],
  ])('%s is refused without a request', async (address, code, message) => {
    const { code: exit, json } = await run(['spec', 'show', address, '--json']);
    expect({ exit, code: json.error.code }).toEqual({ exit: 2, code });
    expect(json.error.message).toContain(message);
  });

  test('of a page on GitHub gives the address of the file', async () => {
    const { json } = await run(['spec', 'show', 'https://github.com/Azure/specs/blob/main/a/b.json?plain=1#L3', '--json']);
    expect(json.error.hint).toContain('--spec https://raw.githubusercontent.com/Azure/specs/main/a/b.json');
  });

  test.each([
    ['/o/r/-/blob/main/x.json', '/o/r/-/raw/main/x.json'],
    ['/x', 'behind a button called Raw or Download'],
  ])('of any other page says so: %s', async (where, hint) => {
    await serve((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end('\n<html><body>no</body></html>'));
    const { code, json } = await run(['spec', 'show', server.url + where, '--json']);
    expect({ code, error: json.error.code }).toEqual({ code: 2, error: 'SpecIsWebPage' });
    expect(json.error.hint).toContain(hint);
  });

  test('of nothing says what to look at', async () => {
    await serve((_, response) => response.writeHead(404).end());
    const { code, json } = await run(['spec', 'show', `${server.url}/x.json?token=verysecret`, '--json']);
    expect({ code, error: json.error }).toMatchObject({ code: 1, error: { code: 'SpecNotDownloaded', message: `The description cannot be downloaded from ${server.url}/x.json: it answered 404.` } });
    expect(json.error.hint).toMatch(/^Check the address, the network, and the proxy in HTTPS_PROXY\./);
  });

  test('may begin with blanks, as what was copied does', async () => {
    await serve((_, response) => response.end(JSON.stringify(description)));
    expect((await run(['spec', 'show', ` ${server.url}/x.json`, '--json'])).json.result.source.origin).toBe(`${server.url}/x.json`);
  });

  test('that is called a page but gives a description is taken', async () => {
    await serve((_, response) => response.setHeader('content-type', 'text/html').end(JSON.stringify(description)));
    expect((await run(['spec', 'show', server.url])).code).toBe(0);
  });

  test('may lead on to another, which is where it comes from', async () => {
    await serve((request, response) => (request.url === '/b' ? response.end(JSON.stringify(description)) : response.writeHead(308, { location: '/b' }).end()));
    expect((await run(['spec', 'show', `${server.url}/a`])).code).toBe(0);
  });

  test('of something far too large ends early', async () => {
    await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024, ' ')));
      };
      response.on('drain', more);
      more();
    });
    expect((await run(['spec', 'show', server.url, '--json'])).json.error).toMatchObject({ code: 'FileTooLarge', message: `${server.url} is larger than 32 MiB.` });
  });
});

testWithShared('a file of ../shared is shown as it lies there', 'specs/aoai', async () => {
  expect((await run(['spec', 'show', sharedFile('specs/aoai/2025-04-01-preview.json')], offline)).code).toBe(0);
});
