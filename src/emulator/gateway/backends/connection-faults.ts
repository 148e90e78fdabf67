import { PolicyFault } from '../fault.ts';
import { BodyBrokeOff } from './network/send-body.ts';

/** Of the default answer: what went on behind the gateway is not the client's to know. */
const shown = 'Internal server error';

/** No connection, or one that broke before the answer: 500 (a backend's own 503 is an answer, no fault). */
export function connectionFailure(source: string, message: string): PolicyFault {
  return new PolicyFault({ source, reason: 'BackendConnectionFailure', message, status: 500, shown });
}

/** No headers within the time-out: 500. */
export function timedOut(source: string): PolicyFault {
  return new PolicyFault({ source, reason: 'Timeout', message: 'Request to the backend service timed out', status: 500, shown });
}

/** The client went away; nobody is there to see the status. */
export function clientGone(source: string): PolicyFault {
  return new PolicyFault({ source, reason: 'ClientConnectionFailure', message: 'The client closed the connection while the request was pending.', status: 499 });
}

/** What a socket, a name look-up, TLS or an HTTP parser gave, as a fault; faults stay what they are. */
export function asConnectionFault(source: string, host: string, cause: unknown): PolicyFault {
  if (cause instanceof PolicyFault) return cause;
  if (cause instanceof BodyBrokeOff) return clientGone(source);
  const { code, message } = cause as NodeJS.ErrnoException;
  return connectionFailure(source, `The connection to the backend ${host} failed: ${code === undefined || message.includes(code) ? message : `${code}, ${message}`}`);
}
