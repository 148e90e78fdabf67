import { describe, expect, it } from 'vitest';
import { ArmError } from '../../../src/model/arm-error.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { fakeIo, ran } from '../fake-io.ts';
import { api, away, browserOf, known, service, subscriptions } from './fixture.ts';
import { enter, interrupt, talk } from './talk.ts';

type Steps = readonly (readonly [string, string])[];

const first = (typed: string): Steps => [['What do you want to do?', typed]];
const paths: Readonly<Record<string, Steps>> = {
  import: [...first(`import${enter}`), ['Which account serves', enter], ['Which other accounts', enter], ['Which description', enter], ['Wait until', '']],
  prune: [...first(`prune${enter}`), ['What becomes of operations', '']],
  facade: [...first(`facade${enter}`), ['Which deployment or account', enter], ['What do clients call it?', '']],
  pool: [...first(`pool${enter}`), ['Which deployments share', enter], ['What is the pool to be called?', enter], ['What happens when one is throttled', '']],
  burst: [...first(`burst${enter}`), ['Which deployment is called first?', enter], ['Which ones take', enter], ['What happens when one is throttled', '']],
  monitor: [...first(`moni${enter}`), ['Which Application Insights?', enter], ['Log the tokens', '']],
};
const questions = Object.entries(paths).flatMap(([pattern, steps]) => steps.map((_, index) => [pattern, index] as const));

describe('Ctrl-C', () => {
  it.each(questions)('in %s, at question %i, leaves nothing and ends with 130', async (pattern, index) => {
    const steps = (paths[pattern] ?? []).slice(0, index + 1);
    const here = talk();
    await here.answer(...steps.slice(0, -1), [steps.at(-1)?.[0] ?? '', interrupt]);
    expect(await here.ended).toBe(130);
    expect(here.shown().trimEnd().endsWith('error: Cancelled, nothing was changed.')).toBe(true);
    expect(here.io.connections).toEqual([]);
    expect(here.io.stdout.text).toBe('');
  });

  it('by the end of the input is one too', async () => {
    const here = talk();
    await here.answer(['What do you want to do?', '\u0004']);
    expect(await here.ended).toBe(130);
  });

  it('while it reads ends with 130', async () => {
    let reading = (): void => undefined;
    const started = new Promise<void>((resolve) => (reading = resolve));
    const here = talk({
      browse: () => Promise.resolve({
        ...browserOf(known()),
        services: (_, signal) => new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          reading();
        }),
      }),
    });
    await started;
    here.io.signal();
    expect(await here.ended).toBe(130);
  });
});

describe('going back', () => {
  it.each(Object.entries(paths))('in %s works at every question', async (_, steps) => {
    const here = talk();
    const texts = steps.map(([text]) => text);
    await here.answer(...steps.slice(0, -1));
    for (const text of texts.toReversed().slice(0, -1)) await here.answer([text, '<']);
    await here.answer([texts[0] ?? '', interrupt]);
    expect(await here.ended).toBe(130);
  });

  it('changes an answer, and asks again what depends on it', async () => {
    const here = talk();
    await here.answer(['What do you want to do?', `import${enter}`], ['Which account serves', enter], ['Which other accounts', '<'], ['Which account serves', `eus${enter}`], ['Which other accounts', interrupt]);
    expect(await here.ended).toBe(130);
    expect(here.shown()).toContain('adds text-embedding-3-large');
  });

  it('after a plan that could not be made finds what was read before', async () => {
    const here = talk();
    await here.answer(...(paths['pool'] ?? []).slice(0, -1), ['What happens when one is throttled', enter]);
    await here.answer(['That did not work. What now?', enter], ['What happens when one is throttled', '<'], ['What is the pool to be called?', '<'], ['[x] aoai-eus/gpt-4o', '<'], ['What do you want to do?', interrupt]);
    expect(await here.ended).toBe(130);
    expect(here.shown()).not.toContain('There is nothing to choose');
  });

  it('is the way out where there is nothing to choose, or nothing may be read', async () => {
    const two = { subscriptions: [...subscriptions, { id: away, name: 'Team two' }] };
    const here = talk({ made: two });
    await here.answer(['Which subscription?', `two${enter}`], ['Which subscription?', interrupt]);
    expect(await here.ended).toBe(130);
    expect(here.shown()).toContain('! There is no API Management service in Team two.');
    const refused = new ArmError({ status: 403, code: 'AuthorizationFailed', message: 'no', method: 'GET', url: 'https://x/', details: [], requestId: undefined } as never);
    const hidden = talk({ made: two, browse: () => Promise.resolve({ ...browserOf(known(two)), services: () => Promise.reject(refused) }) });
    await hidden.answer(['Which subscription?', enter], ['Which subscription?', interrupt]);
    expect(await hidden.ended).toBe(130);
    expect(hidden.shown()).toContain('! ');
  });
});

describe('answers that are wrong', () => {
  it('are said to be, and can be put right', async () => {
    const here = talk();
    await here.answer(['What do you want to do?', `pool${enter}`], ['Which deployments share', ` ${enter}`], ['! Mark at least two, with Space.', ` ${enter}`]);
    await here.answer(['What is the pool to be called?', `a--b${enter}`], ['! A name has 1 to 80', `\u0015a-b${enter}`], ['What happens when one is throttled', interrupt]);
    expect(await here.ended).toBe(130);
    expect(here.shown()).toContain('✔ Pool: a-b');
  });

  it('are refused for steps that make no sense yet', async () => {
    const here = talk({ made: { apis: [] } });
    await here.answer(['What do you want to do?', `burst${enter}`], ['! not possible: the service has no API yet', interrupt]);
    expect(await here.ended).toBe(130);
  });
});

describe('where nobody is signed in', () => {
  const notSignedIn = new UserError('NotSignedIn', 4, 'You are not signed in to Azure.');

  it('says how to sign in', async () => {
    const here = talk({ browse: () => Promise.reject(notSignedIn) });
    await here.answer(['Azure cannot be used yet.', `sign${enter}`]);
    expect(await here.ended).toBe(4);
    expect(here.shown()).toContain('You are not signed in to Azure.');
    expect(here.shown()).toContain('  az login');
  });

  it('tries again', async () => {
    let tries = 0;
    const here = talk({ browse: () => (tries++ === 0 ? Promise.reject(notSignedIn) : Promise.resolve(browserOf(known()))) });
    await here.answer(['Azure cannot be used yet.', `again${enter}`], ['What do you want to do?', interrupt]);
    expect(await here.ended).toBe(130);
  });

  it('offers it too where somebody sees no subscription, and at Ctrl-C leaves', async () => {
    const here = talk({ made: { subscriptions: [] } });
    await here.answer(['Azure cannot be used yet.', interrupt]);
    expect(await here.ended).toBe(130);
    expect(here.shown()).toContain('You see no subscription.');
  });

  it('does not hide a bug', async () => {
    const here = talk({ browse: () => Promise.reject(new TypeError('x is not a function')) });
    expect(await here.ended).toBe(1);
    expect(here.shown()).toContain('This is a bug in apim-llm');
  });
});

describe('the wizard', () => {
  it('opens by itself where nothing is asked for on a terminal', async () => {
    const here = talk({ argv: [] });
    await here.answer(['What do you want to do?', interrupt]);
    expect(await here.ended).toBe(130);
  });

  it('does not where help is wanted, or nobody could answer', async () => {
    for (const [argv, env] of [[['--help'], {}], [[], { CI: '1' }], [['--no-input'], {}]] as const) {
      const io = fakeIo({ tty: true, env });
      expect(await ran(argv, io)).toMatchObject({ code: 0, out: expect.stringContaining('Usage: apim-llm') });
    }
    expect(await ran([], fakeIo())).toMatchObject({ code: 0, out: expect.stringContaining('Usage: apim-llm') });
  });

  it('needs a terminal', async () => {
    const { code, err } = await ran('wizard', fakeIo());
    expect(code).toBe(2);
    expect(err).toContain('error: The wizard asks, and there is nobody to answer');
    expect((await ran('wizard --json', fakeIo({ tty: true }))).code).toBe(2);
  });

  it('ends with 1 where there is nothing to choose and nowhere to go back to', async () => {
    const here = talk({ made: { services: [] } });
    expect(await here.ended).toBe(1);
    expect(here.shown()).toContain('error: There is no API Management service in Team one.');
  });

  it('speaks Japanese in a Japanese locale, and as --lang says', async () => {
    const here = talk({ env: { LANG: 'ja_JP.UTF-8' } });
    await here.answer(['何をしますか?', interrupt]);
    expect(await here.ended).toBe(130);
    const asked = talk({ argv: ['wizard', '--lang', 'en'], env: { LANG: 'ja_JP.UTF-8' } });
    await asked.answer(['What do you want to do?', interrupt]);
    expect(await asked.ended).toBe(130);
  });

  it('asks by line where the cursor cannot be moved, or somebody wants it so', async () => {
    for (const options of [{ env: { TERM: 'dumb' } }, { argv: ['wizard', '--plain'] }, { env: { APIM_LLM_PLAIN: '1' } }]) {
      const here = talk(options);
      await here.answer(['What do you want to do?', '2\n'], ['What becomes of operations', '?\n'], ['The plan lists every operation', '<\n'], ['What do you want to do?', '1\n']);
      await here.answer(['Which account serves', '']);
      here.io.signal();
      expect(await here.ended).toBe(130);
      // oxlint-disable-next-line no-control-regex
      expect(here.io.stderr.text).not.toMatch(/\u001B/);
    }
  });

  it('writes no colours with NO_COLOR', async () => {
    const here = talk();
    await here.answer(['What do you want to do?', interrupt]);
    await here.ended;
    // oxlint-disable-next-line no-control-regex
    expect(here.io.stderr.text).not.toMatch(/\u001B\[[0-9;]*m/);
  });

  it('asks for what is not obvious only', async () => {
    const here = talk({ made: { services: [service(), service('apim-two')], apis: [api(), api('other', 'other')] }, argv: ['wizard', '--service', 'apim-two'] });
    await here.answer(['What do you want to do?', `prune${enter}`], ['Which API?', interrupt]);
    expect(await here.ended).toBe(130);
    expect(here.shown()).toContain('✔ Service: apim-two (the only one)');
  });
});
