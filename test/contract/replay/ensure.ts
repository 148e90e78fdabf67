import { at, textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { addressOf, ancestorsOf, keyOf, lastName } from '../prepare/address.ts';
import { isNotServed, make, usualVersion, versionsNamed } from '../prepare/make.ts';
import { plainBody } from '../prepare/plain-bodies.ts';
import { referencesOf } from '../prepare/references.ts';
import { wishOf } from '../prepare/wish.ts';
import type { Answer, Client } from '../send.ts';
import { errorText } from './compare.ts';
import { isContainer, ownGroup } from './estate.ts';
import type { Names } from './names.ts';
import type { Presupposed } from './presupposed.ts';

export type Ensured = { readonly there: true } | { readonly there: false; readonly notServed: boolean; readonly said: string };

/** Sees to it that something exists, as the recording shows it. `apiVersion`: the one that the recording speaks. */
export async function ensure(client: Client, names: Names, { id, shown }: Presupposed, apiVersion: string, depth = 0): Promise<Ensured> {
  const ours = names.ours(id);
  const path = ours.split('/').map(encodeURIComponent).join('/');
  const version = addressOf(id).provider?.toLowerCase() === 'microsoft.apimanagement' ? apiVersion : usualVersion(id);
  if (await pairGenerated(client, names, id, shown, version)) return { there: true };
  const first = await client.send({ method: 'GET', path: `${path}?api-version=${version}` });
  const known = versionsNamed(first);
  const usable = known.length === 0 || known.includes(version) ? version : (known.filter((name) => !name.includes('preview')).at(-1) ?? known.at(-1) ?? version);
  const found = usable === version ? first : await client.send({ method: 'GET', path: `${path}?api-version=${usable}` });
  const isService = addressOf(id).type.toLowerCase() === 'microsoft.apimanagement/service';
  // A link answers no GET.
  const there = found.status === 405 ? (await client.send({ method: 'HEAD', path: `${path}?api-version=${usable}` })).status < 300 : found.status < 300;
  if (there && !(isService && differs(found.body, shown))) return { there: true };
  if (isNotServed(found)) return { there: false, notServed: true, said: errorText(found.body) };
  const principalId = textAt(shown, 'properties', 'principalId');
  const subscription = /\/subscriptions\/([^/]+)/i.exec(id)?.[1];
  if (principalId !== undefined && subscription !== undefined && textAt(shown, 'properties', 'principalType') === undefined) await ensurePrincipal(client, names, subscription, principalId);
  const wish = shown === undefined ? undefined : wishOf(ours, names.oursIn(shown));
  const named = [...referencesOf(ours, wish), ...referencesOf(ours, plainBody(ours) as Json | undefined)];
  const references = new Set(named.flatMap((reference) => [...ancestorsOf(reference), reference]).filter((reference) => !isContainer(reference) && !ancestorsOf(ours).includes(reference)));
  for (const reference of references) if (depth < 2) await ensure(client, names, { id: reference, shown: undefined }, apiVersion, depth + 1);
  const made = await make(client, ours, wish, usable);
  if (made.made) {
    learnFrom(names, shown, made.answer);
    return { there: true };
  }
  if (isService && found.status < 300) return { there: true };
  return { there: false, notServed: made.because === 'not served', said: errorText(made.answer?.body) };
}

/** What a service made by itself, such as the subscriptions of its first products, has a generated name on both sides. */
async function pairGenerated(client: Client, names: Names, id: string, shown: Json | undefined, version: string): Promise<boolean> {
  const name = lastName(id);
  if (shown === undefined || !/^[0-9a-f]{24}$/.test(name)) return false;
  const collection = names.ours(id.slice(0, id.lastIndexOf('/')));
  const listed = at((await client.send({ method: 'GET', path: `${collection}?api-version=${version}` })).body, 'value');
  const wanted = textAt(names.oursIn(shown), 'properties', 'scope');
  const twin = (Array.isArray(listed) ? (listed as readonly Json[]) : []).find(
    (item) => /^[0-9a-f]{24}$/.test(textAt(item, 'name') ?? '') && wanted !== undefined && keyOf(textAt(item, 'properties', 'scope') ?? '') === keyOf(wanted),
  );
  const ours = textAt(twin, 'name');
  if (ours !== undefined) names.pair(name, ours);
  return ours !== undefined;
}

function learnFrom(names: Names, shown: Json | undefined, answer: Answer): void {
  names.learn(shown, answer.body);
}

/** What a client can change of a service that the estate made. */
function differs(found: Json | undefined, shown: Json | undefined): boolean {
  if (shown === undefined) return false;
  const stated = (body: Json | undefined): string =>
    JSON.stringify([at(body, 'tags'), textAt(body, 'identity', 'type'), ...['publisherEmail', 'publisherName', 'notificationSenderEmail', 'customProperties'].map((name) => at(body, 'properties', name))]);
  return stated(found) !== stated(shown);
}

/** A principal of the directory for one of the recording's, by an identity. */
export async function ensurePrincipal(client: Client, names: Names, subscription: string, principalId: string): Promise<boolean> {
  if (keyOf(names.ours(principalId)) !== keyOf(principalId)) return true;
  const id = `/subscriptions/${subscription}/resourceGroups/${ownGroup}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/principal-${lastName(principalId)}`;
  const made = await make(client, id, undefined, usualVersion(id));
  const ours = made.made ? textAt(made.answer.body, 'properties', 'principalId') : undefined;
  if (ours === undefined) return false;
  names.pair(principalId, ours);
  return true;
}
