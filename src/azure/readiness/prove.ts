import { ArmError } from '../../model/arm-error.ts';
import type { Driver } from '../../model/driver.ts';
import type { Readiness } from '../../model/readiness.ts';
import type { Arm } from '../arm.ts';
import { askGateway } from '../gateway/ask-gateway.ts';
import type { GatewayReach } from '../gateway/gateway-reach.ts';
import type { GatewayTime } from '../gateway/gateway-time.ts';
import { canaryAnswer } from './canary-answer.ts';
import { canaryCall, type CanaryCall } from './canary-call.ts';
import { gatewayNotReached, notReady } from './not-ready.ts';

/** Roles come and go while they spread (review §5): only so many answers in a row are a proof. */
const answersInARow = 5;
const betweenAnswersMs = 2000;
/** After an answer that is none; twice as long each time. */
const firstPauseMs = 5000;
const longestPauseMs = 30_000;
/** So often in a row the gateway itself may give no answer. */
const unreachedAtMost = 5;

export interface ProverOptions {
  readonly arm: Arm;
  readonly reach: GatewayReach;
  readonly time: GatewayTime;
  /** Told each key before it is used. */
  readonly onSecret: (secret: string) => void;
}

/** Asks the account through the gateway until it has answered often enough, or the patience is at its end. */
export function proverOf({ arm, onSecret, reach, time }: ProverOptions): Driver['prove'] {
  return async (readiness, signal, onWait) => {
    onWait(readiness.label);
    const call = await canaryCall(arm, readiness, signal);
    onSecret(call.key);
    const asked = { readiness, call, reach, time };
    let [row, pauseMs, unreached, waitedMs] = [0, firstPauseMs, 0, 0];
    for (;;) {
      const from = reach.now();
      const answer = await time.during(() => once(asked, signal), signal);
      waitedMs += reach.now() - from;
      row = answer.isReady ? row + 1 : 0;
      if (row === answersInARow) return;
      unreached = answer.unreached === undefined ? 0 : unreached + 1;
      if (answer.unreached !== undefined && unreached === unreachedAtMost) throw gatewayNotReached(readiness, call.url.origin, answer.unreached);
      onWait(`${readiness.label}: ${answer.isReady ? `${row} of ${answersInARow} answers` : answer.told}`);
      const ms = answer.isReady ? betweenAnswersMs : pauseMs;
      pauseMs = answer.isReady ? firstPauseMs : Math.min(longestPauseMs, pauseMs * 2);
      if (waitedMs + ms > readiness.patienceMs) throw notReady(readiness, answer.isReady ? `${answer.told}, but only ${row} of ${answersInARow} in a row` : answer.told, waitedMs);
      await time.sleep(ms, signal);
      waitedMs += ms;
    }
  };
}

interface Asked {
  readonly readiness: Readiness;
  readonly call: CanaryCall;
  readonly reach: GatewayReach;
}

async function once({ call, reach, readiness }: Asked, signal: AbortSignal): Promise<{ readonly isReady: boolean; readonly told: string; readonly unreached?: Error }> {
  try {
    return canaryAnswer(readiness, await askGateway(call.url, { 'ocp-apim-subscription-key': call.key }, reach, signal));
  } catch (error) {
    if (!(error instanceof ArmError)) throw error;
    return { isReady: false, told: error.message, unreached: error };
  }
}
