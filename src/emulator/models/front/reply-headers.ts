import type { HeaderLines } from '../../gateway/message/hop-by-hop.ts';
import type { Arrived } from './arrived.ts';
import type { Course } from './course.ts';
import type { Reply } from './reply.ts';

/** What every answer of an account carries (apim.md section 6), then what the reply says itself. */
export function replyHeaders({ headers, body }: Reply, course: Course, request: Arrived): HeaderLines {
  const clientId = request.headers.get('x-ms-client-request-id');
  const all: Readonly<Record<string, string>> = {
    'apim-request-id': course.requestId,
    'x-request-id': course.requestId,
    'x-ms-region': course.region,
    'strict-transport-security': 'max-age=31536000; includeSubDomains; preload',
    'x-content-type-options': 'nosniff',
    ...(clientId === undefined ? {} : { 'x-ms-client-request-id': clientId }),
    ...(course.deployment ? { 'x-ms-deployment-name': course.deployment.name } : {}),
    ...course.headers,
    ...(Buffer.isBuffer(body) ? { 'content-length': String(body.length) } : {}),
    ...headers,
  };
  return Object.entries(all);
}
