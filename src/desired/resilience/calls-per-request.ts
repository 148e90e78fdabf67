/** How a main deployment is asked over time, and what it answers. */
export interface Load {
  /** Seconds for which an open breaker keeps calls away; `window`: until the model's tokens are counted anew. */
  readonly openFor: number | 'window';
  /** 429s that open the breaker; 0: there is none, and the main is asked first every time. */
  readonly tripAfter: number;
  readonly retries: number;
}

export interface Figures {
  /** Backend calls for each request of a client. */
  readonly callsPerRequest: number;
  /** Of all requests. */
  readonly servedByMain: number;
  readonly refusedToClients: number;
}

const requests = 600;
const window = 60;
/** Of 1,010 tokens, out of 10,000 a minute. */
const admitted = 9;

/** The article's load: one request a second for ten minutes upon a main that admits nine of them a minute, before a spill that has room. */
export function figuresOf({ openFor, retries, tripAfter }: Load): Figures {
  const count = { calls: 0, main: 0, refused: 0 };
  let windowEnd = 0;
  let used = 0;
  let failures = 0;
  let openUntil = 0;
  for (let now = 0; now < requests; now += 1) {
    let answered = false;
    for (let attempt = 0; attempt <= retries && !answered; attempt += 1) {
      count.calls += 1;
      const toSpill = tripAfter === 0 ? attempt > 0 : now < openUntil;
      if (toSpill) {
        answered = true;
        continue;
      }
      if (now >= windowEnd) [windowEnd, used] = [now + window, 0];
      if (used < admitted) {
        used += 1;
        count.main += 1;
        answered = true;
        continue;
      }
      failures += 1;
      if (tripAfter > 0 && failures >= tripAfter) [openUntil, failures] = [openFor === 'window' ? windowEnd : now + openFor, 0];
    }
    if (!answered) count.refused += 1;
  }
  return { callsPerRequest: count.calls / requests, servedByMain: count.main, refusedToClients: count.refused };
}
