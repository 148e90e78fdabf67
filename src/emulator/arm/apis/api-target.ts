import type { Call } from '../kind.ts';
import { invalid, notEmulated, notFound } from '../refusal.ts';
import { checkNameOf } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { apiType } from './api-content.ts';
import type { ApiContent } from './api-content.ts';
import type { CreateFields, UpdateFields } from './api-fields.ts';
import { isCurrent, revisionName } from './revision-name.ts';

/** What a PUT of an API writes. */
export interface ApiTarget {
  readonly id: string;
  /** Undefined where a plain id creates an API: then the body may say it. */
  readonly revision?: number | undefined;
  /** The current revision, where another one is written. */
  readonly current?: Entry<ApiContent> | undefined;
}

/** The first revision of an API is the current one, whatever its number (apiops#373); later ones are not. */
export function targetOf(call: Call): ApiTarget {
  const { api, revision } = revisionName(call.path.names.at(-1) ?? '');
  if (/;rev=/i.test(api)) throw notFound('Api');
  checkNameOf(apiType, call.apiVersion, api);
  const id = `${call.parentId}/apis/${api}`;
  const current = call.state.store.find<ApiContent>(id);
  if (!current) return { id, revision };
  if (revision === undefined || revision === current.content.revision) return { id: current.id, revision: current.content.revision };
  return { id: `${current.id};rev=${revision}`, revision, current };
}

/** A release changes which revision is current, and nothing else does (azure-api-management-devops-resource-kit#316). */
export function checkCurrent(id: string, fields: CreateFields | UpdateFields): void {
  if (fields.isCurrent === true && !isCurrent(id)) throw invalid({ target: 'IsCurrent', message: "Can't set new revision as current." });
  if (fields.isCurrent === false && isCurrent(id)) throw notEmulated('isCurrent: false on the current revision of an API');
}

/** The number in the id counts, the body's only where a plain id creates an API; one that is no number there counts as 1 (arm-behaviour 23). */
export function revisionOf(target: ApiTarget, { apiRevision: stated }: CreateFields): number {
  return target.revision ?? (stated !== undefined && /^[1-9]\d{0,8}$/.test(stated) ? Number(stated) : 1);
}
