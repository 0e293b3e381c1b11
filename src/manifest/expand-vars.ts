/**
 * Replaces `$(NAME)` with the variable's value and `$$` with `$`. A reference to an unknown variable stays unchanged.
 * Source: Kubernetes' `third_party/forked/golang/expansion`.
 */
export function expand(text: string, variables: ReadonlyMap<string, string>): string {
  // The last alternative skips a `$` that starts neither form, together with the next character.
  return text.replace(/\$(?:\$|\(([^)]*)\)|[\s\S])/g, (match: string, name: string | undefined) => {
    if (match === "$$") return "$";
    return name === undefined ? match : (variables.get(name) ?? match);
  });
}
