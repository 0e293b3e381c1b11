// An app whose memory is known to the page: BASE_MIB held, and SPIKE_MIB more for SPIKE_MS, every GAP_MS, COUNT times,
// from the first request on. Says of each spike, on stdout, what it held at its height and from when to when, in
// milliseconds since 1970: "spike RSS_KIB FROM TO".
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

static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n";
static pthread_once_t first_request = PTHREAD_ONCE_INIT;

static long setting(const char *name, long standard) {
  const char *text = getenv(name);
  return text ? atol(text) : standard;
}

static void sleep_ms(long ms) {
  struct timespec time = {ms / 1000, (ms % 1000) * 1000000L};
  nanosleep(&time, NULL);
}

/* Pages that are there at once: a spike's edge is as steep as the kernel can zero memory. */
static char *hold(size_t bytes) {
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
    char *memory = hold(bytes);
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
  if (write(client, answer, sizeof answer - 1) < 0) close(client);
}

int main(void) {
  size_t base = (size_t)setting("BASE_MIB", 40) << 20;
  if (base) hold(base);
  int one = 1, server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), poller = epoll_create1(0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)setting("PORT", 3000))};
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (bind(server, (struct sockaddr *)&address, sizeof address) < 0 || listen(server, 128) < 0) abort();
  struct epoll_event wanted = {.events = EPOLLIN, .data.fd = server}, seen[64];
  epoll_ctl(poller, EPOLL_CTL_ADD, server, &wanted);
  for (;;) {
    int ready = epoll_wait(poller, seen, 64, -1);
    for (int i = 0; i < ready; i++) {
      if (seen[i].data.fd != server) {
        serve(seen[i].data.fd);
        continue;
      }
      int client = accept(server, NULL, NULL);
      if (client < 0) continue;
      wanted.data.fd = client;
      epoll_ctl(poller, EPOLL_CTL_ADD, client, &wanted);
    }
  }
}
