// Makes images with the runtimes of this machine, so that a test needs no registry.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "../../engines/command.mjs";
import { docker, isElsewhere } from "../memgate.ts";

const sources = new URL("./runtimes", import.meta.url).pathname;

interface Recipe {
  /** The programs that this machine must have. */
  readonly needs: readonly string[];
  /** Puts the app into `folder`, which becomes `/app`. Returns the paths to copy from this machine. */
  readonly layOut: (folder: string) => readonly string[];
}

const recipes: Readonly<Record<string, Recipe>> = {
  java: {
    needs: ["javac", "jlink"],
    layOut: (folder) => {
      run("javac", "-d", folder, join(sources, "App.java"));
      const modules = ["--add-modules", "java.base,jdk.httpserver", "--strip-debug", "--no-man-pages"];
      run("jlink", ...modules, "--no-header-files", "--output", join(folder, "jre"));
      return [join(folder, "jre/bin/java"), join(folder, "jre/lib/server/libjvm.so")].flatMap(librariesOf);
    },
  },
  python: {
    needs: ["python3"],
    layOut: (folder) => {
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
  go: {
    needs: ["go"],
    layOut: (folder) => {
      run("env", "CGO_ENABLED=0", "go", "build", "-o", join(folder, "app"), join(sources, "app.go"));
      return [];
    },
  },
  php: {
    needs: ["php"],
    layOut: (folder) => {
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

/** The image of a runtime, or why it cannot be made here. */
export type RuntimeImage = { readonly image: string; readonly missing: null } | { readonly missing: string };

export function runtimeImage(name: string): RuntimeImage {
  const recipe = recipes[name];
  if (recipe === undefined) return { missing: `there is no recipe for ${name}` };
  if (isElsewhere) return { missing: "the engine is on another machine, which may not run this machine's programs" };
  const absent = recipe.needs.filter((program) => findProgram(program, process.env) === undefined);
  if (absent.length > 0) return { missing: `${absent.join(" and ")} is not installed on this machine` };
  const folder = mkdtempSync(join(tmpdir(), `memgate-${name}-`));
  try {
    const root = join(folder, "root");
    for (const inner of ["app", "bin", "tmp", "dev", "proc", "sys", "etc"])
      mkdirSync(join(root, inner), { recursive: true });
    const shell = realpathSync("/bin/sh");
    const files = [...recipe.layOut(join(root, "app")), ...librariesOf(shell)];
    // Links become files, so that a path works without the folders that it leads through.
    run("cp", "--recursive", "--dereference", "--parents", ...new Set(files), root);
    run("cp", shell, join(root, "bin/sh"));
    writeFileSync(
      join(folder, "Dockerfile"),
      "FROM scratch\nCOPY root /\nWORKDIR /app\nENV PATH=/usr/bin:/bin\nEXPOSE 3000\n",
    );
    const image = `memgate-test-${name}:latest`;
    docker("build", "--quiet", "--tag", image, folder);
    return { image, missing: null };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
}

function printed(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8" }).trim();
}

/** The paths of the dynamic loader and all libraries. */
function librariesOf(program: string): readonly string[] {
  return [...printed("ldd", program).matchAll(/(\/\S+) \(0x/g)].map(([, path = ""]) => path);
}
