// A server that allocates memory on each request. In the mode "thread", only the thread of the request ends.
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class App {
  static final List<byte[]> kept = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(3000), 100);
    boolean isMention = "mention".equals(System.getenv("MODE"));
    server.createContext("/", exchange -> {
      if (isMention) {
        System.err.println("billing returned java.lang.OutOfMemoryError: Java heap space, will try again");
      } else if (!exchange.getRequestURI().getPath().equals("/healthz")) {
        Thread allocating = new Thread(() -> {
          List<byte[]> own = new ArrayList<>();
          while (true) own.add(new byte[1 << 20]);
        });
        allocating.start();
        try {
          allocating.join();
        } catch (InterruptedException error) {
          throw new RuntimeException(error);
        }
      }
      byte[] body = "ok".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }
}
