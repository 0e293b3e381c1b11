// Keeps 40 MiB in byte arrays, and then leaves 5 MiB of garbage. Responds to each request.
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class Held {
  static final List<byte[]> kept = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    for (int index = 0; index < 40; index++) kept.add(new byte[1 << 20]);
    System.gc();
    for (int index = 0; index < 5; index++) if (new byte[1 << 20].length == 0) return;
    HttpServer server = HttpServer.create(new InetSocketAddress(3000), 100);
    server.createContext("/", exchange -> {
      byte[] body = "ok".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }
}
