import { textAt } from '../../../src/model/json.ts';
import { addressOf, ancestorsOf, keyOf } from '../prepare/address.ts';
import { finished, isNotServed, isPollAddress } from '../prepare/make.ts';
import { referencesOf } from '../prepare/references.ts';
import { startSession } from '../session.ts';
import type { Session } from '../session.ts';
import type { Answer } from '../send.ts';
import { compare } from './compare.ts';
import { located } from './difference.ts';
import type { Difference, Finding } from './difference.ts';
import { ensure, ensurePrincipal } from './ensure.ts';
import { isContainer, startingEstate } from './estate.ts';
import { itemFindings } from './items.ts';
import { namesOf } from './names.ts';
import type { Names } from './names.ts';
import { isOver, pollHeaders, pollsIn } from './polls.ts';
import type { PollHeader, PollOf } from './polls.ts';
import { presupposedBy } from './presupposed.ts';
import type { Presupposed } from './presupposed.ts';
import type { Recorded, Recording } from './recording.ts';
import { subscriptionsIn } from './subscriptions.ts';

export interface Replayed {
  readonly file: string;
  readonly exchanges: number;
  /** Exchanges whose answer was compared. */
  readonly compared: number;
  /** Polls that ours did not need, or that belong to something before the recording. */
  readonly unneeded: number;
  readonly differences: readonly Difference[];
  /** Exchanges with a type that is not served, by type. */
  readonly notServed: ReadonlyMap<string, number>;
  /** Exchanges that could only differ, because what they stand on is not served or differed before. */
  readonly followed: readonly Difference[];
}

/** Sends a recording to a local ARM in which what it presupposes exists, and compares. */
export async function replay(recording: Recording): Promise<Replayed> {
  const polls = pollsIn(recording.exchanges);
  const needs = presupposedBy(recording.exchanges, (index) => polls.has(index));
  const containers = [...needs.values()].flat().filter(({ id }) => isContainer(id));
  // What cannot be made by a request has to be there from the start: then once more.
  for (let attempt = 0; ; attempt += 1) {
    const run = await runOnce(recording, polls, needs, containers);
    if (run.unmadeContainers.length === 0 || attempt > 2) return run.replayed;
    containers.push(...run.unmadeContainers);
  }
}

interface Run {
  readonly replayed: Replayed;
  readonly unmadeContainers: readonly Presupposed[];
}

interface Origin {
  readonly answer: Answer;
  /** The last answers, by the header that names the address. */
  readonly over: Map<PollHeader, Answer>;
}

async function runOnce({ file, exchanges }: Recording, polls: ReadonlyMap<number, PollOf | undefined>, needs: ReadonlyMap<number, readonly Presupposed[]>, containers: readonly Presupposed[]): Promise<Run> {
  const session = await startSession(startingEstate(exchanges, containers));
  const names = namesOf(subscriptionsIn(exchanges));
  const started = new Map<number, Origin>();
  const unmade = new Set<string>();
  const excused = new Set<string>();
  const unmadeContainers: Presupposed[] = [];
  const differences: Difference[] = [];
  const followed: Difference[] = [];
  const notServed = new Map<string, number>();
  let compared = 0;
  let unneeded = 0;
  const containerKeys = new Set(containers.map(({ id }) => keyOf(id)));

  const note = (exchange: Recorded, area: string, findings: readonly Finding[]): void => {
    const address = addressOf(exchange.path);
    const version = address.query.get('api-version') ?? '';
    const stands = [address.id, ...ancestorsOf(address.id), ...referencesOf(exchange.path, exchange.body)];
    const inList = !address.isItem && [...unmade].some((id) => id.startsWith(`${keyOf(address.id)}/`));
    const follows = inList || stands.some((id) => unmade.has(keyOf(id)));
    for (const finding of findings) {
      const isUnmade = finding.kind === 'missing item' && [...unmade].some((id) => id.endsWith(`/${finding.recorded}`));
      (follows || isUnmade ? followed : differences).push(located(exchange, area, version, finding));
    }
  };
  try {
    for (const [index, exchange] of exchanges.entries()) {
      const address = addressOf(exchange.path);
      const version = address.query.get('api-version') ?? '';
      for (const text of [exchange.path, JSON.stringify(exchange.body ?? '')]) names.said(text);
      for (const need of needs.get(index) ?? []) {
        const ensured = await ensure(session.client, names, need, version);
        if (ensured.there) continue;
        unmade.add(keyOf(need.id));
        if (ensured.notServed) count(notServed, addressOf(need.id).type, 0);
        else differences.push(located(exchange, addressOf(need.id).type, version, { kind: 'preparation', path: '', recorded: 'shown', ours: ensured.said }));
      }
      await principals(session, names, exchange);
      if (polls.has(index)) {
        const poll = polls.get(index);
        const origin = poll && started.get(poll.origin);
        const answer = poll && origin ? await pollOnce(session, exchange, poll, origin) : undefined;
        if (answer === undefined) {
          unneeded += 1;
          continue;
        }
        compared += 1;
        names.learn(exchange.responseBody, answer.body);
        note(exchange, `${addressOf(exchanges[poll?.origin ?? index]?.path ?? '').type} poll`, compare(exchange, answer, names.ours));
        continue;
      }
      const answer = await send(session, names, exchange);
      if (isOrigin(answer)) started.set(index, { answer, over: new Map() });
      // A method that the type does not have here.
      if (isNotServed(answer) || (answer.status === 405 && exchange.status < 300)) {
        count(notServed, typeOf(exchange, answer), 1);
        if (!['GET', 'HEAD'].includes(exchange.method) && exchange.status < 300) giveUp(exchange);
        continue;
      }
      compared += 1;
      if (exchange.method === 'PUT' && exchange.status < 300 && answer.status >= 400) giveUp(exchange);
      else if (answer.status < 400 && exchange.method === 'PUT') unmade.delete(keyOf(address.id));
      names.learn(exchange.responseBody, answer.body);
      note(exchange, `${address.type}${address.isItem || exchange.method === 'POST' ? '' : '[]'}`, [...compare(exchange, answer, names.ours), ...itemFindings(exchange, answer, names.ours)]);
      if (isOrigin(answer) && ![...polls.values()].some((poll) => poll?.origin === index)) await finished(session.client, answer);
    }
  } finally {
    await session.stop();
  }
  for (const crash of session.crashes) {
    const last = exchanges.at(-1);
    if (last) differences.push(located(last, 'crash', '', { kind: 'no answer', path: '', recorded: '', ours: crash.stack ?? crash.message }));
  }
  return { replayed: { file, exchanges: exchanges.length, compared, unneeded, differences, notServed, followed }, unmadeContainers };

  function giveUp(exchange: Recorded): void {
    const { id } = addressOf(exchange.path);
    // One that stands in the estate is there, whatever came of the request that made it.
    if (exchange.method !== 'PUT' || !containerKeys.has(keyOf(id)) || excused.has(keyOf(id))) unmade.add(keyOf(id));
    excused.add(keyOf(id));
    if (exchange.method === 'PUT' && isContainer(id) && !containerKeys.has(keyOf(id)) && !unmadeContainers.some((known) => keyOf(known.id) === keyOf(id))) unmadeContainers.push({ id, shown: exchange.responseBody });
  }
}

/** A type, or a version of it, that is not there. */
function typeOf(exchange: Recorded, answer: Answer): string {
  const { type, query, isItem } = addressOf(exchange.path);
  const what = exchange.method === 'POST' && !isItem ? `${type} (POST)` : type;
  return textAt(answer.body, 'error', 'code') === 'InvalidResourceType' ? `${what} at ${query.get('api-version')}` : `${what}${isItem && [405, 501].includes(answer.status) ? ` ${exchange.method}` : ''}`;
}

function isOrigin(answer: Answer): boolean {
  return answer.status < 400 && pollHeaders.some((header) => isPollAddress(answer.headers[header] ?? ''));
}

/** An If-Match that was good when it was recorded is good again: some recorders did not keep the order of requests. */
async function send(session: Session, names: Names, exchange: Recorded): Promise<Answer> {
  const path = names.ours(exchange.path);
  const stated = exchange.headers['if-match'];
  const current = stated === undefined || stated === '*' || exchange.status === 412 ? undefined : (await session.client.send({ method: 'GET', path: `${path.split('?')[0]}?api-version=${addressOf(path).query.get('api-version')}` })).headers['etag'];
  const headers = { ...exchange.headers, ...(current === undefined ? {} : { 'if-match': current }) };
  return session.client.send({ method: exchange.method, path, headers, ...(exchange.body === undefined ? {} : { body: names.oursIn(exchange.body) }) });
}

/** The answer to compare with, or undefined where ours was over before. */
async function pollOnce(session: Session, exchange: Recorded, { header }: PollOf, { answer: first, over }: Origin): Promise<Answer | undefined> {
  const url = first.headers[header];
  if (url === undefined) return undefined;
  const last = isOver(exchange.status, exchange.responseBody);
  const known = over.get(header);
  if (known) return last ? known : undefined;
  for (let poll = 0; poll < 20; poll += 1) {
    const answer = await session.client.send({ method: 'GET', path: url, headers: exchange.headers });
    const isLast = isOver(answer.status, answer.body);
    if (isLast) over.set(header, answer);
    if (!last) return isLast ? undefined : answer;
    if (isLast) return answer;
  }
  return undefined;
}

/** A role assignment that was made shows that its principal exists, unless it says so itself. */
async function principals(session: Session, names: Names, { method, status, body, path }: Recorded): Promise<void> {
  const principalId = textAt(body, 'properties', 'principalId');
  if (method !== 'PUT' || status >= 300 || principalId === undefined || textAt(body, 'properties', 'principalType') !== undefined) return;
  const subscription = /\/subscriptions\/([^/]+)/i.exec(path)?.[1];
  if (subscription !== undefined) await ensurePrincipal(session.client, names, subscription, principalId);
}

function count(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
