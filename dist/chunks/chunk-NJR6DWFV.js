import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  folderName
} from "./chunk-5U4SGI4T.js";
import {
  activeFileKey,
  byteCount,
  compositionOf,
  inactiveFileKey,
  unlimitedBytes,
  workingSetBytes
} from "./chunk-NQGW7FTA.js";
import {
  truncationMark
} from "./chunk-ERVTT24X.js";
import {
  createHash
} from "./chunk-ZDYZP2FE.js";
import {
  mark,
  reasonOf
} from "./chunk-HWK6PRBH.js";
import {
  errorCodeOf,
  messageOf
} from "./chunk-TGGWKTGO.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunk-WUMGRFA7.js";

// node_modules/docker-modem/lib/utils.js
var require_utils = __commonJS({
  "node_modules/docker-modem/lib/utils.js"(exports, module) {
    var arr = [];
    var each = arr.forEach;
    var slice = arr.slice;
    module.exports.extend = function(obj) {
      each.call(slice.call(arguments, 1), function(source) {
        if (source) {
          for (var prop in source) {
            obj[prop] = source[prop];
          }
        }
      });
      return obj;
    };
    module.exports.parseJSON = function(s) {
      try {
        return JSON.parse(s);
      } catch (e) {
        return null;
      }
    };
  }
});

// node_modules/docker-modem/lib/http.js
var require_http = __commonJS({
  "node_modules/docker-modem/lib/http.js"(exports, module) {
    var nativeHttps = __require("https");
    var nativeHttp = __require("http");
    var url = __require("url");
    var utils = require_utils();
    var maxRedirects = module.exports.maxRedirects = 5;
    var protocols = {
      https: nativeHttps,
      http: nativeHttp
    };
    for (protocol in protocols) {
      h = function() {
      };
      h.prototype = protocols[protocol];
      h = new h();
      h.request = /* @__PURE__ */ (function(h2) {
        return function(options, callback, redirectOptions) {
          redirectOptions = redirectOptions || {};
          var max = typeof options === "object" && "maxRedirects" in options ? options.maxRedirects : exports.maxRedirects;
          var redirect = utils.extend({
            count: 0,
            max,
            clientRequest: null,
            userCallback: callback
          }, redirectOptions);
          if (redirect.count > redirect.max) {
            var err = new Error("Max redirects exceeded. To allow more redirects, pass options.maxRedirects property.");
            redirect.clientRequest.emit("error", err);
            return redirect.clientRequest;
          }
          redirect.count++;
          var reqUrl;
          if (typeof options === "string") {
            reqUrl = options;
          } else {
            reqUrl = url.format(utils.extend({
              protocol
            }, options));
          }
          var clientRequest = Object.getPrototypeOf(h2).request(options, redirectCallback(reqUrl, redirect));
          if (!redirect.clientRequest) redirect.clientRequest = clientRequest;
          function redirectCallback(reqUrl2, redirect2) {
            return function(res) {
              if (res.statusCode < 300 || res.statusCode > 399) {
                return redirect2.userCallback(res);
              }
              if (!("location" in res.headers)) {
                return redirect2.userCallback(res);
              }
              var redirectUrl = url.resolve(reqUrl2, res.headers.location);
              var proto = url.parse(redirectUrl).protocol;
              proto = proto.substr(0, proto.length - 1);
              return module.exports[proto].get(redirectUrl, redirectCallback(reqUrl2, redirect2), redirect2);
            };
          }
          return clientRequest;
        };
      })(h);
      h.get = /* @__PURE__ */ (function(h2) {
        return function(options, cb, redirectOptions) {
          var req = h2.request(options, cb, redirectOptions);
          req.end();
          return req;
        };
      })(h);
      module.exports[protocol] = h;
    }
    var h;
    var protocol;
  }
});

// node_modules/docker-modem/lib/ssh.js
var require_ssh = __commonJS({
  "node_modules/docker-modem/lib/ssh.js"(exports, module) {
    module.exports = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of docker-modem/lib/ssh.js: memgate connects with the ssh program. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/docker-modem/lib/http_duplex.js
var require_http_duplex = __commonJS({
  "node_modules/docker-modem/lib/http_duplex.js"(exports, module) {
    module.exports = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of docker-modem/lib/http_duplex.js: memgate writes to no stream of the engine. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/debug/src/index.js
var require_src = __commonJS({
  "node_modules/debug/src/index.js"(exports, module) {
    module.exports = () => () => {
    };
    for (const name of ["colors", "default", "destroy", "formatArgs", "init", "inspectOpts", "load", "log", "save", "useColors", "debug", "coerce", "disable", "enable", "enabled", "humanize", "names", "skips", "formatters", "selectColor", "namespaces"]) if (!Object.hasOwn(module.exports, name)) module.exports[name] = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of debug/src/index.js: memgate writes no debug log of docker-modem. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/split-ca/index.js
var require_split_ca = __commonJS({
  "node_modules/split-ca/index.js"(exports, module) {
    var fs = __require("fs");
    module.exports = function(filepath, split, encoding) {
      split = typeof split !== "undefined" ? split : "\n";
      encoding = typeof encoding !== "undefined" ? encoding : "utf8";
      var ca = [];
      var chain = fs.readFileSync(filepath, encoding);
      if (chain.indexOf("-END CERTIFICATE-") < 0 || chain.indexOf("-BEGIN CERTIFICATE-") < 0) {
        throw Error("File does not contain 'BEGIN CERTIFICATE' or 'END CERTIFICATE'");
      }
      chain = chain.split(split);
      var cert = [];
      var _i, _len;
      for (_i = 0, _len = chain.length; _i < _len; _i++) {
        var line = chain[_i];
        if (!(line.length !== 0)) {
          continue;
        }
        cert.push(line);
        if (line.match(/-END CERTIFICATE-/)) {
          ca.push(cert.join(split));
          cert = [];
        }
      }
      return ca;
    };
  }
});

// node_modules/docker-modem/lib/modem.js
var require_modem = __commonJS({
  "node_modules/docker-modem/lib/modem.js"(exports, module) {
    var querystring = __require("querystring");
    var http = require_http();
    var fs = __require("fs");
    var path = __require("path");
    var url = __require("url");
    var ssh = require_ssh();
    var HttpDuplex = require_http_duplex();
    var debug = require_src()("modem");
    var utils = require_utils();
    var util = __require("util");
    var splitca = require_split_ca();
    var os = __require("os");
    var isWin = os.type() === "Windows_NT";
    var stream = __require("stream");
    var defaultOpts = function() {
      var host;
      var opts = {};
      if (!process.env.DOCKER_HOST) {
        opts.socketPath = isWin ? "//./pipe/docker_engine" : findDefaultUnixSocket;
      } else if (process.env.DOCKER_HOST.indexOf("unix://") === 0) {
        opts.socketPath = process.env.DOCKER_HOST.substring(7) || findDefaultUnixSocket;
      } else if (process.env.DOCKER_HOST.indexOf("npipe://") === 0) {
        opts.socketPath = process.env.DOCKER_HOST.substring(8) || "//./pipe/docker_engine";
      } else {
        var hostStr = process.env.DOCKER_HOST;
        if (hostStr.indexOf("//") < 0) {
          hostStr = "tcp://" + hostStr;
        }
        try {
          host = new url.URL(hostStr);
        } catch (err) {
          throw new Error("DOCKER_HOST env variable should be something like tcp://localhost:1234");
        }
        opts.port = host.port;
        if (process.env.DOCKER_TLS_VERIFY === "1" || opts.port === "2376") {
          opts.protocol = "https";
        } else if (host.protocol === "ssh:") {
          opts.protocol = "ssh";
          opts.username = host.username;
          opts.sshOptions = {
            agent: process.env.SSH_AUTH_SOCK
          };
        } else {
          opts.protocol = "http";
        }
        if (process.env.DOCKER_PATH_PREFIX) {
          opts.pathPrefix = process.env.DOCKER_PATH_PREFIX;
        } else {
          opts.pathPrefix = "/";
        }
        opts.host = host.hostname;
        if (process.env.DOCKER_CERT_PATH) {
          opts.ca = splitca(path.join(process.env.DOCKER_CERT_PATH, "ca.pem"));
          opts.cert = fs.readFileSync(path.join(process.env.DOCKER_CERT_PATH, "cert.pem"));
          opts.key = fs.readFileSync(path.join(process.env.DOCKER_CERT_PATH, "key.pem"));
        }
        if (process.env.DOCKER_CLIENT_TIMEOUT) {
          opts.timeout = parseInt(process.env.DOCKER_CLIENT_TIMEOUT, 10);
        }
      }
      return opts;
    };
    var findDefaultUnixSocket = function() {
      return new Promise(function(resolve3) {
        var userDockerSocket = path.join(os.homedir(), ".docker", "run", "docker.sock");
        fs.access(userDockerSocket, function(err) {
          if (err) resolve3("/var/run/docker.sock");
          else resolve3(userDockerSocket);
        });
      });
    };
    var Modem = function(options) {
      var optDefaults = defaultOpts();
      var opts = Object.assign({}, optDefaults, options);
      this.host = opts.host;
      if (!this.host) {
        this.socketPath = opts.socketPath;
      }
      this.port = opts.port;
      this.pathPrefix = opts.pathPrefix;
      this.username = opts.username;
      this.password = opts.password;
      this.version = opts.version;
      this.key = opts.key;
      this.cert = opts.cert;
      this.ca = opts.ca;
      this.timeout = opts.timeout;
      this.connectionTimeout = opts.connectionTimeout;
      this.checkServerIdentity = opts.checkServerIdentity;
      this.agent = opts.agent;
      this.headers = opts.headers || {};
      this.sshOptions = Object.assign({}, options ? options.sshOptions : {}, optDefaults.sshOptions);
      if (this.sshOptions.agentForward === void 0) {
        this.sshOptions.agentForward = opts.agentForward;
      }
      if (this.key && this.cert && this.ca) {
        this.protocol = "https";
      }
      this.protocol = opts.protocol || this.protocol || "http";
    };
    Modem.prototype.dial = function(options, callback) {
      var opts, address, data;
      if (options.options) {
        opts = options.options;
      }
      if (opts && opts.authconfig) {
        delete opts.authconfig;
      }
      if (opts && opts.abortSignal) {
        delete opts.abortSignal;
      }
      if (this.version) {
        options.path = "/" + this.version + options.path;
      }
      if (this.host) {
        var parsed2 = url.parse(this.host);
        address = url.format({
          protocol: parsed2.protocol || this.protocol,
          hostname: parsed2.hostname || this.host,
          port: this.port,
          pathname: parsed2.pathname || this.pathPrefix
        });
        address = url.resolve(address, options.path);
      } else {
        address = options.path;
      }
      if (options.path.indexOf("?") !== -1) {
        if (opts && Object.keys(opts).length > 0) {
          address += this.buildQuerystring(opts._query || opts);
        } else {
          address = address.substring(0, address.length - 1);
        }
      }
      var optionsf = {
        path: address,
        method: options.method,
        headers: options.headers || Object.assign({}, this.headers),
        key: this.key,
        cert: this.cert,
        ca: this.ca
      };
      if (this.checkServerIdentity) {
        optionsf.checkServerIdentity = this.checkServerIdentity;
      }
      if (this.agent) {
        optionsf.agent = this.agent;
      }
      if (options.authconfig) {
        optionsf.headers["X-Registry-Auth"] = options.authconfig.key || options.authconfig.base64 || Buffer.from(JSON.stringify(options.authconfig)).toString("base64").replace(/\+/g, "-").replace(/\//g, "_");
      }
      if (options.registryconfig) {
        optionsf.headers["X-Registry-Config"] = options.registryconfig.base64 || Buffer.from(JSON.stringify(options.registryconfig)).toString("base64");
      }
      if (options.abortSignal) {
        optionsf.signal = options.abortSignal;
      }
      if (options.file) {
        if (typeof options.file === "string") {
          data = fs.createReadStream(path.resolve(options.file));
        } else {
          data = options.file;
        }
        optionsf.headers["Content-Type"] = options?.headers?.["Content-Type"] ?? "application/tar";
      } else if (opts && options.method === "POST") {
        data = JSON.stringify(opts._body || opts);
        if (options.allowEmpty) {
          optionsf.headers["Content-Type"] = options?.headers?.["Content-Type"] ?? "application/json";
        } else {
          if (data !== "{}" && data !== '""') {
            optionsf.headers["Content-Type"] = options?.headers?.["Content-Type"] ?? "application/json";
          } else {
            data = void 0;
          }
        }
      }
      if (typeof data === "string") {
        optionsf.headers["Content-Length"] = Buffer.byteLength(data);
      } else if (Buffer.isBuffer(data) === true) {
        optionsf.headers["Content-Length"] = data.length;
      } else if (optionsf.method === "PUT" || options.hijack || options.openStdin) {
        optionsf.headers["Transfer-Encoding"] = "chunked";
      }
      if (options.hijack) {
        optionsf.headers.Connection = "Upgrade";
        optionsf.headers.Upgrade = optionsf.headers.Upgrade ?? "tcp";
      }
      if (this.socketPath) {
        this.getSocketPath().then((socketPath) => {
          optionsf.socketPath = socketPath;
          this.buildRequest(optionsf, options, data, callback);
        });
      } else {
        var urlp = url.parse(address);
        optionsf.hostname = urlp.hostname;
        optionsf.port = urlp.port;
        optionsf.path = urlp.path;
        this.buildRequest(optionsf, options, data, callback);
      }
    };
    Modem.prototype.getSocketPath = function() {
      if (!this.socketPath) return;
      if (this.socketPathCache) return Promise.resolve(this.socketPathCache);
      var socketPathValue = typeof this.socketPath === "function" ? this.socketPath() : this.socketPath;
      this.socketPathCache = socketPathValue;
      return Promise.resolve(socketPathValue);
    };
    Modem.prototype.buildRequest = function(options, context, data, callback) {
      var self = this;
      var connectionTimeoutTimer;
      var finished = false;
      var opts = self.protocol === "ssh" ? Object.assign(options, {
        agent: ssh(Object.assign({}, self.sshOptions, {
          "host": self.host,
          "port": self.port,
          "username": self.username,
          "password": self.password
        })),
        protocol: "http:"
      }) : options;
      var req = null;
      try {
        req = http[self.protocol === "ssh" ? "http" : self.protocol].request(opts, function() {
        });
      } catch (e) {
        callback(e);
        return;
      }
      if (self.connectionTimeout) {
        connectionTimeoutTimer = setTimeout(function() {
          debug("Connection Timeout of %s ms exceeded", self.connectionTimeout);
          req.destroy();
        }, self.connectionTimeout);
      }
      if (self.timeout) {
        req.setTimeout(self.timeout);
        req.on("timeout", function() {
          debug("Timeout of %s ms exceeded", self.timeout);
          req.destroy();
        });
      }
      if (context.hijack === true) {
        clearTimeout(connectionTimeoutTimer);
        req.on("upgrade", function(res, sock, head) {
          if (finished === false) {
            finished = true;
            if (head.length > 0) {
              sock.unshift(head);
            }
            return callback(null, sock);
          }
        });
      }
      req.on("connect", function() {
        clearTimeout(connectionTimeoutTimer);
      });
      req.on("disconnect", function() {
        clearTimeout(connectionTimeoutTimer);
      });
      req.on("response", function(res) {
        clearTimeout(connectionTimeoutTimer);
        if (context.isStream === true) {
          if (finished === false) {
            finished = true;
            self.buildPayload(null, context.isStream, context.statusCodes, context.openStdin, req, res, null, callback);
          }
        } else {
          if (options.signal != null) {
            stream.addAbortSignal(options.signal, res);
          }
          var chunks = [];
          res.on("data", function(chunk) {
            chunks.push(chunk);
          });
          res.on("end", function() {
            var buffer = Buffer.concat(chunks);
            var result = buffer.toString();
            debug("Received: %s", result);
            var json = utils.parseJSON(result) || buffer;
            if (finished === false) {
              finished = true;
              self.buildPayload(null, context.isStream, context.statusCodes, false, req, res, json, callback);
            }
          });
        }
      });
      req.on("error", function(error) {
        clearTimeout(connectionTimeoutTimer);
        if (finished === false) {
          finished = true;
          self.buildPayload(error, context.isStream, context.statusCodes, false, {}, {}, null, callback);
        }
      });
      if (typeof data === "string" || Buffer.isBuffer(data)) {
        req.write(data);
      } else if (data) {
        data.on("error", function(error) {
          req.destroy(error);
        });
        data.pipe(req);
      }
      if (!context.openStdin && (typeof data === "string" || data === void 0 || Buffer.isBuffer(data))) {
        req.end();
      }
    };
    Modem.prototype.buildPayload = function(err, isStream, statusCodes, openStdin, req, res, json, cb) {
      if (err) return cb(err, null);
      if (statusCodes[res.statusCode] !== true) {
        getCause(isStream, res, json, function(err2, cause) {
          if (err2) {
            return cb(err2, null);
          }
          var msg = new Error(
            "(HTTP code " + res.statusCode + ") " + (statusCodes[res.statusCode] || "unexpected") + " - " + (cause.message || cause.error || cause) + " "
          );
          msg.reason = statusCodes[res.statusCode];
          msg.statusCode = res.statusCode;
          msg.json = json;
          cb(msg, null);
        });
      } else {
        if (openStdin) {
          cb(null, new HttpDuplex(req, res));
        } else if (isStream) {
          cb(null, res);
        } else {
          cb(null, json);
        }
      }
      function getCause(isStream2, res2, json2, callback) {
        var chunks = "";
        var done = false;
        if (isStream2) {
          res2.on("data", function(chunk) {
            chunks += chunk;
          });
          res2.on("error", function(err2) {
            handler(err2, null);
          });
          res2.on("end", function() {
            handler(null, utils.parseJSON(chunks) || chunks);
          });
        } else {
          callback(null, json2);
        }
        function handler(err2, data) {
          if (done === false) {
            if (err2) {
              callback(err2);
            } else {
              callback(null, data);
            }
          }
          done = true;
        }
      }
    };
    Modem.prototype.demuxStream = function(streama, stdout, stderr) {
      var pendingStreamType = null;
      var pendingDataLength = null;
      var buffer = Buffer.from("");
      function processData(data) {
        if (data) {
          buffer = Buffer.concat([buffer, data]);
        }
        if (pendingStreamType === null) {
          if (buffer.length >= 8) {
            var header = bufferSlice(8);
            var streamType = header.readUInt8(0);
            var dataLength = header.readUInt32BE(4);
            if (streamType !== 0 && streamType !== 1 && streamType !== 2) {
              var remaining = Buffer.concat([header, buffer]);
              stdout.write(remaining);
              buffer = Buffer.from("");
              pendingStreamType = null;
              pendingDataLength = null;
              streama.removeListener("data", processData);
              streama.on("data", function(chunk) {
                stdout.write(chunk);
              });
              return;
            }
            pendingStreamType = streamType;
            pendingDataLength = dataLength;
            processData();
          }
        } else {
          if (buffer.length >= pendingDataLength) {
            var content = bufferSlice(pendingDataLength);
            if (pendingStreamType === 1) {
              stdout.write(content);
            } else {
              stderr.write(content);
            }
            pendingStreamType = null;
            pendingDataLength = null;
            processData();
          }
        }
      }
      function bufferSlice(end) {
        var out = buffer.subarray(0, end);
        buffer = Buffer.from(buffer.subarray(end, buffer.length));
        return out;
      }
      streama.on("data", processData);
    };
    Modem.prototype.followProgress = function(streama, onFinished, onProgress) {
      var buf = "";
      var output = [];
      var finished = false;
      streama.on("data", onStreamEvent);
      streama.on("error", onStreamError);
      streama.on("end", onStreamEnd);
      streama.on("close", onStreamEnd);
      function onStreamEvent(data) {
        buf += data.toString();
        pump();
        function pump() {
          var pos;
          while ((pos = buf.indexOf("\n")) >= 0) {
            if (pos == 0) {
              buf = buf.slice(1);
              continue;
            }
            processLine(buf.slice(0, pos));
            buf = buf.slice(pos + 1);
          }
        }
        function processLine(line) {
          if (line[line.length - 1] == "\r") line = line.substr(0, line.length - 1);
          if (line.length > 0) {
            var obj = JSON.parse(line);
            output.push(obj);
            if (onProgress) {
              onProgress(obj);
            }
          }
        }
      }
      ;
      function onStreamError(err) {
        finished = true;
        streama.removeListener("data", onStreamEvent);
        streama.removeListener("error", onStreamError);
        streama.removeListener("end", onStreamEnd);
        streama.removeListener("close", onStreamEnd);
        onFinished(err, output);
      }
      function onStreamEnd() {
        if (!finished) onFinished(null, output);
        finished = true;
      }
    };
    Modem.prototype.buildQuerystring = function(opts) {
      var clone = {};
      Object.keys(opts).map(function(key, i) {
        if (opts[key] && typeof opts[key] === "object" && !Array.isArray(opts[key])) {
          clone[key] = JSON.stringify(opts[key]);
        } else {
          clone[key] = opts[key];
        }
      });
      return querystring.stringify(clone);
    };
    module.exports = Modem;
  }
});

// node_modules/@balena/dockerignore/ignore.js
var require_ignore = __commonJS({
  "node_modules/@balena/dockerignore/ignore.js"(exports, module) {
    module.exports = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of @balena/dockerignore/ignore.js: memgate builds images with the docker CLI. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/tar-fs/index.js
var require_tar_fs = __commonJS({
  "node_modules/tar-fs/index.js"(exports, module) {
    module.exports = leftOut2;
    for (const name of ["extract", "pack"]) if (!Object.hasOwn(module.exports, name)) module.exports[name] = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of tar-fs/index.js: memgate builds images with the docker CLI. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/dockerode/lib/util.js
var require_util = __commonJS({
  "node_modules/dockerode/lib/util.js"(exports, module) {
    var DockerIgnore = require_ignore();
    var fs = __require("fs");
    var path = __require("path");
    var tar = require_tar_fs();
    var zlib = __require("zlib");
    var arr = [];
    var each = arr.forEach;
    var slice = arr.slice;
    module.exports.extend = function(obj) {
      each.call(slice.call(arguments, 1), function(source) {
        if (source) {
          for (var prop in source) {
            obj[prop] = source[prop];
          }
        }
      });
      return obj;
    };
    module.exports.processArgs = function(opts, callback, defaultOpts) {
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      return {
        callback,
        opts: module.exports.extend({}, defaultOpts, opts)
      };
    };
    module.exports.parseRepositoryTag = function(input) {
      var separatorPos;
      var digestPos = input.indexOf("@");
      var colonPos = input.lastIndexOf(":");
      if (digestPos >= 0) {
        separatorPos = digestPos;
      } else if (colonPos >= 0) {
        separatorPos = colonPos;
      } else {
        return {
          repository: input
        };
      }
      var tag = input.slice(separatorPos + 1);
      if (tag.indexOf("/") === -1) {
        return {
          repository: input.slice(0, separatorPos),
          tag
        };
      }
      return {
        repository: input
      };
    };
    module.exports.prepareBuildContext = function(file, next) {
      if (file && file.context) {
        fs.readFile(path.join(file.context, ".dockerignore"), (err, data) => {
          let ignoreFn;
          let filterFn;
          if (!err) {
            const dockerIgnore = DockerIgnore({ ignorecase: false }).add(data.toString());
            filterFn = dockerIgnore.createFilter();
            ignoreFn = (path2) => {
              return !filterFn(path2);
            };
          }
          const entries = file.src.slice() || [];
          const pack = tar.pack(file.context, {
            entries: filterFn ? entries.filter(filterFn) : entries,
            ignore: ignoreFn
            // Only works on directories
          });
          next(pack.pipe(zlib.createGzip()));
        });
      } else {
        next(file);
      }
    };
  }
});

// node_modules/dockerode/lib/exec.js
var require_exec = __commonJS({
  "node_modules/dockerode/lib/exec.js"(exports, module) {
    var util = require_util();
    var Exec = function(modem, id) {
      this.modem = modem;
      this.id = id;
    };
    Exec.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Exec.prototype.start = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/exec/" + this.id + "/start",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        allowEmpty: true,
        hijack: args.opts.hijack,
        openStdin: args.opts.stdin,
        statusCodes: {
          200: true,
          204: true,
          404: "no such exec",
          409: "container stopped/paused",
          500: "container not running"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Exec.prototype.resize = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/exec/" + this.id + "/resize?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such exec",
          500: "container not running"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Exec.prototype.inspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/exec/" + this.id + "/json",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such exec",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    module.exports = Exec;
  }
});

// node_modules/dockerode/lib/container.js
var require_container = __commonJS({
  "node_modules/dockerode/lib/container.js"(exports, module) {
    var extend = require_util().extend;
    var Exec = require_exec();
    var util = require_util();
    var Container = function(modem, id) {
      this.modem = modem;
      this.id = id;
      this.defaultOptions = {
        top: {},
        start: {},
        commit: {},
        stop: {},
        pause: {},
        unpause: {},
        restart: {},
        resize: {},
        attach: {},
        remove: {},
        copy: {},
        kill: {},
        exec: {},
        rename: {},
        log: {},
        stats: {},
        getArchive: {},
        infoArchive: {},
        putArchive: {},
        update: {},
        wait: {}
      };
    };
    Container.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Container.prototype.inspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.rename = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.rename);
      var optsf = {
        path: "/containers/" + this.id + "/rename?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.update = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.update);
      var optsf = {
        path: "/containers/" + this.id + "/update",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.top = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.top);
      var optsf = {
        path: "/containers/" + this.id + "/top?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.changes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/changes",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.listCheckpoint = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.deleteCheckpoint = function(checkpoint, opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints/" + checkpoint + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.createCheckpoint = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        allowEmpty: true,
        statusCodes: {
          200: true,
          //unofficial, but proxies may return it
          201: true,
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.export = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/export",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.start = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.start);
      var optsf = {
        path: "/containers/" + this.id + "/start?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          304: "container already started",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.pause = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.pause);
      var optsf = {
        path: "/containers/" + this.id + "/pause",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.unpause = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.unpause);
      var optsf = {
        path: "/containers/" + this.id + "/unpause",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.exec = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.exec);
      var optsf = {
        path: "/containers/" + this.id + "/exec",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "no such container",
          409: "container stopped/paused",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(new Exec(self.modem, data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, new Exec(self.modem, data.Id));
        });
      }
    };
    Container.prototype.commit = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.commit);
      args.opts.container = this.id;
      var optsf = {
        path: "/commit?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.stop = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.stop);
      var optsf = {
        path: "/containers/" + this.id + "/stop?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          304: "container already stopped",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.restart = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.restart);
      var optsf = {
        path: "/containers/" + this.id + "/restart?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.kill = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.kill);
      var optsf = {
        path: "/containers/" + this.id + "/kill?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.resize = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.resize);
      var optsf = {
        path: "/containers/" + this.id + "/resize?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.attach = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.attach);
      var optsf = {
        path: "/containers/" + this.id + "/attach?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        hijack: args.opts.hijack,
        openStdin: args.opts.stdin,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, stream) {
            if (err) {
              return reject(err);
            }
            resolve3(stream);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, stream) {
          args.callback(err, stream);
        });
      }
    };
    Container.prototype.wait = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.wait);
      var optsf = {
        path: "/containers/" + this.id + "/wait?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.remove);
      var optsf = {
        path: "/containers/" + this.id + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.copy = function(opts, callback) {
      var self = this;
      console.log("container.copy is deprecated since Docker v1.8.x");
      var args = util.processArgs(opts, callback, this.defaultOptions.copy);
      var optsf = {
        path: "/containers/" + this.id + "/copy",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.getArchive = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.getArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.infoArchive = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.infoArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "HEAD",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.putArchive = function(file, opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.putArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "PUT",
        file,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          403: "client error, permission denied",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.logs = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.log);
      var optsf = {
        path: "/containers/" + this.id + "/logs?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: args.opts.follow || false,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.stats = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.stats);
      var isStream = true;
      if (args.opts.stream === false) {
        isStream = false;
      }
      var optsf = {
        path: "/containers/" + this.id + "/stats?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Container;
  }
});

// node_modules/dockerode/lib/image.js
var require_image = __commonJS({
  "node_modules/dockerode/lib/image.js"(exports, module) {
    var util = require_util();
    var Image = function(modem, name) {
      this.modem = modem;
      this.name = name;
    };
    Image.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Image.prototype.inspect = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var opts = {
        path: "/images/" + this.name + "/json",
        method: "GET",
        options: args.opts,
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Image.prototype.distribution = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var fopts = {
        path: "/distribution/" + this.name + "/json",
        method: "GET",
        statusCodes: {
          200: true,
          401: "no such image",
          500: "server error"
        },
        authconfig: args.opts ? args.opts.authconfig : void 0
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(fopts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(fopts, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Image.prototype.history = function(callback) {
      var self = this;
      var opts = {
        path: "/images/" + this.name + "/history",
        method: "GET",
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return callback(err, data);
          callback(err, data);
        });
      }
    };
    Image.prototype.get = function(callback) {
      var self = this;
      var opts = {
        path: "/images/" + this.name + "/get",
        method: "GET",
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return callback(err, data);
          callback(err, data);
        });
      }
    };
    Image.prototype.push = function(opts, callback, auth) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var isStream = true;
      if (args.opts.stream === false) {
        isStream = false;
      }
      var optsf = {
        path: "/images/" + this.name + "/push?",
        method: "POST",
        options: args.opts,
        authconfig: args.opts.authconfig || auth,
        abortSignal: args.opts.abortSignal,
        isStream,
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      delete optsf.options.authconfig;
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Image.prototype.tag = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/images/" + this.name + "/tag?",
        method: "POST",
        options: opts,
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          400: "bad parameter",
          404: "no such image",
          409: "conflict",
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Image.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/" + this.name + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such image",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Image;
  }
});

// node_modules/dockerode/lib/volume.js
var require_volume = __commonJS({
  "node_modules/dockerode/lib/volume.js"(exports, module) {
    var util = require_util();
    var Volume = function(modem, name) {
      this.modem = modem;
      this.name = name;
    };
    Volume.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Volume.prototype.inspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/" + this.name,
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such volume",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Volume.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/" + this.name,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          204: true,
          404: "no such volume",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Volume;
  }
});

// node_modules/dockerode/lib/network.js
var require_network = __commonJS({
  "node_modules/dockerode/lib/network.js"(exports, module) {
    var util = require_util();
    var Network = function(modem, id) {
      this.modem = modem;
      this.id = id;
    };
    Network.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Network.prototype.inspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/networks/" + this.id + "?",
        method: "GET",
        statusCodes: {
          200: true,
          404: "no such network",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "no such network",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.connect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id + "/connect",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          404: "network or container is not found",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.disconnect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id + "/disconnect",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          404: "network or container is not found",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Network;
  }
});

// node_modules/dockerode/lib/service.js
var require_service = __commonJS({
  "node_modules/dockerode/lib/service.js"(exports, module) {
    module.exports = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of dockerode/lib/service.js: memgate uses no swarm and no plugins of Docker. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/dockerode/lib/plugin.js
var require_plugin = __commonJS({
  "node_modules/dockerode/lib/plugin.js"(exports, module) {
    module.exports = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of dockerode/lib/plugin.js: memgate uses no swarm and no plugins of Docker. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/dockerode/lib/secret.js
var require_secret = __commonJS({
  "node_modules/dockerode/lib/secret.js"(exports, module) {
    module.exports = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of dockerode/lib/secret.js: memgate uses no swarm and no plugins of Docker. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/dockerode/lib/config.js
var require_config = __commonJS({
  "node_modules/dockerode/lib/config.js"(exports, module) {
    module.exports = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of dockerode/lib/config.js: memgate uses no swarm and no plugins of Docker. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/dockerode/lib/task.js
var require_task = __commonJS({
  "node_modules/dockerode/lib/task.js"(exports, module) {
    module.exports = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of dockerode/lib/task.js: memgate uses no swarm and no plugins of Docker. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/dockerode/lib/node.js
var require_node = __commonJS({
  "node_modules/dockerode/lib/node.js"(exports, module) {
    module.exports = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of dockerode/lib/node.js: memgate uses no swarm and no plugins of Docker. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/dockerode/lib/session.js
var require_session = __commonJS({
  "node_modules/dockerode/lib/session.js"(exports, module) {
    module.exports = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of dockerode/lib/session.js: memgate builds images with the docker CLI. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/dockerode/lib/buildkit.js
var require_buildkit = __commonJS({
  "node_modules/dockerode/lib/buildkit.js"(exports, module) {
    module.exports = leftOut2;
    for (const name of ["followProgress"]) if (!Object.hasOwn(module.exports, name)) module.exports[name] = leftOut2;
    function leftOut2() {
      throw new Error("memgate's bundle leaves out a part of dockerode/lib/buildkit.js: memgate builds images with the docker CLI. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/dockerode/lib/docker.js
var require_docker = __commonJS({
  "node_modules/dockerode/lib/docker.js"(exports, module) {
    var EventEmitter = __require("events").EventEmitter;
    var Modem = require_modem();
    var Container = require_container();
    var Image = require_image();
    var Volume = require_volume();
    var Network = require_network();
    var Service = require_service();
    var Plugin = require_plugin();
    var Secret = require_secret();
    var Config = require_config();
    var Task = require_task();
    var Node = require_node();
    var Exec = require_exec();
    var util = require_util();
    var withSession = require_session();
    var extend = util.extend;
    var Docker2 = function(opts) {
      if (!(this instanceof Docker2)) return new Docker2(opts);
      var plibrary = global.Promise;
      if (opts && opts.Promise) {
        plibrary = opts.Promise;
        if (Object.keys(opts).length === 1) {
          opts = void 0;
        }
      }
      if (opts && opts.modem) {
        this.modem = opts.modem;
      } else {
        this.modem = new Modem(opts);
      }
      this.modem.Promise = plibrary;
    };
    Docker2.prototype.createContainer = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/containers/create?",
        method: "POST",
        options: opts,
        authconfig: opts.authconfig,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          400: "bad parameter",
          404: "no such container",
          406: "impossible to attach",
          500: "server error"
        }
      };
      delete opts.authconfig;
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(self.getContainer(data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return callback(err, data);
          callback(err, self.getContainer(data.Id));
        });
      }
    };
    Docker2.prototype.createImage = function(auth, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = auth;
        auth = opts.authconfig || void 0;
      } else if (!callback && !opts) {
        opts = auth;
        auth = opts.authconfig;
      }
      var optsf = {
        path: "/images/create?",
        method: "POST",
        options: opts,
        authconfig: auth,
        abortSignal: opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker2.prototype.loadImage = function(file, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      var optsf = {
        path: "/images/load?",
        method: "POST",
        options: opts,
        file,
        abortSignal: opts && opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker2.prototype.importImage = function(file, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = void 0;
      }
      if (!opts)
        opts = {};
      opts.fromSrc = "-";
      var optsf = {
        path: "/images/create?",
        method: "POST",
        options: opts,
        file,
        abortSignal: opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker2.prototype.checkAuth = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/auth",
        method: "POST",
        options: opts,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker2.prototype.buildImage = function(file, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      var optsf = {
        path: "/build?",
        method: "POST",
        file: void 0,
        options: opts,
        abortSignal: opts && opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (opts) {
        if (opts.registryconfig) {
          optsf.registryconfig = optsf.options.registryconfig;
          delete optsf.options.registryconfig;
        }
        if (opts.authconfig) {
          optsf.authconfig = optsf.options.authconfig;
          delete optsf.options.authconfig;
        }
        if (opts.cachefrom && Array.isArray(opts.cachefrom)) {
          optsf.options.cachefrom = JSON.stringify(opts.cachefrom);
        }
      }
      function dial(callback2) {
        util.prepareBuildContext(file, (ctx) => {
          optsf.file = ctx;
          self.modem.dial(optsf, callback2);
        });
      }
      function dialWithSession(callback2) {
        if (opts?.version === "2") {
          withSession(self, optsf.authconfig, (err, sessionId, done) => {
            if (err) {
              return callback2(err);
            }
            optsf.options.session = sessionId;
            dial((err2, data) => {
              callback2(err2, data);
              if (data) {
                data.on("end", done);
              }
            });
          });
        } else {
          dial(callback2);
        }
      }
      if (callback === void 0) {
        return new self.modem.Promise(function(resolve3, reject) {
          dialWithSession(function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        dialWithSession(callback);
      }
    };
    Docker2.prototype.followProgress = function(stream, onFinished, onProgress) {
      var buildkit = require_buildkit();
      return buildkit.followProgress(stream, onFinished, onProgress);
    };
    Docker2.prototype.getContainer = function(id) {
      return new Container(this.modem, id);
    };
    Docker2.prototype.getImage = function(name) {
      return new Image(this.modem, name);
    };
    Docker2.prototype.getVolume = function(name) {
      return new Volume(this.modem, name);
    };
    Docker2.prototype.getPlugin = function(name, remote) {
      return new Plugin(this.modem, name, remote);
    };
    Docker2.prototype.getService = function(id) {
      return new Service(this.modem, id);
    };
    Docker2.prototype.getTask = function(id) {
      return new Task(this.modem, id);
    };
    Docker2.prototype.getNode = function(id) {
      return new Node(this.modem, id);
    };
    Docker2.prototype.getNetwork = function(id) {
      return new Network(this.modem, id);
    };
    Docker2.prototype.getSecret = function(id) {
      return new Secret(this.modem, id);
    };
    Docker2.prototype.getConfig = function(id) {
      return new Config(this.modem, id);
    };
    Docker2.prototype.getExec = function(id) {
      return new Exec(this.modem, id);
    };
    Docker2.prototype.listContainers = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.listImages = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.getImages = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/get?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.listServices = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/services?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.listNodes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/nodes?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such node",
          500: "server error",
          503: "node is not part of a swarm"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.listTasks = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/tasks?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.createSecret = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var optsf = {
        path: "/secrets/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          406: "server error or node is not part of a swarm",
          409: "name conflicts with an existing object",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(self.getSecret(data.ID));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getSecret(data.ID));
        });
      }
    };
    Docker2.prototype.createConfig = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var optsf = {
        path: "/configs/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          406: "server error or node is not part of a swarm",
          409: "name conflicts with an existing object",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(self.getConfig(data.ID));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getConfig(data.ID));
        });
      }
    };
    Docker2.prototype.listSecrets = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/secrets?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.listConfigs = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/configs?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.createPlugin = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(self.getPlugin(args.opts.name));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getPlugin(args.opts.name));
        });
      }
    };
    Docker2.prototype.listPlugins = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.pruneImages = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.pruneBuilder = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/build/prune",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.pruneContainers = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.pruneVolumes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.pruneNetworks = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.createVolume = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/create?",
        method: "POST",
        allowEmpty: true,
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(self.getVolume(data.Name));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getVolume(data.Name));
        });
      }
    };
    Docker2.prototype.createService = function(auth, opts, callback) {
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = auth;
        auth = opts.authconfig || void 0;
      } else if (!opts && !callback) {
        opts = auth;
      }
      var self = this;
      var optsf = {
        path: "/services/create",
        method: "POST",
        options: opts,
        authconfig: auth,
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(self.getService(data.ID || data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return callback(err, data);
          callback(err, self.getService(data.ID || data.Id));
        });
      }
    };
    Docker2.prototype.listVolumes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.createNetwork = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "driver not found",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(self.getNetwork(data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getNetwork(data.Id));
        });
      }
    };
    Docker2.prototype.listNetworks = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.searchImages = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/images/search?",
        method: "GET",
        options: opts,
        authconfig: opts.authconfig,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker2.prototype.info = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/info",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.version = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/version",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.ping = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/_ping",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.df = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/system/df",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.getEvents = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/events?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.pull = function(repoTag, opts, callback, auth) {
      var args = util.processArgs(opts, callback);
      var imageSrc = util.parseRepositoryTag(repoTag);
      args.opts.fromImage = imageSrc.repository;
      args.opts.tag = imageSrc.tag || "latest";
      var argsf = [args.opts, args.callback];
      if (auth) {
        argsf = [auth, args.opts, args.callback];
      }
      return this.createImage.apply(this, argsf);
    };
    Docker2.prototype.pullAll = function(repoTag, opts, callback, auth) {
      var args = util.processArgs(opts, callback);
      var imageSrc = util.parseRepositoryTag(repoTag);
      args.opts.fromImage = imageSrc.repository;
      var argsf = [args.opts, args.callback];
      if (auth) {
        argsf = [auth, args.opts, args.callback];
      }
      return this.createImage.apply(this, argsf);
    };
    Docker2.prototype.run = function(image, cmd, streamo, createOptions2, startOptions, callback) {
      if (typeof arguments[arguments.length - 1] === "function") {
        return this.runCallback(image, cmd, streamo, createOptions2, startOptions, callback);
      } else {
        return this.runPromise(image, cmd, streamo, createOptions2, startOptions);
      }
    };
    Docker2.prototype.runCallback = function(image, cmd, streamo, createOptions2, startOptions, callback) {
      if (!callback && typeof createOptions2 === "function") {
        callback = createOptions2;
        createOptions2 = {};
        startOptions = {};
      } else if (!callback && typeof startOptions === "function") {
        callback = startOptions;
        startOptions = {};
      }
      var hub = new EventEmitter();
      function handler(err, container) {
        if (err) return callback(err, null, container);
        hub.emit("container", container);
        container.attach({
          stream: true,
          stdout: true,
          stderr: true
        }, function handler2(err2, stream) {
          if (err2) return callback(err2, null, container);
          hub.emit("stream", stream);
          if (streamo) {
            if (streamo instanceof Array) {
              stream.on("end", function() {
                try {
                  streamo[0].end();
                } catch (e) {
                }
                try {
                  streamo[1].end();
                } catch (e) {
                }
              });
              container.modem.demuxStream(stream, streamo[0], streamo[1]);
            } else {
              stream.setEncoding("utf8");
              stream.pipe(streamo, {
                end: true
              });
            }
          }
          container.start(startOptions, function(err3, data) {
            if (err3) return callback(err3, data, container);
            hub.emit("start", container);
            container.wait(function(err4, data2) {
              hub.emit("data", data2);
              callback(err4, data2, container);
            });
          });
        });
      }
      var optsc = {
        "Hostname": "",
        "User": "",
        "AttachStdin": false,
        "AttachStdout": true,
        "AttachStderr": true,
        "Tty": true,
        "OpenStdin": false,
        "StdinOnce": false,
        "Env": null,
        "Cmd": cmd,
        "Image": image,
        "Volumes": {},
        "VolumesFrom": []
      };
      extend(optsc, createOptions2);
      this.createContainer(optsc, handler);
      return hub;
    };
    Docker2.prototype.runPromise = function(image, cmd, streamo, createOptions2, startOptions) {
      var self = this;
      createOptions2 = createOptions2 || {};
      startOptions = startOptions || {};
      var optsc = {
        "Hostname": "",
        "User": "",
        "AttachStdin": false,
        "AttachStdout": true,
        "AttachStderr": true,
        "Tty": true,
        "OpenStdin": false,
        "StdinOnce": false,
        "Env": null,
        "Cmd": cmd,
        "Image": image,
        "Volumes": {},
        "VolumesFrom": []
      };
      extend(optsc, createOptions2);
      var containero;
      return new this.modem.Promise(function(resolve3, reject) {
        self.createContainer(optsc).then(function(container) {
          containero = container;
          return container.attach({
            stream: true,
            stdout: true,
            stderr: true
          });
        }).then(function(stream) {
          if (streamo) {
            if (streamo instanceof Array) {
              stream.on("end", function() {
                try {
                  streamo[0].end();
                } catch (e) {
                }
                try {
                  streamo[1].end();
                } catch (e) {
                }
              });
              containero.modem.demuxStream(stream, streamo[0], streamo[1]);
            } else {
              stream.setEncoding("utf8");
              stream.pipe(streamo, {
                end: true
              });
            }
          }
          return containero.start(startOptions);
        }).then(function(data) {
          return containero.wait();
        }).then(function(data) {
          resolve3([data, containero]);
        }).catch(function(err) {
          reject(err);
        });
      });
    };
    Docker2.prototype.swarmInit = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/init",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.swarmJoin = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/join",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.swarmLeave = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/leave?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          406: "node is not part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.swarmUpdate = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/update?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.prototype.swarmInspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          406: "This node is not a swarm manager",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker2.Container = Container;
    Docker2.Image = Image;
    Docker2.Volume = Volume;
    Docker2.Network = Network;
    Docker2.Service = Service;
    Docker2.Plugin = Plugin;
    Docker2.Secret = Secret;
    Docker2.Task = Task;
    Docker2.Node = Node;
    Docker2.Exec = Exec;
    module.exports = Docker2;
  }
});

// src/model/gate-error.ts
var stages = {
  "bad-input": "inputs",
  "engine-unavailable": "engine",
  "image-failed": "image",
  "container-failed": "container",
  "load-failed": "load"
};
var GateError = class extends Error {
  stage;
  /** The code and its data. Bad input has no data. */
  fault;
  constructor(fault, message, options) {
    super(message, options);
    this.name = "GateError";
    this.fault = fault;
    this.stage = stages[reasonOf(typeof fault === "string" ? fault : fault.code)];
  }
};

// src/plan/plan.ts
import { resolve as resolve2 } from "node:path";

// src/model/pod-address.ts
var podAddress = "<status.podIP>";
function withAddress(text, address) {
  return text.replaceAll(podAddress, address);
}
function targetWithAddress(target, address) {
  const all = (words) => words?.map((word) => withAddress(word, address)) ?? null;
  return {
    ...target,
    env: target.env.map(([name, value]) => [name, withAddress(value, address)]),
    entrypoint: all(target.entrypoint),
    command: all(target.command)
  };
}

// src/plan/pod-address.ts
function withPodAddress(target, readiness) {
  if (!isUsed(target, readiness)) return { target, readiness, notices: [] };
  const { network } = target;
  if (network === null) {
    const notice2 = "status.podIP is the address of the container, in a network that memgate creates for the run";
    return { target: { ...target, isOnOwnNetwork: true }, readiness, notices: [notice2] };
  }
  const address = network === "host" ? "127.0.0.1" : "0.0.0.0";
  const steps = readiness.steps.map(
    (step) => step.probe.kind === "exec" ? { ...step, probe: { ...step.probe, command: step.probe.command.map((word) => withAddress(word, address)) } } : step
  );
  const notice = `status.podIP is ${address}, because memgate does not choose the address in the network ${network}; set the variable with ${mark("env")} if the app needs another`;
  return { target: targetWithAddress(target, address), readiness: { ...readiness, steps }, notices: [notice] };
}
function isUsed({ env, entrypoint, command }, { steps }) {
  const inProbes = steps.flatMap(({ probe }) => probe.kind === "exec" ? probe.command : []);
  const texts = [...env.map(([, value]) => value), ...entrypoint ?? [], ...command ?? [], ...inProbes];
  return texts.some((text) => text.includes(podAddress));
}

// src/plan/readiness.ts
import { resolve } from "node:path";
var defaultReadyTimeoutMs = 6e4;
var attemptTimeoutMs = 5e3;
function serverNameOf(headers) {
  const host = Object.entries(headers).find(([name]) => name.toLowerCase() === "host")?.[1] ?? "localhost";
  return host.replace(/:\d+$/, "");
}
function readinessOf(inputs, headers, tls) {
  const { app, readyWhen, readyPath, readyTimeoutMs } = inputs;
  const timeoutMs = readyTimeoutMs ?? Math.max(defaultReadyTimeoutMs + (app?.delayMs ?? 0), app?.startMs ?? 0);
  const socketPath = inputs.socketPath === null ? null : resolve(inputs.socketPath);
  if (inputs.workload.kind === "none") return { steps: [], timeoutMs, socketPath, awaitsPort: false };
  const awaitsPort = inputs.workload.kind === "http" || inputs.port !== null || socketPath !== null;
  if (readyWhen === null && app !== null && app.probes.length > 0) {
    const steps2 = app.probes.map(({ probe, ...rest }) => ({
      ...rest,
      probe: probe.kind === "http" ? manifestProbe(probe) : probe
    }));
    return { steps: steps2, timeoutMs, socketPath, awaitsPort };
  }
  const when = readyWhen ?? { kind: "http" };
  const isCommand = when.kind === "exec" || when.kind === "healthcheck";
  const pace = { attemptTimeoutMs, intervalMs: isCommand ? 1e3 : 50, successes: 1 };
  const steps = [{ ...pace, place: null, probe: probeOf(when, readyPath, headers, tls) }];
  return { steps, timeoutMs, socketPath, awaitsPort };
}
function manifestProbe({ path, headers, scheme, port }) {
  const tls = scheme === "https" ? { ca: null, insecure: true, serverName: serverNameOf(headersOf(headers)) } : null;
  return { kind: "http", path, headers: headersOf(headers), tls, port };
}
function probeOf(when, path, headers, tls) {
  if (when.kind === "http") return { kind: "http", path, headers, tls, port: null };
  return when.kind === "tcp" ? { kind: "tcp", port: null } : when;
}
function headersOf(pairs) {
  const byName = /* @__PURE__ */ new Map();
  for (const [name, value] of pairs) {
    const known = byName.get(name.toLowerCase());
    const separator = name.toLowerCase() === "cookie" ? "; " : ", ";
    byName.set(name.toLowerCase(), known === void 0 ? [name, value] : [known[0], known[1] + separator + value]);
  }
  return Object.fromEntries(byName.values());
}

// src/plan/plan.ts
var samplingPlan = {
  // Below 10 ms, so that a spike of 10 ms can't fall between two samples, even if a timer fires slightly late.
  cgroupIntervalMs: 9,
  oneShotIntervalMs: 100,
  // If memgate reads the cgroup files, the stats API is only a cross-check. Ten requests a second would cost another
  // 1.5% of a core in memgate and 4% in the daemon.
  oneShotBesideFilesMs: 1e3,
  oneShotTimeoutMs: 250,
  settleMs: 200
};
function planOf(inputs, resolved, reportDir, base = null) {
  const headers = headersOf(inputs.headers);
  const tls = inputs.tls === null ? null : { ...inputs.tls, serverName: serverNameOf(headers) };
  const checks = readinessOf(inputs, headers, tls);
  const { target, readiness, notices } = withPodAddress(targetOf(inputs, resolved, checks), checks);
  return {
    target,
    readiness,
    workload: inputs.workload,
    load: {
      path: inputs.path,
      method: inputs.method,
      headers,
      body: inputs.body,
      connections: inputs.connections,
      rate: inputs.rate,
      requests: inputs.requests,
      requestsPerConnection: inputs.requestsPerConnection,
      requestTimeoutMs: inputs.requestTimeoutMs,
      acceptsRedirects: inputs.acceptsRedirects,
      minRate: inputs.minRate,
      socketPath: readiness.socketPath,
      tls,
      scenario: inputs.scenario,
      warmupMs: inputs.warmupMs,
      durationMs: inputs.durationMs
    },
    sampling: samplingPlan,
    thresholds: {
      maxRatio: inputs.maxRatio,
      warnRatio: inputs.warnRatio,
      maxErrorRate: inputs.maxErrorRate,
      isEnforced: inputs.isEnforced
    },
    why: inputs.why,
    repeat: inputs.repeat,
    checksLeak: inputs.checksLeak,
    comparison: base === null || inputs.comparison === null ? null : { maxIncrease: inputs.comparison.maxIncrease, base },
    baseline: null,
    reportDir,
    notices: [...inputs.notices, ...resolved.notices, ...notices, ...sameCommitNotices(base)],
    secrets: [...inputs.secrets, ...resolved.secrets]
  };
}
function sameCommitNotices(base) {
  return base?.isHead === true ? [
    `base and head are the same commit (${base.name}): a difference is noise, unless the build uses files that git ignores`
  ] : [];
}
function targetOf(inputs, { limitBytes, source }, readiness) {
  const { app, entrypoint, network } = inputs;
  const overridden = new Set([...inputs.volumes, ...inputs.tmpfs].map(({ target }) => folderName(target)));
  const isKept = ({ target }) => !overridden.has(folderName(target));
  return {
    source,
    describedAs: app?.name ?? null,
    limitBytes,
    port: inputs.port === "none" ? null : inputs.port ?? app?.port ?? null,
    isWithoutPort: inputs.port === "none",
    socketPath: readiness.socketPath,
    probePorts: readiness.steps.flatMap(({ probe }) => "port" in probe && probe.port !== null ? probe.port : []),
    env: [...new Map([...app?.env ?? [], ...inputs.env])],
    // The manifest's arguments belong to its own entrypoint.
    command: inputs.command ?? (entrypoint === null ? app?.command ?? null : null),
    entrypoint: entrypoint ?? app?.entrypoint ?? null,
    workingDir: app?.workingDir ?? null,
    user: inputs.user ?? app?.user ?? null,
    rights: app?.rights ?? null,
    extraHosts: app?.extraHosts ?? [],
    volumes: inputs.volumes.map((volume) => ({ ...volume, source: resolve2(volume.source) })),
    ephemeralVolumes: (app?.volumes ?? []).map((volume) => ({ ...volume, mounts: volume.mounts.filter(isKept) })).filter(({ mounts }) => mounts.length > 0),
    files: (app?.files ?? []).filter(({ path }) => !overridden.has(path)),
    tmpfs: [...(app?.tmpfs ?? []).filter(isKept), ...inputs.tmpfs],
    cpus: inputs.cpus ?? app?.cpus ?? null,
    network,
    isOnOwnNetwork: false
  };
}
function portToRequest({ target, workload, load, readiness }, exposed) {
  if (target.port !== null) return target.port;
  if (target.isWithoutPort || workload.kind === "none" || load.socketPath !== null) return null;
  const tcp = exposed.filter((port) => !port.endsWith("/udp") && !port.endsWith("/sctp")).map((port) => Number.parseInt(port, 10));
  const [only, ...others] = tcp;
  if (only !== void 0 && others.length === 0) return only;
  const isProbed = readiness.steps.some(({ probe }) => "port" in probe && probe.port === null);
  if (workload.kind === "command" && !isProbed) return null;
  const seen = only === void 0 ? "no TCP port" : `${tcp.length} TCP ports (${tcp.join(", ")})`;
  const choice = only === void 0 ? "to the port that the app listens on" : `to one of them, for example to ${only}`;
  throw new GateError(
    "bad-input/port",
    `the image exposes ${seen}. Set the option \`port\` ${choice}${workload.kind === "command" ? ", or set `ready` to a check that needs no port, such as log:REGEXP" : ""}`
  );
}
function assertHealthcheck({ steps }, healthcheck) {
  if (healthcheck !== null || !steps.some(({ probe }) => probe.kind === "healthcheck")) return;
  throw new GateError(
    "bad-input/ready",
    "`ready`: the app has no HEALTHCHECK; set `ready` to another check, such as http or tcp"
  );
}

// src/targets/docker/engine/ssh-address.ts
var sshTimeoutSeconds = 30;
var noSshCode = "ERR_NO_SSH";
function sshAddressProblem(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.hostname === "") return "is not a valid address; expected ssh://USER@HOST";
  if (url.password !== "") return "contains a password, which ssh does not accept; remove it, and log in with a key";
  if (url.search !== "" || url.hash !== "") return "contains ? or #; expected ssh://USER@HOST";
  return null;
}

// src/targets/docker/engine/host.ts
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
function engineHost(env, platform) {
  const host = findHost(env, platform);
  const problem = host.url.startsWith("ssh://") ? sshAddressProblem(host.url) : null;
  if (problem === null) return host;
  const data = { host: host.from, error: problem };
  throw new GateError({ code: "engine-unavailable/ssh", data }, `the ssh:// address of ${host.from} ${problem}`);
}
function findHost(env, platform) {
  const host = env["DOCKER_HOST"];
  if (host) return { url: host.includes("://") ? host : `tcp://${host}`, from: "DOCKER_HOST" };
  const configDir = env["DOCKER_CONFIG"] || join(homedir(), ".docker");
  const context = env["DOCKER_CONTEXT"] || currentContext(configDir);
  if (context !== null && context !== "default") {
    return { url: contextHost(configDir, context), from: `the docker context ${context}` };
  }
  if (platform === "win32") return { url: "npipe:////./pipe/docker_engine", from: "the default pipe" };
  const sockets = [
    "/var/run/docker.sock",
    join(homedir(), ".docker/run/docker.sock"),
    `${env["XDG_RUNTIME_DIR"] ?? ""}/docker.sock`
  ];
  const socket = sockets.find((path) => existsSync(path)) ?? "/var/run/docker.sock";
  return { url: `unix://${socket}`, from: "the default socket" };
}
function currentContext(configDir) {
  return textAt(readJson(join(configDir, "config.json")), ["currentContext"]);
}
function contextHost(configDir, context) {
  const folder2 = createHash("sha256").update(context).digest("hex");
  const url = textAt(readJson(join(configDir, "contexts/meta", folder2, "meta.json")), ["Endpoints", "docker", "Host"]);
  if (url === null) {
    const advice = "run docker context ls to see the contexts, or set DOCKER_HOST to the engine to use";
    throw new GateError(
      { code: "engine-unavailable/context", data: { context } },
      `the docker context ${context} does not exist or has no engine address; ${advice}`
    );
  }
  if (existsSync(join(configDir, "contexts/tls", folder2))) {
    const advice = `set DOCKER_HOST=${url}, DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH to the folder of its certificates`;
    throw new GateError(
      { code: "engine-unavailable/context", data: { context } },
      `the docker context ${context} uses TLS, which memgate supports only with DOCKER_HOST; ${advice}`
    );
  }
  return url;
}
function textAt(value, path) {
  const found = path.reduce((at, key) => at?.[key], value);
  return typeof found === "string" && found !== "" ? found : null;
}
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

// src/memory/stats-api/frame.ts
var zeroTime = "0001-01-01T";
function readFrame(frame) {
  const readAt = field(frame, "read");
  if (typeof readAt !== "string" || readAt.startsWith(zeroTime)) return { missed: "an empty frame" };
  const memory = field(frame, "memory_stats");
  const usageBytes = byteCount(field(memory, "usage"));
  if (usageBytes === null) return { missed: "a frame without usage" };
  const stats = field(memory, "stats");
  const stat = (name) => byteCount(field(stats, name));
  const version = versionOf(stats);
  const inactiveFileBytes = stat(inactiveFileKey(version));
  if (inactiveFileBytes === null) return { missed: "a frame without inactive_file" };
  const total = workingSetBytes(usageBytes, inactiveFileBytes);
  return {
    readAt,
    reading: {
      usageBytes,
      inactiveFileBytes,
      activeFileBytes: stat(activeFileKey(version)),
      workingSetBytes: total,
      kernelPeakBytes: kernelPeakOf(field(memory, "max_usage"), usageBytes),
      limitBytes: byteCount(field(memory, "limit")),
      oomKills: null,
      oomGroupKills: null,
      oomCgroups: null,
      swapLimitBytes: null,
      pressure: null,
      reclaim: null,
      cpu: cpuIn(field(frame, "cpu_stats")),
      composition: () => compositionOf(version, stat, total, null)
    }
  };
}
function versionOf(stats) {
  const keys = typeof stats === "object" && stats !== null ? Object.keys(stats) : [];
  return keys.some((key) => key.startsWith("total_")) ? "1" : "2";
}
function kernelPeakOf(value, usageBytes) {
  const bytes = byteCount(value);
  return bytes === null || bytes < usageBytes ? null : bytes;
}
function cpuIn(stats) {
  const usedNs = byteCount(field(field(stats, "cpu_usage"), "total_usage"));
  if (usedNs === null) return null;
  const throttling = field(stats, "throttling_data");
  const periods = byteCount(field(throttling, "periods"));
  const throttledPeriods = byteCount(field(throttling, "throttled_periods"));
  const throttledNs = byteCount(field(throttling, "throttled_time"));
  const isKnown = periods !== null && throttledPeriods !== null && throttledNs !== null;
  return {
    usedUs: usedNs / 1e3,
    throttling: isKnown ? { periods, throttledPeriods, throttledUs: throttledNs / 1e3 } : null
  };
}
function field(value, key) {
  return typeof value === "object" && value !== null ? value[key] : void 0;
}

// src/targets/docker/engine/ndjson.ts
import { createInterface } from "node:readline";
async function* jsonLines(stream) {
  let broken = null;
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  stream.on("error", (error) => {
    broken = error;
    lines.close();
  });
  for await (const line of lines) {
    const value = parsed(line);
    if (value !== void 0 && value !== null) yield value;
  }
  if (broken !== null) throw broken;
}
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return void 0;
  }
}

// src/lib/abort-signals.ts
function linkedSignal(sources, timeoutMs = null) {
  const controller = new AbortController();
  const abort = () => {
    release2();
    controller.abort();
  };
  const timer = timeoutMs === null ? null : setTimeout(abort, Math.ceil(timeoutMs));
  const release2 = () => {
    if (timer !== null) clearTimeout(timer);
    for (const source of sources) source.removeEventListener("abort", abort);
  };
  for (const source of sources) source.addEventListener("abort", abort);
  if (sources.some((source) => source.aborted)) abort();
  return { signal: controller.signal, release: release2 };
}

// src/targets/docker/image/platform.ts
var architectureAliases = { x86_64: "amd64", aarch64: "arm64", i386: "386" };
var defaultVariants = { arm: 7, arm64: 8 };
function platformText({ Os, Architecture, Variant }) {
  return [Os, Architecture, Variant].filter((part) => part).join("/");
}
function platformQuery(platform) {
  const [os, architecture, variant] = platform.split("/");
  return JSON.stringify({ os, architecture, ...variant === void 0 ? {} : { variant } });
}
function isOfPlatform(image, platform) {
  const [actual, expected] = [partsOf(platformText(image)), partsOf(platform)];
  return actual.os === expected.os && actual.architecture === expected.architecture && actual.variant <= expected.variant;
}
function partsOf(platform) {
  const [os, name = "", variant = ""] = platform.split("/");
  const architecture = architectureAliases[name] ?? name;
  const number = /^v?(\d+)$/.exec(variant)?.[1];
  return { os, architecture, variant: number === void 0 ? defaultVariants[architecture] ?? 1 : Number(number) };
}

// src/targets/docker/image/prepare.ts
function builtTag(runId) {
  return `memgate-build:${runId}`;
}
async function removeBuiltTag(docker, runId) {
  await docker.getImage(builtTag(runId)).remove({ noprune: true }).catch((error) => {
    if (!isNotFound(error)) throw error;
  });
}
async function prepareImage(engine, source, runId, log, signal) {
  if (source.kind === "build") {
    const tag = builtTag(runId);
    try {
      const { buildImage } = await import("./build-UFKOWIAP.js");
      await buildImage(source, tag, engine.host, log, signal);
    } catch (error) {
      if (signal.aborted) await removeBuiltTag(engine.docker, runId).catch(() => {
      });
      throw error;
    }
    const missing2 = `docker build ${source.context} succeeded, but the engine does not have the image: is another builder selected?`;
    return { ...await inspectImage(engine.docker, tag, missing2), name: `built from ${source.context}` };
  }
  const { image, pull, platform } = source;
  await pullByPolicy(engine, source, log, signal);
  const missing = `the engine has no image ${image}${pull === "never" ? ", and memgate must not pull it" : ""}`;
  return {
    ...await inspectImage(engine.docker, image, missing, queryOf(engine, platform)),
    name: image
  };
}
async function pullByPolicy(engine, { image, pull, platform }, log, signal) {
  if (pull === "never" && platform === null) return;
  const before = pull === "always" ? null : await localImage(engine, image, platform);
  if (before?.kind === "here") return;
  if (pull === "never") {
    if (before?.kind !== "other") return;
    throw new GateError(
      { code: "image-failed/platform", data: { image, platform: before.platform } },
      `the engine has the image ${image} for ${before.platform}, not for ${platform}, and memgate must not pull it`
    );
  }
  const { pullImage } = await import("./pull-MRZKRPLU.js");
  await pullImage(engine.docker, image, platform, log, signal);
  const after = platform === null ? null : await localImage(engine, image, platform);
  if (after?.kind === "other") {
    throw new GateError(
      { code: "image-failed/platform", data: { image, platform: after.platform } },
      `${image} was pulled for ${platform}, but it is an image for ${after.platform}`
    );
  }
}
async function localImage(engine, reference, platform) {
  const query = queryOf(engine, platform);
  const found = await inspectOrNull(engine.docker, reference, query);
  if (found !== null && (platform === null || isOfPlatform(found, platform))) return { kind: "here" };
  const any = found ?? (query === void 0 ? null : await inspectOrNull(engine.docker, reference));
  if (any === null) return { kind: "absent" };
  if (query === void 0 && await keepsSeveralPlatforms(engine.docker)) return { kind: "unsure" };
  return { kind: "other", platform: platformText(any) };
}
function queryOf({ facts }, platform) {
  const [major = 0, minor = 0] = facts.apiVersion.split(".").map(Number);
  return platform !== null && (major > 1 || minor >= 49) ? { platform: platformQuery(platform) } : void 0;
}
async function keepsSeveralPlatforms(docker) {
  return JSON.stringify((await docker.info()).DriverStatus ?? []).includes("io.containerd.snapshotter");
}
async function inspectOrNull(docker, reference, query) {
  try {
    return await (query === void 0 ? docker.getImage(reference).inspect() : inspectBy(docker, reference, query));
  } catch (cause) {
    if (isNotFound(cause)) return null;
    const error = messageOf(cause);
    const fault = { code: "image-failed/inspect", data: { image: reference, error } };
    throw new GateError(fault, `the engine could not inspect the image ${reference}: ${error}`, { cause });
  }
}
function inspectBy(docker, reference, query) {
  const request = {
    path: `/images/${reference}/json?`,
    method: "GET",
    options: query,
    statusCodes: { 200: true, 404: "no such image", 500: "server error" }
  };
  return new Promise((resolve3, reject) => {
    docker.modem.dial(request, (error, found) => error ? reject(error) : resolve3(found));
  });
}
async function inspectImage(docker, reference, missing, query) {
  const found = await inspectOrNull(docker, reference, query);
  if (found === null) throw new GateError({ code: "image-failed/missing", data: { image: reference } }, missing);
  const exposedPorts = Object.keys(found.Config?.ExposedPorts ?? {});
  return { reference, id: found.Id, exposedPorts, healthcheck: healthcheckOf(found.Config) };
}
function healthcheckOf(config) {
  const { Healthcheck, Shell } = config ?? {};
  const [kind, ...words] = Healthcheck?.Test ?? [];
  if (kind === "CMD" && words.length > 0) return words;
  return kind === "CMD-SHELL" && words[0] !== void 0 ? [...Shell ?? ["/bin/sh", "-c"], words[0]] : null;
}
function isNotFound(error) {
  return error instanceof Error && "statusCode" in error && error.statusCode === 404;
}

// src/targets/docker/container/known-mistakes.ts
var mistakes = [
  {
    code: "container-failed/no-command",
    pattern: /no command specified|no command or entrypoint provided/i,
    why: "the image has no command"
  },
  {
    code: "container-failed/program-not-found",
    pattern: /executable file (?:`[^`]*` )?not found|exec:? [^:]*: (?:stat [^:]*: )?no such file/,
    why: "the image has no such program"
  },
  {
    code: "container-failed/unknown-user",
    pattern: /unable to find (?:user|group) /,
    why: "the image has no such user or group"
  }
];
function containerError(what, error, engineText, otherwise, cause) {
  const mistake = mistakes.find(({ pattern }) => pattern.test(engineText));
  return mistake === void 0 ? new GateError(otherwise, `${what}: ${error}`, { cause }) : new GateError({ code: mistake.code, data: { error } }, `${what}, because ${mistake.why}: ${error}`, { cause });
}

// src/targets/docker/container/address.ts
import { BlockList, isIPv4 } from "node:net";
function addressesOf(network, port, engine) {
  const host = engineHostname(engine.url);
  const at = (hostname, port2, via) => ({ origin: origin(hostname, port2), via });
  if (network.hostNetwork) return { reachable: [at(host, port, "host-network")], outside: [] };
  const candidates = engine.isLocal ? network.containerAddresses : [];
  const own = candidates.filter((ip) => isWithin(ip, engine.ownSubnets));
  const reachable = own.map((ip) => at(ip, port, "container-address"));
  if (network.publishedPort !== null) reachable.push(at(host, network.publishedPort, "published-port"));
  return { reachable, outside: candidates.filter((ip) => !own.includes(ip)) };
}
function engineHostname(url) {
  return /^(tcp|ssh|https?):/.test(url) ? new URL(url).hostname : "127.0.0.1";
}
function origin(host, port) {
  return `http://${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${port}`;
}
function isWithin(ip, subnets) {
  if (!isIPv4(ip)) return false;
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", prefix = ""] = subnet.split("/");
    if (isIPv4(network)) list.addSubnet(network, Number(prefix), "ipv4");
  }
  return list.check(ip, "ipv4");
}

// src/targets/docker/container/ephemeral-volumes.ts
import { Readable } from "node:stream";
function volumeName(runId, index) {
  return `memgate-${runId}-${index}`;
}
function fillerName(runId) {
  return `memgate-${runId}-volumes`;
}
function mountsOf(volumes, runId, labels) {
  return volumes.flatMap(
    ({ mounts }, index) => mounts.map(({ target, readOnly }) => ({
      Type: "volume",
      Source: volumeName(runId, index),
      Target: target,
      ReadOnly: readOnly,
      // As in Kubernetes, the volume does not contain files of the image.
      VolumeOptions: { NoCopy: true, Labels: labels }
    }))
  );
}
var folder = "/memgate-volumes";
async function makeVolumes(docker, image, volumes, runId, labels) {
  if (volumes.length === 0) return;
  try {
    const Mounts = volumes.map((_, index) => ({
      Type: "volume",
      Source: volumeName(runId, index),
      Target: `${folder}/${index}`,
      VolumeOptions: { NoCopy: true, Labels: { ...labels }, DriverConfig: { Name: "local", Options: {} } }
    }));
    const filler = await docker.createContainer({
      name: fillerName(runId),
      Image: image,
      // Required if the image has no command.
      Cmd: ["-"],
      Labels: { ...labels },
      HostConfig: { Mounts, NetworkMode: "none" }
    });
    await filler.putArchive(Readable.from(await archiveOf(volumes)), { path: folder });
    await filler.remove({ force: true, v: true });
  } catch (cause) {
    const error = messageOf(cause);
    const fault = { code: "container-failed/volumes", data: { error } };
    throw new GateError(fault, `the volumes of the manifest could not be created: ${error}`, { cause });
  }
}
async function removeVolumes(docker, names, runId) {
  const ignoreMissing = (error) => {
    if (!isNotFound(error)) throw error;
  };
  await docker.getContainer(fillerName(runId)).remove({ force: true, v: true }).catch(ignoreMissing);
  await Promise.all(names.map((name) => docker.getVolume(name).remove().catch(ignoreMissing)));
}
async function newArchive() {
  const { default: tar } = await import("./tar-stream-3SA6TBWV.js");
  return tar.pack();
}
var anyone = 511;
var setgid = 1024;
async function archiveOf(volumes) {
  const archive = await newArchive();
  for (const [index, { groupId, files }] of volumes.entries()) {
    const mode = groupId === null ? anyone : anyone | setgid;
    archive.entry({ name: `${index}/`, type: "directory", mode, gid: groupId ?? 0 });
    addFiles(archive, files, `${index}/`, groupId ?? 0);
  }
  archive.finalize();
  return archive;
}
async function putFiles(container, files) {
  if (files.length === 0) return;
  const archive = await newArchive();
  addFiles(
    archive,
    files.map((file) => ({ ...file, path: file.path.replace(/^\/+/, "") })),
    "",
    0
  );
  archive.finalize();
  await container.putArchive(Readable.from(archive), { path: "/" });
}
function addFiles(archive, files, prefix, gid) {
  for (const { path, content, mode } of files) {
    archive.entry({ name: `${prefix}${path}`, mode, gid }, Buffer.from(content));
  }
}

// src/targets/docker/container/log-stream.ts
import { StringDecoder } from "node:string_decoder";
var maxLineLength = 2e3;
var maxStampLength = 40;
function logLines(raw, lines) {
  const text = (isFramed(raw) ? Buffer.concat([...frames(raw)]) : raw).toString("utf8");
  const all = text.split("\n").map(shortened);
  if (all.at(-1) === "") all.pop();
  return all.slice(-lines);
}
async function* followedLines(stream) {
  for await (const line of rawLines(stream)) yield shortened(line);
}
async function* stampedLines(stream) {
  for await (const line of rawLines(stream)) {
    const stamp = /^\d{4}-\d\d-\d\dT\S+(?= )/.exec(line.slice(0, maxStampLength + 1))?.[0] ?? "";
    yield { stamp, text: shortened(stamp === "" ? line : line.slice(stamp.length + 1)) };
  }
}
async function* rawLines(stream) {
  const decoder = new StringDecoder("utf8");
  let raw = Buffer.alloc(0);
  let hasFrames = null;
  let text = "";
  for await (const chunk of stream) {
    raw = Buffer.concat([raw, chunk]);
    if (raw.length >= 8) hasFrames ??= isFramed(raw);
    if (hasFrames === null) continue;
    const { length, bytes } = hasFrames ? completeFrames(raw) : { length: raw.length, bytes: raw };
    raw = raw.subarray(length);
    const lines = (text + decoder.write(bytes)).split("\n");
    text = (lines.pop() ?? "").slice(0, maxStampLength + 1 + maxLineLength + 1);
    yield* lines;
  }
  if (hasFrames === null) text += decoder.write(raw);
  if (text.trimEnd() !== "") yield text;
}
function shortened(line) {
  return (line.length > maxLineLength ? `${line.slice(0, maxLineLength)}${truncationMark}` : line).trimEnd();
}
function completeFrames(raw) {
  const parts = [];
  let at = 0;
  while (at + 8 <= raw.length && at + 8 + raw.readUInt32BE(at + 4) <= raw.length) {
    const end = at + 8 + raw.readUInt32BE(at + 4);
    parts.push(raw.subarray(at + 8, end));
    at = end;
  }
  return { length: at, bytes: Buffer.concat(parts) };
}
function isFramed(raw) {
  return raw.length >= 8 && (raw[0] ?? 9) <= 2 && raw[1] === 0 && raw[2] === 0 && raw[3] === 0;
}
function* frames(raw) {
  for (let at = 0; at + 8 <= raw.length; ) {
    const length = raw.readUInt32BE(at + 4);
    yield raw.subarray(at + 8, at + 8 + length);
    at += 8 + length;
  }
}

// src/targets/docker/container/follow-log.ts
var disorderMs = 1e3;
var earlierLines = 100;
async function* followLog(container, abortSignal, onlyNew) {
  const stamped = { stdout: true, stderr: true, timestamps: true, abortSignal };
  const stored = async (part) => {
    return stampedLines(chunksOf(await container.logs({ ...stamped, ...part, follow: false })));
  };
  let place = null;
  if (onlyNew) for await (const line of await stored({ tail: earlierLines })) place = placeAfter(place, line);
  const stream = await container.logs({ ...stamped, follow: true, ...onlyNew ? { tail: 0 } : {} });
  for await (const line of stampedLines(stream)) {
    place = placeAfter(place, line);
    yield line.text;
  }
  abortSignal.throwIfAborted();
  const rest = await stored(place === null ? {} : { since: Math.floor((timeOf(place) - disorderMs) / 1e3) });
  yield* linesAfter(place, rest);
}
async function* chunksOf(buffer) {
  yield buffer;
}
function placeAfter(place, { stamp }) {
  return { stamp, count: place?.stamp === stamp ? place.count + 1 : 1 };
}
function timeOf({ stamp }) {
  return Date.parse(stamp);
}
async function* linesAfter(place, lines) {
  let isAfter = place === null;
  let current = null;
  for await (const line of lines) {
    current = placeAfter(current, line);
    isAfter ||= place !== null && timeOf(line) > timeOf(place) + disorderMs;
    if (isAfter) yield line.text;
    isAfter ||= current.stamp === place?.stamp && current.count === place.count;
  }
}

// src/targets/docker/container/host-subnets.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { networkInterfaces } from "node:os";
var routeUp = 1;
function ownSubnets() {
  const addressed = Object.values(networkInterfaces()).flatMap(
    (list) => (list ?? []).flatMap(({ cidr, internal }) => cidr === null || internal ? [] : cidr)
  );
  return [...addressed, ...connectedSubnets(readRoutes())];
}
function readRoutes() {
  try {
    return readFileSync2("/proc/net/route", "utf8");
  } catch {
    return "";
  }
}
function connectedSubnets(routes) {
  return routes.split("\n").slice(1).flatMap((line) => {
    const [name, destination, gateway, flags, , , , mask] = line.trim().split(/\s+/);
    if (name === void 0 || destination === void 0 || flags === void 0 || mask === void 0) return [];
    const isConnected = gateway === "00000000" && (Number.parseInt(flags, 16) & routeUp) !== 0;
    const bits = bitCountOf(Number.parseInt(mask, 16));
    return isConnected && bits > 0 && name !== "lo" ? `${dotted(destination)}/${bits}` : [];
  });
}
function dotted(hex) {
  return Buffer.from(hex, "hex").reverse().join(".");
}
function bitCountOf(mask) {
  return mask.toString(2).replaceAll("0", "").length;
}

// src/targets/docker/container/own-network.ts
function networkName(runId) {
  return `memgate-${runId}`;
}
async function createOwnNetwork(docker, runId, labels) {
  const name = networkName(runId);
  const body = { Name: name, Driver: "bridge", Labels: { ...labels } };
  try {
    const chosen = await docker.createNetwork(body);
    const { IPAM } = await chosen.inspect();
    const { Subnet = "", Gateway = "" } = IPAM?.Config?.find(({ Subnet: subnet }) => subnet?.includes(".")) ?? {};
    const address = firstAddress(Subnet, Gateway);
    if (address === null)
      throw new Error(`the engine gave the network the subnet "${Subnet}"; expected an IPv4 subnet`);
    await chosen.remove();
    await docker.createNetwork({ ...body, IPAM: { Driver: "default", Config: [{ Subnet, Gateway }] } });
    return { name, address };
  } catch (cause) {
    const error = messageOf(cause);
    throw new GateError(
      { code: "container-failed/create", data: { error } },
      `the network for the container's address (status.podIP) could not be created: ${error}`,
      { cause }
    );
  }
}
async function removeOwnNetwork(docker, runId) {
  await docker.getNetwork(networkName(runId)).remove().catch((error) => {
    if (!isNotFound(error)) throw error;
  });
}
function firstAddress(subnet, gateway) {
  const [, base, prefix] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(subnet) ?? [];
  if (base === void 0 || Number(prefix) > 29) return null;
  const first = base.split(".").reduce((number, part) => number * 256 + Number(part), 0) + 1;
  return [first, first + 1].map(dotted2).find((address) => address !== gateway) ?? null;
}
function dotted2(address) {
  return [24, 16, 8, 0].map((shift) => address >>> shift & 255).join(".");
}

// src/targets/docker/container/container.ts
var runLabel = "memgate.run";
async function createContainer(engine, plan, image, port, runId) {
  const { docker } = engine;
  const name = containerName(runId);
  await makeVolumes(docker, image.reference, plan.ephemeralVolumes, runId, labelsOf(runId));
  const network = plan.isOnOwnNetwork ? await createOwnNetwork(docker, runId, labelsOf(runId)) : null;
  const addressed = network === null ? plan : targetWithAddress(plan, network.address);
  try {
    const options = createOptions(engine, addressed, image, { port, runId, name, network });
    const container = await docker.createContainer(options);
    await putFiles(container, plan.files);
    const wrapped = wrapContainer(engine, container, name, port, false);
    if (network === null) return wrapped;
    const withNetwork = (command) => command.map((word) => withAddress(word, network.address));
    return { ...wrapped, exec: (command) => wrapped.exec(withNetwork(command)) };
  } catch (cause) {
    const error = messageOf(cause);
    const fault = { code: "container-failed/create", data: { error } };
    throw containerError("the container could not be created", error, error, fault, cause);
  }
}
function containerName(runId) {
  return `memgate-${runId}`;
}
function labelsOf(runId) {
  return { [runLabel]: runId };
}
async function removeContainer(container) {
  await container.remove({ force: true, v: true }).catch((error) => {
    if (!isNotFound(error)) throw error;
  });
}
function createOptions(engine, plan, image, { port, runId, name, network }) {
  const ports = [.../* @__PURE__ */ new Set([...port === null ? [] : [port], ...plan.probePorts])].map((one) => `${one}/tcp`);
  const perPort = (value) => Object.fromEntries(ports.map((key) => [key, value]));
  const HostIp = /^(unix|npipe):/.test(engine.host.url) ? "127.0.0.1" : "";
  const { source, rights } = plan;
  const platform = source.kind === "image" || source.kind === "build" ? source.platform : null;
  const body = {
    Image: image.reference,
    Labels: { ...labelsOf(runId) },
    Env: plan.env.map(([variable, value]) => `${variable}=${value}`),
    ...plan.command === null ? {} : { Cmd: [...plan.command] },
    ...plan.entrypoint === null ? {} : { Entrypoint: [...plan.entrypoint] },
    ...plan.user === null ? {} : { User: plan.user },
    ...plan.workingDir === null ? {} : { WorkingDir: plan.workingDir },
    ExposedPorts: perPort({}),
    ...network === null ? {} : {
      NetworkingConfig: { EndpointsConfig: { [network.name]: { IPAMConfig: { IPv4Address: network.address } } } }
    },
    // Kubernetes does not run the HEALTHCHECK of an image, and the memory of a HEALTHCHECK would count as the app's.
    Healthcheck: { Test: ["NONE"] },
    HostConfig: {
      Memory: plan.limitBytes,
      // Equal to Memory, so there is no swap. Without this field the engine would allow as much swap as memory.
      MemorySwap: plan.limitBytes,
      Mounts: [...bindMounts(plan), ...mountsOf(plan.ephemeralVolumes, runId, labelsOf(runId))],
      Tmpfs: Object.fromEntries(plan.tmpfs.map(({ target, options: options2 }) => [target, options2])),
      // The engine refuses more CPUs than it has. Without NanoCpus the container can use all of them.
      ...plan.cpus === null || plan.cpus >= engine.cpus ? {} : { NanoCpus: Math.round(plan.cpus * 1e9) },
      ...networkMode(plan, network),
      ...plan.network === "host" ? {} : { PortBindings: perPort([{ HostIp, HostPort: "" }]) },
      ...plan.extraHosts.length === 0 ? {} : { ExtraHosts: [...plan.extraHosts] },
      ...rights === null ? {} : rightsOf(rights),
      // memgate can read this driver's logs whatever the engine's default driver is; the size is bounded.
      LogConfig: { Type: "json-file", Config: { "max-size": "10m", "max-file": "2" } }
    }
  };
  const options = { _query: { name, ...platform === null ? {} : { platform } }, _body: body };
  return options;
}
function networkMode(plan, own) {
  const name = own?.name ?? plan.network;
  return name === null ? {} : { NetworkMode: name };
}
function bindMounts({ volumes }) {
  return volumes.map(({ source, target, readOnly }) => ({
    Type: "bind",
    Source: source,
    Target: target,
    ReadOnly: readOnly
  }));
}
function rightsOf({ readOnlyRoot, noNewPrivileges, capAdd, capDrop, groups }) {
  return {
    ReadonlyRootfs: readOnlyRoot,
    ...noNewPrivileges ? { SecurityOpt: ["no-new-privileges"] } : {},
    CapAdd: [...capAdd],
    CapDrop: [...capDrop],
    GroupAdd: groups.map(String)
  };
}
function wrapContainer(engine, container, name, port, isAttached) {
  return {
    id: container.id,
    name,
    isAttached,
    port,
    start: async () => {
      try {
        await container.start();
      } catch (cause) {
        const error = messageOf(cause);
        const fault = { code: "container-failed/start", data: { error } };
        throw containerError("the container could not be started", error, error, fault, cause);
      }
    },
    state: async () => stateOf(await container.inspect()),
    addresses: async (probePort) => {
      const appPort = probePort ?? port;
      return appPort === null ? { reachable: [], outside: [] } : addresses(engine, await container.inspect(), appPort);
    },
    watch: (onEvent) => watch(engine.docker, container.id, onEvent),
    statsOnce: (signal) => statsOnce(container, signal),
    statsStream: (signal) => statsStream(container, signal),
    top: (columns, abortSignal) => container.top({ ps_args: columns, abortSignal }),
    logTail: async (lines) => {
      const read = (tail) => container.logs({ stdout: true, stderr: true, tail, follow: false });
      const raw = await read(lines);
      const found = logLines(raw, lines);
      return found.length < lines && raw.length > 16384 ? logLines(await read(lines * 20), lines) : found;
    },
    logLines: (signal, onlyNew = false) => followLog(container, signal, onlyNew),
    exec: (command) => exec(container, command),
    kill: async () => {
      if (isAttached) return;
      const killed = container.kill().catch((error) => {
        if (!(error instanceof Error && "statusCode" in error && error.statusCode === 409) && !isNotFound(error))
          throw error;
      });
      await Promise.all([killed, container.wait({ condition: "not-running" })]);
    }
  };
}
function stateOf({ State, HostConfig, RestartCount }) {
  const time = (text) => text === void 0 || text.startsWith("0001-") ? null : text;
  return {
    running: State.Running,
    pid: State.Pid > 0 ? State.Pid : null,
    exitCode: State.ExitCode,
    restarts: RestartCount ?? 0,
    oomKilled: State.OOMKilled,
    startedAt: time(State.StartedAt),
    finishedAt: time(State.FinishedAt),
    memoryBytes: HostConfig.Memory ?? null,
    memorySwapBytes: HostConfig.MemorySwap ?? null
  };
}
function addresses(engine, info, port) {
  const { Networks, Ports } = info.NetworkSettings;
  const published = Number(Ports?.[`${port}/tcp`]?.[0]?.HostPort);
  const network = {
    hostNetwork: info.HostConfig.NetworkMode === "host",
    containerAddresses: Object.values(Networks ?? {}).flatMap(({ IPAddress }) => IPAddress || []),
    publishedPort: published > 0 ? published : null
  };
  const place = { url: engine.host.url, isLocal: engine.isLocal, ownSubnets: ownSubnets() };
  return addressesOf(network, port, place);
}
async function watch(docker, id, onEvent) {
  const end = new AbortController();
  const options = { filters: { container: [id], event: ["oom", "die", "update"] }, abortSignal: end.signal };
  const stream = await docker.getEvents(options);
  const lost = (error) => {
    if (!end.signal.aborted) onEvent({ kind: "lost", error });
  };
  void (async () => {
    try {
      for await (const event of jsonLines(stream)) {
        const read = eventOf(event);
        if (!end.signal.aborted && read !== null) onEvent(read);
      }
      lost(null);
    } catch (error) {
      lost(messageOf(error));
    }
  })();
  return { end: () => end.abort() };
}
function eventOf({ Action, status, Actor }) {
  const kind = Action ?? status;
  if (kind === "oom" || kind === "update") return { kind };
  if (kind !== "die") return null;
  const exitCode = Number.parseInt(Actor?.Attributes?.["exitCode"] ?? "", 10);
  return { kind, exitCode: Number.isInteger(exitCode) ? exitCode : null };
}
async function* statsStream(container, abortSignal) {
  const options = { stream: true, abortSignal };
  const stream = await container.stats(options);
  yield* jsonLines(stream);
}
function statsOnce(container, abortSignal) {
  const options = { stream: false, "one-shot": true, abortSignal };
  return container.stats(options);
}
var outputLines = 3;
async function exec(container, command) {
  const created = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true });
  const stream = await created.start({ hijack: false, stdin: false });
  const lines = [];
  for await (const line of followedLines(stream)) {
    lines.push(line);
    if (lines.length > outputLines) lines.shift();
  }
  const { ExitCode } = await created.inspect();
  return { exitCode: ExitCode ?? -1, output: lines.join(" ") };
}

// src/lib/clock.ts
var systemClock = {
  nowMs: () => performance.now(),
  isoNow: () => (/* @__PURE__ */ new Date()).toISOString(),
  sleep: (ms, signal) => new Promise((resolve3) => {
    if (signal?.aborted) return resolve3();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve3();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done, { once: true });
  })
};
async function withDeadline(clock, ms, work, fallback) {
  const timer = new AbortController();
  const late = clock.sleep(ms, timer.signal).then(() => timer.signal.aborted ? work : fallback());
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
    late.catch(() => {
    });
  }
}

// src/memory/container-path.ts
function pathBelowId(path, containerId) {
  const own = pathUpToId(path, containerId);
  return own === null ? null : path.slice(own.length + 1);
}
function pathUpToId(path, containerId) {
  const components = path.split("/");
  const index = components.findIndex((component) => component.includes(containerId));
  return index < 0 ? null : components.slice(0, index + 1).join("/");
}

// src/targets/docker/engine/connect.ts
var import_dockerode = __toESM(require_docker(), 1);
import { Agent } from "node:http";
import { release } from "node:os";
var connectTimeoutMs = 1e4;
var sshConnectTimeoutMs = (sshTimeoutSeconds + 10) * 1e3;
async function connectEngine(host) {
  const agent = isSsh(host) ? (await import("./ssh-URBEBBP4.js")).sshAgent(host.url) : null;
  try {
    const docker = new import_dockerode.default(agent === null ? connectionOptions(host) : overAgent(agent));
    const [version, info] = await withTimeout(
      ask(docker, agent !== null),
      agent === null ? connectTimeoutMs : sshConnectTimeoutMs
    );
    const securityOptions = info.SecurityOptions ?? [];
    return {
      docker,
      host,
      architecture: info.Architecture,
      cpus: info.NCPU,
      isLocal: host.url.startsWith("unix://") && info.KernelVersion === release() && !securityOptions.includes("name=rootless"),
      facts: {
        host: host.url,
        version: version.Version,
        apiVersion: version.ApiVersion,
        cgroupVersion: info.CgroupVersion === "1" || info.CgroupVersion === "2" ? info.CgroupVersion : null,
        cgroupDriver: info.CgroupDriver ?? null,
        kernelVersion: info.KernelVersion ?? "unknown",
        operatingSystem: info.OperatingSystem ?? "unknown",
        memoryBytes: info.MemTotal
      }
    };
  } catch (cause) {
    agent?.destroy();
    throw noEngine(host, cause);
  }
}
async function ask(docker, isOverSsh) {
  if (!isOverSsh) return Promise.all([docker.version(), docker.info()]);
  const version = await docker.version();
  return [version, await docker.info()];
}
function isSsh({ url }) {
  return url.startsWith("ssh://");
}
function noEngine(host, cause) {
  const data = { host: host.url, error: messageOf(cause) };
  const why = `no Docker Engine responds at ${host.url} (${host.from}): ${data.error}`;
  if (isSsh(host)) {
    return new GateError({ code: "engine-unavailable/ssh", data }, `${why}; ${sshAdvice(cause)}`, { cause });
  }
  if (["EACCES", "EPERM"].includes(errorCodeOf(cause) ?? "")) {
    const advice2 = "this user has no access: add the user to the docker group, or run as root";
    return new GateError({ code: "engine-unavailable/no-access", data }, `${why}; ${advice2}`, { cause });
  }
  const advice = "start it (sudo systemctl start docker, or Docker Desktop), or set DOCKER_HOST to another engine";
  return new GateError({ code: "engine-unavailable/no-response", data }, `${why}; ${advice}`, { cause });
}
var sshAdvices = [
  [
    /IDENTIFICATION HAS CHANGED|Host key for .* has changed/,
    "the host's key differs from the one in known_hosts: find out why before you replace it"
  ],
  [
    /Host key verification failed/,
    "ssh does not know the host's key: compare it with the host's own, and add it to ~/.ssh/known_hosts (ssh-keyscan prints it)"
  ],
  [
    /Permission denied \(/,
    "the host refused the login: check the user, and give ssh a key without a prompt (ssh-agent, or IdentityFile in ~/.ssh/config)"
  ],
  [/docker: .*not found|not found: docker/, "install the docker CLI, 18.09 or later, on the host"],
  [/permission denied .*docker/i, "the user has no access to the engine: add the user to the docker group on the host"]
];
function sshAdvice(cause) {
  if (errorCodeOf(cause) === noSshCode) return "install the OpenSSH client";
  const why = messageOf(cause);
  const known = sshAdvices.find(([pattern]) => pattern.test(why))?.[1];
  return known ?? "check that docker version works in a shell on that host, and that ssh reaches it without a prompt";
}
function socketAgent() {
  const options = { keepAlive: true, timeout: 5e3, servername: "" };
  return new Agent(options);
}
function overAgent(agent) {
  return { protocol: "http", host: "docker.example.com", port: 80, agent };
}
function connectionOptions({ url, from }) {
  const socket = /^(?:unix|npipe):\/\/(.+)$/.exec(url);
  if (socket?.[1] !== void 0) return { socketPath: socket[1], agent: socketAgent() };
  const own = process.env["DOCKER_HOST"];
  if (from === "DOCKER_HOST" && own && (url === own || url === `tcp://${own}`)) return void 0;
  const { hostname, port } = new URL(url);
  return { protocol: "http", host: hostname, port: port || 2375 };
}
function withTimeout(work, timeoutMs) {
  return new Promise((resolve3, reject) => {
    const timer = setTimeout(() => reject(new Error(`no response within ${timeoutMs / 1e3} s`)), timeoutMs);
    work.then(resolve3, reject).finally(() => clearTimeout(timer));
  });
}

// src/memory/cgroup/locate.ts
import { readFileSync as readFileSync3 } from "node:fs";

// src/memory/cgroup/path.ts
function cgroupPathOf(containerId, procCgroup, mountInfo) {
  const isV1 = entriesIn(procCgroup).some(({ controllers }) => controllers.includes("memory"));
  const folder2 = folderOf(isV1 ? "memory" : null, containerId, procCgroup, mountInfo);
  return folder2 === null ? null : { version: isV1 ? "1" : "2", folder: folder2 };
}
function cpuFoldersOf({ version, folder: folder2 }, containerId, procCgroup, mountInfo) {
  if (version === "2") return { version, usage: folder2, throttling: folder2 };
  const folderFor = (controller) => folderOf(controller, containerId, procCgroup, mountInfo);
  return { version, usage: folderFor("cpuacct"), throttling: folderFor("cpu") };
}
function entriesIn(procCgroup) {
  return procCgroup.split("\n").flatMap((line) => {
    const [matched, controllers = "", path = ""] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    return matched === void 0 ? [] : [{ controllers: controllers.split(","), path }];
  });
}
function folderOf(controller, containerId, procCgroup, mountInfo) {
  const path = entriesIn(procCgroup).find(({ controllers }) => controllers.includes(controller ?? ""))?.path;
  if (path === void 0 || containerId === "" || path.includes("/../")) return null;
  const containerPath = pathUpToId(path, containerId);
  if (containerPath === null) return null;
  const mount = mountOf(controller, mountInfo);
  if (mount === null) return null;
  if (mount.root === "/") return mount.point + containerPath;
  return containerPath.startsWith(`${mount.root}/`) ? mount.point + containerPath.slice(mount.root.length) : null;
}
function mountOf(controller, mountInfo) {
  for (const line of mountInfo.split("\n")) {
    const [left = "", right = ""] = line.split(" - ");
    const [, , , root = "", point = ""] = left.split(" ");
    const [type, , superOptions = ""] = right.split(" ");
    const matches = controller === null ? type === "cgroup2" : type === "cgroup" && superOptions.split(",").includes(controller);
    if (matches) return { root: unescaped(root), point: unescaped(point) };
  }
  return null;
}
function unescaped(text) {
  return text.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
}

// src/memory/cgroup/reader.ts
import { closeSync as closeSync2, openSync as openSync2 } from "node:fs";

// src/memory/cgroup/consistent-read.ts
var movedBytes = 2 ** 20;
var maxRereads = 3;
function readOnce({ usageBytes, stat }) {
  return { usageBytes: usageBytes(), stat: stat() };
}
function readConsistently(reads) {
  for (let reread = 0; ; reread += 1) {
    const { usageBytes: before, stat } = readOnce(reads);
    const after = reads.usageBytes();
    if (before === null || after === null) return { usageBytes: null, stat };
    if (Math.abs(after - before) <= movedBytes || reread === maxRereads) {
      return { usageBytes: Math.min(before, after), stat };
    }
  }
}

// src/memory/cgroup/cpu-reader.ts
import { closeSync, openSync } from "node:fs";

// src/memory/cgroup/kernel-file.ts
import { readSync } from "node:fs";
function createKernelFile(fd, maxBytes) {
  const bytes = Buffer.alloc(1 + maxBytes, newline);
  const positions = /* @__PURE__ */ new Map();
  let end = 1;
  let reads = 0;
  return {
    read: () => {
      reads += 1;
      end = 1 + readSync(fd, bytes, 1, maxBytes, 0);
    },
    number: () => integerIn(bytes, 1, end, end - 1),
    counter: (name) => {
      let position = positions.get(name);
      if (position === void 0) {
        position = { line: Buffer.from(`
${name} `, "latin1"), at: 0 };
        positions.set(name, position);
      }
      const { line } = position;
      const isKept = position.at + line.length <= end && isAt(bytes, position.at, line);
      const at = isKept ? position.at : bytes.indexOf(line);
      if (at === -1 || at >= end) return null;
      position.at = at;
      return integerIn(bytes, at + line.length, end, null);
    },
    text: () => bytes.toString("latin1", 1, end),
    reads: () => reads
  };
}
function isAt(bytes, at, line) {
  for (let index = line.length - 1; index >= 0; index -= 1) {
    if (bytes[at + index] !== line[index]) return false;
  }
  return true;
}
function integerIn(bytes, from, end, lineEnd) {
  let value = 0;
  for (let at = from; at < end; at += 1) {
    const code = bytes[at] ?? 0;
    if (code === newline) return at === from || lineEnd !== null && at !== lineEnd ? null : byteCount(value);
    if (code < zero || code > nine) return null;
    value = value * 10 + (code - zero);
  }
  return null;
}
var newline = 10;
var zero = 48;
var nine = 57;

// src/memory/cgroup/cpu-reader.ts
var fileBytes = 1024;
function openCpu({ version, usage, throttling }) {
  const opened = [];
  const open = (path) => {
    try {
      const fd = openSync(path, "r");
      opened.push(fd);
      return createKernelFile(fd, fileBytes);
    } catch {
      return null;
    }
  };
  const stat = throttling === null ? null : open(`${throttling}/cpu.stat`);
  const used = version === "2" ? stat : usage === null ? null : open(`${usage}/cpuacct.usage`);
  const close = () => {
    for (const fd of opened.splice(0)) closeSync(fd);
  };
  if (used === null) {
    close();
    return null;
  }
  return {
    close,
    read: () => {
      try {
        used.read();
        if (stat !== null && stat !== used) stat.read();
        const usedUs = version === "2" ? used.counter("usage_usec") : microseconds(used.number());
        return usedUs === null ? null : { usedUs, throttling: stat === null ? null : throttlingIn(stat) };
      } catch {
        return null;
      }
    }
  };
}
function throttlingIn({ counter }) {
  const [periods, throttledPeriods] = [counter("nr_periods"), counter("nr_throttled")];
  const throttledUs = counter("throttled_usec") ?? microseconds(counter("throttled_time"));
  if (periods === null || throttledPeriods === null || throttledUs === null) return null;
  return { periods, throttledPeriods, throttledUs };
}
function microseconds(ns) {
  return ns === null ? null : ns / 1e3;
}

// src/memory/cgroup/reclaim-counters.ts
function reclaimIn(version, stat, events) {
  const prefix = version === "2" ? "" : "total_";
  const mappedBytes = stat(version === "2" ? "file_mapped" : "total_mapped_file");
  return {
    limitHits: version === "2" ? events?.counter("max") ?? null : null,
    fileRefaults: stat(`${prefix}workingset_refault_file`),
    majorFaults: stat(`${prefix}pgmajfault`),
    // It includes mapped shared memory, which is not file cache.
    mappedFileBytes: mappedBytes === null ? null : Math.max(0, mappedBytes - (stat(`${prefix}shmem`) ?? 0))
  };
}

// src/memory/cgroup/reader.ts
var statBytes = 16384;
var smallFileBytes = 1024;
var reclaimBytes = 16 * 2 ** 20;
var fileNames = {
  "1": {
    usage: "memory.usage_in_bytes",
    stat: "memory.stat",
    kernelPeak: "memory.max_usage_in_bytes",
    limit: "memory.limit_in_bytes",
    /** Absent if the kernel does not count swap. */
    swapLimit: "memory.memsw.limit_in_bytes",
    /** Has `oom_kill` since Linux 4.13. */
    events: "memory.oom_control",
    kernel: "memory.kmem.usage_in_bytes",
    pressure: null
  },
  "2": {
    usage: "memory.current",
    stat: "memory.stat",
    /** Since Linux 5.19. */
    kernelPeak: "memory.peak",
    limit: "memory.max",
    swapLimit: "memory.swap.max",
    events: "memory.events",
    kernel: null,
    /** Since Linux 4.20, if pressure stall information is enabled. */
    pressure: "memory.pressure"
  }
};
function openCgroup({ version, folder: folder2 }, cpuFolders = null) {
  const names = fileNames[version];
  const opened = [];
  const open = (name) => {
    const fd = openSync2(`${folder2}/${name}`, "r");
    opened.push(fd);
    return createKernelFile(fd, name === names.stat ? statBytes : smallFileBytes);
  };
  const openOptional = (name) => {
    try {
      return name === null ? null : open(name);
    } catch {
      return null;
    }
  };
  const close = () => {
    for (const fd of opened.splice(0)) closeSync2(fd);
  };
  try {
    const files = {
      usage: open(names.usage),
      stat: open(names.stat),
      kernelPeak: openOptional(names.kernelPeak),
      limit: openOptional(names.limit),
      swapLimit: openOptional(names.swapLimit),
      events: openOptional(names.events),
      kernel: openOptional(names.kernel),
      pressure: openOptional(names.pressure)
    };
    const reads = {
      usageBytes: () => optional(files.usage, numberIn),
      stat: () => {
        files.stat.read();
        return files.stat.reads();
      }
    };
    let highestBytes = -1;
    const readAll = (depth) => {
      const first = takeReading(version, files, depth, readOnce, reads);
      if ("missed" in first || first.workingSetBytes <= highestBytes) return first;
      const confirmed = takeReading(version, files, depth, readConsistently, reads);
      if (!("missed" in confirmed)) highestBytes = Math.max(highestBytes, confirmed.workingSetBytes);
      return confirmed;
    };
    const cpu = cpuFolders === null ? null : openCpu(cpuFolders);
    return {
      version,
      close: () => {
        close();
        cpu?.close();
      },
      read: repeating(readAll, files.usage),
      kernelBytes: () => ifReadable(files.kernel, numberIn),
      readCpu: cpu?.read ?? null
    };
  } catch (error) {
    close();
    throw error;
  }
}
var leftOut = {
  kernelPeakBytes: null,
  limitBytes: null,
  oomKills: null,
  oomGroupKills: null,
  swapLimitBytes: null,
  pressure: null,
  reclaim: null,
  cpu: null
};
function repeating(readAll, usage) {
  let last = null;
  let repeatableBytes = -1;
  const hasUsage = (bytes) => {
    try {
      usage.read();
      return usage.number() === bytes;
    } catch {
      return false;
    }
  };
  return (depth) => {
    if (depth === "quick" && last !== null && last.usageBytes <= repeatableBytes && hasUsage(last.usageBytes)) {
      return last;
    }
    const reading = readAll(depth);
    if ("missed" in reading) last = null;
    else if (depth === "quick") last = reading;
    else {
      repeatableBytes = (reading.limitBytes ?? 0) - reclaimBytes;
      last = { ...reading, ...leftOut };
    }
    return reading;
  };
}
function takeReading(version, files, depth, readCounters, reads) {
  try {
    const { usageBytes, stat: statRead } = readCounters(reads);
    const { counter } = files.stat;
    const inactiveFileBytes = counter(inactiveFileKey(version));
    if (usageBytes === null) return { missed: "usage is not a number" };
    if (inactiveFileBytes === null) return { missed: "memory.stat has no inactive_file" };
    const total = workingSetBytes(usageBytes, inactiveFileBytes);
    const isFull = depth === "full";
    const events = isFull ? files.events : null;
    events?.read();
    return {
      usageBytes,
      inactiveFileBytes,
      activeFileBytes: counter(activeFileKey(version)),
      workingSetBytes: total,
      kernelPeakBytes: isFull ? optional(files.kernelPeak, numberIn) : null,
      limitBytes: isFull ? optional(files.limit, limitIn) : null,
      oomKills: events?.counter("oom_kill") ?? null,
      oomGroupKills: events?.counter("oom_group_kill") ?? null,
      oomCgroups: null,
      swapLimitBytes: isFull ? optional(files.swapLimit, limitIn) : null,
      // If pressure stall information is disabled, the file exists but cannot be read.
      pressure: isFull ? ifReadable(files.pressure, pressureIn) : null,
      reclaim: isFull ? reclaimIn(version, counter, events) : null,
      cpu: null,
      composition: () => {
        if (files.stat.reads() !== statRead)
          throw new Error("the composition of a reading must be computed before the next reading");
        return compositionOf(version, counter, total, ifReadable(files.kernel, numberIn));
      }
    };
  } catch (error) {
    return { missed: error instanceof Error && "code" in error ? String(error.code) : "unreadable" };
  }
}
function ifReadable(file, valueIn) {
  try {
    return optional(file, valueIn);
  } catch {
    return null;
  }
}
function optional(file, valueIn) {
  if (file === null) return null;
  file.read();
  return valueIn(file);
}
function numberIn(file) {
  return file.number();
}
function limitIn(file) {
  const bytes = file.number();
  if (bytes !== null) return bytes;
  const text = file.text();
  const isUnlimited = text === "max\n" || /^\d+\n$/.test(text) && Number(text) > Number.MAX_SAFE_INTEGER;
  return isUnlimited ? unlimitedBytes : null;
}
var someTotal = /^some .*total=(\d+)\n/m;
var fullTotal = /^full .*total=(\d+)\n/m;
function pressureIn(file) {
  const text = file.text();
  const total = (line) => byteCount(Number(line.exec(text)?.[1] ?? Number.NaN));
  const [someUs, fullUs] = [total(someTotal), total(fullTotal)];
  return someUs === null || fullUs === null ? null : { someUs, fullUs };
}

// src/memory/cgroup/locate.ts
function findCgroup(containerId, pid) {
  if (process.platform !== "linux") return { notice: "cgroup files exist only on Linux" };
  if (pid === null) return { notice: endedEarly };
  try {
    const procCgroup = readFileSync3(`/proc/${pid}/cgroup`, "utf8");
    const mountInfo = readFileSync3("/proc/self/mountinfo", "utf8");
    const path = cgroupPathOf(containerId, procCgroup, mountInfo);
    if (path !== null) {
      return { reader: openCgroup(path, cpuFoldersOf(path, containerId, procCgroup, mountInfo)), path };
    }
    return { notice: hasEnded(pid) ? endedEarly : notOnThisMachine };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { notice: endedOrRemote };
    return { notice: `memgate cannot open the container's cgroup files: ${messageOf(error)}` };
  }
}
var endedEarly = "the container ended before memgate could open its cgroup files";
var notOnThisMachine = "the container's cgroup files are not on this machine, because the engine runs on another machine, or memgate runs in a container";
var endedOrRemote = "the container's cgroup files are not on this machine, because the container ended before memgate could open them, or the engine runs on another machine";
function hasEnded(pid) {
  const state = /\) (\w) [^)]*$/.exec(readFileSync3(`/proc/${pid}/stat`, "latin1"))?.[1];
  return state === "Z" || state === "X";
}

// src/memory/stats-api/source.ts
var streamIntervalMs = 1e3;
var pollTimeoutMs = 5e3;
async function openStats(container, plan, clock, onReading) {
  const end = new AbortController();
  const responses = [];
  for (let call = 0; call < 2; call++) {
    const request = new AbortController();
    const response = await withDeadline(
      clock,
      plan.oneShotTimeoutMs,
      settled(container.statsOnce(request.signal)),
      () => null
    );
    if (response === null) {
      request.abort();
      return streamed(container, clock, onReading, end);
    }
    responses.push(response);
  }
  return polled(container, plan.oneShotIntervalMs, clock, { onReading, end, first: responses });
}
function settled(request) {
  return request.then(
    (frame) => ({ frame }),
    (error) => ({ missed: messageOf(error) })
  );
}
function polled(container, intervalMs, clock, { onReading, end, first }) {
  const name = "stats-oneshot";
  const read = createFrameReader();
  const poll = async () => {
    const { signal, release: release2 } = linkedSignal([end.signal], pollTimeoutMs);
    const response = await settled(container.statsOnce(signal)).finally(release2);
    if (!end.signal.aborted) onReading(name, read(response));
  };
  const firstReadings = first.map(read);
  for (const reading of firstReadings) onReading(name, reading);
  const loop = (async () => {
    for (let dueMs = clock.nowMs() + intervalMs; !end.signal.aborted; dueMs = Math.max(dueMs + intervalMs, clock.nowMs())) {
      await clock.sleep(dueMs - clock.nowMs(), end.signal);
      if (!end.signal.aborted) await poll();
    }
  })();
  return {
    name,
    intervalMs,
    firstLimitBytes: async () => firstReadings.flatMap((reading) => "missed" in reading ? [] : reading.limitBytes)[0] ?? null,
    finalReading: poll,
    close: () => {
      end.abort();
      return loop;
    }
  };
}
function streamed(container, clock, onReading, end) {
  const name = "stats-stream";
  const read = createFrameReader();
  let onFrame = () => {
  };
  const nextFrame = () => new Promise((resolve3) => {
    onFrame = resolve3;
  });
  let firstLimitBytes = null;
  const first = nextFrame();
  const loop = (async () => {
    try {
      for await (const frame of container.statsStream(end.signal)) {
        const reading = read({ frame });
        if (!("missed" in reading)) firstLimitBytes ??= reading.limitBytes;
        onReading(name, reading);
        onFrame();
      }
    } catch (error) {
      if (!end.signal.aborted) onReading(name, { missed: messageOf(error) });
    }
    onFrame();
  })();
  const awaitFrame = (frame) => withDeadline(clock, streamIntervalMs * 1.5, frame, () => {
  });
  return {
    name,
    intervalMs: streamIntervalMs,
    firstLimitBytes: async () => {
      await awaitFrame(first);
      return firstLimitBytes;
    },
    finalReading: () => awaitFrame(nextFrame()),
    close: () => {
      end.abort();
      return loop;
    }
  };
}
function createFrameReader() {
  let lastReadAt = "";
  return (response) => {
    if ("missed" in response) return response;
    const frame = readFrame(response.frame);
    if ("missed" in frame) return frame;
    if (frame.readAt === lastReadAt) return { missed: "a repeated frame" };
    lastReadAt = frame.readAt;
    return frame.reading;
  };
}

export {
  podAddress,
  GateError,
  samplingPlan,
  planOf,
  sameCommitNotices,
  portToRequest,
  assertHealthcheck,
  sshTimeoutSeconds,
  noSshCode,
  connectEngine,
  engineHost,
  readFrame,
  field,
  jsonLines,
  linkedSignal,
  builtTag,
  removeBuiltTag,
  prepareImage,
  inspectOrNull,
  healthcheckOf,
  isNotFound,
  volumeName,
  fillerName,
  removeVolumes,
  logLines,
  containerError,
  networkName,
  removeOwnNetwork,
  runLabel,
  createContainer,
  containerName,
  labelsOf,
  removeContainer,
  wrapContainer,
  systemClock,
  withDeadline,
  pathBelowId,
  createKernelFile,
  findCgroup,
  streamIntervalMs,
  openStats
};
