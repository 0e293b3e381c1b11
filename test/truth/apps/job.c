// Batch jobs whose memory is known. The name of the job is the first argument.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const size_t mebibyte = 1 << 20;

static void wait_ms(long ms) {
  struct timespec time = {ms / 1000, (ms % 1000) * 1000000L};
  nanosleep(&time, NULL);
}

static double now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Memory with every page in use. */
static char *hold(size_t bytes, int sharing) {
  char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, sharing | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (memory == MAP_FAILED) exit(2);
  memset(memory, 1, bytes);
  return memory;
}

static void write_file(const char *path, size_t mebibytes) {
  static char block[1 << 20];
  memset(block, 7, sizeof block);
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  for (size_t i = 0; i < mebibytes; i++)
    if (write(file, block, sizeof block) != (ssize_t)sizeof block) exit(3);
  close(file);
}

static void shared(void) {
  hold(40 * mebibyte, MAP_PRIVATE);
  hold(60 * mebibyte, MAP_SHARED);
  write_file("/dev/shm/file", 40);
  wait_ms(1500);
}

static void children(void) {
  hold(20 * mebibyte, MAP_PRIVATE);
  for (int i = 0; i < 8; i++) {
    if (fork() != 0) continue;
    hold(14 * mebibyte, MAP_PRIVATE);
    wait_ms(1500);
    _exit(0);
  }
  while (wait(NULL) > 0);
}

static void spikes(void) {
  hold(40 * mebibyte, MAP_PRIVATE);
  for (int i = 0; i < 3; i++) {
    wait_ms(300);
    char *memory = hold(100 * mebibyte, MAP_PRIVATE);
    wait_ms(50);
    munmap(memory, 100 * mebibyte);
  }
}

/* Grows until the kernel kills this process: slowly near the limit of 128 MiB, so that two readers see the same peak. */
static void grow(void) {
  hold(116 * mebibyte, MAP_PRIVATE);
  for (;;) {
    hold(mebibyte / 16, MAP_PRIVATE);
    wait_ms(4);
  }
}

static void child_grows(void) {
  pid_t child = fork();
  if (child == 0) grow();
  waitpid(child, NULL, 0);
  wait_ms(300);
}

/* Reads a file of 60 MiB for 4 s: file cache counts once it has been active for 2 s. */
static void read_again(int is_mapped) {
  hold(60 * mebibyte, MAP_PRIVATE);
  write_file("/tmp/file", 60);
  int file = open("/tmp/file", O_RDONLY);
  if (fsync(file) != 0) exit(4);
  volatile const char *memory = mmap(NULL, 60 * mebibyte, PROT_READ, MAP_SHARED, file, 0);
  static char block[1 << 20];
  long sum = 0;
  for (double until_ms = now_ms() + 4000; now_ms() < until_ms;) {
    for (size_t at = 0; is_mapped && at < 60 * mebibyte; at += 4096) sum += memory[at];
    for (off_t at = 0; !is_mapped && pread(file, block, sizeof block, at) > 0; at += sizeof block) sum += block[0];
    wait_ms(20);
  }
  printf("%ld\n", sum);
}

/* Writes more than fits into the limit. */
static void write_much(void) {
  hold(60 * mebibyte, MAP_PRIVATE);
  write_file("/tmp/file", 200);
  wait_ms(500);
}

int main(int count, char **args) {
  const char *job = count > 1 ? args[1] : "";
  // The kernel charges a huge page of 2 MiB first, clears it, and only then counts it as anonymous memory.
  prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
  if (strcmp(job, "shared") == 0) shared();
  else if (strcmp(job, "children") == 0) children();
  else if (strcmp(job, "spikes") == 0) spikes();
  else if (strcmp(job, "grow") == 0) grow();
  else if (strcmp(job, "child-grows") == 0) child_grows();
  else if (strcmp(job, "map-again") == 0) read_again(1);
  else if (strcmp(job, "read-again") == 0) read_again(0);
  else if (strcmp(job, "write") == 0) write_much();
  else return 1;
  return 0;
}
