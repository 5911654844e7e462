// Runs a command and tells what it took, in a line for each: wall seconds, CPU seconds of all its
// threads, its largest memory as the system counts it.
//
// A program of its own because the system counts the memory of whoever starts a process as that of
// the process, and this one has next to none.
//
// usage: measure REPORT COMMAND [ARGUMENT...]

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) {
  return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  double start = now();
  pid_t child = fork();
  if (child < 0) return 2;
  if (child == 0) {
    execvp(arguments[2], arguments + 2);
    _exit(127);
  }
  int status = 0;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child) return 2;
  double wall = now() - start;
  FILE *report = fopen(arguments[1], "w");
  if (!report) return 2;
  double cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  fprintf(report, "%f\n%f\n%ld\n", wall, cpu, usage.ru_maxrss);
  if (fclose(report) != 0) return 2;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
