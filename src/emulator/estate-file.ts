import { readFile } from 'node:fs/promises';
import { UserError } from '../model/user-error.ts';
import type { Estate } from './estate.ts';
import { checkEstate } from './estate-checks.ts';
import { estateSchema } from './estate-schema.ts';
import { readYaml, type YamlProblem, type YamlSource } from './yaml-source.ts';
import { pathText, type Problem, problemsOf } from './zod-issues.ts';

function invalid(fileName: string, problems: readonly YamlProblem[]): UserError {
  const lines = problems
    .toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
    .map(({ place, message }) => `${fileName}:${place.line}:${place.column}: ${message}`);
  return new UserError('EstateInvalid', 2, `The estate cannot be used:\n${lines.join('\n')}`, {
    hint: 'templates/estates/demo.yaml shows every field with a line of explanation.',
  });
}

function located(problem: Problem, source: YamlSource): YamlProblem {
  const path = pathText(problem.path);
  const quotes = /^expected string, received (number|boolean)$/.test(problem.message) ? ' (put it in quotes)' : '';
  return {
    place: source.place(problem.path, problem.key),
    message: `${path === '' ? '' : `${path}: `}${problem.message}${quotes}`,
  };
}

/** Reads an estate from YAML and fills in what it leaves open. All that is wrong with it is in one `EstateInvalid`, by line and column. */
export function readEstate(yamlText: string, fileName: string): Estate {
  const source = readYaml(yamlText);
  if ('problems' in source) throw invalid(fileName, source.problems);
  const read = estateSchema.safeParse(source.value);
  if (!read.success) throw invalid(fileName, problemsOf(read.error).map((problem) => located(problem, source)));
  const problems = checkEstate(read.data);
  if (problems.length > 0) throw invalid(fileName, problems.map((problem) => located(problem, source)));
  return read.data;
}

/** The same from a file. */
export async function loadEstate(path: string): Promise<Estate> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError('EstateNotRead', 2, `Cannot read the estate ${path}: ${(error as Error).message}`, { cause: error });
  }
  return readEstate(text, path);
}
