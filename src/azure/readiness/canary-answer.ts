import { nameOf } from '../../model/arm-id.ts';
import { canaryHeaders, type Readiness } from '../../model/readiness.ts';
import type { GatewayStatus } from '../gateway/ask-gateway.ts';

/** What an answer of the canary says (src/policy/canary-document.ts writes it). */
export interface CanaryAnswer {
  readonly isReady: boolean;
  /** For people: `401, the role does not work yet`. */
  readonly told: string;
}

const meanings: Readonly<Record<number, string>> = {
  401: 'the role does not work yet',
  403: 'the account does not let the gateway in: its network rules, or the role does not work yet',
  404: 'nothing answers at the URL of the backend',
  429: 'the account is busy',
};

export function canaryAnswer({ backend, shape }: Pick<Readiness, 'backend' | 'shape'>, { header, status }: GatewayStatus): CanaryAnswer {
  const asked = header(canaryHeaders.backend);
  if (asked?.toLowerCase() !== nameOf(backend).toLowerCase()) return { isReady: false, told: `${status}, the gateway does not know the canary yet` };
  const reason = header(canaryHeaders.reason);
  if (reason !== undefined) return { isReady: false, told: `${status}, the gateway got no answer (${reason})` };
  // The inference API of an account with several models wants one to be named (400 no_model_name), behind the check of the role.
  if ((status >= 200 && status < 300) || (shape === 'models' && status === 400)) return { isReady: true, told: `${status}` };
  const meaning = meanings[status];
  return { isReady: false, told: meaning === undefined ? `${status}` : `${status}, ${meaning}` };
}
