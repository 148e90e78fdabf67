import type { GatewayAnswer } from '../model/gateway-call.ts';

export type Verdict = 'ok' | 'throttled' | 'failed';

/** What became of one call. */
export interface Sample {
  /** Counted from 0, in the order of sending. */
  readonly index: number;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** Until its answer was wholly there. */
  readonly ms: number;
  readonly answer: GatewayAnswer;
}

/** 2xx, 429, and everything else: other answers, and none. */
export function verdictOf({ answer }: Pick<Sample, 'answer'>): Verdict {
  if (answer.kind === 'lost') return 'failed';
  if (answer.status >= 200 && answer.status < 300) return 'ok';
  return answer.status === 429 ? 'throttled' : 'failed';
}

export function regionOf({ answer }: Pick<Sample, 'answer'>): string | undefined {
  return answer.kind === 'answered' ? answer.region : undefined;
}
