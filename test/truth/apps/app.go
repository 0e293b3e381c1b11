// A server that holds 80 MiB, and leaves garbage at each request.
package main

import "net/http"

var held = make([]byte, 80<<20)
var last []byte

func main() {
	for at := 0; at < len(held); at += 4096 {
		held[at] = 1
	}
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok")) })
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		last = make([]byte, 128<<10)
		for at := 0; at < len(last); at += 4096 {
			last[at] = held[at]
		}
		w.Write([]byte("ok"))
	})
	http.ListenAndServe(":3000", nil)
}
