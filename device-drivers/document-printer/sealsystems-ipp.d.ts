/** What we use of the package; it ships no types. */
declare module "@sealsystems/ipp" {
  type Value = string | number | boolean;
  export interface Message {
    version?: string;
    operation?: string;
    statusCode?: string;
    id: number;
    data?: Uint8Array;
    [group: `${string}-tag`]:
      | Record<string, Value | readonly Value[]>
      | readonly Record<string, Value | readonly Value[]>[]
      | undefined;
  }
  const ipp: {
    /** @throws Error on what is no whole IPP message */
    parse(message: Uint8Array): Message;
    serialize(message: Message): Buffer;
  };
  export default ipp;
}
