import { nameOf } from '../../model/arm-id.ts';
import { at, isObject, textAt, type JsonObject } from '../../model/json.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';

/** The step with what becomes of members, in words: places in a list say little. Nothing for a new pool, whose members are all listed. */
export function withMemberNotes(step: Desired, before: LiveResource | undefined): Desired {
  if (before === undefined) return step;
  const [were, are] = [servicesOf(before.body), servicesOf(step.body)];
  const joins = [...are].flatMap(([name, service]) => (were.has(name) ? [] : [`joins: ${told(service)}`]));
  const leaves = [...were].flatMap(([name, service]) => (are.has(name) ? [] : [`leaves: ${nameIn(service)}`]));
  const changes = [...are].flatMap(([name, service]) => {
    const was = were.get(name);
    return was === undefined || share(was) === share(service) ? [] : [`${nameIn(was)}: ${share(was)} → ${share(service)}`];
  });
  const notes = [...(step.notes ?? []), ...joins, ...leaves, ...changes];
  return notes.length === 0 ? step : { ...step, notes };
}

function servicesOf(body: JsonObject): ReadonlyMap<string, JsonObject> {
  const services = at(body, 'properties', 'pool', 'services');
  return new Map((Array.isArray(services) ? services : []).filter(isObject).map((service) => [nameIn(service).toLowerCase(), service]));
}

function nameIn(service: JsonObject): string {
  return nameOf(textAt(service, 'id') ?? '');
}

function told(service: JsonObject): string {
  return `${nameIn(service)} (${share(service)})`;
}

function share({ priority, weight }: JsonObject): string {
  return `priority ${String(priority ?? 'none')}, weight ${String(weight ?? 'none')}`;
}
