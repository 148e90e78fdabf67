import type { LiquidScope } from './liquid-scope.ts';

/** A Liquid library as set-body needs it: names of filters in Pascal case, dates as C# formats them. */
export interface LiquidEngine {
  /** @throws Error where the template is none. */
  parse(template: string): (scope: LiquidScope) => string | Promise<string>;
}

/** Loads the library, once a template needs it. */
export async function loadLiquid(): Promise<LiquidEngine> {
  const { liquidjsEngine } = await import('./liquidjs-engine.ts');
  return liquidjsEngine();
}
