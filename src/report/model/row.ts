/** A row of the table of figures. */
export interface Row {
  readonly label: string;
  readonly value: string;
}
