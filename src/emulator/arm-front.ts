import { type Answer, contentTooLarge, dropped, type Dropped, type Incoming } from './answer.ts';
import type { ArmPlane, Caller } from './arm/plane.ts';
import { checkBearer } from './bearer.ts';
import type { FaultBoard } from './faults.ts';
import type { TokenState } from './sign-in/authority.ts';

/** What stands between the wire and the control plane. */
export interface ArmFront {
  readonly plane: ArmPlane;
  readonly faults: FaultBoard;
  readonly token: string;
  /** What the local sign-in says of another token. */
  readonly signedIn: (token: string) => TokenState;
  readonly origin: string;
  /** Whose the ready file's token is, and whose those of the local sign-in are. */
  readonly callers: { readonly user: Caller; readonly application: Caller };
  /** Of every request, polls included. */
  readonly latencyMs: number;
  /** Real time; rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Token, faults, latency, control plane, in this order. */
export async function answerArm(request: Incoming, front: ArmFront): Promise<Answer | Dropped> {
  const refused = checkBearer(request.headers['authorization'], front.token, front.origin, front.signedIn);
  if (refused !== undefined) return refused;
  const faked = await front.faults.meet({ plane: 'arm', method: request.method, path: request.url.pathname }, (ms) => front.wait(ms, request.signal));
  if (faked === dropped) return dropped;
  if (front.latencyMs > 0) await front.wait(front.latencyMs, request.signal);
  if (faked !== undefined) return faked;
  if (request.tooLarge) return contentTooLarge;
  const { method, url, headers, body } = request;
  const isUser = checkBearer(headers['authorization'], front.token, front.origin) === undefined;
  return front.plane.handle({ method, url, headers, body, caller: isUser ? front.callers.user : front.callers.application });
}

/** ARM takes what a client sends as its ids; what could not stand in a header is not echoed. */
function sentId(request: Incoming, name: string): string | undefined {
  const id = request.headers[name];
  return id !== undefined && /^[\x20-\x7e]{1,128}$/.test(id) ? id : undefined;
}

/** The headers that ARM's front door adds to every answer; the answer's own win. `now` is the world's time. */
export function withArmHeaders(answer: Answer, request: Incoming, now: number, newId: () => string): Answer {
  const requestId = newId();
  const clientId = sentId(request, 'x-ms-client-request-id');
  return {
    ...answer,
    headers: {
      'cache-control': 'no-cache',
      date: new Date(now).toUTCString(),
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-ms-request-id': requestId,
      'x-ms-correlation-request-id': sentId(request, 'x-ms-correlation-request-id') ?? clientId ?? requestId,
      // Region of ARM's own front door, time, id.
      'x-ms-routing-request-id': `SWEDENCENTRAL:${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}:${requestId}`,
      ...(clientId === undefined ? {} : { 'x-ms-client-request-id': clientId }),
      ...answer.headers,
    },
  };
}
