// A node's answers about its state at one height: what is asked, and the one form in which recorded and live answers come.

/** What the node said: the protobuf reply, its refusal, or nothing because nobody asked when the chain was recorded. */
export type Answer = { kind: 'value'; value: Uint8Array } | { kind: 'refused'; reason: string } | { kind: 'absent' };

/** Where answers come from. */
export interface StateAnswers {
  /** What a report calls it: a folder or an endpoint. */
  readonly name: string;
  /** Heights for which there are answers, ascending. State at a height is after that block (protocol 5.3). */
  heights(): number[];
  /**
   * The answer to one request: `path` is the gRPC method, `data` the protobuf request. Rejects with a LeasebookError only
   * where the source itself fails (unreachable, damaged); what the node refuses is an answer.
   */
  ask(path: string, data: Uint8Array, height: number): Promise<Answer>;
  close(): Promise<void>;
}
