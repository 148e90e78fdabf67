import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../../src/emulator/clock.ts';
import { clockProtocol } from '../../../src/emulator/clock-protocol.ts';
import { settling } from '../../../src/emulator/clock-settling.ts';
import { newOpenCalls } from '../../../src/emulator/open-calls.ts';

const never = new AbortController().signal;
const start = Date.UTC(2026, 0, 1);
/** Three looks, so that giving up is quick. */
const patience = { lookMs: 1, quietLooks: 3, longestMs: 200 };

function world(wait = 20) {
  const calls = newOpenCalls(true);
  const clock = virtualClock({ asleep: calls.asleep, settled: settling(calls, patience) });
  const protocol = clockProtocol(clock, calls, wait);
  const log: string[] = [];
  const say = (what: string): void => void log.push(`${clock.now() - start} ${what}`);
  const tick = (ms: number): Promise<void> => clock.sleep(ms, never);
  /** A call that runs `answer` and is over then. */
  const call = (name: string, answer: () => Promise<unknown>, { complete = false, socket = { bytesRead: 0, bytesWritten: 0 } } = {}) => {
    const to = Object.assign(new EventEmitter(), { headersSent: false, destroy: () => void to.emit('close') });
    calls.serve({ socket, complete } as unknown as IncomingMessage, to as unknown as ServerResponse, () => {
      answer().then(
        () => {
          say(`${name} answered`);
          return to.emit('close');
        },
        (error: unknown) => say(`${name}: ${String(error)}`),
      );
    });
    return { leave: () => void to.emit('close') };
  };
  const move = (ms: number, more: { readonly after?: number; readonly untilAnswer?: boolean } = {}) => protocol.move({ ms, after: more.after, untilAnswer: more.untilAnswer ?? false });
  return { calls, clock, protocol, log, say, tick, call, move };
}

const later = (turns: number): Promise<void> => new Promise((resolve) => void setImmediate(() => (turns > 1 ? void later(turns - 1).then(resolve) : resolve())));

describe('a clock with calls in flight', () => {
  it('lets each of them come to its next sleep before anything else is due, however long that takes outside', async () => {
    const { call, tick, log, calls, move } = world();
    const backend = (turns: number) => calls.asked(later(turns).then(() => ({ body: Buffer.alloc(0) })));
    for (const [name, pause, turns] of [['a', 10, 40], ['b', 15, 3], ['c', 10, 1]] as const) {
      call(name, async () => {
        for (let at = 0; at < 3; at += 1) {
          await backend(turns);
          await tick(pause);
        }
        await backend(turns);
      });
    }
    expect(await move(100)).toEqual({ kind: 'idle', state: { now: '2026-01-01T00:00:00.100Z', calls: 3, open: 0 } });
    expect(log).toEqual(['30 c answered', '30 a answered', '45 b answered']);
  });

  it('stands while one half of a call sleeps and the other is outside, with headers or with a body that is read', async () => {
    const { call, tick, log, say, calls, move } = world();
    const slowBody = async function* () {
      await later(30);
      yield Buffer.from('x');
    };
    call('a', () =>
      Promise.all([
        tick(5).then(() => say('slept')),
        (async () => {
          const { body } = await calls.asked(later(30).then(() => ({ body: Readable.from(slowBody()) })));
          for await (const chunk of body) say(`read ${String(chunk)}`);
        })(),
      ]),
    );
    await move(10);
    expect(log).toEqual(['0 read x', '5 slept', '5 a answered']);
  });

  it('does not wait for a body that nobody reads', async () => {
    const { call, tick, calls, move, log } = world();
    call('a', async () => {
      const { body } = await calls.asked(Promise.resolve({ body: Readable.from(['x']) }));
      await tick(5);
      body.destroy();
    });
    await move(10);
    expect(log).toEqual(['5 a answered']);
  });

  it('goes on without what does not stir, and waits for it again once it is heard of', async () => {
    const { call, tick, log, calls, move } = world();
    let answer: (value: { body: Buffer }) => void = () => undefined;
    const stuck = new Promise<{ body: Buffer }>((resolve) => {
      answer = resolve;
    });
    call('stuck', async () => {
      await calls.asked(stuck);
      await tick(1);
      await calls.asked(later(20).then(() => ({ body: Buffer.alloc(0) })));
      await tick(1);
    });
    call('free', () => tick(7));
    expect(await move(10)).toMatchObject({ state: { open: 1 } });
    answer({ body: Buffer.alloc(0) });
    await move(10);
    expect(log).toEqual(['7 free answered', '12 stuck answered']);
  });

  it('waits longer for what goes on in this process', async () => {
    const { call, log, move, tick } = world();
    const loading = () => new Promise((resolve) => void setTimeout(resolve, 30));
    call('a', () => loading().then(() => tick(5)), { complete: true });
    await move(10);
    expect(log).toEqual(['5 a answered']);
    call('b', () => new Promise(() => undefined), { complete: true });
    expect(await move(10)).toMatchObject({ state: { now: '2026-01-01T00:00:00.020Z', open: 1 } });
  });

  it('waits for a client as long as bytes come from it, though not for ever', async () => {
    const { call, log, move, say } = world();
    const socket = { bytesRead: 0, bytesWritten: 0 };
    let sent = 0;
    const upload = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        socket.bytesRead += 1;
        sent += 1;
        if (sent === 10) resolve();
        if (sent === 400) clearInterval(timer);
      }, 1);
    });
    call('sent', () => upload, { socket });
    call('sends on', () => new Promise(() => undefined), { socket });
    await move(10);
    say('moved');
    expect(log).toEqual(['0 sent answered', '10 moved']);
    // It sent again since it was given up, so it is waited for once more.
    await move(10);
    expect(sent).toBeGreaterThan(10);
  });

  it('counts calls, and those whose client left as open no more', async () => {
    const { call, calls, protocol, clock, log, move } = world();
    const gone = new AbortController();
    const left = call('a', () => clock.sleep(5, gone.signal));
    call('b', () => clock.sleep(9, never));
    expect(protocol.state()).toMatchObject({ calls: 2, open: 2 });
    gone.abort('left');
    left.leave();
    expect([calls.received(), calls.open()]).toEqual([2, 1]);
    await move(10);
    expect(log).toEqual(['0 a: left', '9 b answered']);
  });

  it('stops where a call was answered, before others of the same time, and tells of answers between two orders at once', async () => {
    const { call, tick, move } = world();
    const until = { untilAnswer: true };
    for (const ms of [5, 5, 8]) call(String(ms), () => tick(ms));
    expect(await move(60_000, until)).toEqual({ kind: 'idle', state: { now: '2026-01-01T00:00:00.005Z', calls: 3, open: 2 } });
    expect(await move(60_000, until)).toMatchObject({ state: { now: '2026-01-01T00:00:00.005Z', open: 1 } });
    call('at once', () => Promise.resolve());
    await later(2);
    expect(await move(60_000, until)).toMatchObject({ state: { now: '2026-01-01T00:00:00.005Z', calls: 4, open: 1 } });
    expect(await move(1, until)).toMatchObject({ state: { now: '2026-01-01T00:00:00.006Z', open: 1 } });
    expect(await move(60_000, until)).toMatchObject({ state: { now: '2026-01-01T00:00:00.008Z', open: 0 } });
    expect(await move(60_000, until)).toMatchObject({ state: { now: '2026-01-01T00:01:00.008Z', open: 0 } });
  });

  it('waits for calls that are still to come in, but not for ever', async () => {
    const { call, tick, move, log } = world(5_000);
    const moving = move(10, { after: 2 });
    call('a', () => tick(3));
    await later(5);
    expect(log).toEqual([]);
    call('b', () => tick(2));
    await moving;
    expect(log).toEqual(['2 b answered', '3 a answered']);
    const hasty = world(5);
    hasty.call('a', () => hasty.tick(3));
    expect(await hasty.move(10, { after: 2 })).toEqual({ kind: 'missing', received: 1 });
    expect(hasty.protocol.state()).toMatchObject({ now: '2026-01-01T00:00:00.000Z', open: 1 });
  });

  it('says so when it is stopped while it moves', async () => {
    const { call, clock, calls, move } = world();
    call('a', () => new Promise(() => undefined));
    const moving = move(10);
    calls.cut();
    clock.stop();
    expect(await moving).toEqual({ kind: 'stopped' });
    expect(calls.open()).toBe(0);
    expect(await move(10)).toEqual({ kind: 'stopped' });
    await expect(clock.sleep(1, never)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
