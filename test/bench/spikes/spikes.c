// An app whose memory use is known to the page. It keeps BASE_MIB. After the first request it allocates SPIKE_MIB more for
// SPIKE_MS, COUNT times, with pauses of GAP_MS. For each spike it prints "spike RSS_KIB FROM TO": its resident memory at
// the peak, and the times of beginning and end in milliseconds since 1970.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char response[] = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n";
static pthread_once_t first_request = PTHREAD_ONCE_INIT;

static long setting(const char *name, long standard) {
  const char *text = getenv(name);
  return text ? atol(text) : standard;
}

static void sleep_ms(long ms) {
  struct timespec time = {ms / 1000, (ms % 1000) * 1000000L};
  nanosleep(&time, NULL);
}

/* Maps pages immediately (MAP_POPULATE), so that a spike rises as fast as the kernel can zero memory. */
static char *allocate(size_t bytes) {
  char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (memory == MAP_FAILED) abort();
  return memory;
}

static long resident_kib(void) {
  char line[256];
  long kib = 0;
  FILE *status = fopen("/proc/self/status", "r");
  while (status && fgets(line, sizeof line, status))
    if (sscanf(line, "VmRSS: %ld", &kib) == 1) break;
  if (status) fclose(status);
  return kib;
}

static double now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void *spike(void *unused) {
  size_t bytes = (size_t)setting("SPIKE_MIB", 100) << 20;
  long ms = setting("SPIKE_MS", 100), gap_ms = setting("GAP_MS", 250), count = setting("COUNT", 20);
  for (long i = 0; i < count; i++) {
    sleep_ms(gap_ms);
    char *memory = allocate(bytes);
    double from_ms = now_ms();
    long kib = resident_kib();
    sleep_ms(ms);
    printf("spike %ld %.1f %.1f\n", kib, from_ms, now_ms());
    munmap(memory, bytes);
    fflush(stdout);
  }
  return unused;
}

static void begin(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, spike, NULL) != 0) abort();
}

static void serve(int client) {
  char request[4096];
  ssize_t got = read(client, request, sizeof request - 1);
  if (got <= 0) {
    close(client);
    return;
  }
  request[got] = 0;
  if (!strstr(request, " /healthz ")) pthread_once(&first_request, begin);
  if (write(client, response, sizeof response - 1) < 0) close(client);
}

int main(void) {
  size_t base = (size_t)setting("BASE_MIB", 40) << 20;
  if (base) allocate(base);
  int one = 1, server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), poller = epoll_create1(0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)setting("PORT", 3000))};
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(server, (struct sockaddr *)&address, sizeof address) < 0 || listen(server, 128) < 0) abort();
  struct epoll_event interest = {.events = EPOLLIN, .data.fd = server}, events[64];
  epoll_ctl(poller, EPOLL_CTL_ADD, server, &interest);
  for (;;) {
    int ready = epoll_wait(poller, events, 64, -1);
    for (int i = 0; i < ready; i++) {
      if (events[i].data.fd != server) {
        serve(events[i].data.fd);
        continue;
      }
      int client = accept(server, NULL, NULL);
      if (client < 0) continue;
      interest.data.fd = client;
      epoll_ctl(poller, EPOLL_CTL_ADD, client, &interest);
    }
  }
}
