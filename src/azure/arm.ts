import type { Clients } from './clients.ts';
import type { Pace } from './pace.ts';

/** A connection to one ARM, as the parts of this folder share it. */
export interface Arm {
  readonly clients: Clients;
  /** Without slash at the end. */
  readonly endpoint: string;
  readonly pace: Pace;
}
