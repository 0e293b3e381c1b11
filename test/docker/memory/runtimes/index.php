<?php
// Allocates on each request but the readiness check. PHP then responds with 500, and keeps running.
if ($_SERVER["REQUEST_URI"] !== "/healthz") {
  $kept = [];
  while (true) $kept[] = str_repeat("x", 1 << 20);
}
echo "ok";
