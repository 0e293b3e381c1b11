// A server that holds 30 MiB in the heap, holds EXTRA bytes outside of the heap, and leaves garbage at each request. EXTRA
// bytes in the heap would cost more memory than EXTRA: the JVM chooses its heap size by the live memory.
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

public class App {
  static final byte[] held = filled(30 << 20);
  static final ByteBuffer extra = direct(Integer.parseInt(System.getenv().getOrDefault("EXTRA", "0")));
  static byte[] last;

  static byte[] filled(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 1);
    return bytes;
  }

  static ByteBuffer direct(int size) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(size);
    while (bytes.hasRemaining()) bytes.put((byte) 1);
    return bytes;
  }

  public static void main(String[] args) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(3000), 100);
    server.createContext("/", exchange -> {
      if (!exchange.getRequestURI().getPath().equals("/healthz")) last = new byte[64 << 10];
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
  }
}
