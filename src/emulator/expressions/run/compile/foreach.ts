import type { ForEach } from '../../syntax/statement.ts';
import { isWord } from '../../syntax/type.ts';
import { unknown } from '../../types/static-type.ts';
import { turn } from '../bounds.ts';
import { nullReference } from '../library/exceptions.ts';
import { NotHere } from '../library/not-here.ts';
import type { CallSite } from '../members.ts';
import { charOf } from '../numbers.ts';
import { membersOf, typeOfValue } from '../registry.ts';
import type { Value } from '../value.ts';
import { broke, normal, returned } from './code.ts';
import type { StepCode } from './code.ts';
import { explicitConversion } from './convert.ts';
import { compile } from './expression.ts';
import { writer } from './name.ts';
import { staticType, typeAt } from './place.ts';
import type { Place } from './place.ts';
import { compileEmbedded } from './statement.ts';

/** Every turn has a variable of its own; a written type is a cast of each element. */
export function compileForEach({ type: written, name, collection, body }: ForEach, place: Place): StepCode {
  const source = compile(collection, place);
  const scope = place.scope.inner();
  const inside: Place = { ...place, scope };
  const type = isWord(written, 'var') ? elementOf(collection, place) : typeAt(written, place);
  const convert = isWord(written, 'var') ? undefined : explicitConversion(unknown, type, place.checked);
  const write = writer(scope.declare(name, type));
  const step = compileEmbedded(body, inside);
  return (frame) => {
    for (const item of walk(source(frame), frame.run)) {
      frame.run.spend(turn);
      for (const index of scope.cells) frame.cells[index] = { value: null };
      write(frame, convert ? convert(item) : item);
      const ending = step(frame);
      if (ending === broke) break;
      if (ending === returned) return returned;
    }
    return normal;
  };
}

function elementOf(collection: ForEach['collection'], place: Place): ReturnType<typeof staticType> {
  const type = staticType(collection, place);
  return type.kind === 'array' ? type.element : unknown;
}

/** What `foreach` walks over. A JObject gives its pairs to it, not its properties: that is what its `GetEnumerator` says. */
export function walk(value: Value, site: CallSite): Iterable<Value> {
  if (value === null) throw nullReference();
  if (typeof value === 'string') return Array.from({ length: value.length }, (_, index) => charOf(value.charAt(index)));
  const { items, methods } = membersOf(value);
  const pairs = typeOfValue(value) === 'Newtonsoft.Json.Linq.JObject' ? methods?.['GetEnumerator']?.(value, [], site) : undefined;
  const found = pairs === undefined || pairs === null ? items?.(value) : membersOf(pairs).items?.(pairs);
  if (!found) throw new NotHere(`foreach over '${typeOfValue(value)}'`);
  return found;
}
