/** How a terminal reaches its hall, also one in the same process. */
export interface WayToHall {
  /** `http://127.0.0.1:8620`, or `https://hall.example:8645` in another machine */
  readonly url: string;
  /** Opens the terminals' commands. */
  readonly token: string;
  /** Opens the boards' service. */
  readonly boardToken: string;
  /** The site at which the terminal stands; null: the first. */
  readonly site: string | null;
  /** PEM of who signed the hall's certificate, where that is nobody whom this machine knows. */
  readonly authority?: string;
}
