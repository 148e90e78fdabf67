import type { Shape } from './shapes.ts';

/** That an account answers the gateway through a backend: proven before calls of clients may go there. */
export interface Readiness {
  /** ARM id of the backend. */
  readonly backend: string;
  /** How the account is asked there. */
  readonly shape: Shape;
  /** For people, behind "waiting for": `the role on aoai-swe`. */
  readonly label: string;
  /** Below the gateway: what asks the account through the backend, with the identity that clients' calls will have. */
  readonly path: string;
  /** ARM id of the subscription whose key opens the path. */
  readonly subscription: string;
  /** After that long without a proof it is given up. */
  readonly patienceMs: number;
  /** Somebody asked for the proof (`--wait`): it is made also where nothing was written that it hangs on. */
  readonly asked: boolean;
  /** What to type to see why it does not come about. */
  readonly check: string;
}

/** What an answer of the canary tells besides its status, which is the account's. */
export const canaryHeaders = {
  /** The backend that was asked; what has it not is no answer of the canary. */
  backend: 'x-apim-llm-canary',
  /** Why the gateway got no answer: `LastError.Reason`. */
  reason: 'x-apim-llm-canary-reason',
} as const;
