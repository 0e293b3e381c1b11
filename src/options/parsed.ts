/** The result of a parser. `accepted` completes the sentence "expected …". */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly accepted: string };

export function yes<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function no(accepted: string): { readonly ok: false; readonly accepted: string } {
  return { ok: false, accepted };
}
