import { textAt } from '../../model/json.ts';
import type { Member } from '../members/member.ts';

/** Of a burst that nobody named, from its main's model: `gpt-4o-burst`. */
export function usualName({ deployment: { body, name } }: Pick<Member, 'deployment'>): string {
  const model = textAt(body, 'properties', 'model', 'name') ?? name;
  const plain = model.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/-{2,}/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  return `${plain.slice(0, 74).replace(/[^A-Za-z0-9]+$/, '')}-burst`;
}
