/**
 * Replaces `$(NAME)` by the variable's value and `$$` by `$`. What names no variable stays as it is. Source:
 * Kubernetes' `third_party/forked/golang/expansion`.
 */
export function expand(text: string, variables: ReadonlyMap<string, string>): string {
  // The last alternative: a sign that begins nothing, and what follows it, are passed over together.
  return text.replace(/\$(?:\$|\(([^)]*)\)|[\s\S])/g, (match: string, name: string | undefined) => {
    if (match === "$$") return "$";
    return name === undefined ? match : (variables.get(name) ?? match);
  });
}
