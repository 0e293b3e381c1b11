// An independent reader of a container's cgroup files. It waits for the next container of a Docker Engine, and reads its
// files about every millisecond until the kernel removes the cgroup. It prints the readings at the end, so that it writes
// nothing while it reads. It computes nothing: test/truth/figures.mjs does.
// usage: reader VERSION PARENT...
//   VERSION  of cgroups: 1 or 2
//   PARENT   a folder in which the engine creates cgroups
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { id_length = 64, max_known = 4096, stats = 5 };

/* In the order of the columns. v1 has no counter of socket buffers, and reports kernel memory in a file of its own. */
static const char *const stat_names[2][stats] = {
    {"total_inactive_file", "total_active_file", "total_rss", "total_shmem", NULL},
    {"inactive_file", "active_file", "anon", "shmem", "sock"},
};
static const char *const usage_name[2] = {"memory.usage_in_bytes", "memory.current"};
static const char *const kernel_peak_name[2] = {"memory.max_usage_in_bytes", "memory.peak"};
static const char *const events_name[2] = {"memory.oom_control", "memory.events"};

struct reading {
  double at_ms;
  long long usage_before, usage_after, stat[stats], kernel, kernel_peak, kills;
};

static volatile sig_atomic_t is_ended;

static void end(int signal) {
  (void)signal;
  is_ended = 1;
}

static double now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void sleep_us(long us) {
  struct timespec time = {0, us * 1000};
  nanosleep(&time, NULL);
}

/* Finds the container's ID in the name of a cgroup folder: ID (cgroupfs) or docker-ID.scope (systemd). Null if the name has no ID. */
static const char *id_in(const char *name) {
  if (strncmp(name, "docker-", 7) == 0) name += 7;
  size_t length = strspn(name, "0123456789abcdef");
  return length == id_length && (name[length] == 0 || strcmp(name + length, ".scope") == 0) ? name : NULL;
}

static char known[max_known][id_length];
static int known_count;

static int is_known(const char *id) {
  for (int i = 0; i < known_count; i++)
    if (memcmp(known[i], id, id_length) == 0) return 1;
  return 0;
}

/* Opens the first cgroup that is not known. Returns -1 if there is none. With `only_learn`, makes all of them known. */
static int find(const char *parent, int only_learn) {
  DIR *folder = opendir(parent);
  if (folder == NULL) return -1;
  int found = -1;
  for (struct dirent *entry; found < 0 && (entry = readdir(folder)) != NULL;) {
    const char *id = id_in(entry->d_name);
    if (id == NULL || is_known(id)) continue;
    if (only_learn && known_count < max_known) memcpy(known[known_count++], id, id_length);
    if (!only_learn) found = openat(dirfd(folder), entry->d_name, O_RDONLY | O_DIRECTORY);
    if (found >= 0) printf("id %.64s\n", id);
  }
  closedir(folder);
  return found;
}

/* Reads an open kernel file from its beginning. Returns 0 if the cgroup is removed, or if the file does not exist. */
static int read_text(int file, char *text, size_t size) {
  ssize_t length = file < 0 ? -1 : pread(file, text, size - 1, 0);
  text[length > 0 ? length : 0] = 0;
  return length > 0;
}

/* The value of a line "name value". -1 if it is absent. */
static long long value_of(const char *text, const char *name) {
  size_t length = name == NULL ? 0 : strlen(name);
  for (const char *line = text; length > 0 && line != NULL && *line != 0; line = strchr(line, '\n')) {
    if (*line == '\n') line++;
    if (strncmp(line, name, length) == 0 && line[length] == ' ') return atoll(line + length);
  }
  return -1;
}

static long long number_in(int file) {
  char text[64];
  return read_text(file, text, sizeof text) ? atoll(text) : -1;
}

struct files {
  int version, usage, stat, kernel, kernel_peak, events;
};

static int read_all(const struct files *files, struct reading *reading) {
  static char text[65536];
  reading->usage_before = number_in(files->usage);
  if (!read_text(files->stat, text, sizeof text)) return 0;
  reading->usage_after = number_in(files->usage);
  reading->at_ms = now_ms();
  if (reading->usage_before < 0 || reading->usage_after < 0) return 0;
  for (int i = 0; i < stats; i++) reading->stat[i] = value_of(text, stat_names[files->version - 1][i]);
  reading->kernel = files->version == 1 ? number_in(files->kernel) : value_of(text, "kernel");
  reading->kernel_peak = number_in(files->kernel_peak);
  read_text(files->events, text, sizeof text);
  reading->kills = value_of(text, "oom_kill");
  return 1;
}

static void follow(int folder, int version) {
  const int flags = O_RDONLY | O_CLOEXEC, v = version - 1;
  struct files files = {
      .version = version,
      .usage = openat(folder, usage_name[v], flags),
      .stat = openat(folder, "memory.stat", flags),
      .kernel = openat(folder, "memory.kmem.usage_in_bytes", flags),
      .kernel_peak = openat(folder, kernel_peak_name[v], flags),
      .events = openat(folder, events_name[v], flags),
  };
  size_t count = 0, room = 1 << 16;
  struct reading *readings = malloc(room * sizeof *readings);
  while (readings != NULL && !is_ended && read_all(&files, &readings[count])) {
    if (++count == room) readings = realloc(readings, (room *= 2) * sizeof *readings);
    sleep_us(500);
  }
  if (readings == NULL) abort();
  for (size_t i = 0; i < count; i++) {
    const struct reading *r = &readings[i];
    printf("%.3f %lld %lld", r->at_ms, r->usage_before, r->usage_after);
    for (int j = 0; j < stats; j++) printf(" %lld", r->stat[j]);
    printf(" %lld %lld %lld\n", r->kernel, r->kernel_peak, r->kills);
  }
}

/* The kills below the parents. memory.events of v2 also counts below, and outlives the container's cgroup. */
static long long kills_below(int count, char **parents) {
  static char path[4096], text[4096];
  long long kills = 0;
  for (int i = 0; i < count; i++) {
    snprintf(path, sizeof path, "%s/memory.events", parents[i]);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (read_text(file, text, sizeof text)) kills += value_of(text, "oom_kill");
    if (file >= 0) close(file);
  }
  return kills;
}

int main(int count, char **args) {
  int version = count > 2 ? atoi(args[1]) : 0;
  if (version != 1 && version != 2) return 2;
  char **parents = args + 2;
  signal(SIGTERM, end);
  // On a busy machine, a reader that waits for a CPU misses what it is here for. Without the permission, it may miss it.
  setpriority(PRIO_PROCESS, 0, -10);
  for (int i = 0; i < count - 2; i++) find(parents[i], 1);
  long long kills_before = kills_below(count - 2, parents);
  int folder = -1;
  while (folder < 0 && !is_ended) {
    for (int i = 0; i < count - 2 && folder < 0; i++) folder = find(parents[i], 0);
    if (folder < 0) sleep_us(500);
  }
  if (folder < 0) return 1;
  follow(folder, version);
  if (version == 2) printf("kills %lld\n", kills_below(count - 2, parents) - kills_before);
  return 0;
}
