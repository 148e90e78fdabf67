import { isAtLeast } from '../api-versions.ts';
import { objectIdOf } from '../deterministic-id.ts';
import type { Call } from '../kind.ts';
import { namedValueAlias, namedValueCalled, namedValueType } from '../named-values/named-value.ts';
import type { NamedValueContent } from '../named-values/named-value.ts';
import type { ArmState } from '../state.ts';
import { namedValueIn, secretCredentials } from './logger-rules.ts';

export interface KeptCredentials {
  readonly shown: Readonly<Record<string, string>>;
  readonly made: readonly string[];
  /** Ids of all named values that stand in them. */
  readonly references: readonly string[];
}

/** Secrets go to named values of the service's own making; what refers to one already stays (arm-behaviour 29). */
export function keepCredentials(call: Call, credentials: Readonly<Record<string, string>>): KeptCredentials {
  const kept = Object.entries(credentials).map(([name, value]) => (secretCredentials.has(name) ? keepSecret(call, name, value) : { shown: [name, value] as const, made: [], references: [] }));
  return {
    shown: Object.fromEntries(kept.map(({ shown }) => shown)),
    made: kept.flatMap(({ made }) => made),
    references: kept.flatMap(({ references }) => references),
  };
}

function keepSecret(call: Call, name: string, value: string) {
  const { state, parentId } = call;
  const reference = namedValueIn(value);
  if (reference !== undefined) {
    const found = namedValueCalled(state, parentId, reference);
    return { shown: [name, value] as const, made: found && isMade(reference) ? [found.id] : [], references: found ? [found.id] : [] };
  }
  const hex = objectIdOf(call.id, name);
  const displayName = `Logger-Credentials-${isAtLeast(call.apiVersion, '2019-12-01') ? '-' : ''}${hex}`;
  const id = `${parentId}/namedValues/${hex}`;
  const before = state.store.find<NamedValueContent>(id);
  const content: NamedValueContent = { displayName: before?.content.displayName ?? displayName, value, secret: true, tags: null, keyVault: null };
  state.store.put({ id, type: namedValueType, content, alias: namedValueAlias(parentId, content.displayName) });
  return { shown: [name, `{{${content.displayName}}}`] as const, made: [id], references: [id] };
}

function isMade(displayName: string): boolean {
  return displayName.startsWith('Logger-Credentials-');
}

/** The made ones that nothing refers to any more go with their logger. */
export function dropCredentials(state: ArmState, made: readonly string[]): void {
  for (const id of made) if (state.store.referrers(id).length === 0) state.store.remove(id);
}
