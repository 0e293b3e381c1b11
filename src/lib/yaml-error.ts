/** Of a message of the yaml library what can't hold a piece of a value, which may be a secret. */
export function faultWithoutValues(message: string): string {
  const [sentence = ""] = message.replace(/\s+/g, " ").split(/[:"'`]/);
  return sentence.trim();
}
