const parameter = /^let (\w+) = (.*); \/\/ parameter: .*$/;

/** The parameters of a template and the values that they have in it, as KQL writes them. */
export function parametersOf(template: string): Readonly<Record<string, string>> {
  return Object.fromEntries(template.split('\n').flatMap((line) => {
    const [, name, value] = parameter.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  }));
}

/** Gives parameters other values; those that the template does not have are passed over. @param values as KQL writes them */
export function filledIn(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .split('\n')
    .map((line) => {
      const [, name = '', before = ''] = parameter.exec(line) ?? [];
      const value = values[name];
      return value === undefined ? line : `let ${name} = ${value};${line.slice(`let ${name} = ${before};`.length)}`;
    })
    .join('\n');
}
