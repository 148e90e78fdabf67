import type { Call } from '../kind.ts';
import { invalid } from '../refusal.ts';
import type { Entry } from '../store.ts';

/** `tags` of a list, by name: all that has one of them. A tag that is not there is refused. */
export function taggedWith(call: Call): (entry: Entry) => boolean {
  const asked = call.query.get('tags');
  if (asked === null) return () => true;
  const { store } = call.state;
  const names = asked.split(',').map((name) => name.trim());
  if (names.some((name) => !store.find(`${call.parentId}/tags/${name}`))) throw invalid({ target: 'tags', message: 'Tag not found' });
  return ({ id }) => names.some((name) => store.find(`${id}/tags/${name}`) !== undefined);
}
