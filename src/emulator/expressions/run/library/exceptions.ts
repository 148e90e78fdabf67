import { ClrException } from '../value.ts';

/** .NET's exceptions with its messages. */
export const argumentException = (message: string, parameter?: string): ClrException => new ClrException('System.ArgumentException', parameter === undefined ? message : `${message} (Parameter '${parameter}')`);
export const argumentNull = (parameter: string): ClrException => new ClrException('System.ArgumentNullException', `Value cannot be null. (Parameter '${parameter}')`);
export const outOfRange = (parameter: string, message = 'Specified argument was out of the range of valid values.'): ClrException => new ClrException('System.ArgumentOutOfRangeException', `${message} (Parameter '${parameter}')`);
export const formatException = (message: string): ClrException => new ClrException('System.FormatException', message);
export const overflow = (type: string): ClrException => new ClrException('System.OverflowException', `Value was either too large or too small for ${type}.`);
export const invalidOperation = (message: string): ClrException => new ClrException('System.InvalidOperationException', message);
export const invalidCast = (message: string): ClrException => new ClrException('System.InvalidCastException', message);
export const nullReference = (): ClrException => new ClrException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
export const indexOutOfRange = (): ClrException => new ClrException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
export const keyNotFound = (key: string): ClrException => new ClrException('System.Collections.Generic.KeyNotFoundException', `The given key '${key}' was not present in the dictionary.`);
export const divideByZero = (): ClrException => new ClrException('System.DivideByZeroException', 'Attempted to divide by zero.');
