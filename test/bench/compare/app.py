# A server that holds 40 MiB, and leaves garbage at each request.
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

held = bytearray(b"1") * (40 << 20)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path != "/healthz":
            [{"id": number, "name": f"item {number}"} for number in range(500)]
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("0.0.0.0", 3000), Handler).serve_forever()
