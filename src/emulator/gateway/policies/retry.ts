import { elementsOf } from '../../arm/policies/document.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import { clientGone } from '../backends/connection-faults.ts';
import { ClockStopped } from '../../clock.ts';
import type { GatewayCall } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import type { Compiler, PolicyHandler } from '../step.ts';
import { retryWait, type RetryWaits } from './retry-wait.ts';
import { sayer } from './say.ts';

const source = 'retry';

/**
 * What is inside runs once, and as long as the condition holds up to `count` times more. A fault inside does not end that: the
 * condition is asked with the fault in `context.LastError`, and when no more tries are left or wanted, the fault goes on.
 */
export const retry: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const condition = compiler.flag(element, 'condition');
    const read = settingsOf(element, compiler);
    const children = compiler.sequence(elementsOf(element));
    const say = sayer(element, compiler);
    return async (call) => {
      const { count, ...waits } = await read(call);
      const before = call.lastError;
      for (let tries = 0; ; tries += 1) {
        const fault = await faultOf(() => children(call));
        if (call.ended) return;
        if (fault) call.lastError = fault;
        const again = tries < count && ((await condition?.(call)) ?? false);
        if (!again) say(call, () => (tries === 0 ? 'tried once' : `tried ${tries + 1} times`));
        if (!again && fault) throw fault;
        call.lastError = before;
        if (!again) return;
        await pause(call, retryWait(waits, tries + 1, call.world.random));
      }
    };
  },
};

/** A client that left wants no more tries, and what is no fault is a mistake of ours. */
async function faultOf(run: () => void | Promise<void>): Promise<PolicyFault | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof PolicyFault && error.reason !== 'ClientConnectionFailure') return error;
    throw error;
  }
}

async function pause({ world, signal }: GatewayCall, ms: number): Promise<void> {
  if (signal.aborted) throw clientGone(source);
  if (ms <= 0) return;
  try {
    await world.clock.sleep(ms, signal);
  } catch (error) {
    throw signal.aborted || error instanceof ClockStopped ? clientGone(source) : error;
  }
}

function settingsOf(element: PolicyElement, compiler: Compiler): (call: GatewayCall) => Promise<RetryWaits & { readonly count: number }> {
  const whole = (name: string): ReturnType<Compiler['whole']> => compiler.whole(element, name);
  const [count, interval, delta, maxInterval] = [whole('count'), whole('interval'), whole('delta'), whole('max-interval')];
  const firstFast = compiler.flag(element, 'first-fast-retry');
  return async (call) => ({
    count: (await count?.(call)) ?? 0,
    interval: ((await interval?.(call)) ?? 0) * 1000,
    delta: delta && (await delta(call)) * 1000,
    maxInterval: maxInterval && (await maxInterval(call)) * 1000,
    firstFast: (await firstFast?.(call)) ?? false,
  });
}
