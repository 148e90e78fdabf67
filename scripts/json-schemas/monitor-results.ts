import * as z from 'zod';
import { anyFields, anything, apiRef, id, nullableNumber, nullableText, told, toldInUse } from './parts.ts';

const deletedIds = z.object({ deleted: z.array(id) });

export const monitorResults: Readonly<Record<string, z.ZodType>> = {
  'monitor enable': z.object({
    api: apiRef,
    component: z.object({ id, name: z.string(), ours: z.boolean() }),
    workspace: apiRef.nullable(),
    logger: apiRef.nullable(),
    auth: z.string(),
    identity: nullableText,
    sampling: nullableNumber,
    llmLogs: z.boolean(),
    prompts: z.boolean(),
  }),
  'monitor disable': z.object({ deleted: z.array(told), kept: z.array(toldInUse) }),
  'monitor query': z.union([
    z.object({ query: z.string(), kql: z.string() }),
    z.object({ queries: z.array(z.object({ name: z.string(), summary: z.string(), needs: anything })) }),
    z.object({
      query: z.string(),
      timespan: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      rows: z.array(anyFields),
      partial: anything,
      kql: z.string(),
      workspace: z.string(),
    }),
  ]),
  'monitor tail': anyFields,
  'monitor workbook': z.union([deletedIds, z.object({ id, name: nullableText, component: id, workspace: id, panels: z.array(z.string()), portal: z.string() })]),
  'monitor alerts': z.union([
    deletedIds,
    z.object({
      workspace: id,
      actionGroups: z.array(id).nullable(),
      rules: z.array(z.object({ name: z.string(), measures: z.string(), threshold: z.number(), severity: z.number(), window: z.string() })),
      notMade: z.array(z.string()),
    }),
  ]),
};
