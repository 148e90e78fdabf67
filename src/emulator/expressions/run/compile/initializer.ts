import type { Initializer, MemberInitializer } from '../../syntax/expression.ts';
import { findMember } from '../../types/members.ts';
import { substitute, unknown } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import type { Frame } from '../frame.ts';
import { getElementOf, setElementOf } from '../operations/element.ts';
import type { Value } from '../value.ts';
import { setMember } from './assignment.ts';
import { converted } from './convert.ts';
import { elementArguments } from './element-arguments.ts';
import { compile } from './expression.ts';
import { getterOf, methodOf } from './find-member.ts';
import { positionOf, staticType } from './place.ts';
import type { Place } from './place.ts';

type Fill = (frame: Frame, target: Value) => void;

/** What stands in braces behind `new T`: `Add` for each element, or members and indexes set. */
export function compileInitializer(initializer: Initializer, type: StaticType, place: Place): Fill {
  if (initializer.kind === 'objectInitializer') {
    const fills = initializer.members.map((member) => compileMember(member, type, place));
    return (frame, target) => {
      for (const fill of fills) fill(frame, target);
    };
  }
  const find = methodOf('Add', initializer.start, place);
  const elements = initializer.elements.map((values) => elementArguments(values.map((value) => ({ kind: 'argument', value, start: value.start, end: value.end })), type, 'Add', place));
  return (frame, target) => {
    const add = find(target);
    for (const element of elements) add(target, element(frame), frame.run);
  };
}

function compileMember({ name, index, value, start }: MemberInitializer, type: StaticType, place: Place): Fill {
  const found = findMember(type, name ?? '[]');
  const wanted = found ? substitute(found.signature.returns, found.bindings) : unknown;
  const args = elementArguments(index, type, '[]', place);
  if (value.kind === 'objectInitializer' || value.kind === 'collectionInitializer') {
    const fill = compileInitializer(value, wanted, place);
    if (name === undefined) return (frame, target) => fill(frame, getElementOf(target, args(frame), frame.run));
    const get = getterOf({ name, nameStart: start }, place);
    return (frame, target) => fill(frame, get(target));
  }
  const code = converted(compile(value, place), staticType(value, place), wanted);
  if (name === undefined) return (frame, target) => setElementOf(target, args(frame), code(frame));
  const position = positionOf(start, place);
  return (frame, target) => setMember(target, name, code(frame), position);
}
