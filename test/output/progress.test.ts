import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/model/plan.ts';
import { plain } from '../../src/output/paint.ts';
import { createProgress, terminalSpinner, type Spinner } from '../../src/output/progress.ts';
import { FakeOut } from '../cli/fake-streams.ts';

const step = (label: string, action: Step['action'] = 'create'): Step => ({
  id: label,
  kind: 'backend',
  label,
  action,
  changes: [],
  desired: { id: label, kind: 'backend', label, want: 'present', body: {}, dependsOn: [], locks: [] },
});

function world(animated: boolean) {
  const lines: string[] = [];
  const texts: string[] = [];
  const clock = { ms: 0 };
  let spinning = false;
  const spinner: Spinner = {
    set text(text: string) {
      texts.push(text);
    },
    get text() {
      return texts.at(-1) ?? '';
    },
    get isSpinning() {
      return spinning;
    },
    start: () => (spinning = true),
    stop: () => (spinning = false),
  };
  const progress = createProgress({ write: (line) => lines.push(line), spinner: animated ? spinner : undefined, paint: plain, width: 40, now: () => clock.ms });
  return { progress, lines, texts, clock, isSpinning: () => spinning };
}

describe('what a step waits for', () => {
  const waiting = (what: string) => ({ type: 'waiting', step: step('api'), what }) as const;

  it('is told at once off a terminal, and then once a minute', () => {
    const { progress, lines, clock } = world(false);
    progress.begin(2);
    for (const ms of [0, 30_000, 59_999, 60_000, 90_000, 120_000]) {
      clock.ms = ms;
      progress.on(waiting(`the role: ${ms / 1000}`));
    }
    expect(lines).toEqual(['waiting for the role: 0', 'waiting for the role: 60', 'waiting for the role: 120']);
  });

  it('is told when it is proven, also of what is not written', () => {
    const { progress, lines, isSpinning } = world(true);
    progress.begin(0);
    const there = { ...step('api'), action: 'noop' } as const;
    progress.on({ type: 'waiting', step: there, what: 'the role' });
    expect(isSpinning()).toBe(true);
    progress.on({ type: 'proven', step: there, what: 'the role' });
    expect(isSpinning()).toBe(false);
    expect(lines).toEqual(['proven: the role']);
  });

  it('has no place among the steps where there are none', () => {
    const { progress, texts } = world(true);
    progress.begin(0);
    progress.on({ type: 'waiting', step: { ...step('api'), action: 'noop' }, what: 'the role' });
    expect(texts).toEqual(['waiting for the role']);
  });

  it('moves on a terminal, unless a step is being written', () => {
    const { progress, lines, texts } = world(true);
    progress.begin(2);
    progress.on(waiting('the role: 1 of 5 answers'));
    expect(texts.at(-1)).toBe('0/2  waiting for the role: 1 of 5 an…');
    progress.on({ type: 'start', step: step('other') });
    progress.on(waiting('the role: 2 of 5 answers'));
    expect(texts.at(-1)).toBe('1/2  creating backend other');
    expect(lines).toEqual([]);
  });
});

describe('progress off a terminal', () => {
  it('is one line for each finished step', () => {
    const { progress, lines } = world(false);
    const [a, b, c] = [step('a'), step('b', 'update'), step('c', 'delete')];
    progress.begin(3);
    for (const each of [a, b, c]) progress.on({ type: 'start', step: each });
    progress.on({ type: 'done', step: b, wrote: true, ms: 2345 });
    progress.on({ type: 'done', step: a, wrote: false, ms: 10 });
    progress.on({ type: 'failed', step: c, error: new Error('no') });
    expect(lines).toEqual(['1/3  updated backend b in 2.3 s', '2/3  backend a was already so', '3/3  failed backend c']);
  });

  it('counts what was to be deleted and is gone by itself, and does not tell it', () => {
    const { progress, lines } = world(false);
    const [a, b, c] = [step('a', 'delete'), step('b', 'delete'), step('c')];
    progress.begin(3);
    for (const each of [a, b, c]) progress.on({ type: 'start', step: each });
    progress.on({ type: 'done', step: a, wrote: false, ms: 10 });
    progress.on({ type: 'done', step: b, wrote: true, ms: 10 });
    progress.on({ type: 'done', step: c, wrote: true, ms: 10 });
    expect(lines).toEqual(['2/3  deleted backend b', '3/3  created backend c']);
  });

  it('tells a wait once it has lasted 10 seconds, and then every 10 seconds', () => {
    const { progress, lines, clock } = world(false);
    for (let at = 0; at <= 31_000; at += 2000) {
      clock.ms = at;
      progress.waiting('import of API x', 2000);
    }
    expect(lines).toEqual(Array.from({ length: 3 }, () => 'still waiting: import of API x'));
  });

  it('tells a long wait at once', () => {
    const { progress, lines } = world(false);
    progress.waiting('throttled', 30_000);
    expect(lines).toEqual(['still waiting: throttled']);
  });
});

describe('progress on a terminal', () => {
  it('is one moving line with the position, what runs, and how many others', () => {
    const { progress, lines, texts, isSpinning } = world(true);
    const steps = ['a', 'b', 'c'].map((name) => step(name));
    progress.doing('reading apim-demo');
    progress.begin(12);
    for (const each of steps) progress.on({ type: 'start', step: each });
    const [a = step('a')] = steps;
    progress.on({ type: 'done', step: a, wrote: true, ms: 1 });
    expect(texts).toEqual(['reading apim-demo', '1/12  creating backend a', '1/12  creating backend a (+1)', '1/12  creating backend a (+2)', '2/12  creating backend b (+1)']);
    expect(lines).toEqual([' 1/12  created backend a']);
    expect(isSpinning()).toBe(true);
    progress.rest();
    expect(isSpinning()).toBe(false);
  });

  it('says what it waits for after 10 seconds, and stays within the width', () => {
    const { progress, texts, clock } = world(true);
    progress.begin(1);
    progress.on({ type: 'start', step: step('a') });
    progress.waiting('import', 2000);
    expect(texts).toHaveLength(1);
    clock.ms = 9000;
    progress.waiting('import of a very long name that does not fit', 2000);
    expect(texts.at(-1)).toBe('1/1  creating backend a, waiting: im…');
  });

  it('spins with ora on the given stream, which ends clean', async () => {
    const stream = new FakeOut(true);
    const spinner = await terminalSpinner(stream, false);
    spinner.text = 'reading apim-demo';
    spinner.start();
    await stream.until('reading apim-demo');
    spinner.stop();
    expect(stream.text.endsWith('\u001b[?25h')).toBe(true);
  });
});
