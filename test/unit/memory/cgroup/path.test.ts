import { describe, expect, it } from "vitest";
import { cgroupPathOf, cpuFoldersOf } from "../../../../src/memory/cgroup/path.ts";

const id = "0123456789abcdef".repeat(4);
const other = "fedcba9876543210".repeat(4);

const v2Mount = "35 25 0:30 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate";
const v1Mounts = [
  "30 25 0:26 / /sys/fs/cgroup/cpu,cpuacct rw,nosuid - cgroup cgroup rw,cpu,cpuacct",
  "31 25 0:27 / /sys/fs/cgroup/memory rw,nosuid shared:10 - cgroup cgroup rw,memory",
].join("\n");
const hybridMounts = `${v1Mounts}\n40 25 0:31 / /sys/fs/cgroup/unified rw,nosuid - cgroup2 cgroup2 rw`;
const noise = "22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n23 22 0:5 / /proc rw - proc proc rw";

const v1Of = (path: string) => `12:cpu,cpuacct:${path}\n7:memory:${path}\n1:name=systemd:${path}\n0::/\n`;

describe("the cgroup of a container", () => {
  it.each([
    {
      name: "v2, systemd scope",
      proc: `0::/system.slice/docker-${id}.scope\n`,
      mounts: `${noise}\n${v2Mount}\n`,
      version: "2",
      folder: `/sys/fs/cgroup/system.slice/docker-${id}.scope`,
    },
    {
      name: "v2, cgroupfs",
      proc: `0::/docker/${id}\n`,
      mounts: v2Mount,
      version: "2",
      folder: `/sys/fs/cgroup/docker/${id}`,
    },
    {
      name: "v2, a rootless engine under systemd",
      proc: `0::/user.slice/user-1000.slice/user@1000.service/user.slice/docker-${id}.scope\n`,
      mounts: v2Mount,
      version: "2",
      folder: `/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service/user.slice/docker-${id}.scope`,
    },
    {
      name: "v2, a rootless engine with the cgroupfs driver",
      proc: `0::/user.slice/user-1000.slice/user@1000.service/app.slice/docker.service/docker/${id}\n`,
      mounts: v2Mount,
      version: "2",
      folder: `/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service/app.slice/docker.service/docker/${id}`,
    },
    {
      name: "v2, an init system that moved itself to a child cgroup",
      proc: `0::/docker/${id}/init.scope\n`,
      mounts: v2Mount,
      version: "2",
      folder: `/sys/fs/cgroup/docker/${id}`,
    },
    {
      name: "v1, cgroupfs",
      proc: v1Of(`/docker/${id}`),
      mounts: `${noise}\n${v1Mounts}`,
      version: "1",
      folder: `/sys/fs/cgroup/memory/docker/${id}`,
    },
    {
      name: "v1, systemd scope",
      proc: v1Of(`/system.slice/docker-${id}.scope`),
      mounts: v1Mounts,
      version: "1",
      folder: `/sys/fs/cgroup/memory/system.slice/docker-${id}.scope`,
    },
    {
      name: "v1, memory mounted together with another controller",
      proc: `7:cpuset,memory:/docker/${id}\n`,
      mounts: "31 25 0:27 / /sys/fs/cgroup/all rw - cgroup cgroup rw,cpuset,memory",
      version: "1",
      folder: `/sys/fs/cgroup/all/docker/${id}`,
    },
    {
      name: "hybrid: memory on v1, with v2 mounted too",
      proc: `7:memory:/docker/${id}\n0::/system.slice/docker-${id}.scope\n`,
      mounts: hybridMounts,
      version: "1",
      folder: `/sys/fs/cgroup/memory/docker/${id}`,
    },
    {
      name: "a mount of a subtree",
      proc: `0::/outer/docker/${id}\n`,
      mounts: "35 25 0:30 /outer /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
      version: "2",
      folder: `/sys/fs/cgroup/docker/${id}`,
    },
    {
      name: "a mount point with a space and a backslash",
      proc: `0::/docker/${id}\n`,
      mounts: "35 25 0:30 / /mnt/my\\040cgroup\\134s rw - cgroup2 cgroup2 rw",
      version: "2",
      folder: `/mnt/my cgroup\\s/docker/${id}`,
    },
    {
      name: "a mount of a subtree whose path has a space",
      proc: `0::/my outer/docker/${id}\n`,
      mounts: "35 25 0:30 /my\\040outer /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
      version: "2",
      folder: `/sys/fs/cgroup/docker/${id}`,
    },
    {
      name: "an earlier file system with an option named memory",
      proc: v1Of(`/docker/${id}`),
      mounts: `30 25 0:26 / /mnt rw - other other rw,memory\n${v1Mounts}`,
      version: "1",
      folder: `/sys/fs/cgroup/memory/docker/${id}`,
    },
    {
      name: "a nested engine",
      proc: `0::/docker/${other}/docker/${id}\n`,
      mounts: v2Mount,
      version: "2",
      folder: `/sys/fs/cgroup/docker/${other}/docker/${id}`,
    },
  ])("is found: $name", ({ proc, mounts, version, folder }) => {
    expect(cgroupPathOf(id, proc, mounts)).toEqual({ version, folder });
  });

  it.each([
    { name: "another machine's process", proc: "0::/user.slice/user-1000.slice\n", mounts: v2Mount },
    { name: "another container's process", proc: `0::/docker/${other}\n`, mounts: v2Mount },
    { name: "a cgroup namespace, seen from outside", proc: `0::/../../docker/${id}\n`, mounts: v2Mount },
    { name: "a cgroup namespace, seen from inside", proc: "0::/\n", mounts: v2Mount },
    { name: "no cgroup mount", proc: `0::/docker/${id}\n`, mounts: noise },
    { name: "a v1 mount without memory", proc: v1Of(`/docker/${id}`), mounts: v1Mounts.split("\n")[0] ?? "" },
    { name: "memory on v1, with only v2 mounted", proc: v1Of(`/docker/${id}`), mounts: v2Mount },
    {
      name: "a mount of another subtree",
      proc: `0::/outer/docker/${id}\n`,
      mounts: "35 25 0:30 /elsewhere /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
    },
    {
      name: "a mount of a subtree whose name is only a prefix",
      proc: `0::/outer-2/docker/${id}\n`,
      mounts: "35 25 0:30 /outer /sys/fs/cgroup rw - cgroup2 cgroup2 rw",
    },
    { name: "an empty file", proc: "", mounts: v2Mount },
    { name: "garbage", proc: "garbage\n", mounts: "garbage\n" },
  ])("is not found: $name", ({ proc, mounts }) => {
    expect(cgroupPathOf(id, proc, mounts)).toBeNull();
  });

  it("is not found with an empty id, which every path contains", () => {
    expect(cgroupPathOf("", `0::/docker/${id}\n`, v2Mount)).toBeNull();
  });
});

describe("the folders of the CPU counters", () => {
  const foldersOf = (proc: string, mounts: string) => {
    const path = cgroupPathOf(id, proc, mounts);
    return path === null ? null : cpuFoldersOf(path, id, proc, mounts);
  };

  it("are the container's cgroup on v2", () => {
    const folder = `/sys/fs/cgroup/docker/${id}`;
    expect(foldersOf(`0::/docker/${id}\n`, v2Mount)).toEqual({ version: "2", usage: folder, throttling: folder });
  });

  it("are those of the joint hierarchy cpu,cpuacct on v1", () => {
    const folder = `/sys/fs/cgroup/cpu,cpuacct/docker/${id}`;
    const expected = { version: "1", usage: folder, throttling: folder };
    expect(foldersOf(v1Of(`/docker/${id}`), v1Mounts)).toEqual(expected);
    expect(foldersOf(v1Of(`/docker/${id}`), hybridMounts)).toEqual(expected);
  });

  it("differ if v1 has a hierarchy for each controller", () => {
    const proc = `4:memory:/docker/${id}\n2:cpuacct:/docker/${id}\n1:cpu:/other/docker/${id}\n0::/\n`;
    const mounts = [
      "32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu",
      "33 31 0:30 / /sys/fs/cgroup/cpuacct rw - cgroup cgroup rw,cpuacct",
      "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory",
    ].join("\n");
    expect(foldersOf(proc, mounts)).toEqual({
      version: "1",
      usage: `/sys/fs/cgroup/cpuacct/docker/${id}`,
      throttling: `/sys/fs/cgroup/cpu/other/docker/${id}`,
    });
  });

  it("are null for a hierarchy of v1 that is not mounted", () => {
    const memoryOnly = "31 25 0:27 / /sys/fs/cgroup/memory rw,nosuid shared:10 - cgroup cgroup rw,memory";
    expect(foldersOf(v1Of(`/docker/${id}`), memoryOnly)).toEqual({ version: "1", usage: null, throttling: null });
  });
});
