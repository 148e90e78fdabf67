/** Does it, and something else with what it throws or rejects with. */
export function attempt(act: () => void | Promise<void>, failed: (error: unknown) => void | Promise<void>): void | Promise<void> {
  try {
    const waiting = act();
    return waiting instanceof Promise ? waiting.catch(failed) : undefined;
  } catch (error) {
    return failed(error);
  }
}
