/** A sentence on the content, for who runs the product and for who writes the content: what is wrong, and what to do. */
export interface Said {
  readonly says: string;
  readonly chinese: string;
}
