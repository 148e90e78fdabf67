import type { PolicyFault } from '../fault.ts';
import { Body } from '../message/body.ts';
import { Headers } from '../message/headers.ts';
import type { GatewayResponse } from '../message/message.ts';

/** What a fault answers where no on-error policy makes another answer of it, as observed; 500 with the id of the request. */
export function defaultAnswer(fault: Pick<PolicyFault, 'status' | 'message' | 'shown' | 'headers'> & { readonly statusText?: string | undefined }, requestId: string): GatewayResponse {
  const { status } = fault;
  const said = { statusCode: status, message: fault.shown ?? fault.message, ...(status === 500 ? { activityId: requestId } : {}) };
  return { status, reason: fault.statusText ?? '', headers: new Headers([...fault.headers, ['Content-Type', 'application/json']]), body: Body.of(bodyText(said)) };
}

/** With a blank behind each mark: the observed 401 for a missing key has 152 bytes. */
function bodyText(said: Readonly<Record<string, string | number>>): string {
  return `{${Object.entries(said).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(', ')}}`;
}

/** Something broke that no policy is to blame for. */
export function internalError(requestId: string): GatewayResponse {
  return defaultAnswer({ status: 500, message: 'Internal server error', shown: undefined, headers: [] }, requestId);
}
