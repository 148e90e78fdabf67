import * as z from 'zod';
import type { Json } from '../../model/json.ts';
import type { Answer } from '../answer.ts';
import type { AskedQuery } from './query-api.ts';
import { badArgument } from './query-errors.ts';

const batch = z.object({
  requests: z
    .array(
      z.object({
        id: z.string(),
        workspace: z.string(),
        path: z.string().default('/query'),
        headers: z.record(z.string(), z.string()).nullish(),
        body: z.unknown(),
      }),
    )
    .max(100),
});

/** Several queries at once: each with its own answer and status (documentation: "Batch queries"). */
export function answerBatch(sent: unknown, answer: (query: Omit<AskedQuery, 'objectId'>) => Answer, newId: () => string): Answer {
  const read = batch.safeParse(sent);
  if (!read.success) return badArgument({ code: 'MissingPropertyError', message: "A batch has 'requests', each with 'id', 'workspace' and 'body'." }, newId());
  const responses = read.data.requests.map(({ id, workspace, path, headers, body }): Json => {
    const prefer = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'prefer')?.[1];
    const { status, body: content } = answer({ path: `workspaces/${workspace}${path}`, sent: body, prefer });
    return { id, status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: content ?? null };
  });
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: { responses } };
}
