import { idKey, nameOf, withoutRevision } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { saysOurs } from '../ownership.ts';
import type { Staying } from './staying.ts';

export function versionSetOf({ api }: Pick<LiveApi, 'api'>): string | undefined {
  return textAt(api.body, 'properties', 'apiVersionSetId');
}

/** Names of the APIs in a version set, going ones aside. */
export function othersIn(setId: string, live: Live, going: readonly LiveApi[]): readonly string[] {
  const gone = new Set(going.map(({ api }) => idKey(withoutRevision(api.id))));
  const inSet = live.allApis.filter((api) => idKey(versionSetOf({ api }) ?? '') === idKey(setId) && !gone.has(idKey(withoutRevision(api.id))));
  return [...new Set(inSet.map(({ id }) => nameOf(withoutRevision(id))))];
}

/** Those of ours without APIs go; API Management itself takes a set along with its last API (recorded), and then they are gone already. */
export function versionSets(live: Live, going: readonly LiveApi[]): { readonly going: readonly Desired[]; readonly staying: readonly Staying[] } {
  const ours = live.versionSets.filter(({ body }) => saysOurs(body)).map(({ id }) => ({ id, name: nameOf(id), others: othersIn(id, live, going) }));
  return {
    going: ours
      .filter(({ others }) => others.length === 0)
      .map(({ id, name }) => ({
        id,
        kind: 'apiVersionSet',
        label: `version set ${name}`,
        want: 'absent',
        body: {},
        dependsOn: going.filter((each) => idKey(versionSetOf(each) ?? '') === idKey(id)).map(({ api }) => api.id),
        locks: [`versionSet:${name.toLowerCase()}`],
      })),
    staying: ours.filter(({ others }) => others.length > 0).map(({ id, name, others }) => ({ id, kind: 'apiVersionSet', label: `version set ${name}`, usedBy: others.map((other) => `API ${other}`) })),
  };
}
