import { enumNamed, enumValue, enumerationOf, isEnum } from './enumerations.ts';
import { argumentException, argumentNull } from './library/exceptions.ts';
import type { TypeMembers } from './members.ts';
import { TypeValue, isOut } from './objects.ts';
import type { Value } from './value.ts';

const numberOf = (value: Value | undefined): number => (value !== undefined && isEnum(value) ? value.value : 0);

/** What all enumerations can do. */
export const enumMembers: TypeMembers = {
  name: 'System.Enum',
  methods: { HasFlag: (target, [flag]) => (numberOf(target) & numberOf(flag)) === numberOf(flag) },
  statics: {
    methods: {
      Parse: ([first = null, second = null, third], { typeArguments }) => {
        const [type, text, ignoreCase] = first instanceof TypeValue ? [first.name, second, third] : [typeArguments[0] ?? '', first, second];
        if (typeof text !== 'string') throw argumentNull('value');
        const found = parse(type, text, ignoreCase === true);
        if (!found) throw argumentException(`Requested value '${text}' was not found.`);
        return found;
      },
      TryParse: (args, { typeArguments }) => {
        const out = args.find(isOut);
        const type = typeArguments[0] ?? '';
        const [text] = args;
        const found = typeof text === 'string' ? parse(type, text, args[1] === true) : undefined;
        out?.set(found ?? enumValue(type, 0));
        return found !== undefined;
      },
    },
  },
  text: (target, format) => (isEnum(target) ? (format?.toUpperCase() === 'D' ? String(target.value) : target.name) : ''),
  equals: (a, b) => isEnum(a) && isEnum(b) && a.value === b.value,
  compare: (a, b) => numberOf(a) - numberOf(b),
  key: (value) => String(numberOf(value)),
};

/** A name or several with commas, or a number. */
function parse(type: string, text: string, ignoreCase: boolean): Value | undefined {
  if (/^\s*[+-]?\d+\s*$/.test(text)) return enumValue(type, Number(text));
  const names = [...(enumerationOf(type)?.keys() ?? [])];
  const found = text.split(',').map((part) => names.find((name) => name === part.trim() || (ignoreCase && name.toLowerCase() === part.trim().toLowerCase())));
  if (found.some((name) => name === undefined)) return undefined;
  return enumValue(type, found.reduce((sum, name) => sum | numberOf(enumNamed(type, name ?? '')), 0));
}
