/** What one run of an expression may use; our own figures: Azure names none. A second of one core and some hundred megabytes at the most. */
export const budget = 64_000_000;

/** Of the budget: one turn of a loop. The rest is spent by length of what is made or walked over. */
export const turn = 24;

/** One call of a lambda or local function. */
export const call = 64;

/** One element of an array. */
export const element = 4;

/** Of the budget: one exception that is caught; the engine takes its time with them. */
export const exceptionCaught = 2000;

/** How deep local functions may call each other. */
export const maxCalls = 600;

/** An expression took more work, memory or depth than the local gateway gives it. No `catch` of its own sees this. */
export class ExpressionTooLong extends Error {
  constructor(what: 'work' | 'depth' | 'memory') {
    super({ work: 'The expression takes more work than the local gateway allows.', depth: 'The functions of the expression call each other too deep.', memory: 'The expression makes values that are too large.' }[what]);
    this.name = 'ExpressionTooLong';
  }
}
