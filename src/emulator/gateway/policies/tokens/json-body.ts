import type { GatewayCall } from '../../call.ts';
import { PolicyFault } from '../../fault.ts';
import type { Body } from '../../message/body.ts';
import type { Headers } from '../../message/headers.ts';
import { heldBody } from '../held-body.ts';

export function isJson(contentType: string | undefined): boolean {
  return /^\s*application\/([\w.-]+\+)?json\b/i.test(contentType ?? '');
}

/** Of a message whose body is in memory. Undefined where it is no JSON, or compressed in a way that cannot be undone. */
export function jsonOf(call: GatewayCall, message: { readonly headers: Headers; readonly body: Body }, policy: string): unknown {
  try {
    const bytes = heldBody(call, message, policy);
    return Buffer.isBuffer(bytes) ? (JSON.parse(bytes.toString('utf8')) as unknown) : undefined;
  } catch (error) {
    if (error instanceof PolicyFault || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
