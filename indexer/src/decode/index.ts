// The decode stage: protobuf definitions of every era, and blocks turned into facts.
export { decodeBlock, factsOf } from './block.ts';
export { bodyOf } from './body.ts';
export {
  addressField,
  bigField,
  bytesField,
  messageField,
  messagesField,
  optionalMessage,
  textField,
} from './fields.ts';
export { enumNumber, typeOf } from './schema.ts';
export { type Decoded, decodeMessage, type Value } from './wire.ts';
