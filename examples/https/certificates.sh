#!/bin/sh
# Creates a certificate authority, and a certificate for localhost that it signs.
# usage: certificates.sh FOLDER
set -eu
cd "$1"
openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=memgate example CA" -keyout ca.key -out ca.crt
openssl req -newkey rsa:2048 -nodes -subj "/CN=localhost" -keyout server.key -out server.csr
printf 'subjectAltName=DNS:localhost\n' >server.ext
openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -extfile server.ext -out server.crt
chmod 644 server.key
rm server.csr server.ext
