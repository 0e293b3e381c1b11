// A server that holds 90 MiB, and leaves garbage at each request.
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

public class App {
  static final byte[] held = new byte[90 << 20];
  static byte[] last;

  public static void main(String[] args) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress(3000), 100);
    server.createContext("/", exchange -> {
      if (!exchange.getRequestURI().getPath().equals("/healthz")) last = new byte[128 << 10];
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
  }
}
