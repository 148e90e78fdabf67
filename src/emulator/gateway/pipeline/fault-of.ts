import { ExpressionTooLong } from '../../expressions/run/bounds.ts';
import { NotHere } from '../../expressions/run/library/not-here.ts';
import { ClrException } from '../../expressions/run/value.ts';
import type { GatewayCall, Section } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import { BodyTooLong } from '../message/body.ts';

/** Where a policy stands, as `context.LastError` tells it. */
export interface PolicyPlace {
  readonly policy: string;
  readonly id: string | undefined;
  readonly section: Section;
  readonly scope: string;
  readonly path: string;
}

/** What went wrong in a part of a policy that has a path of its own. */
export class FaultBelow extends Error {
  readonly error: unknown;
  readonly path: string;

  constructor(error: unknown, path: string) {
    super(path);
    this.error = error;
    this.path = path;
  }
}

const hidden = 'Internal server error';

/** What a policy threw, as a fault that knows where it happened. What is nobody's fault but ours is given back as it is. */
export function faultOf(error: unknown, place: PolicyPlace, call: GatewayCall): unknown {
  if (error instanceof FaultBelow) return faultOf(error.error, { ...place, path: error.path }, call);
  const fault = known(error, place.policy, call);
  if (!(fault instanceof PolicyFault)) return fault;
  if (fault.section !== undefined) return fault;
  fault.section = place.section;
  fault.scope = place.scope;
  fault.path = place.path;
  fault.policyId = place.id;
  return fault;
}

function known(error: unknown, policy: string, call: GatewayCall): unknown {
  if (error instanceof PolicyFault) return error;
  if (error instanceof ClrException || error instanceof ExpressionTooLong || error instanceof NotHere) {
    return new PolicyFault({ source: policy, reason: 'ExpressionValueEvaluationFailure', message: `Expression evaluation failed. ${error.message}`, status: 500, shown: hidden });
  }
  if (error instanceof BodyTooLong) return tooLong(error, policy, call);
  if (call.signal.aborted) {
    return new PolicyFault({ source: policy, reason: 'ClientConnectionFailure', message: 'The client has closed the connection.', status: 499, shown: 'Client closed request' });
  }
  return error;
}

/** Of the request the client is told; the response is a matter between gateway and backend. */
function tooLong({ message }: BodyTooLong, policy: string, call: GatewayCall): PolicyFault {
  if (call.section === 'inbound' || call.section === 'backend') {
    return new PolicyFault({ source: policy, reason: 'RequestBodyTooLarge', message: `In the request, ${message}.`, status: 413, shown: 'Request Entity Too Large' });
  }
  return new PolicyFault({ source: policy, reason: 'InternalError', message: `In the response, ${message}.`, status: 500, shown: hidden });
}
