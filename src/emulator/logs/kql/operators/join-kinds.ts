import { wrong } from '../bind/faults.ts';

export interface JoinKind {
  /** Of each key only one row of the left side. */
  readonly once: boolean;
  readonly allLeft: boolean;
  readonly allRight: boolean;
  /** Rows and columns of one side only: those that have a match, or those that have none. */
  readonly keeps?: 'left' | 'right';
  readonly matched?: boolean;
}

const inner = { once: false, allLeft: false, allRight: false };

const kinds: Readonly<Record<string, JoinKind>> = {
  innerunique: { ...inner, once: true },
  inner,
  leftouter: { ...inner, allLeft: true },
  rightouter: { ...inner, allRight: true },
  fullouter: { ...inner, allLeft: true, allRight: true },
  leftanti: { ...inner, keeps: 'left', matched: false },
  anti: { ...inner, keeps: 'left', matched: false },
  leftantisemi: { ...inner, keeps: 'left', matched: false },
  leftsemi: { ...inner, keeps: 'left', matched: true },
  rightanti: { ...inner, keeps: 'right', matched: false },
  rightantisemi: { ...inner, keeps: 'right', matched: false },
  rightsemi: { ...inner, keeps: 'right', matched: true },
};

/** Without a kind `join` is innerunique, `lookup` leftouter. */
export function joinKind(operator: 'join' | 'lookup', given: { readonly text: string; readonly at: number } | undefined, at: number): JoinKind {
  const name = given?.text ?? (operator === 'join' ? 'innerunique' : 'leftouter');
  const allowed = operator === 'join' || name === 'leftouter' || name === 'inner';
  const kind = allowed && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (!kind) throw wrong(operator, `unknown kind '${name}'`, given?.at ?? at);
  return kind;
}
