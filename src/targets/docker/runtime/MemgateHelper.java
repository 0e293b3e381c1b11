// The program of the helper container if the image has java but no node. It replies to each line of stdin by one
// line on stdout, as helper-script.ts does. `npm run build:jvm-helper` compiles it into jvm-helper-class.ts.
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class MemgateHelper {
  private static final long SELF = ProcessHandle.current().pid();
  /** The JVM opens its socket within this time, or does not respond. */
  private static final long OPEN_MS = 3000;
  /** The histogram of a large app has as many characters. memgate reads only its first lines. */
  private static final int MAX_BYTES = 1 << 18;

  private static volatile boolean isEnding;

  public static void main(String[] args) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ThreadGroup replying = new ThreadGroup("replying");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String question = line;
      Thread thread = new Thread(replying, () -> reply(question));
      thread.setDaemon(true);
      thread.start();
    }
    // A thread that waits for a JVM removes its file.
    isEnding = true;
    for (int waitedMs = 0; waitedMs < 500 && replying.activeCount() > 0; waitedMs += 10) Thread.sleep(10);
  }

  private static void reply(String question) {
    String id = found("\"id\":(\\d+)", question);
    String result;
    try {
      result = "\"result\":" + resultOf(question);
    } catch (IllegalStateException error) {
      result = "\"fault\":{\"code\":" + quoted(error.getMessage()) + "}";
    } catch (Throwable error) {
      result = "\"fault\":{\"code\":\"failed\",\"detail\":" + quoted(String.valueOf(error)) + "}";
    }
    byte[] line = ("{\"id\":" + id + "," + result + "}\n").getBytes(StandardCharsets.UTF_8);
    synchronized (System.out) {
      System.out.write(line, 0, line.length);
      System.out.flush();
    }
  }

  private static String resultOf(String question) throws Exception {
    String ask = found("\"ask\":\"(\\w+)\"", question);
    if (ask.equals("list")) return list();
    if (ask.equals("close")) return "null";
    if (!ask.equals("jvm")) throw fault("node-missing");
    String pid = found("\"pid\":(\\d+)", question);
    return quoted(jvm(pid, found("\"command\":\"([^\"]*)\"", question)));
  }

  /** All processes except this one, as JSON. */
  private static String list() throws IOException {
    StringBuilder json = new StringBuilder("[");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path entry : entries) {
        String pid = entry.getFileName().toString();
        String status = text("/proc/" + pid + "/status");
        if (pid.equals(String.valueOf(SELF)) || !isAlive(status)) continue;
        if (json.length() > 1) json.append(',');
        json.append(process(pid, status));
      }
    }
    return json.append(']').toString();
  }

  private static String process(String pid, String status) {
    StringBuilder words = new StringBuilder();
    for (String word : text("/proc/" + pid + "/cmdline").split("\0")) {
      if (word.isEmpty()) continue;
      if (words.length() > 0) words.append(',');
      words.append(quoted(word));
    }
    if (words.length() == 0) words.append(quoted("[" + found("(?m)^Name:\\s*(.*)$", status) + "]"));
    String exe;
    try {
      exe = quoted(Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe")).toString());
    } catch (IOException error) {
      exe = "null";
    }
    String anonymous = found("(?m)^RssAnon:\\s*(\\d+) kB", status);
    return "{\"pid\":" + pid
        + ",\"uid\":" + found("(?m)^Uid:\\s*(\\d+)", status)
        + ",\"gid\":" + found("(?m)^Gid:\\s*(\\d+)", status)
        + ",\"words\":[" + words + "],\"exe\":" + exe
        + ",\"catchesUsr1\":" + catches(status, 10)
        + ",\"isJvm\":" + isJvm(text("/proc/" + pid + "/maps"))
        + ",\"anonymousBytes\":" + (anonymous.isEmpty() ? "null" : Long.parseLong(anonymous) * 1024) + "}";
  }

  private static boolean isAlive(String status) {
    return !found("(?m)^SigCgt:\\s*(\\w+)", status).isEmpty() && !status.matches("(?s).*\nState:\\s*[ZX].*");
  }

  private static boolean catches(String status, int signal) {
    String mask = found("(?m)^SigCgt:\\s*(\\w+)", status);
    return (Long.parseUnsignedLong(mask.isEmpty() ? "0" : mask, 16) & (1L << (signal - 1))) != 0;
  }

  private static boolean isJvm(String maps) {
    return maps.contains("/libjvm.so");
  }

  /**
   * True if the process has the thread of HotSpot that handles SIGQUIT. A program may have loaded the library of a JVM
   * without starting one, and a fork of a JVM keeps the library but not the threads: the signal could end both.
   */
  private static boolean hasJvmThreads(String pid) {
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
      for (Path task : tasks) {
        // The kernel keeps 15 characters of "Signal Dispatcher".
        if (text(task + "/comm").equals("Signal Dispatch\n")) return true;
      }
    } catch (IOException error) {
      return false;
    }
    return false;
  }

  /**
   * Sends a command of jcmd to a JVM by the HotSpot attach protocol. Sends SIGQUIT only to a process that is proven to be a
   * JVM and that handles the signal: the signal would end any other program.
   */
  private static String jvm(String pid, String command) throws Exception {
    String proc = "/proc/" + pid;
    String status = text(proc + "/status");
    if (!isAlive(status)) throw fault("app-ended");
    String maps = text(proc + "/maps");
    if (maps.isEmpty()) throw fault("not-readable");
    if (!isJvm(maps)) throw fault("not-node");
    if (maps.contains("/libj9")) throw fault("not-hotspot");
    // The PID in the process's own namespace, which may be inside the container's.
    String inner = found("(?m)^NSpid:.*?(\\d+)$", status);
    if (inner.isEmpty()) inner = pid;
    Path socket = Path.of(proc + "/root/tmp/.java_pid" + inner);
    if (!Files.exists(socket)) {
      String flags = text(proc + "/cmdline") + text(proc + "/environ");
      if (flags.contains("-XX:+DisableAttachMechanism")) throw fault("attach-disabled");
      if (!catches(status, 3)) throw fault("sigquit-not-caught");
      if (!hasJvmThreads(pid)) throw fault("not-node");
      open(pid, Path.of(proc + "/root/tmp/.attach_pid" + inner), socket);
    }
    return send(socket, command);
  }

  private static void open(String pid, Path file, Path socket) throws Exception {
    boolean isOwn = true;
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException error) {
      isOwn = false;
    } catch (IOException error) {
      throw fault("attach-not-writable");
    }
    try {
      int code = new ProcessBuilder("/bin/sh", "-c", "kill -3 " + pid).inheritIO().start().waitFor();
      if (code != 0) throw fault("app-ended");
      long untilMs = System.currentTimeMillis() + OPEN_MS;
      while (!Files.exists(socket)) {
        if (isEnding || System.currentTimeMillis() > untilMs) throw fault("no-response");
        if (!isAlive(text("/proc/" + pid + "/status"))) throw fault("app-ended");
        Thread.sleep(20);
      }
    } catch (IOException error) {
      throw fault("shell-missing");
    } finally {
      if (isOwn) Files.deleteIfExists(file);
    }
  }

  private static String send(Path socket, String command) throws Exception {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      // The version of the protocol, the kind of command, and three arguments.
      channel.write(ByteBuffer.wrap(("1\0jcmd\0" + command + "\0\0\0").getBytes(StandardCharsets.UTF_8)));
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      ByteBuffer part = ByteBuffer.allocate(8192);
      while (channel.read(part) >= 0) {
        if (reply.size() < MAX_BYTES) reply.write(part.array(), 0, part.position());
        part.clear();
      }
      String text = reply.toString(StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      if (end == -1) throw fault("app-ended");
      if (!text.startsWith("0\n")) throw fault("refused");
      return text.substring(end + 1);
    } catch (AccessDeniedException error) {
      throw fault("not-readable");
    }
  }

  /** The file as text. Empty if it cannot be read. */
  private static String text(String path) {
    try {
      return new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8);
    } catch (IOException error) {
      return "";
    }
  }

  /** The first group of the pattern. Empty if the text does not match. */
  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char one : text.toCharArray()) {
      if (one == '"' || one == '\\') json.append('\\').append(one);
      else if (one < ' ' || one > '~') json.append("\\u").append(Integer.toHexString(one + 0x10000).substring(1));
      else json.append(one);
    }
    return json.append('"').toString();
  }

  /** The one class of this file must not need another class file. */
  private static RuntimeException fault(String code) {
    return new IllegalStateException(code);
  }
}
