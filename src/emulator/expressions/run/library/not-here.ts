/** Something of .NET that the local Azure does not run. No `catch` of an expression sees it: it is not .NET's exception. */
export class NotHere extends Error {
  readonly what: string;

  constructor(what: string) {
    super(`The local Azure does not support ${what}.`);
    this.name = 'NotHere';
    this.what = what;
  }
}
