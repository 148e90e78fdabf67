import { parsingError, readerFault } from './faults.ts';
import { placeholdersOf } from '../operations/operation-content.ts';
import type { Parameter } from './parameters.ts';
import type { Route } from './routes.ts';

/** ARM spec 2024-05-01, `OperationContractProperties.urlTemplate`. */
const longest = 1000;

export interface UrlTemplate {
  readonly urlTemplate: string;
  readonly parameters: readonly Parameter[];
}

/**
 * The template with its parameters: those of the path, and required ones of the query unless the request wants them
 * as query parameters. With `?api-version={api-version}` a request without it matches no operation.
 */
export function urlTemplateOf(route: Route, parameters: readonly Parameter[], required: 'template' | 'query'): UrlTemplate {
  const [path = '', query = ''] = split(route.template);
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  checkPlaceholders(route, placeholdersOf(path), inPath);
  const named = placeholdersOf(query);
  const ofQuery = parameters.filter((parameter) => parameter.in === 'query' && named.includes(parameter.name));
  const missing = named.filter((name) => !ofQuery.some((parameter) => parameter.name === name));
  if (missing.length > 0) throw undeclared(missing);
  const added = required === 'query' ? [] : parameters.filter((parameter) => parameter.in === 'query' && parameter.required && !named.includes(parameter.name));
  const whole = [query, ...added.map(({ name }) => `${name}={${name}}`)].filter((part) => part !== '').join('&');
  const urlTemplate = whole === '' ? path : `${path}?${whole}`;
  if (urlTemplate.length > longest) throw parsingError(`The URL template of operation '${route.method.toUpperCase()} ${route.template.slice(0, 80)}…' is longer than ${longest} characters.`);
  return { urlTemplate, parameters: [...inPath, ...ofQuery, ...added] };
}

function split(template: string): readonly string[] {
  const at = template.indexOf('?');
  return at < 0 ? [template] : [template.slice(0, at), template.slice(at + 1)];
}

/** A placeholder that nobody declares blocks the import (service change of 2025-09; worded as in azure-sdk-for-net#4249), and so does a parameter without one (import restrictions). */
function checkPlaceholders({ place }: Route, placeholders: readonly string[], inPath: readonly Parameter[]): void {
  const declared = inPath.map(({ name }) => name);
  const missing = placeholders.filter((name) => !declared.includes(name));
  if (missing.length > 0) throw undeclared(missing);
  const unused = declared.find((name) => !placeholders.includes(name));
  if (unused !== undefined) throw readerFault(`Declared path parameter "${unused}" needs to be defined as a path parameter at either the path or operation level`, place);
}

function undeclared(names: readonly string[]): Error {
  return parsingError(`All parameters in path template MUST be defined in path parameters collection. Not matched parameters names: ${names.join(', ')}.`);
}
