/**
 * Gateways learn of changed policies and pools some seconds after ARM has taken them, in several regions later. Until then they
 * send calls where these went: a backend that is gone answers them 500, an account without the role 401. How long it
 * takes is documented nowhere.
 */
export const graceMs = 30_000;
