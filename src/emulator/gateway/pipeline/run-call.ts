import { after, inTurn } from '../after.ts';
import type { GatewayCall, Section } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import type { Step } from '../step.ts';
import { attempt } from './attempt.ts';
import type { CompiledPolicy } from './compile-sections.ts';
import { defaultAnswer } from './default-answer.ts';

/** Told of what should not happen: a bug of ours. */
export type OnBug = (error: unknown) => void;

interface Stage {
  readonly section: Section;
  readonly step: Step;
}

/**
 * Inbound, backend, outbound; on-error from wherever something fails. Afterwards `call.response` is there, unless nothing answered.
 * Gives back nothing where nothing had to be waited for.
 */
export function runCall(call: GatewayCall, policy: CompiledPolicy, onBug: OnBug): void | Promise<void> {
  const stages: readonly Stage[] = [
    { section: 'inbound', step: policy.inbound },
    { section: 'backend', step: policy.backend },
    { section: 'outbound', step: policy.outbound },
  ];
  return attempt(
    () => runFrom(stages, 0, call),
    (error) => runOnError(call, policy, error, onBug),
  );
}

function runFrom(stages: readonly Stage[], start: number, call: GatewayCall): void | Promise<void> {
  for (let at = start; at < stages.length && !call.ended; at += 1) {
    const stage = stages[at];
    if (!stage) return undefined;
    const waiting = stage.section === 'outbound' ? after(tellAnswer(call), () => runStage(stage, call)) : runStage(stage, call);
    if (waiting instanceof Promise) return waiting.then(() => runFrom(stages, at + 1, call));
  }
}

function runStage({ section, step }: Stage, call: GatewayCall): void | Promise<void> {
  call.section = section;
  return step(call);
}

function tellAnswer(call: GatewayCall): void | Promise<void> {
  const { response } = call;
  return response && inTurn(call.whenAnswered, (act) => act(response));
}

/** Only `cors` looks at a preflight request; what none of them answers meets its fault: there is no such operation. */
export function runPreflight(call: GatewayCall, policy: CompiledPolicy, fault: PolicyFault | undefined, onBug: OnBug): void | Promise<void> {
  const unanswered = (): void | Promise<void> => (call.ended || !fault ? undefined : runOnError(call, policy, fault, onBug));
  return attempt(
    () => {
      const waiting = policy.preflight?.(call);
      return waiting instanceof Promise ? waiting.then(unanswered) : unanswered();
    },
    (error) => runOnError(call, policy, error, onBug),
  );
}

/** The answer that the fault has by itself is what on-error policies find as the response, and change. */
export function runOnError(call: GatewayCall, policy: Pick<CompiledPolicy, 'onError'>, error: unknown, onBug: OnBug): void | Promise<void> {
  const fault = asFault(error, call, onBug);
  call.log?.failed(fault);
  call.lastError = fault;
  call.ended = false;
  if (!(fault.keepsResponse && call.response)) {
    call.response?.body.drop();
    call.response = defaultAnswer(fault, call.requestId);
  }
  call.section = 'on-error';
  return attempt(
    () => policy.onError(call),
    (second) => {
      const again = asFault(second, call, onBug);
      call.log?.failed(again);
      call.lastError = again;
      call.response?.body.drop();
      call.response = defaultAnswer(again, call.requestId);
    },
  );
}

function asFault(error: unknown, call: GatewayCall, onBug: OnBug): PolicyFault {
  if (error instanceof PolicyFault) return error;
  if (!call.signal.aborted) onBug(error);
  const fault = new PolicyFault({ source: 'gateway', reason: 'InternalError', message: 'Internal server error', status: 500 });
  fault.section = call.section;
  return fault;
}

