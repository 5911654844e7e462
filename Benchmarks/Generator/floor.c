// The floor of a site generator: reads every Markdown file of a folder, makes HTML of what follows
// its front matter with libcmark on one thread, and writes files.
//
// usage: floor CONTENT OUTPUT        a file for each post, with its HTML
//        floor CONTENT OUTPUT LIST   the files of a list, which has "SIZE PATH" in each line

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

// Writes `size` bytes that repeat `text`.
static int write_file(const char *path, const char *text, size_t length, size_t size) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0) return 0;
  while (size > 0) {
    size_t part = size < length ? size : length;
    if (write(file, text, part) != (ssize_t)part) break;
    size -= part;
  }
  return close(file) == 0 && size == 0;
}

static char *html_of(const char *content, const char *name) {
  char path[4096];
  size_t length = 0;
  snprintf(path, sizeof path, "%s/%s", content, name);
  char *text = read_file(path, &length);
  if (!text) return NULL;
  char *body = text;
  if (strncmp(text, "---\n", 4) == 0) {
    char *end = strstr(text + 4, "\n---\n");
    if (end) body = end + 5;
  }
  char *html = cmark_markdown_to_html(body, length - (size_t)(body - text), CMARK_OPT_UNSAFE);
  free(text);
  return html;
}

static int write_post(const char *output, const char *name, const char *html) {
  char path[4096];
  int stem = (int)(strlen(name) - 3);
  snprintf(path, sizeof path, "%s/%.*s", output, stem, name);
  mkdir(path, 0777);
  snprintf(path, sizeof path, "%s/%.*s/index.html", output, stem, name);
  size_t length = strlen(html);
  return write_file(path, html, length, length);
}

static int convert_posts(const char *content, const char *output, int writes) {
  DIR *folder = opendir(content);
  if (!folder) return 0;
  int is_done = 1;
  for (struct dirent *entry; is_done && (entry = readdir(folder));) {
    size_t length = strlen(entry->d_name);
    if (length < 4 || strcmp(entry->d_name + length - 3, ".md") != 0) continue;
    char *html = html_of(content, entry->d_name);
    is_done = html && (!writes || write_post(output, entry->d_name, html));
    free(html);
  }
  closedir(folder);
  return is_done;
}

// Makes the folders of a file that are not those of the file before it.
static void make_folders(char *path, char *last, size_t start) {
  for (char *slash = path + start; (slash = strchr(slash, '/')); slash++) {
    size_t length = (size_t)(slash - path);
    if (strncmp(path, last, length + 1) == 0) continue;
    *slash = 0;
    mkdir(path, 0777);
    *slash = '/';
  }
  strcpy(last, path);
}

static int write_list(const char *output, const char *list) {
  FILE *lines = fopen(list, "r");
  if (!lines) return 0;
  static char text[1 << 18];
  memset(text, 'x', sizeof text);
  char line[4096], path[8192], last[8192] = "";
  int is_done = 1;
  while (is_done && fgets(line, sizeof line, lines)) {
    char *name;
    size_t size = strtoull(line, &name, 10);
    name[strcspn(name, "\n")] = 0;
    snprintf(path, sizeof path, "%s/%s", output, name + 1);
    make_folders(path, last, strlen(output) + 1);
    is_done = write_file(path, text, sizeof text, size);
  }
  fclose(lines);
  return is_done;
}

int main(int count, char **arguments) {
  if (count != 3 && count != 4) return 2;
  mkdir(arguments[2], 0777);
  if (!convert_posts(arguments[1], arguments[2], count == 3)) return 1;
  return count == 4 && !write_list(arguments[2], arguments[3]);
}
