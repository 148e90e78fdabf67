import { textAt } from '../../../src/model/json.ts';
import { addressOf } from '../prepare/address.ts';
import { finished, isNotServed, isPollAddress } from '../prepare/make.ts';
import { startSession } from '../session.ts';
import type { Session } from '../session.ts';
import type { Answer } from '../send.ts';
import { compare } from './compare.ts';
import type { Difference } from './difference.ts';
import { ensure, ensurePrincipal } from './ensure.ts';
import { isContainer, startingEstate } from './estate.ts';
import { itemFindings } from './items.ts';
import { ledgerOf } from './ledger.ts';
import type { Ledger } from './ledger.ts';
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
    const { replayed, wanted } = await runOnce(recording, { polls, needs, containers });
    if (wanted.length === 0 || attempt > 2) return replayed;
    containers.push(...wanted);
  }
}

interface Run {
  readonly replayed: Replayed;
  readonly wanted: readonly Presupposed[];
}

interface Plan {
  readonly polls: ReadonlyMap<number, PollOf | undefined>;
  readonly needs: ReadonlyMap<number, readonly Presupposed[]>;
  /** Groups, services and accounts that stand in the estate. */
  readonly containers: readonly Presupposed[];
}

interface Origin {
  readonly answer: Answer;
  /** The last answers, by the header that names the address. */
  readonly over: Map<PollHeader, Answer>;
}

/** One pass over a recording. */
interface Pass {
  readonly session: Session;
  readonly names: Names;
  readonly ledger: Ledger;
  readonly exchanges: readonly Recorded[];
  readonly plan: Plan;
  /** Operations that run here, by index of the exchange that started them. */
  readonly started: Map<number, Origin>;
}

async function runOnce({ file, exchanges }: Recording, plan: Plan): Promise<Run> {
  const session = await startSession(startingEstate(exchanges, plan.containers));
  const ledger = ledgerOf(plan.containers);
  const pass: Pass = { session, names: namesOf(subscriptionsIn(exchanges)), ledger, exchanges, plan, started: new Map() };
  const counts = { compared: 0, unneeded: 0, 'not served': 0 };
  try {
    for (const [index, exchange] of exchanges.entries()) {
      const crashes = session.crashes.length;
      const outcome = await one(pass, index, exchange).catch((error: unknown) => {
        ledger.note(exchange, addressOf(exchange.path).type, [{ kind: 'no answer', path: '', recorded: String(exchange.status), ours: String(error) }]);
        return 'compared' as const;
      });
      counts[outcome] += 1;
      for (const crash of session.crashes.slice(crashes)) ledger.note(exchange, 'crash', [{ kind: 'no answer', path: '', recorded: '', ours: crash.stack ?? crash.message }]);
    }
  } finally {
    await session.stop();
  }
  const { differences, followed, notServed, wanted } = ledger;
  return { replayed: { file, exchanges: exchanges.length, compared: counts.compared, unneeded: counts.unneeded, differences, notServed, followed }, wanted };
}

async function one(pass: Pass, index: number, exchange: Recorded): Promise<'compared' | 'unneeded' | 'not served'> {
  const { session, names, ledger, plan, started } = pass;
  const address = addressOf(exchange.path);
  for (const text of [exchange.path, JSON.stringify(exchange.body ?? '')]) names.said(text);
  await prepared(pass, index, exchange);
  if (plan.polls.has(index)) return polled(pass, index, exchange);
  const answer = await send(session, names, exchange);
  if (isOrigin(answer)) started.set(index, { answer, over: new Map() });
  const isWrite = !['GET', 'HEAD'].includes(exchange.method) && exchange.status < 300;
  // A method that the type does not have here counts as the type.
  if (isNotServed(answer) || (answer.status === 405 && exchange.status < 300)) {
    ledger.missesType(typeOf(exchange, answer), 1);
    if (isWrite) ledger.lost(exchange);
    return 'not served';
  }
  if (exchange.method === 'PUT' && isWrite && answer.status >= 400) ledger.lost(exchange);
  else if (exchange.method === 'PUT' && answer.status < 400) ledger.made(address.id);
  names.learn(exchange.responseBody, answer.body);
  const area = `${address.type}${address.isItem || exchange.method === 'POST' ? '' : '[]'}`;
  ledger.note(exchange, area, [...compare(exchange, answer, names.ours), ...itemFindings(exchange, answer, names.ours)]);
  // What the recording does not wait for is over by its next request.
  if (isOrigin(answer) && ![...plan.polls.values()].some((poll) => poll?.origin === index)) await finished(session.client, answer);
  return 'compared';
}

/** What the exchange finds there is made first. */
async function prepared({ session, names, ledger, plan }: Pass, index: number, exchange: Recorded): Promise<void> {
  const version = addressOf(exchange.path).query.get('api-version') ?? '';
  for (const need of plan.needs.get(index) ?? []) {
    const ensured = await ensure(session.client, names, need, version);
    if (ensured.there) continue;
    const { type } = addressOf(need.id);
    if (ensured.notServed) ledger.missesType(type, 0);
    else ledger.note(exchange, type, [{ kind: 'preparation', path: '', recorded: 'shown', ours: ensured.said }]);
    ledger.lacks(need.id);
  }
  await principals(session, names, exchange);
}

async function polled({ session, names, ledger, plan, exchanges, started }: Pass, index: number, exchange: Recorded): Promise<'compared' | 'unneeded'> {
  const poll = plan.polls.get(index);
  const origin = poll && started.get(poll.origin);
  const answer = poll && origin ? await pollOnce(session, exchange, poll, origin) : undefined;
  if (answer === undefined) return 'unneeded';
  names.learn(exchange.responseBody, answer.body);
  ledger.note(exchange, `${addressOf(exchanges[poll?.origin ?? index]?.path ?? '').type} poll`, compare(exchange, answer, names.ours));
  return 'compared';
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
