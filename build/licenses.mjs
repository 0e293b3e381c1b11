// The licenses of the bundled packages, which must accompany every copy.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The folders of the packages that esbuild read, also of a package inside the node_modules of another.
 * @param {readonly import("esbuild").Metafile[]} metafiles
 */
function packageFolders(metafiles) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = inputs.flatMap((path) => /^(?:.*:)?(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(folders)].sort();
}

/**
 * The text of licenses.txt: each package with its version and its license. The same package and version appears once.
 * @param {string} root
 * @param {readonly import("esbuild").Metafile[]} metafiles
 */
export function licensesOf(root, metafiles) {
  const texts = packageFolders(metafiles).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file === undefined ? `License: ${license}` : readFileSync(join(root, folder, file), "utf8").trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  return [...new Set(texts)].join(`\n${"-".repeat(80)}\n\n`);
}
