import { virtualClock } from '../../../../src/emulator/clock.ts';
import type { OwnedClock } from '../../../../src/emulator/clock.ts';
import { newForwarding } from '../../../../src/emulator/gateway/backends/forwarding.ts';
import { PolicyFault } from '../../../../src/emulator/gateway/fault.ts';
import { newPolicyMemory } from '../../../../src/emulator/gateway/memory/policy-memory.ts';
import type { GatewayOptions } from '../../../../src/emulator/gateway/options.ts';
import type { PolicyHandler } from '../../../../src/emulator/gateway/step.ts';
import type { GatewayWorld } from '../../../../src/emulator/gateway/world.ts';
import { responseOf, runPolicy } from './run-policy.ts';
import type { Ran, Setting } from './run-policy.ts';

export interface SharedWorld {
  readonly world: Partial<GatewayWorld>;
  readonly clock: OwnedClock;
  /** Seconds. */
  wait(seconds: number): Promise<void>;
}

/** One life of a gateway, for several calls. */
export function sharedWorld(options: GatewayOptions = {}, more: Partial<GatewayWorld> = {}): SharedWorld {
  const clock = virtualClock();
  return {
    clock,
    world: { clock, memory: newPolicyMemory(), forwarding: newForwarding(options), options, ...more },
    wait: async (seconds) => clock.advance?.(seconds * 1000),
  };
}

export interface Answered extends Ran {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Lets an answer of the backend come, and go to the client, as the pipeline does. */
export async function answered(ran: Ran, message: NonNullable<Setting['response']> = {}): Promise<Answered> {
  const { call } = ran;
  const response = responseOf(message);
  call.response = response;
  for (const act of call.whenAnswered) await act(response);
  for (const act of call.onAnswer) await act(response);
  const sent = response.body.send();
  const parts: Buffer[] = [];
  if (Buffer.isBuffer(sent)) parts.push(sent);
  else for await (const part of sent as AsyncIterable<Buffer>) parts.push(part);
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  return { ...ran, headers: Object.fromEntries(response.headers.entries()), body: Buffer.concat(parts).toString() };
}

/** How a call goes: 200, or the status of the fault. */
export async function statusOf(handler: PolicyHandler, xml: string, setting: Setting): Promise<number> {
  try {
    await answered(await runPolicy(handler, xml, setting));
    return 200;
  } catch (error) {
    if (error instanceof PolicyFault) return error.status;
    throw error;
  }
}

export async function statuses(times: number, handler: PolicyHandler, xml: string, setting: Setting): Promise<readonly number[]> {
  const found: number[] = [];
  for (let at = 0; at < times; at += 1) found.push(await statusOf(handler, xml, setting));
  return found;
}

/** Reason and status of the fault that a policy throws; undefined where it throws none. */
export async function refusalOf(handler: PolicyHandler, xml: string, setting: Setting): Promise<readonly [reason: string, status: number] | undefined> {
  const error: unknown = await runPolicy(handler, xml, setting).then(
    () => undefined,
    (failed: unknown) => failed,
  );
  if (error === undefined) return undefined;
  if (error instanceof PolicyFault && error.source === handler.element) return [error.reason, error.status];
  throw error as Error;
}

/** The fault that a policy throws. */
export async function faultOf(handler: PolicyHandler, xml: string, setting: Setting): Promise<PolicyFault> {
  const error: unknown = await runPolicy(handler, xml, setting).then(
    () => undefined,
    (failed: unknown) => failed,
  );
  if (error instanceof PolicyFault) return error;
  throw new Error('no fault', { cause: error });
}
