import type { PolicyElement } from '../../arm/policies/document.ts';
import { after, allOf } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import type { Compiler } from '../step.ts';

export type Pair = readonly [name: string, value: string];

/** `name` and `value` of each of these elements; `missing` gives the value of one that states none. */
export function pairsOf(
  elements: readonly PolicyElement[],
  compiler: Compiler,
  missing: (call: GatewayCall, name: string) => string = () => '',
): (call: GatewayCall) => readonly Pair[] | Promise<readonly Pair[]> {
  const computed = elements.map((element) => ({ name: compiler.text(element, 'name'), value: compiler.text(element, 'value') }));
  const pairOf = (call: GatewayCall, { name, value }: (typeof computed)[number]): Pair | Promise<Pair> =>
    after(name?.(call) ?? '', (named) => after(value ? value(call) : missing(call, named), (text) => [named, text]));
  return (call) => allOf<readonly Pair[]>(computed.map((one) => () => pairOf(call, one)));
}
