// The floor of a site generator: reads every Markdown file of a folder, makes HTML of what follows
// its front matter with libcmark, and writes it to a folder of its own.
//
// usage: floor CONTENT OUTPUT

#include <cmark.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *read_file(const char *path, size_t *length) {
  int file = open(path, O_RDONLY);
  struct stat info;
  if (file < 0 || fstat(file, &info) != 0) return NULL;
  char *text = malloc((size_t)info.st_size + 1);
  ssize_t got = text ? read(file, text, (size_t)info.st_size) : -1;
  close(file);
  if (got < 0) return NULL;
  text[got] = 0;
  *length = (size_t)got;
  return text;
}

static int write_file(const char *path, const char *text) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0) return 0;
  size_t length = strlen(text);
  int is_whole = write(file, text, length) == (ssize_t)length;
  return close(file) == 0 && is_whole;
}

static int convert(const char *content, const char *output, const char *name) {
  char path[4096];
  size_t length = 0;
  snprintf(path, sizeof path, "%s/%s", content, name);
  char *text = read_file(path, &length);
  if (!text) return 0;
  char *body = text;
  if (strncmp(text, "---\n", 4) == 0) {
    char *end = strstr(text + 4, "\n---\n");
    if (end) body = end + 5;
  }
  char *html = cmark_markdown_to_html(body, length - (size_t)(body - text), CMARK_OPT_UNSAFE);
  int stem = (int)(strlen(name) - 3);
  snprintf(path, sizeof path, "%s/%.*s", output, stem, name);
  mkdir(path, 0777);
  snprintf(path, sizeof path, "%s/%.*s/index.html", output, stem, name);
  int is_done = html && write_file(path, html);
  free(html);
  free(text);
  return is_done;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  mkdir(arguments[2], 0777);
  DIR *folder = opendir(arguments[1]);
  if (!folder) return 1;
  for (struct dirent *entry; (entry = readdir(folder));) {
    size_t length = strlen(entry->d_name);
    if (length < 4 || strcmp(entry->d_name + length - 3, ".md") != 0) continue;
    if (!convert(arguments[1], arguments[2], entry->d_name)) return 1;
  }
  closedir(folder);
  return 0;
}
