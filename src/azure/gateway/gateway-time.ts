import type { ClockState, LocalControlClient } from '../../model/local-control.ts';

/** How time passes for the data plane: of itself, or on a local Azure's virtual clock only when it is told to. */
export interface GatewayTime {
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Lets a call come to its answer, whatever it waits for on its way. */
  during<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** Which of the two it is, is asked once, when it first matters. */
export function gatewayTime(local: LocalControlClient | undefined, sleep: GatewayTime['sleep']): GatewayTime {
  const real: GatewayTime = { sleep, during: (call) => call() };
  if (local === undefined) return real;
  let found: Promise<GatewayTime> | undefined;
  const time = (signal: AbortSignal): Promise<GatewayTime> => {
    found ??= local.clock(signal).then(({ kind }) => (kind === 'virtual' ? virtualTime(local) : real));
    return found;
  };
  return {
    sleep: async (ms, signal) => (await time(signal)).sleep(ms, signal),
    during: async (call, signal) => (await time(signal)).during(call, signal),
  };
}

/** Longer than it takes until a model begins its answer. */
const answerMs = 120_000;

/** One at a time: what several wait for side by side would add up. */
function virtualTime(local: LocalControlClient): GatewayTime {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(() => {
      signal.throwIfAborted();
      return work();
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
  return {
    sleep: (ms, signal) => inTurn(signal, async () => void (await local.move({ ms }, signal))),
    during: (call, signal) =>
      inTurn(signal, async () => {
        const { calls } = await local.clock(signal);
        const ended = new AbortController();
        const answer = call().finally(() => ended.abort());
        answer.catch(() => undefined);
        await passUntil(ended.signal, () => local.move({ ms: answerMs, after: calls + 1, until: 'answer' }, AbortSignal.any([signal, ended.signal])));
        return answer;
      }),
  };
}

/** Moves until the call is answered: where others call too, an answer may be theirs. What was never received fails by itself. */
async function passUntil(answered: AbortSignal, move: () => Promise<ClockState>): Promise<void> {
  for (;;) {
    try {
      const { open } = await move();
      // Answered, and on its way to us: nothing is to pass any more.
      if (open === 0) return;
    } catch {
      return;
    }
    await new Promise((resolve) => setImmediate(resolve));
    if (answered.aborted) return;
  }
}
