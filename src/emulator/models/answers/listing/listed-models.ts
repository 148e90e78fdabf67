import { capabilitiesOf, catalogue } from '../../../arm/cognitive/model-families.ts';
import type { DeploymentContent } from '../../../arm/cognitive/account-content.ts';
import type { Store } from '../../../arm/store.ts';

/** A base model that an account may use, deployed or not. */
export interface ListedModel {
  /** `gpt-4o-2024-08-06`. */
  readonly id: string;
  readonly name: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly capabilities: Readonly<Record<string, string>>;
}

/** Of models whose version is no date. */
const firstOfJanuary2023 = Date.UTC(2023, 0, 1) / 1000;

/** The catalogue and what else is deployed in the account, each once, by id. */
export function listedModels(store: Store, accountId: string): readonly ListedModel[] {
  const deployed = store.list<DeploymentContent>(`${accountId}/deployments`).map(({ content }) => content.model);
  const models = [...catalogue, ...deployed].map(({ name, version }) => ({ id: `${name}-${version}`, name, created: createdOf(version), capabilities: capabilitiesOf(name) }));
  return [...new Map(models.map((model) => [model.id, model])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** By id, or by a name without version: then the newest. Case does not count. */
export function findListed(models: readonly ListedModel[], wanted: string): ListedModel | undefined {
  const key = wanted.toLowerCase();
  return models.find(({ id }) => id.toLowerCase() === key) ?? models.findLast(({ name }) => name.toLowerCase() === key);
}

function createdOf(version: string): number {
  const time = /^\d{4}-\d\d-\d\d$/.test(version) ? Date.parse(version) / 1000 : Number.NaN;
  return Number.isNaN(time) ? firstOfJanuary2023 : time;
}
