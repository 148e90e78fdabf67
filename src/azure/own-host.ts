import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { ArmError } from '../model/arm-error.ts';
import { withoutQuery } from './answer.ts';

/**
 * Next pages and polls go where an answer says. The token goes along, so only to ARM: the host that we were told, or
 * one below it, over TLS.
 */
export function ownHostOnly(endpoint: string): PipelinePolicy {
  const own = new URL(endpoint);
  return {
    name: 'apimLlmOwnHostOnly',
    sendRequest(request, next) {
      const url = new URL(request.url);
      const same = url.host === own.host || url.hostname.endsWith(`.${own.hostname}`);
      if (url.protocol === 'https:' && same) return next(request);
      const message = `${own.host} sent us on to ${url.protocol}//${url.host}, which is not its own.`;
      return Promise.reject(new ArmError({ status: 0, code: 'ForeignHost', message, method: request.method, url: withoutQuery(request.url) }));
    },
  };
}
