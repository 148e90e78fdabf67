import type { JsonObject } from '../model/json.ts';
import { Changes, type Repair } from './changes.ts';
import { checkSize } from './checks/size.ts';
import { reductions } from './passes/reductions.ts';
import { rewrite } from './rewrite.ts';

export interface Fitted {
  readonly document: JsonObject;
  /** Serialised JSON. */
  readonly value: string;
  readonly repairs: readonly Repair[];
}

/** The document as small as it must be for the request: each reduction only where those before were not enough. */
export function fitted(document: JsonObject): Fitted {
  const changes = new Changes();
  let here = document;
  let value = JSON.stringify(here);
  for (const rules of reductions) {
    if (checkSize(value).length === 0) break;
    here = rewrite(here, rules, { root: here, version: '3.0', changes });
    value = JSON.stringify(here);
  }
  return { document: here, value, repairs: changes.repairs() };
}
