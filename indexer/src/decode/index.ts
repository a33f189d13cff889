// The decode stage: protobuf definitions of every era, and blocks turned into facts.
export { decodeBlock } from './block.ts';
export { bodyOf } from './body.ts';
export {
  bigField,
  boolField,
  bytesField,
  messageField,
  messagesField,
  numberField,
  optionalMessage,
  textField,
  textsField,
} from './fields.ts';
export { enumNumber, typeOf } from './schema.ts';
export { type Decoded, decodeMessage, type Value } from './wire.ts';
