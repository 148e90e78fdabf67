import type { JsonObject } from '../../model/json.ts';
import type { Block } from './block.ts';
import { objectListOf } from './carried-values.ts';
import { asForwardAttributes, carriedAttributes, type ForwardAttributes } from './forward-attributes.ts';
import { retryLines } from './retry-lines.ts';
import { asRetrySetting, carriedSetting, type RetrySetting } from './retry-setting.ts';

/** What stands in an operation's `<backend>` instead of its one element (POLICIES.md, Retry), whose bytes the editor keeps. */
export interface RetryBlock {
  /** At least one; names are distinct. */
  readonly settings: readonly RetrySetting[];
  /** Attributes of the displaced `forward-request`; null where it was `<base />`. */
  readonly otherwise: ForwardAttributes | null;
  /** Attributes of the `forward-request` of the scopes above, which `<base />` stood for. */
  readonly inherited: ForwardAttributes;
}

/** The order of settings makes no difference. */
export function retryBlock(value: RetryBlock): Block {
  const settings = value.settings.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (!areDistinct(settings)) throw new Error('A retry block has settings, each with a name of its own.');
  const otherwise = value.otherwise === null ? null : carriedAttributes(value.otherwise);
  const carried = { settings: settings.map(carriedSetting), otherwise, inherited: carriedAttributes(value.inherited) };
  return { kind: 'retry', section: 'backend', carried, lines: retryLines(settings, value.otherwise ?? value.inherited) };
}

function areDistinct(settings: readonly RetrySetting[]): boolean {
  return settings.length > 0 && new Set(settings.map(({ name }) => name)).size === settings.length;
}

export function asRetryBlock(carried: JsonObject): RetryBlock | undefined {
  const settings = objectListOf(carried['settings'], asRetrySetting);
  const otherwise = carried['otherwise'] === null ? null : asForwardAttributes(carried['otherwise']);
  const inherited = asForwardAttributes(carried['inherited']);
  if (settings === undefined || !areDistinct(settings)) return undefined;
  return otherwise === undefined || inherited === undefined ? undefined : { settings, otherwise, inherited };
}
