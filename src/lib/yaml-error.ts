/** The part of a message of the yaml library that cannot contain a value, because a value may be a secret. */
export function faultWithoutValues(message: string): string {
  const [sentence = ""] = message.replace(/\s+/g, " ").split(/[:"'`]/);
  return sentence.trim();
}
