// Maps a file, reads each of its pages TIMES times, then waits with the mapping open.
// usage: mapped FILE TIMES
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int count, char **args) {
  struct stat about;
  int file = count == 3 ? open(args[1], O_RDONLY) : -1;
  if (file < 0 || fstat(file, &about) < 0) return 1;
  volatile const char *memory = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_SHARED, file, 0);
  if (memory == MAP_FAILED) return 1;
  long sum = 0;
  for (int times = atoi(args[2]); times > 0; times--)
    for (off_t at = 0; at < about.st_size; at += 4096) sum += memory[at];
  printf("touched %ld\n", sum);
  fflush(stdout);
  pause();
}
