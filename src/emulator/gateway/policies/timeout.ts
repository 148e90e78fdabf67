import type { PolicyElement } from '../../arm/policies/document.ts';
import { after } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import type { Compiler } from '../step.ts';

/** Milliseconds from `timeout` (seconds) or `timeout-ms`, whichever is stated. */
export function timeoutOf(element: PolicyElement, compiler: Compiler, otherwise: number): (call: GatewayCall) => number | Promise<number> {
  const seconds = compiler.whole(element, 'timeout');
  const milliseconds = compiler.whole(element, 'timeout-ms');
  if (milliseconds) return (call) => milliseconds(call);
  if (seconds) return (call) => after(seconds(call), (stated) => stated * 1000);
  return () => otherwise;
}
