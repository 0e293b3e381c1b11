// A server that reserves memory on each request.
package main

import "net/http"

var kept [][]byte

func main() {
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok")) })
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		kept = append(kept, make([]byte, 32<<20))
		w.Write([]byte("ok"))
	})
	http.ListenAndServe(":3000", nil)
}
