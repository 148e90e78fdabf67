import { shapes } from '../../../model/shapes.ts';
import type { Deployment } from '../deployment.ts';
import type { ModelCall } from '../model-call.ts';
import type { ModelOperation } from '../model-operation.ts';
import { modelError } from '../model-refusal.ts';
import type { ModelRefusal } from '../model-refusal.ts';
import type { Refused } from './quotas.ts';

/** What of a call its refusal names. */
type Named = Pick<ModelCall, 'account' | 'apiVersion'> & { readonly operation: Pick<ModelOperation, 'name' | 'shape'> };

/** The surface in the words of the refusal: by its version where it has one, else by the name that ARM's endpoints have for it. */
function surfaceOf({ apiVersion, operation: { shape } }: Named): string {
  return apiVersion === undefined || shape === 'models' ? shapes[shape].endpoint : `Azure OpenAI API version ${apiVersion}`;
}

function limitIn(by: Refused['by'], kind: string): string {
  switch (by) {
    case 'tokens':
      return `the token rate limit for your current ${kind} S0 pricing tier`;
    case 'requests':
      return `the call rate limit for your current ${kind} S0 pricing tier`;
    case 'provisioned':
      return 'the provisioned throughput of the deployment';
    default:
      return by satisfies never;
  }
}

/** 429 in the words that Azure has since 2025 (reports). `deployment`: the one that had no room. */
export function throttled(call: Named, { by, headers }: Refused, deployment: Deployment): ModelRefusal {
  const seconds = headers['retry-after'];
  const message = [
    `Your requests to ${deployment.name} for ${deployment.model.name} in ${call.account.region} have exceeded ${limitIn(by, call.account.kind)}.`,
    `This request was for ${call.operation.name} under ${surfaceOf(call)}.`,
    `Please retry after ${seconds} second${seconds === '1' ? '' : 's'}.`,
    ...(by === 'provisioned' ? [] : ['To increase your default rate limit, visit: https://aka.ms/oai/quotaincrease.']),
  ].join(' ');
  return modelError(429, 'RateLimitReached', message, {}, headers);
}
