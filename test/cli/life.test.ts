import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { backendIdOf, idKey } from '../../src/model/arm-id.ts';
import { armError, fakeAzure, serviceId, subscription, type FakeAzureOptions } from './fake-azure.ts';
import { fakeIo, ran, type FakeIoOptions, type Ran } from './fake-io.ts';
import { makeEntry } from './make-command.ts';

interface Document {
  readonly status: string;
  readonly target: unknown;
  readonly plan?: { readonly steps: readonly { readonly action: string; readonly state?: string; readonly id: string; readonly changes: unknown }[]; readonly summary: unknown };
  readonly result?: unknown;
  readonly warnings: unknown;
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: string; readonly docs: string };
}

const make = (line: string, io: ReturnType<typeof fakeIo>): Promise<Ran> => ran(`make --service apim-demo ${line}`, io, [makeEntry]);
const document = (text: string): Document => JSON.parse(text) as Document;

function world(azureOptions: FakeAzureOptions = {}, ioOptions: FakeIoOptions = {}) {
  const azure = fakeAzure(azureOptions);
  return { azure, io: fakeIo({ azure, ...ioOptions }) };
}

describe('the life of a command that changes Azure', () => {
  it('shows the plan on stderr, applies it in order and reports on stdout', async () => {
    const { azure, io } = world();
    const { code, out, err } = await make('--backend a --backend b --yes', io);
    expect(code).toBe(0);
    expect(azure.writes).toEqual(['create a', 'create b']);
    expect(err).toBe(`Plan for apim-demo (rg-ai, ${subscription})
  backends at https://example.test
  + backend   a
      url        https://example.test
      protocol   http
  + backend   b
      url        https://example.test
      protocol   http
2 to create, 0 to update, 0 to delete.
1/2  created backend a
2/2  created backend b
`);
    expect(out).toBe(`Done: 2 created, 0 updated, 0 deleted.
  backends   a, b

Next:
  apim-llm status --service apim-demo
  curl https://apim-demo.azure-api.net
`);
  });

  it('plans nothing the second time, and says so', async () => {
    const { azure, io } = world();
    await make('--backend a --yes', io);
    const again = fakeIo({ azure });
    const { code, out } = await make('--backend a', again);
    expect(code).toBe(0);
    expect(out).toContain('No changes.');
    expect(azure.writes).toEqual(['create a']);
  });

  it('writes nothing in a dry run, whose plan is the result', async () => {
    const { azure, io } = world();
    const { code, out, err } = await make('--backend a --dry-run', io);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('+ backend   a');
    expect(azure.writes).toEqual([]);
  });

  it.each([
    ['--backend a --dry-run --exit-code', 3],
    ['--backend there --dry-run --exit-code', 0],
    ['--backend a --dry-run', 0],
    ['--backend a --exit-code --yes', 0],
  ])('ends %s with %i', async (line, code) => {
    const { azure, io } = world();
    azure.resources.set(idKey(backendIdOf(serviceId, 'there')), { kind: 'backend', body: { properties: { url: 'https://example.test', protocol: 'http' } }, etag: '"0"' });
    expect((await make(line, io)).code).toBe(code);
  });

  it('refuses without a terminal and without --yes, before any write', async () => {
    const { azure, io } = world();
    const { code, err } = await make('--backend a', io);
    expect(code).toBe(2);
    expect(err).toContain('Add --yes to apply them, or --dry-run to look only.');
    expect(azure.writes).toEqual([]);
  });

  it('names missing roles with the line that gives them, before any write and any question', async () => {
    const { azure, io } = world({
      missing: [
        { action: 'Microsoft.ApiManagement/service/backends/write', scope: `${serviceId}/backends/a` },
        { action: 'Microsoft.ApiManagement/service/read', scope: serviceId },
        { action: 'Microsoft.Authorization/roleAssignments/write', scope: '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/x/providers/Microsoft.Authorization/roleAssignments/1' },
      ],
    });
    const { code, err } = await make('--backend a', io);
    expect(code).toBe(4);
    expect(err).toContain(`az role assignment create --assignee-object-id <object-id> --role "API Management Service Contributor" --scope "${serviceId}"`);
    expect(err).toContain('--role "Role Based Access Control Administrator" --scope "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/x"');
    expect(err).toContain('where <object-id> is yours: az ad signed-in-user show --query id --output tsv');
    expect(err).not.toContain('Reader');
    expect(azure.writes).toEqual([]);
  });

  it('ends with 4 and the action when it may not even read', async () => {
    const message = "The client 'me' with object id 'abc-1' does not have authorization to perform action 'Microsoft.ApiManagement/service/read' over scope '/subscriptions/s' or the scope is invalid.";
    const { io } = world({ readFails: armError(403, 'AuthorizationFailed', message) });
    const { code, err } = await make('--backend a --yes', io);
    expect(code).toBe(4);
    expect(err).toContain('error: You may not Microsoft.ApiManagement/service/read. The role "API Management Service Reader Role" allows it.');
    expect(err).toContain('az role assignment create --assignee-object-id abc-1 --role "API Management Service Reader Role" --scope "/subscriptions/s"');
    expect(err).toContain('request id req-1');
  });

  it('never overwrites what is not ours, unless it is taken over', async () => {
    const { azure, io } = world();
    azure.resources.set(idKey(backendIdOf(serviceId, 'theirs')), { kind: 'backend', body: { properties: { url: 'https://other.test' } }, etag: '"0"' });
    expect((await make('--backend theirs --yes', io)).code).toBe(5);
    expect(azure.writes).toEqual([]);
    expect((await make('--backend theirs --yes --take-over theirs', fakeIo({ azure }))).code).toBe(0);
    expect(azure.writes).toEqual(['update theirs']);
  });

  it('prints one JSON document with plan, states and result', async () => {
    const { io } = world();
    const { code, out, err } = await make('--backend a --url http://example.test --yes --json', io);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({
      version: 1,
      command: 'make',
      status: 'ok',
      target: { subscription, resourceGroup: 'rg-ai', service: 'apim-demo', api: null },
      plan: {
        steps: [{ id: backendIdOf(serviceId, 'a'), kind: 'backend', action: 'create', changes: [{ path: 'properties.url', after: 'http://example.test' }, { path: 'properties.protocol', after: 'http' }], state: 'done' }],
        summary: { create: 1, update: 0, delete: 0, noop: 0 },
      },
      result: { backends: ['a'] },
      warnings: [{ code: 'NotEncrypted', message: 'The URL is not encrypted.' }],
    });
  });

  it('prints the document of a dry run without a result', async () => {
    const { io } = world();
    const { out } = await make('--backend a --dry-run -o json', io);
    expect(document(out)).toMatchObject({ status: 'changes', plan: { summary: { create: 1 } } });
    expect(document(out)).not.toHaveProperty('result');
  });

  it('warns of variables that no option reads, on stderr or in the document', async () => {
    const env = { APIM_LLM_SERVCE: 'x' };
    const message = 'No option reads the variable APIM_LLM_SERVCE. Did you mean APIM_LLM_SERVICE?';
    expect((await make('--backend a --dry-run', world({}, { env }).io)).err).toBe(`warning: ${message}\n`);
    const { out, err } = await make('--backend a --dry-run --json', world({}, { env }).io);
    expect(document(out).warnings).toEqual([{ code: 'UnknownVariable', message }]);
    expect(err).toBe('');
  });

  it('takes values of the environment without the blanks around them', async () => {
    const { azure, io } = world({}, { env: { APIM_LLM_SERVICE: ' apim-demo\n', APIM_LLM_MAKE_BACKEND: ' a , b ' } });
    expect((await ran('make --yes', io, [makeEntry])).code).toBe(0);
    expect(azure.writes).toEqual(['create a', 'create b']);
  });

  it('names only what can be typed against a local Azure', async () => {
    const local = { endpoint: 'https://127.0.0.1:1', control: 'https://127.0.0.1:1/_emulator', ca: '', token: 'a-local-token', subscriptionId: subscription, stop: () => Promise.resolve() };
    const { io } = world({}, { local });
    const { out } = await make('--backend a --yes --emulator-at ready.json', io);
    expect(out).toContain('apim-llm status --service apim-demo --emulator-at ready.json');
    expect(out).not.toContain('curl');
  });

  it('says nothing but the result with --quiet', async () => {
    const { io } = world();
    const { out, err } = await make('--backend a --yes --quiet', io);
    expect(err).toBe('');
    expect(out).toBe('Done: 1 created, 0 updated, 0 deleted.\n  backends   a\n');
  });
});

function fails(status: number, code: string) {
  return (verb: string, name: string): void => {
    if (name === 'b' && verb !== 'remove') throw armError(status, code, 'because');
  };
}

describe('a step that fails', () => {
  it.each([
    [400, 'ValidationError', 1],
    [403, 'RequestDisallowedByPolicy', 4],
    [401, 'ExpiredAuthenticationToken', 4],
    [412, 'PreconditionFailed', 5],
    [429, 'TooManyRequests', 1],
  ])('ends with its own code when nothing was written: %i %s is %i', async (status, code, exitCode) => {
    const { io } = world({ onWrite: fails(status, code) });
    expect((await make('--backend b --yes', io)).code).toBe(exitCode);
  });

  it('is partial (7) when something was written, and says how to continue and how to go back', async () => {
    const { azure, io } = world({ onWrite: fails(400, 'ValidationError') });
    const { code, err } = await make('--backend a --backend b --backend c --yes', io);
    expect(code).toBe(7);
    expect(azure.writes).toEqual(['create a', 'create b']);
    expect(err).toContain(`  done        backend a
  failed      backend b
  not started backend c
error: backend b: API Management refused what was sent: because
  Correct what is named, then run the same command again.
  Run the same command again to continue.
  Or take back what was done: apim-llm undo --service apim-demo
`);
  });

  it('tells the states of the steps in JSON', async () => {
    const { io } = world({ onWrite: fails(400, 'ValidationError') });
    const { out } = await make('--backend a --backend b --backend c --yes --json', io);
    const { status, plan, error } = document(out);
    expect(status).toBe('partial');
    expect(plan?.steps.map(({ state }) => state)).toEqual(['done', 'failed', 'skipped']);
    expect(error).toMatchObject({ code: 'ValidationError', docs: 'docs/errors.md#azures-own-codes' });
  });

  it('takes everything back with --rollback and then ends with its own code', async () => {
    const { azure, io } = world({ onWrite: fails(400, 'ValidationError') });
    const { code, err } = await make('--backend a --backend b --yes --rollback', io);
    expect(code).toBe(1);
    expect(azure.writes).toEqual(['create a', 'create b', 'remove a']);
    expect(azure.resources.size).toBe(0);
    expect(err).toContain('taken back  backend a');
    expect(err).toContain('Everything was taken back.');
  });

  it('says so when a Ctrl-C stops the --rollback, and how to take the rest back', async () => {
    const hands: { press?: () => void } = {};
    const { azure, io } = world({
      onWrite: (verb, name) => {
        if (verb === 'remove') hands.press?.();
        if (name === 'c') throw armError(400, 'ValidationError', 'because');
      },
    });
    hands.press = () => io.signal();
    const { code, err } = await make('--backend a --backend b --backend c --yes --rollback', io);
    expect(code).toBe(7);
    expect(azure.writes).toEqual(['create a', 'create b', 'create c', 'remove b']);
    expect(err).toContain('Not everything was taken back.');
    expect(err).toContain('Or take back what was done: apim-llm undo --service apim-demo');
  });

  it('is a bug when it is neither ours nor Azure’s: one line, the stack with --debug only', async () => {
    const broken = { readFails: new TypeError('x is not a function') };
    const short = await make('--backend a --yes', world(broken).io);
    expect(short.code).toBe(1);
    expect(short.err).toContain('error: This is a bug in apim-llm 9.9.9: x is not a function');
    expect(short.err).not.toContain('    at ');
    expect((await make('--backend a --yes --debug', world(broken).io)).err).toContain('    at ');
  });
});

describe('Ctrl-C', () => {
  it('before the apply ends with 130, nothing written', async () => {
    const { azure, io } = world();
    io.onSignal(() => undefined);
    const running = make('--backend a --yes', io);
    io.signal();
    const { code, err } = await running;
    expect(code).toBe(130);
    expect(err).toContain('error: Cancelled, nothing was changed.');
    expect(azure.writes).toEqual([]);
  });

  it('during the apply finishes what runs, starts nothing more and says how to continue', async () => {
    const hands: { press?: () => void } = {};
    const { azure, io } = world({ onWrite: () => hands.press?.() });
    hands.press = () => io.signal();
    const { code, out, err } = await make('--backend a --backend b --yes --json', io);
    expect(code).toBe(130);
    expect(azure.writes).toEqual(['create a']);
    expect(document(out)).toMatchObject({ status: 'cancelled', error: { code: 'Cancelled' }, plan: { steps: [{ state: 'done' }, { state: 'skipped' }] } });
    expect(err).toContain('Run the same command again to continue.');
    expect(err).toContain('Stopping: the steps under way are finished first.');
  });
});

/** Runs on a terminal, and answers the question with a key. */
async function answer(key: string, line: string, there: readonly string[] = []) {
  const { azure, io } = world({}, { tty: true });
  for (const name of there) azure.resources.set(idKey(backendIdOf(serviceId, name)), { kind: 'backend', body: { properties: {} }, etag: '"0"' });
  const running = make(line, io);
  await io.stderr.until('Apply to apim-demo');
  io.stdin.write(key);
  return { ...(await running), writes: azure.writes };
}

describe('the question before the apply', () => {
  it('applies after a yes; Enter means yes', async () => {
    expect(await answer('y\r', '--backend a')).toMatchObject({ code: 0, writes: ['create a'] });
    expect(await answer('\r', '--backend a')).toMatchObject({ code: 0, writes: ['create a'] });
  });

  it('names the target and stands on stderr only', async () => {
    const { out, err } = await answer('n\r', '--backend a');
    expect(out).toBe('');
    expect(err).toContain(`Apply to apim-demo (rg-ai, ${subscription})?`);
  });

  it('changes nothing after a no or a Ctrl-C (130)', async () => {
    expect(await answer('n\r', '--backend a')).toMatchObject({ code: 130, writes: [] });
    expect(await answer('\u0003', '--backend a')).toMatchObject({ code: 130, writes: [] });
  });

  it('has no colour with --no-color', async () => {
    const sgr = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`);
    vi.stubEnv('FORCE_COLOR', '1');
    try {
      expect((await answer('n\r', '--backend a --no-color')).err).not.toMatch(sgr);
      expect((await answer('n\r', '--backend a')).err).toMatch(sgr);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('takes Enter for a no when something is deleted', async () => {
    expect(await answer('\r', '--backend a --remove old', ['old'])).toMatchObject({ code: 130, writes: [] });
  });

  it('shows the plan although --quiet: nobody says yes to what was not shown', async () => {
    expect((await answer('n\r', '--backend a --quiet')).err).toContain('+ backend   a');
  });
});

describe('the journal and undo', () => {
  it('keeps a run in a file for the user only, without tokens', async () => {
    const { io } = world({}, { env: { AZURE_ACCESS_TOKEN: 'very-secret-token' } });
    await make('--backend a --url https://example.test/?t=very-secret-token --yes', io);
    const folder = path.join(io.stateFolder, 'runs');
    const [name = ''] = readdirSync(folder);
    expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
    const text = readFileSync(path.join(folder, name), 'utf8');
    expect(text).toContain('"run-end"');
    expect(text).not.toContain('very-secret-token');
  });

  it('takes the last run back after showing it, and then has nothing more to take back', async () => {
    const { azure, io } = world();
    await make('--backend a --backend b --yes', io);
    const undo = (line: string) => ran(`undo --service apim-demo ${line}`, fakeIo({ azure, stateFolder: io.stateFolder }));
    const look = await undo('--dry-run --exit-code');
    expect(look.code).toBe(3);
    expect(look.out).toContain('takes back: make');
    expect(look.out).toMatch(/- backend {3}b\n {2}- backend {3}a\n/);
    expect((await undo('')).code).toBe(2);
    const done = await undo('--yes');
    expect(done).toMatchObject({ code: 0, out: 'Done: 2 taken back.\n' });
    expect(azure.writes.slice(2)).toEqual(['remove b', 'remove a']);
    expect(await undo('--yes')).toMatchObject({ code: 1 });
  });

  it('stops at a Ctrl-C, and goes on where it stopped', async () => {
    const hands: { press?: (() => void) | undefined } = {};
    const { azure, io } = world({ onWrite: () => hands.press?.() });
    await make('--backend a --backend b --yes', io);
    const stopped = fakeIo({ azure, stateFolder: io.stateFolder });
    hands.press = () => stopped.signal();
    const { code, err } = await ran('undo --yes', stopped);
    hands.press = undefined;
    expect(code).toBe(130);
    expect(err).toContain('Stopping: the step under way is finished first.');
    expect(err).toContain('Run the same command again to continue.');
    expect([...azure.resources.keys()]).toEqual([idKey(backendIdOf(serviceId, 'a'))]);
    expect((await ran('undo --yes', fakeIo({ azure, stateFolder: io.stateFolder }))).code).toBe(0);
    expect(azure.resources.size).toBe(0);
  });

  it('keeps what somebody changed since, and says so', async () => {
    const { azure, io } = world();
    await make('--backend a --yes', io);
    const entry = azure.resources.get(idKey(backendIdOf(serviceId, 'a')));
    if (entry !== undefined) entry.etag = '"theirs"';
    const { code, out } = await ran('undo --yes --json', fakeIo({ azure, stateFolder: io.stateFolder }));
    expect(code).toBe(5);
    expect(document(out)).toMatchObject({ status: 'failed', error: { code: 'Kept' }, result: { undone: [], kept: [{ why: 'somebody changed it since' }] } });
  });

  it('looks at runs against the same service only', async () => {
    const { azure, io } = world();
    await make('--backend a --yes', io);
    expect((await ran('undo --service other --yes', fakeIo({ azure, stateFolder: io.stateFolder }))).code).toBe(1);
  });
});

describe('where a command goes', () => {
  const local = { endpoint: 'https://127.0.0.1:1', control: 'https://127.0.0.1:1/_emulator', ca: 'CA', token: 'local-token', subscriptionId: 'local-sub', stop: () => Promise.resolve() };

  it('asks for the subscription and cloud that were named', async () => {
    const { io } = world();
    await make('--backend a --dry-run --subscription S --cloud AzureChinaCloud', io);
    expect(io.connections[0]).toMatchObject({ subscriptionId: 'S', cloud: 'AzureChinaCloud', local: undefined, userAgent: 'apim-llm/9.9.9' });
  });

  it('goes to a local Azure, and leaves no journal of one inside the process', async () => {
    const { io } = world({}, { local });
    await make('--backend a --emulator --yes', io);
    expect(io.connections[0]).toMatchObject({ subscriptionId: 'local-sub', local: { endpoint: local.endpoint, ca: 'CA', token: 'local-token' } });
    expect(readdirSync(io.stateFolder)).toEqual([]);
  });

  it('keeps a journal for one that runs elsewhere', async () => {
    const { azure, io } = world({}, { local });
    await make('--backend a --emulator-at ready.json --yes', io);
    const undo = (line: string) => ran(`undo --yes ${line}`, fakeIo({ azure, local, stateFolder: io.stateFolder }));
    expect((await undo('')).code).toBe(1);
    expect((await undo('--emulator-at ready.json')).code).toBe(0);
  });

  it('refuses both kinds at once', async () => {
    const { io } = world({}, { local });
    expect((await make('--backend a --emulator --emulator-at f', io)).code).toBe(2);
  });
});
