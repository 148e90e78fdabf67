import type { TypeMembers } from '../members.ts';
import { setOut } from './arguments.ts';
import { argumentNull, formatException } from './exceptions.ts';

/** `True` and `False` in any case, blanks around them. */
export function parseBoolean(text: string): boolean | undefined {
  const word = text.replaceAll(/^[\s\0]+|[\s\0]+$/g, '').toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

export const boolean: TypeMembers = {
  name: 'System.Boolean',
  base: 'System.ValueType',
  methods: { CompareTo: (target, [other]) => (target === other ? 0 : target === true ? 1 : -1) },
  statics: {
    properties: { TrueString: () => 'True', FalseString: () => 'False' },
    methods: {
      Parse: ([text]) => {
        if (typeof text !== 'string') throw argumentNull('value');
        const value = parseBoolean(text);
        if (value === undefined) throw formatException(`String '${text}' was not recognized as a valid Boolean.`);
        return value;
      },
      TryParse: (args) => {
        const value = typeof args[0] === 'string' ? parseBoolean(args[0]) : undefined;
        setOut(args, 1, value ?? false);
        return value !== undefined;
      },
    },
  },
  text: (target) => (target === true ? 'True' : 'False'),
  compare: (a, b) => Number(a) - Number(b),
};
