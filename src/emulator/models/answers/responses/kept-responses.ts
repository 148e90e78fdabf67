import type { JsonObject } from '../../../../model/json.ts';

export interface KeptResponse {
  readonly id: string;
  /** As a GET shows it. */
  readonly body: JsonObject;
  /** In the background and not looked at yet: what it will be. */
  readonly finished: JsonObject | undefined;
  /** What came in with the request itself, each with an id. */
  readonly inputItems: readonly JsonObject[];
  /** Tokens of everything said so far, without instructions: what a follow-up reads again. */
  readonly contextTokens: number;
  /** `call_id` of function calls so far that have no output yet. */
  readonly openCalls: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Responses that accounts keep (`store`): 30 days, at most 10,000 and about 64 MB an account, the oldest forgotten first. */
export interface KeptResponses {
  readonly size: number;
  keep(accountId: string, response: KeptResponse): void;
  find(accountId: string, id: string, now: number): KeptResponse | undefined;
  /** An item that came in with or went out in one of them. */
  findItem(accountId: string, itemId: string, now: number): JsonObject | undefined;
  /** False where there was none. */
  forget(accountId: string, id: string): boolean;
}

export interface KeptLimits {
  readonly responses: number;
  readonly characters: number;
}

const days30 = 30 * 24 * 3_600_000;
const usualLimits: KeptLimits = { responses: 10_000, characters: 64 * 1024 * 1024 };

export function newKeptResponses(limits: KeptLimits = usualLimits): KeptResponses {
  const accounts = new Map<string, Account>();
  const ofAccount = (accountId: string): Account => {
    const key = accountId.toLowerCase();
    const account = accounts.get(key) ?? new Account(limits);
    accounts.set(key, account);
    return account;
  };
  return {
    get size() {
      return [...accounts.values()].reduce((sum, account) => sum + account.size, 0);
    },
    keep: (accountId, response) => ofAccount(accountId).keep(response),
    find: (accountId, id, now) => ofAccount(accountId).find(id, now),
    findItem: (accountId, itemId, now) => ofAccount(accountId).findItem(itemId, now),
    forget: (accountId, id) => ofAccount(accountId).forget(id),
  };
}

/** In order of creation: a response that is kept again keeps its place. */
class Account {
  private readonly limits: KeptLimits;
  private readonly responses = new Map<string, { readonly response: KeptResponse; readonly characters: number; readonly items: readonly string[] }>();
  private readonly owners = new Map<string, string>();
  private characters = 0;

  constructor(limits: KeptLimits) {
    this.limits = limits;
  }

  get size(): number {
    return this.responses.size;
  }

  keep(response: KeptResponse): void {
    const items = itemsOf(response).map((item) => String(item['id']));
    const characters = JSON.stringify([response.body, response.finished, response.inputItems]).length;
    this.unindex(response.id);
    this.responses.set(response.id, { response, characters, items });
    this.characters += characters;
    // Items that a request only refers to belong to the response that they came from.
    for (const item of items) if (!this.owners.has(item)) this.owners.set(item, response.id);
    for (const oldest of this.responses.keys()) {
      if (this.responses.size <= this.limits.responses && this.characters <= this.limits.characters) break;
      this.forget(oldest);
    }
  }

  find(id: string, now: number): KeptResponse | undefined {
    const found = this.responses.get(id)?.response;
    if (!found || now - found.at < days30) return found;
    this.forget(id);
    return undefined;
  }

  findItem(itemId: string, now: number): JsonObject | undefined {
    const owner = this.owners.get(itemId);
    const response = owner === undefined ? undefined : this.find(owner, now);
    return response && itemsOf(response).find((item) => item['id'] === itemId);
  }

  forget(id: string): boolean {
    this.unindex(id);
    return this.responses.delete(id);
  }

  private unindex(id: string): void {
    const before = this.responses.get(id);
    if (!before) return;
    this.characters -= before.characters;
    for (const item of before.items) if (this.owners.get(item) === id) this.owners.delete(item);
  }
}

function itemsOf({ body, finished, inputItems }: KeptResponse): readonly JsonObject[] {
  const output = (finished ?? body)['output'];
  return [...inputItems, ...(Array.isArray(output) ? (output as readonly JsonObject[]) : [])];
}
