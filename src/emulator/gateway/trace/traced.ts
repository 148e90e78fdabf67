import type { GatewayCall } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import type { PolicyPlace } from '../pipeline/fault-of.ts';
import type { Step } from '../step.ts';
import { differences, snapshotOf } from './snapshot.ts';

/** Runs a policy and writes down, before what is inside of it, what it did: what it says of itself, and what is otherwise than before. */
export function traced(step: Step, place: PolicyPlace, call: GatewayCall): void | Promise<void> {
  const { trace } = call;
  if (trace === undefined) return step(call);
  const at = trace.length;
  const since = call.world.clock.now() - call.startedAt;
  const before = snapshotOf(call);
  const note = (more: readonly string[]): void => {
    const inside = trace.slice(at);
    const own = inside.findIndex(({ path }) => path === place.path);
    const told = own < 0 ? [] : trace.splice(at + own, 1).map(({ says }) => says);
    const isGroup = inside.some(({ path }) => path.startsWith(`${place.path}\\`));
    const changes = isGroup ? [] : differences(before, snapshotOf(call));
    const says = [...told, ...changes, ...more].join('; ');
    trace.splice(at, 0, { at: since, section: place.section, scope: place.scope, path: place.path, policy: place.policy, id: place.id, says: says === '' ? 'nothing changed' : says });
  };
  const failed = (error: unknown): never => {
    note([error instanceof PolicyFault ? `failed: ${error.message}` : 'failed']);
    throw error;
  };
  try {
    const waiting = step(call);
    if (waiting instanceof Promise) return waiting.then(() => note([]), failed);
  } catch (error) {
    return failed(error);
  }
  note([]);
}
