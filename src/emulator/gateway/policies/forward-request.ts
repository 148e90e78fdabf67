import { type Asked, attempt } from '../backends/attempt.ts';
import { letGo } from '../backends/let-go.ts';
import type { HttpVersion } from '../backends/network/network.ts';
import { chooseTarget } from '../backends/target.ts';
import { answerUnavailable } from '../backends/unavailable.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import type { GatewayCall } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import type { GatewayResponse } from '../message/message.ts';
import type { Compiler, PolicyHandler } from '../step.ts';
import { holdRequest } from './hold-request.ts';
import { evaluationFailure } from './policy-failure.ts';
import { sayer } from './say.ts';
import { timeoutOf } from './timeout.ts';

const source = 'forward-request';
/** Documented. */
const defaultTimeout = 300_000;

/**
 * Sends the request on and waits for the headers of the answer. Each run is an attempt of its own and chooses its backend anew;
 * a body that was not held in memory is gone after the first.
 */
export const forwardRequest: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const read = settingsOf(element, compiler);
    const say = sayer(element, compiler);
    return async (call) => {
      const settings = await read(call);
      if (call.response) letGo(call.response);
      call.response = undefined;
      if (settings.holdsBody) await holdRequest(call, source);
      const target = chooseTarget(call, source);
      if (target.kind === 'unavailable') {
        say(call, () => `nobody asked: ${target.name} is not available for ${target.retryAfter} ms`);
        answerUnavailable(call, target, source);
        return;
      }
      const response = await attempt(call, target, { ...settings, body: call.request.body.send() }, source);
      call.response = response;
      say(call, () => `${response.status} from ${target.backend?.name ?? target.url}${target.pool ? ` of the pool ${target.pool.name}` : ''}${regionOf(response)}`);
      if (settings.failsOnErrors && response.status >= 400 && response.status <= 599) throw errorStatus(response.status);
    };
  },
};

interface Settings extends Omit<Asked, 'body'> {
  readonly holdsBody: boolean;
  readonly failsOnErrors: boolean;
}

function settingsOf(element: PolicyElement, compiler: Compiler): (call: GatewayCall) => Promise<Settings> {
  const flag = (name: string): ReturnType<Compiler['flag']> => compiler.flag(element, name);
  const [holds, gathers, fails, follows] = [flag('buffer-request-body'), flag('buffer-response'), flag('fail-on-error-status-code'), flag('follow-redirects')];
  const timeout = timeoutOf(element, compiler, defaultTimeout);
  const continueTimeout = compiler.whole(element, 'continue-timeout');
  const version = compiler.text(element, 'http-version');
  return async (call) => ({
    timeout: await timeout(call),
    continueTimeout: continueTimeout && (await continueTimeout(call)) * 1000,
    holdsBody: (await holds?.(call)) ?? false,
    gathersResponse: (await gathers?.(call)) ?? true,
    failsOnErrors: (await fails?.(call)) ?? false,
    followsRedirects: (await follows?.(call)) ?? false,
    version: versionOf((await version?.(call)) ?? '1'),
  });
}

function versionOf(text: string): HttpVersion {
  if (text === '1' || text === '2or1' || text === '2') return text;
  throw evaluationFailure(source, `'${text}' is not a version of HTTP: 1, 2or1 or 2.`);
}

function regionOf({ headers }: GatewayResponse): string {
  const region = headers.get('x-ms-region');
  return region === undefined ? '' : ` (${region})`;
}

function errorStatus(status: number): PolicyFault {
  return new PolicyFault({ source, reason: 'BackendErrorStatusCode', message: `The backend answered with the status code ${status}.`, status, keepsResponse: true });
}
