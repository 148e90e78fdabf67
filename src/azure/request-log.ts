import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { requestIdOf } from './answer.ts';

/** One line per attempt. Headers, bodies and every query parameter but `api-version` may hold secrets and are left out. */
export function requestLog(write: (line: string) => void, now: () => number): PipelinePolicy {
  return {
    name: 'apimLlmRequestLog',
    async sendRequest(request, next) {
      const from = now();
      const url = new URL(request.url);
      const version = url.searchParams.get('api-version');
      const what = `${request.method} ${url.pathname}${version === null ? '' : `?api-version=${version}`}`;
      try {
        const response = await next(request);
        const id = requestIdOf((name) => response.headers.get(name));
        write(`${what} ${response.status} ${now() - from} ms${id === undefined ? '' : ` ${id}`}`);
        return response;
      } catch (error) {
        write(`${what} ${(error as { readonly code?: string }).code ?? 'failed'} ${now() - from} ms`);
        throw error;
      }
    },
  };
}
