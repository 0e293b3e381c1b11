# A server that allocates on each request, and responds with 500 when it gets no more memory. MODE=exit lets it end instead.
import os
import traceback
from http.server import BaseHTTPRequestHandler, HTTPServer

kept = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        status = 200
        if self.path != "/healthz":
            try:
                kept.append(bytearray(4 << 20))
            except MemoryError:
                traceback.print_exc()
                status = 500
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()
        if status == 500 and os.environ.get("MODE") == "exit":
            os._exit(1)

    def log_message(self, *_):
        pass


HTTPServer(("0.0.0.0", 3000), Handler).serve_forever()
