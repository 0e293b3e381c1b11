import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  paths,
  query
} from "./chunks/chunk-NYXFGLPB.js";
import {
  inPairs,
  maxPoints
} from "./chunks/chunk-MTTRMKDK.js";
import {
  aimAt,
  cornersOf,
  listsStatuses,
  mostConnectionsOf,
  pausedMsOf,
  steadyUntilMs,
  stepsOf
} from "./chunks/chunk-4IL7ZYTM.js";
import {
  redactorOf
} from "./chunks/chunk-ERVTT24X.js";
import {
  randomUUID
} from "./chunks/chunk-ZDYZP2FE.js";
import {
  bytes,
  errorRateOf,
  isRedirect,
  isSuccessStatus,
  longestNormalGapMs,
  maxRedirectRate,
  messageOf,
  placeText,
  protocolCodeOf,
  protocolCodeOfBytes,
  slowResponseMs
} from "./chunks/chunk-TGGWKTGO.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunks/chunk-WUMGRFA7.js";

// node_modules/autocannon/lib/worker_threads.js
var require_worker_threads = __commonJS({
  "node_modules/autocannon/lib/worker_threads.js"(exports, module) {
    "use strict";
    var workerThreads = {};
    try {
      workerThreads = __require("worker_threads");
    } catch (err) {
      if (err) {
      }
      workerThreads = {
        isMainThread: true
      };
    }
    module.exports = workerThreads;
  }
});

// node_modules/autocannon/lib/manager.js
var require_manager = __commonJS({
  "node_modules/autocannon/lib/manager.js"(exports, module) {
    module.exports = leftOut;
    function leftOut() {
      throw new Error("memgate's bundle leaves out a part of autocannon/lib/manager.js: memgate starts one load process and no workers. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/autocannon/lib/defaultOptions.js
var require_defaultOptions = __commonJS({
  "node_modules/autocannon/lib/defaultOptions.js"(exports, module) {
    "use strict";
    var defaultOptions = {
      headers: {},
      method: "GET",
      duration: 10,
      connections: 10,
      sampleInt: 1e3,
      pipelining: 1,
      timeout: 10,
      maxConnectionRequests: 0,
      maxOverallRequests: 0,
      connectionRate: 0,
      overallRate: 0,
      amount: 0,
      reconnectRate: 0,
      forever: false,
      idReplacement: false,
      requests: [{}],
      servername: void 0,
      excludeErrorStats: false
    };
    module.exports = defaultOptions;
  }
});

// node_modules/timestring/index.js
var require_timestring = __commonJS({
  "node_modules/timestring/index.js"(exports, module) {
    module.exports = parseTimestring;
    var DEFAULT_OPTS = {
      hoursPerDay: 24,
      daysPerWeek: 7,
      weeksPerMonth: 4,
      monthsPerYear: 12,
      daysPerYear: 365.25
    };
    var UNIT_MAP = {
      ms: ["ms", "milli", "millisecond", "milliseconds"],
      s: ["s", "sec", "secs", "second", "seconds"],
      m: ["m", "min", "mins", "minute", "minutes"],
      h: ["h", "hr", "hrs", "hour", "hours"],
      d: ["d", "day", "days"],
      w: ["w", "week", "weeks"],
      mth: ["mon", "mth", "mths", "month", "months"],
      y: ["y", "yr", "yrs", "year", "years"]
    };
    function parseTimestring(string, returnUnit, opts) {
      opts = Object.assign({}, DEFAULT_OPTS, opts || {});
      let totalSeconds = 0;
      let unitValues = getUnitValues(opts);
      let groups = string.toLowerCase().replace(/[^.\w+-]+/g, "").match(/[-+]?[0-9.]+[a-z]+/g);
      if (groups === null) {
        throw new Error(`The string [${string}] could not be parsed by timestring`);
      }
      groups.forEach((group) => {
        let value = group.match(/[0-9.]+/g)[0];
        let unit = group.match(/[a-z]+/g)[0];
        totalSeconds += getSeconds(value, unit, unitValues);
      });
      if (returnUnit) {
        return convert(totalSeconds, returnUnit, unitValues);
      }
      return totalSeconds;
    }
    function getUnitValues(opts) {
      let unitValues = {
        ms: 1e-3,
        s: 1,
        m: 60,
        h: 3600
      };
      unitValues.d = opts.hoursPerDay * unitValues.h;
      unitValues.w = opts.daysPerWeek * unitValues.d;
      unitValues.mth = opts.daysPerYear / opts.monthsPerYear * unitValues.d;
      unitValues.y = opts.daysPerYear * unitValues.d;
      return unitValues;
    }
    function getUnitKey(unit) {
      for (let key of Object.keys(UNIT_MAP)) {
        if (UNIT_MAP[key].indexOf(unit) > -1) {
          return key;
        }
      }
      throw new Error(`The unit [${unit}] is not supported by timestring`);
    }
    function getSeconds(value, unit, unitValues) {
      return value * unitValues[getUnitKey(unit)];
    }
    function convert(value, unit, unitValues) {
      return value / unitValues[getUnitKey(unit)];
    }
  }
});

// node_modules/autocannon/lib/url.js
var require_url = __commonJS({
  "node_modules/autocannon/lib/url.js"(exports) {
    "use strict";
    function checkURL(url) {
      return typeof url === "string" && url || Array.isArray(url) && url.length > 0;
    }
    function ofURL(url, asArray) {
      if (Array.isArray(url)) return url;
      if (typeof url === "string") {
        return {
          map(fn) {
            if (asArray) return [fn(url)];
            return fn(url);
          }
        };
      }
      throw new Error("url should only be a string or an array of string");
    }
    exports.checkURL = checkURL;
    exports.ofURL = ofURL;
  }
});

// node_modules/autocannon/lib/multipart.js
var require_multipart = __commonJS({
  "node_modules/autocannon/lib/multipart.js"(exports, module) {
    module.exports = leftOut;
    function leftOut() {
      throw new Error("memgate's bundle leaves out a part of autocannon/lib/multipart.js: memgate sends no forms. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/autocannon/lib/parseHAR.js
var require_parseHAR = __commonJS({
  "node_modules/autocannon/lib/parseHAR.js"(exports, module) {
    module.exports = leftOut;
    for (const name of ["parseHAR"]) if (!Object.hasOwn(module.exports, name)) module.exports[name] = leftOut;
    function leftOut() {
      throw new Error("memgate's bundle leaves out a part of autocannon/lib/parseHAR.js: memgate reads HAR files itself. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/semver/index.js
var require_semver = __commonJS({
  "node_modules/semver/index.js"(exports, module) {
    module.exports = { gte: (version) => version === process.versions.node || leftOut() };
    for (const name of ["Comparator", "Range", "SemVer", "clean", "cmp", "coerce", "compare", "compareBuild", "compareLoose", "default", "diff", "eq", "gt", "gte", "gtr", "inc", "intersects", "lt", "lte", "ltr", "major", "maxSatisfying", "minSatisfying", "minVersion", "minor", "neq", "outside", "parse", "patch", "prerelease", "rcompare", "re", "rsort", "satisfies", "simplifyRange", "sort", "subset", "toComparators", "truncate", "valid", "validRange", "src", "tokens", "SEMVER_SPEC_VERSION", "RELEASE_TYPES", "compareIdentifiers", "rcompareIdentifiers"]) if (!Object.hasOwn(module.exports, name)) module.exports[name] = leftOut;
    function leftOut() {
      throw new Error("memgate's bundle leaves out a part of semver/index.js: autocannon only compares the version of Node.js. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/autocannon/lib/util.js
var require_util = __commonJS({
  "node_modules/autocannon/lib/util.js"(exports, module) {
    "use strict";
    var semver = require_semver();
    var hasWorkerSupport = semver.gte(process.versions.node, "11.7.0");
    function getPropertyCaseInsensitive(obj, key) {
      for (const objKey of Object.keys(obj)) {
        if (objKey.toLowerCase() === key.toLowerCase()) return obj[objKey];
      }
    }
    module.exports = { hasWorkerSupport, getPropertyCaseInsensitive };
  }
});

// node_modules/autocannon/lib/validate.js
var require_validate = __commonJS({
  "node_modules/autocannon/lib/validate.js"(exports, module) {
    "use strict";
    var defaultOptions = require_defaultOptions();
    var timestring = require_timestring();
    var { checkURL } = require_url();
    var multipart = require_multipart();
    var { parseHAR } = require_parseHAR();
    var { hasWorkerSupport } = require_util();
    var isValidFn = (opt) => !opt || typeof opt === "function" || typeof opt === "string";
    var lessThanOneError = (label) => new Error(`${label} can not be less than 1`);
    var greaterThanZeroError = (label) => new Error(`${label} must be greater than 0`);
    var minIfPresent = (val, min) => val !== null && val < min;
    function safeRequire(path) {
      if (typeof path === "string") {
        try {
          return __require(path);
        } catch (err) {
        }
      }
      return path;
    }
    function defaultOpts(opts) {
      const setupClient = opts.workers ? opts.setupClient : safeRequire(opts.setupClient);
      const verifyBody = opts.workers ? opts.verifyBody : safeRequire(opts.verifyBody);
      const requests = opts.requests ? opts.requests.map((r) => {
        const setupRequest = opts.workers ? r.setupRequest : safeRequire(r.setupRequest);
        const onResponse = opts.workers ? r.onResponse : safeRequire(r.onResponse);
        return {
          ...r,
          ...setupRequest ? { setupRequest } : void 0,
          ...onResponse ? { onResponse } : void 0
        };
      }) : void 0;
      return {
        ...defaultOptions,
        ...opts,
        ...setupClient ? { setupClient } : void 0,
        ...verifyBody ? { verifyBody } : void 0,
        ...requests ? { requests } : void 0
      };
    }
    module.exports = function validateOpts(opts, cbPassedIn) {
      if (opts.workers && !hasWorkerSupport) return new Error("Please use node >= 11.7.0 for workers support");
      if (minIfPresent(opts.bailout, 1)) return lessThanOneError("bailout threshold");
      if (minIfPresent(opts.connectionRate, 1)) return lessThanOneError("connectionRate");
      if (minIfPresent(opts.overallRate, 1)) return lessThanOneError("bailout overallRate");
      if (minIfPresent(opts.amount, 1)) return lessThanOneError("amount");
      if (minIfPresent(opts.maxConnectionRequests, 1)) return lessThanOneError("maxConnectionRequests");
      if (minIfPresent(opts.maxOverallRequests, 1)) return lessThanOneError("maxOverallRequests");
      if (opts.form) {
        opts.method = opts.method || "POST";
      }
      opts = defaultOpts(opts);
      if (opts.json === true) {
        opts.renderProgressBar = opts.renderResultsTable = opts.renderLatencyTable = false;
      }
      if (opts.requests) {
        if (opts.requests.some((r) => !isValidFn(r.setupRequest))) {
          return new Error("Invalid option setupRequest, please provide a function (or file path when in workers mode)");
        }
        if (opts.requests.some((r) => !isValidFn(r.onResponse))) {
          return new Error("Invalid option onResponse, please provide a function (or file path when in workers mode)");
        }
      }
      if (!isValidFn(opts.setupClient)) {
        return new Error("Invalid option setupClient, please provide a function (or file path when in workers mode)");
      }
      if (!isValidFn(opts.verifyBody)) {
        return new Error("Invalid option verifyBody, please provide a function (or file path when in workers mode)");
      }
      if (!checkURL(opts.url) && !opts.socketPath) {
        return new Error("url or socketPath option required");
      }
      if (typeof opts.duration === "string") {
        if (/[a-zA-Z]/.exec(opts.duration)) {
          try {
            opts.duration = timestring(opts.duration);
          } catch (error) {
            return error;
          }
        } else {
          opts.duration = Number(opts.duration.trim());
        }
      }
      if (typeof opts.duration !== "number") {
        return new Error("duration entered was in an invalid format");
      }
      if (opts.duration < 0) {
        return new Error("duration can not be less than 0");
      }
      opts.sampleInt = parseFloat(opts.sampleInt);
      if (isNaN(opts.sampleInt)) {
        return new Error("sample interval entered was in an invalid format");
      }
      if (opts.sampleInt < 0) {
        return new Error("sample interval can not be less than 0");
      }
      if (opts.expectBody && opts.requests !== defaultOptions.requests) {
        return new Error("expectBody cannot be used in conjunction with requests");
      }
      if (opts.form) {
        try {
          const data = multipart(opts.form);
          opts.form = opts.workers ? opts.form : data;
        } catch (error) {
          return error;
        }
      }
      opts.harRequests = /* @__PURE__ */ new Map();
      if (opts.har) {
        try {
          opts.harRequests = parseHAR(opts.har);
        } catch (error) {
          return error;
        }
      }
      if (opts.connections < 1) return lessThanOneError("connections");
      if (opts.pipelining < 1) return lessThanOneError("pipelining factor");
      if (opts.timeout < 1) return greaterThanZeroError("timeout");
      if (opts.ignoreCoordinatedOmission && !opts.connectionRate && !opts.overallRate) {
        return new Error("ignoreCoordinatedOmission makes no sense without connectionRate or overallRate");
      }
      if (opts.forever && cbPassedIn) {
        return new Error("should not use the callback parameter when the `forever` option is set to true. Use the `done` event on this event emitter");
      }
      if (opts.forever && opts.workers) {
        return new Error("Using `forever` option isn't currently supported with workers");
      }
      return opts;
    };
  }
});

// node_modules/autocannon/lib/noop.js
var require_noop = __commonJS({
  "node_modules/autocannon/lib/noop.js"(exports, module) {
    module.exports = function noop() {
    };
  }
});

// node_modules/reinterval/index.js
var require_reinterval = __commonJS({
  "node_modules/reinterval/index.js"(exports, module) {
    "use strict";
    function ReInterval(callback, interval, args) {
      var self2 = this;
      this._callback = callback;
      this._args = args;
      this._interval = setInterval(callback, interval, this._args);
      this.reschedule = function(interval2) {
        if (!interval2)
          interval2 = self2._interval;
        if (self2._interval)
          clearInterval(self2._interval);
        self2._interval = setInterval(self2._callback, interval2, self2._args);
      };
      this.clear = function() {
        if (self2._interval) {
          clearInterval(self2._interval);
          self2._interval = void 0;
        }
      };
      this.destroy = function() {
        if (self2._interval) {
          clearInterval(self2._interval);
        }
        self2._callback = void 0;
        self2._interval = void 0;
        self2._args = void 0;
      };
    }
    function reInterval() {
      if (typeof arguments[0] !== "function")
        throw new Error("callback needed");
      if (typeof arguments[1] !== "number")
        throw new Error("interval needed");
      var args;
      if (arguments.length > 0) {
        args = new Array(arguments.length - 2);
        for (var i = 0; i < args.length; i++) {
          args[i] = arguments[i + 2];
        }
      }
      return new ReInterval(arguments[0], arguments[1], args);
    }
    module.exports = reInterval;
  }
});

// node_modules/retimer/time.js
var require_time = __commonJS({
  "node_modules/retimer/time.js"(exports, module) {
    "use strict";
    module.exports = function getTime() {
      const t = process.hrtime();
      return Math.floor(t[0] * 1e3 + t[1] / 1e6);
    };
  }
});

// node_modules/retimer/retimer.js
var require_retimer = __commonJS({
  "node_modules/retimer/retimer.js"(exports, module) {
    "use strict";
    var getTime = require_time();
    var Retimer = class {
      constructor(callback, timeout, args) {
        const that = this;
        this._started = getTime();
        this._rescheduled = 0;
        this._scheduled = timeout;
        this._args = args;
        this._triggered = false;
        this._timerWrapper = () => {
          if (that._rescheduled > 0) {
            that._scheduled = that._rescheduled - (getTime() - that._started);
            that._schedule(that._scheduled);
          } else {
            that._triggered = true;
            callback.apply(null, that._args);
          }
        };
        this._timer = setTimeout(this._timerWrapper, timeout);
      }
      reschedule(timeout) {
        if (!timeout) {
          timeout = this._scheduled;
        }
        const now = getTime();
        if (now + timeout - (this._started + this._scheduled) < 0) {
          clearTimeout(this._timer);
          this._schedule(timeout);
        } else if (!this._triggered) {
          this._started = now;
          this._rescheduled = timeout;
        } else {
          this._schedule(timeout);
        }
      }
      _schedule(timeout) {
        this._triggered = false;
        this._started = getTime();
        this._rescheduled = 0;
        this._scheduled = timeout;
        this._timer = setTimeout(this._timerWrapper, timeout);
      }
      clear() {
        clearTimeout(this._timer);
      }
    };
    function retimer() {
      if (typeof arguments[0] !== "function") {
        throw new Error("callback needed");
      }
      if (typeof arguments[1] !== "number") {
        throw new Error("timeout needed");
      }
      let args;
      if (arguments.length > 0) {
        args = new Array(arguments.length - 2);
        for (var i = 0; i < args.length; i++) {
          args[i] = arguments[i + 2];
        }
      }
      return new Retimer(arguments[0], arguments[1], args);
    }
    module.exports = retimer;
  }
});

// node_modules/http-parser-js/http-parser.js
var require_http_parser = __commonJS({
  "node_modules/http-parser-js/http-parser.js"(exports) {
    exports.HTTPParser = HTTPParser;
    function HTTPParser(type) {
      if (type !== void 0 && type !== HTTPParser.REQUEST && type !== HTTPParser.RESPONSE) {
        throw new Error("type must be REQUEST or RESPONSE");
      }
      if (type === void 0) {
      } else {
        this.initialize(type);
      }
      this.maxHeaderSize = HTTPParser.maxHeaderSize;
    }
    HTTPParser.prototype.initialize = function(type, async_resource) {
      if (type !== HTTPParser.REQUEST && type !== HTTPParser.RESPONSE) {
        throw new Error("type must be REQUEST or RESPONSE");
      }
      this.type = type;
      this.state = type + "_LINE";
      this.info = {
        headers: [],
        upgrade: false
      };
      this.trailers = [];
      this.line = "";
      this.isChunked = false;
      this.connection = "";
      this.headerSize = 0;
      this.body_bytes = null;
      this.isUserCall = false;
      this.hadError = false;
    };
    HTTPParser.encoding = "ascii";
    HTTPParser.maxHeaderSize = 80 * 1024;
    HTTPParser.REQUEST = "REQUEST";
    HTTPParser.RESPONSE = "RESPONSE";
    var kOnHeaders = HTTPParser.kOnHeaders = 1;
    var kOnHeadersComplete = HTTPParser.kOnHeadersComplete = 2;
    var kOnBody = HTTPParser.kOnBody = 3;
    var kOnMessageComplete = HTTPParser.kOnMessageComplete = 4;
    HTTPParser.prototype[kOnHeaders] = HTTPParser.prototype[kOnHeadersComplete] = HTTPParser.prototype[kOnBody] = HTTPParser.prototype[kOnMessageComplete] = function() {
    };
    var compatMode0_12 = true;
    Object.defineProperty(HTTPParser, "kOnExecute", {
      get: function() {
        compatMode0_12 = false;
        return 99;
      }
    });
    var methods = exports.methods = HTTPParser.methods = [
      "DELETE",
      "GET",
      "HEAD",
      "POST",
      "PUT",
      "CONNECT",
      "OPTIONS",
      "TRACE",
      "COPY",
      "LOCK",
      "MKCOL",
      "MOVE",
      "PROPFIND",
      "PROPPATCH",
      "SEARCH",
      "UNLOCK",
      "BIND",
      "REBIND",
      "UNBIND",
      "ACL",
      "REPORT",
      "MKACTIVITY",
      "CHECKOUT",
      "MERGE",
      "M-SEARCH",
      "NOTIFY",
      "SUBSCRIBE",
      "UNSUBSCRIBE",
      "PATCH",
      "PURGE",
      "MKCALENDAR",
      "LINK",
      "UNLINK",
      "SOURCE"
    ];
    var method_connect = methods.indexOf("CONNECT");
    HTTPParser.prototype.reinitialize = HTTPParser;
    HTTPParser.prototype.close = HTTPParser.prototype.pause = HTTPParser.prototype.resume = HTTPParser.prototype.remove = HTTPParser.prototype.free = function() {
    };
    HTTPParser.prototype._compatMode0_11 = false;
    HTTPParser.prototype.getAsyncId = function() {
      return 0;
    };
    var headerState = {
      REQUEST_LINE: true,
      RESPONSE_LINE: true,
      HEADER: true
    };
    HTTPParser.prototype.execute = function(chunk, start, length) {
      if (!(this instanceof HTTPParser)) {
        throw new TypeError("not a HTTPParser");
      }
      start = start || 0;
      length = typeof length === "number" ? length : chunk.length;
      this.chunk = chunk;
      this.offset = start;
      var end = this.end = start + length;
      try {
        while (this.offset < end) {
          if (this[this.state]()) {
            break;
          }
        }
      } catch (err) {
        if (this.isUserCall) {
          throw err;
        }
        this.hadError = true;
        return err;
      }
      this.chunk = null;
      length = this.offset - start;
      if (headerState[this.state]) {
        this.headerSize += length;
        if (this.headerSize > (this.maxHeaderSize || HTTPParser.maxHeaderSize)) {
          return new Error("max header size exceeded");
        }
      }
      return length;
    };
    var stateFinishAllowed = {
      REQUEST_LINE: true,
      RESPONSE_LINE: true,
      BODY_RAW: true
    };
    HTTPParser.prototype.finish = function() {
      if (this.hadError) {
        return;
      }
      if (!stateFinishAllowed[this.state]) {
        return new Error("invalid state for EOF");
      }
      if (this.state === "BODY_RAW") {
        this.userCall()(this[kOnMessageComplete]());
      }
    };
    HTTPParser.prototype.consume = HTTPParser.prototype.unconsume = HTTPParser.prototype.getCurrentBuffer = function() {
    };
    HTTPParser.prototype.userCall = function() {
      this.isUserCall = true;
      var self2 = this;
      return function(ret) {
        self2.isUserCall = false;
        return ret;
      };
    };
    HTTPParser.prototype.nextRequest = function() {
      this.userCall()(this[kOnMessageComplete]());
      this.reinitialize(this.type);
    };
    HTTPParser.prototype.consumeLine = function() {
      var end = this.end, chunk = this.chunk;
      for (var i = this.offset; i < end; i++) {
        if (chunk[i] === 10) {
          var line = this.line + chunk.toString(HTTPParser.encoding, this.offset, i);
          if (line.charAt(line.length - 1) === "\r") {
            line = line.substr(0, line.length - 1);
          }
          this.line = "";
          this.offset = i + 1;
          return line;
        }
      }
      this.line += chunk.toString(HTTPParser.encoding, this.offset, this.end);
      this.offset = this.end;
    };
    var headerExp = /^([^: \t]+):[ \t]*((?:.*[^ \t])|)/;
    var headerContinueExp = /^[ \t]+(.*[^ \t])/;
    HTTPParser.prototype.parseHeader = function(line, headers) {
      if (line.indexOf("\r") !== -1) {
        throw parseErrorCode("HPE_LF_EXPECTED");
      }
      var match = headerExp.exec(line);
      var k = match && match[1];
      if (k) {
        headers.push(k);
        headers.push(match[2]);
      } else {
        var matchContinue = headerContinueExp.exec(line);
        if (matchContinue && headers.length) {
          if (headers[headers.length - 1]) {
            headers[headers.length - 1] += " ";
          }
          headers[headers.length - 1] += matchContinue[1];
        }
      }
    };
    var requestExp = /^([A-Z-]+) ([^ ]+) HTTP\/(\d)\.(\d)$/;
    HTTPParser.prototype.REQUEST_LINE = function() {
      var line = this.consumeLine();
      if (!line) {
        return;
      }
      var match = requestExp.exec(line);
      if (match === null) {
        throw parseErrorCode("HPE_INVALID_CONSTANT");
      }
      this.info.method = this._compatMode0_11 ? match[1] : methods.indexOf(match[1]);
      if (this.info.method === -1) {
        throw new Error("invalid request method");
      }
      this.info.url = match[2];
      this.info.versionMajor = +match[3];
      this.info.versionMinor = +match[4];
      this.body_bytes = 0;
      this.state = "HEADER";
    };
    var responseExp = /^HTTP\/(\d)\.(\d) (\d{3}) ?(.*)$/;
    HTTPParser.prototype.RESPONSE_LINE = function() {
      var line = this.consumeLine();
      if (!line) {
        return;
      }
      var match = responseExp.exec(line);
      if (match === null) {
        throw parseErrorCode("HPE_INVALID_CONSTANT");
      }
      this.info.versionMajor = +match[1];
      this.info.versionMinor = +match[2];
      var statusCode = this.info.statusCode = +match[3];
      this.info.statusMessage = match[4];
      if ((statusCode / 100 | 0) === 1 || statusCode === 204 || statusCode === 304) {
        this.body_bytes = 0;
      }
      this.state = "HEADER";
    };
    HTTPParser.prototype.shouldKeepAlive = function() {
      if (this.info.versionMajor > 0 && this.info.versionMinor > 0) {
        if (this.connection.indexOf("close") !== -1) {
          return false;
        }
      } else if (this.connection.indexOf("keep-alive") === -1) {
        return false;
      }
      if (this.body_bytes !== null || this.isChunked) {
        return true;
      }
      return false;
    };
    HTTPParser.prototype.HEADER = function() {
      var line = this.consumeLine();
      if (line === void 0) {
        return;
      }
      var info = this.info;
      if (line) {
        this.parseHeader(line, info.headers);
      } else {
        var headers = info.headers;
        var hasContentLength = false;
        var currentContentLengthValue;
        var hasUpgradeHeader = false;
        for (var i = 0; i < headers.length; i += 2) {
          switch (headers[i].toLowerCase()) {
            case "transfer-encoding":
              this.isChunked = headers[i + 1].toLowerCase() === "chunked";
              break;
            case "content-length":
              currentContentLengthValue = +headers[i + 1];
              if (hasContentLength) {
                if (currentContentLengthValue !== this.body_bytes) {
                  throw parseErrorCode("HPE_UNEXPECTED_CONTENT_LENGTH");
                }
              } else {
                hasContentLength = true;
                this.body_bytes = currentContentLengthValue;
              }
              break;
            case "connection":
              this.connection += headers[i + 1].toLowerCase();
              break;
            case "upgrade":
              hasUpgradeHeader = true;
              break;
          }
        }
        if (this.isChunked && hasContentLength) {
          hasContentLength = false;
          this.body_bytes = null;
        }
        if (hasUpgradeHeader && this.connection.indexOf("upgrade") != -1) {
          info.upgrade = this.type === HTTPParser.REQUEST || info.statusCode === 101;
        } else {
          info.upgrade = info.method === method_connect;
        }
        if (this.isChunked && info.upgrade) {
          this.isChunked = false;
        }
        info.shouldKeepAlive = this.shouldKeepAlive();
        var skipBody;
        if (compatMode0_12) {
          skipBody = this.userCall()(this[kOnHeadersComplete](info));
        } else {
          skipBody = this.userCall()(this[kOnHeadersComplete](
            info.versionMajor,
            info.versionMinor,
            info.headers,
            info.method,
            info.url,
            info.statusCode,
            info.statusMessage,
            info.upgrade,
            info.shouldKeepAlive
          ));
        }
        if (skipBody === 2) {
          this.nextRequest();
          return true;
        } else if (this.isChunked && !skipBody) {
          this.state = "BODY_CHUNKHEAD";
        } else if (skipBody || this.body_bytes === 0) {
          this.nextRequest();
          return info.upgrade;
        } else if (this.body_bytes === null) {
          this.state = "BODY_RAW";
        } else {
          this.state = "BODY_SIZED";
        }
      }
    };
    HTTPParser.prototype.BODY_CHUNKHEAD = function() {
      var line = this.consumeLine();
      if (line === void 0) {
        return;
      }
      this.body_bytes = parseInt(line, 16);
      if (!this.body_bytes) {
        this.state = "BODY_CHUNKTRAILERS";
      } else {
        this.state = "BODY_CHUNK";
      }
    };
    HTTPParser.prototype.BODY_CHUNK = function() {
      var length = Math.min(this.end - this.offset, this.body_bytes);
      this.userCall()(this[kOnBody](this.chunk.slice(this.offset, this.offset + length), 0, length));
      this.offset += length;
      this.body_bytes -= length;
      if (!this.body_bytes) {
        this.state = "BODY_CHUNKEMPTYLINE";
      }
    };
    HTTPParser.prototype.BODY_CHUNKEMPTYLINE = function() {
      var line = this.consumeLine();
      if (line === void 0) {
        return;
      }
      if (line !== "") {
        throw new Error("Expected empty line");
      }
      this.state = "BODY_CHUNKHEAD";
    };
    HTTPParser.prototype.BODY_CHUNKTRAILERS = function() {
      var line = this.consumeLine();
      if (line === void 0) {
        return;
      }
      if (line) {
        this.parseHeader(line, this.trailers);
      } else {
        if (this.trailers.length) {
          this.userCall()(this[kOnHeaders](this.trailers, ""));
        }
        this.nextRequest();
      }
    };
    HTTPParser.prototype.BODY_RAW = function() {
      this.userCall()(this[kOnBody](this.chunk.slice(this.offset, this.end), 0, this.end - this.offset));
      this.offset = this.end;
    };
    HTTPParser.prototype.BODY_SIZED = function() {
      var length = Math.min(this.end - this.offset, this.body_bytes);
      this.userCall()(this[kOnBody](this.chunk.slice(this.offset, this.offset + length), 0, length));
      this.offset += length;
      this.body_bytes -= length;
      if (!this.body_bytes) {
        this.nextRequest();
      }
    };
    ["Headers", "HeadersComplete", "Body", "MessageComplete"].forEach(function(name) {
      var k = HTTPParser["kOn" + name];
      Object.defineProperty(HTTPParser.prototype, "on" + name, {
        get: function() {
          return this[k];
        },
        set: function(to) {
          this._compatMode0_11 = true;
          method_connect = "CONNECT";
          return this[k] = to;
        }
      });
    });
    function parseErrorCode(code) {
      var err = new Error("Parse Error");
      err.code = code;
      return err;
    }
  }
});

// node_modules/hyperid/uuid-node.js
var require_uuid_node = __commonJS({
  "node_modules/hyperid/uuid-node.js"(exports, module) {
    "use strict";
    var { randomUUID: randomUUID2 } = __require("crypto");
    module.exports = randomUUID2;
  }
});

// node_modules/buffer/index.js
var require_buffer = __commonJS({
  "node_modules/buffer/index.js"(exports, module) {
    module.exports = { Buffer: __require("node:buffer").Buffer };
    for (const name of ["Buffer", "INSPECT_MAX_BYTES", "SlowBuffer", "default", "kMaxLength"]) if (!Object.hasOwn(module.exports, name)) module.exports[name] = leftOut;
    function leftOut() {
      throw new Error("memgate's bundle leaves out a part of buffer/index.js: hyperid only uses Buffer. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/hyperid/hyperid.js
var require_hyperid = __commonJS({
  "node_modules/hyperid/hyperid.js"(exports, module) {
    "use strict";
    var uuidv4 = require_uuid_node();
    var Buffer2 = loadBuffer();
    function loadBuffer() {
      const b = __require("buffer");
      return b && b.Buffer ? b.Buffer : require_buffer().Buffer;
    }
    var base64Padding = Buffer2.from("==", "base64");
    function hyperid(opts) {
      let fixedLength = false;
      let urlSafe = false;
      let maxInt = Math.pow(2, 31) - 1;
      if (typeof opts === "boolean") {
        fixedLength = opts;
      } else {
        opts = opts || {};
        maxInt = opts.maxInt || Math.pow(2, 31) - 1;
        urlSafe = !!opts.urlSafe;
        fixedLength = !!opts.fixedLength;
      }
      generate.uuid = uuidv4();
      generate.decode = decode;
      let id = baseId(generate.uuid, urlSafe);
      let count = Math.floor(opts.startFrom || 0);
      if (isNaN(maxInt)) throw new Error(`maxInt must be a number. recieved ${opts.maxInt}`);
      if (isNaN(count) || !(maxInt > count && count >= 0)) {
        throw new Error([
          `when passed, opts.startFrom must be a number between 0 and ${maxInt}.`,
          "Only the integer part matters.",
          `- got: ${opts.startFrom}`
        ].join("\n"));
      }
      return generate;
      function generate() {
        let result;
        if (count === maxInt) {
          generate.uuid = uuidv4();
          id = baseId(generate.uuid, urlSafe);
          count = 0;
        }
        if (fixedLength) {
          result = id + `0000000000${count}`.slice(-10);
        } else {
          result = id + count;
        }
        count = count + 1 | 0;
        return result;
      }
    }
    function baseId(id, urlSafe) {
      const base64Id = Buffer2.concat([Buffer2.from(id.replace(/-/g, ""), "hex"), base64Padding]).toString("base64");
      if (urlSafe) {
        return base64Id.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "-");
      }
      return base64Id.replace(/=+$/, "/");
    }
    function unparseUuid(buf) {
      const hex = buf.toString("hex");
      return hex.slice(0, 8) + "-" + hex.slice(8, 12) + "-" + hex.slice(12, 16) + "-" + hex.slice(16, 20) + "-" + hex.slice(20, 32);
    }
    function decode(id, opts) {
      opts = opts || {};
      const urlSafe = !!opts.urlSafe;
      if (urlSafe) {
        id = id.replace(/-([^-]*)$/, "/$1").replace(/-/g, "+").replace(/_/g, "/");
      }
      if (id.length < 22) {
        return null;
      }
      const lastSlashIndex = id.lastIndexOf("/");
      if (lastSlashIndex === -1) {
        return null;
      }
      const uuidPart = id.substring(0, lastSlashIndex);
      const countPart = Number(id.substring(lastSlashIndex + 1));
      if (!uuidPart || isNaN(countPart)) {
        return null;
      }
      const result = {
        uuid: unparseUuid(Buffer2.from(uuidPart + "==", "base64")),
        count: countPart
      };
      return result;
    }
    module.exports = hyperid;
    module.exports.decode = decode;
  }
});

// node_modules/autocannon/lib/httpMethods.js
var require_httpMethods = __commonJS({
  "node_modules/autocannon/lib/httpMethods.js"(exports, module) {
    module.exports = [
      "GET",
      "HEAD",
      "POST",
      "PUT",
      "DELETE",
      "CONNECT",
      "OPTIONS",
      "TRACE",
      "PATCH"
    ];
  }
});

// node_modules/autocannon/lib/httpRequestBuilder.js
var require_httpRequestBuilder = __commonJS({
  "node_modules/autocannon/lib/httpRequestBuilder.js"(exports, module) {
    "use strict";
    var methods = require_httpMethods();
    var { getPropertyCaseInsensitive } = require_util();
    function requestBuilder(defaults) {
      const builderDefaults = {
        method: "GET",
        path: "/",
        headers: {},
        body: Buffer.alloc(0),
        hostname: "localhost",
        setupRequest: (reqData) => reqData,
        port: 80
      };
      defaults = Object.assign(builderDefaults, defaults);
      return function buildRequest(reqData, context) {
        reqData = reqData || {};
        reqData.headers = Object.assign({}, defaults.headers, reqData.headers);
        reqData = Object.assign({}, defaults, reqData);
        reqData = reqData.setupRequest(reqData, context);
        if (!reqData) {
          return null;
        }
        const method = reqData.method;
        const path = reqData.path;
        const headers = reqData.headers;
        const body = reqData.body;
        const headersDefinedHost = getPropertyCaseInsensitive(reqData.headers, "host");
        let host = headersDefinedHost || reqData.host;
        if (!host) {
          const hostname = reqData.hostname;
          const port = reqData.port;
          host = hostname + ":" + port;
        }
        const baseReq = [
          `${method} ${path} HTTP/1.1`
        ];
        if (!headersDefinedHost) {
          baseReq.push(`Host: ${host}`);
        }
        baseReq.push("Connection: keep-alive");
        if (reqData.auth) {
          const encodedAuth = Buffer.from(reqData.auth).toString("base64");
          headers.Authorization = `Basic ${encodedAuth}`;
        }
        if (methods.indexOf(method) < 0) {
          throw new Error(`${method} HTTP method is not supported`);
        }
        let bodyBuf;
        if (typeof body === "string") {
          bodyBuf = Buffer.from(body);
        } else if (typeof body === "number") {
          bodyBuf = Buffer.from(body + "");
        } else if (Buffer.isBuffer(body)) {
          bodyBuf = body;
        } else if (body && Array.isArray(body._)) {
          bodyBuf = Buffer.from(`[${body._}]`);
        } else if (body) {
          throw new Error("body must be either a string or a buffer");
        }
        if (bodyBuf && bodyBuf.length > 0) {
          const idCount = reqData.idReplacement ? (bodyBuf.toString().match(/\[<id>\]/g) || []).length : 0;
          headers["Content-Length"] = `${bodyBuf.length + idCount * 27}`;
        }
        for (const [key, header] of Object.entries(headers)) {
          baseReq.push(`${key}: ${header}`);
        }
        let req = Buffer.from(baseReq.join("\r\n") + "\r\n\r\n", "utf8");
        if (bodyBuf && bodyBuf.length > 0) {
          req = Buffer.concat([req, bodyBuf]);
        }
        return req;
      };
    }
    module.exports = requestBuilder;
  }
});

// node_modules/lodash.clonedeep/index.js
var require_lodash = __commonJS({
  "node_modules/lodash.clonedeep/index.js"(exports, module) {
    var LARGE_ARRAY_SIZE = 200;
    var HASH_UNDEFINED = "__lodash_hash_undefined__";
    var MAX_SAFE_INTEGER = 9007199254740991;
    var argsTag = "[object Arguments]";
    var arrayTag = "[object Array]";
    var boolTag = "[object Boolean]";
    var dateTag = "[object Date]";
    var errorTag = "[object Error]";
    var funcTag = "[object Function]";
    var genTag = "[object GeneratorFunction]";
    var mapTag = "[object Map]";
    var numberTag = "[object Number]";
    var objectTag = "[object Object]";
    var promiseTag = "[object Promise]";
    var regexpTag = "[object RegExp]";
    var setTag = "[object Set]";
    var stringTag = "[object String]";
    var symbolTag = "[object Symbol]";
    var weakMapTag = "[object WeakMap]";
    var arrayBufferTag = "[object ArrayBuffer]";
    var dataViewTag = "[object DataView]";
    var float32Tag = "[object Float32Array]";
    var float64Tag = "[object Float64Array]";
    var int8Tag = "[object Int8Array]";
    var int16Tag = "[object Int16Array]";
    var int32Tag = "[object Int32Array]";
    var uint8Tag = "[object Uint8Array]";
    var uint8ClampedTag = "[object Uint8ClampedArray]";
    var uint16Tag = "[object Uint16Array]";
    var uint32Tag = "[object Uint32Array]";
    var reRegExpChar = /[\\^$.*+?()[\]{}|]/g;
    var reFlags = /\w*$/;
    var reIsHostCtor = /^\[object .+?Constructor\]$/;
    var reIsUint = /^(?:0|[1-9]\d*)$/;
    var cloneableTags = {};
    cloneableTags[argsTag] = cloneableTags[arrayTag] = cloneableTags[arrayBufferTag] = cloneableTags[dataViewTag] = cloneableTags[boolTag] = cloneableTags[dateTag] = cloneableTags[float32Tag] = cloneableTags[float64Tag] = cloneableTags[int8Tag] = cloneableTags[int16Tag] = cloneableTags[int32Tag] = cloneableTags[mapTag] = cloneableTags[numberTag] = cloneableTags[objectTag] = cloneableTags[regexpTag] = cloneableTags[setTag] = cloneableTags[stringTag] = cloneableTags[symbolTag] = cloneableTags[uint8Tag] = cloneableTags[uint8ClampedTag] = cloneableTags[uint16Tag] = cloneableTags[uint32Tag] = true;
    cloneableTags[errorTag] = cloneableTags[funcTag] = cloneableTags[weakMapTag] = false;
    var freeGlobal = typeof global == "object" && global && global.Object === Object && global;
    var freeSelf = typeof self == "object" && self && self.Object === Object && self;
    var root = freeGlobal || freeSelf || Function("return this")();
    var freeExports = typeof exports == "object" && exports && !exports.nodeType && exports;
    var freeModule = freeExports && typeof module == "object" && module && !module.nodeType && module;
    var moduleExports = freeModule && freeModule.exports === freeExports;
    function addMapEntry(map, pair) {
      map.set(pair[0], pair[1]);
      return map;
    }
    function addSetEntry(set, value) {
      set.add(value);
      return set;
    }
    function arrayEach(array, iteratee) {
      var index = -1, length = array ? array.length : 0;
      while (++index < length) {
        if (iteratee(array[index], index, array) === false) {
          break;
        }
      }
      return array;
    }
    function arrayPush(array, values) {
      var index = -1, length = values.length, offset = array.length;
      while (++index < length) {
        array[offset + index] = values[index];
      }
      return array;
    }
    function arrayReduce(array, iteratee, accumulator, initAccum) {
      var index = -1, length = array ? array.length : 0;
      if (initAccum && length) {
        accumulator = array[++index];
      }
      while (++index < length) {
        accumulator = iteratee(accumulator, array[index], index, array);
      }
      return accumulator;
    }
    function baseTimes(n, iteratee) {
      var index = -1, result = Array(n);
      while (++index < n) {
        result[index] = iteratee(index);
      }
      return result;
    }
    function getValue(object, key) {
      return object == null ? void 0 : object[key];
    }
    function isHostObject(value) {
      var result = false;
      if (value != null && typeof value.toString != "function") {
        try {
          result = !!(value + "");
        } catch (e) {
        }
      }
      return result;
    }
    function mapToArray(map) {
      var index = -1, result = Array(map.size);
      map.forEach(function(value, key) {
        result[++index] = [key, value];
      });
      return result;
    }
    function overArg(func, transform) {
      return function(arg) {
        return func(transform(arg));
      };
    }
    function setToArray(set) {
      var index = -1, result = Array(set.size);
      set.forEach(function(value) {
        result[++index] = value;
      });
      return result;
    }
    var arrayProto = Array.prototype;
    var funcProto = Function.prototype;
    var objectProto = Object.prototype;
    var coreJsData = root["__core-js_shared__"];
    var maskSrcKey = (function() {
      var uid = /[^.]+$/.exec(coreJsData && coreJsData.keys && coreJsData.keys.IE_PROTO || "");
      return uid ? "Symbol(src)_1." + uid : "";
    })();
    var funcToString = funcProto.toString;
    var hasOwnProperty = objectProto.hasOwnProperty;
    var objectToString = objectProto.toString;
    var reIsNative = RegExp(
      "^" + funcToString.call(hasOwnProperty).replace(reRegExpChar, "\\$&").replace(/hasOwnProperty|(function).*?(?=\\\()| for .+?(?=\\\])/g, "$1.*?") + "$"
    );
    var Buffer2 = moduleExports ? root.Buffer : void 0;
    var Symbol2 = root.Symbol;
    var Uint8Array = root.Uint8Array;
    var getPrototype = overArg(Object.getPrototypeOf, Object);
    var objectCreate = Object.create;
    var propertyIsEnumerable = objectProto.propertyIsEnumerable;
    var splice = arrayProto.splice;
    var nativeGetSymbols = Object.getOwnPropertySymbols;
    var nativeIsBuffer = Buffer2 ? Buffer2.isBuffer : void 0;
    var nativeKeys = overArg(Object.keys, Object);
    var DataView = getNative(root, "DataView");
    var Map2 = getNative(root, "Map");
    var Promise2 = getNative(root, "Promise");
    var Set2 = getNative(root, "Set");
    var WeakMap2 = getNative(root, "WeakMap");
    var nativeCreate = getNative(Object, "create");
    var dataViewCtorString = toSource(DataView);
    var mapCtorString = toSource(Map2);
    var promiseCtorString = toSource(Promise2);
    var setCtorString = toSource(Set2);
    var weakMapCtorString = toSource(WeakMap2);
    var symbolProto = Symbol2 ? Symbol2.prototype : void 0;
    var symbolValueOf = symbolProto ? symbolProto.valueOf : void 0;
    function Hash(entries) {
      var index = -1, length = entries ? entries.length : 0;
      this.clear();
      while (++index < length) {
        var entry = entries[index];
        this.set(entry[0], entry[1]);
      }
    }
    function hashClear() {
      this.__data__ = nativeCreate ? nativeCreate(null) : {};
    }
    function hashDelete(key) {
      return this.has(key) && delete this.__data__[key];
    }
    function hashGet(key) {
      var data = this.__data__;
      if (nativeCreate) {
        var result = data[key];
        return result === HASH_UNDEFINED ? void 0 : result;
      }
      return hasOwnProperty.call(data, key) ? data[key] : void 0;
    }
    function hashHas(key) {
      var data = this.__data__;
      return nativeCreate ? data[key] !== void 0 : hasOwnProperty.call(data, key);
    }
    function hashSet(key, value) {
      var data = this.__data__;
      data[key] = nativeCreate && value === void 0 ? HASH_UNDEFINED : value;
      return this;
    }
    Hash.prototype.clear = hashClear;
    Hash.prototype["delete"] = hashDelete;
    Hash.prototype.get = hashGet;
    Hash.prototype.has = hashHas;
    Hash.prototype.set = hashSet;
    function ListCache(entries) {
      var index = -1, length = entries ? entries.length : 0;
      this.clear();
      while (++index < length) {
        var entry = entries[index];
        this.set(entry[0], entry[1]);
      }
    }
    function listCacheClear() {
      this.__data__ = [];
    }
    function listCacheDelete(key) {
      var data = this.__data__, index = assocIndexOf(data, key);
      if (index < 0) {
        return false;
      }
      var lastIndex = data.length - 1;
      if (index == lastIndex) {
        data.pop();
      } else {
        splice.call(data, index, 1);
      }
      return true;
    }
    function listCacheGet(key) {
      var data = this.__data__, index = assocIndexOf(data, key);
      return index < 0 ? void 0 : data[index][1];
    }
    function listCacheHas(key) {
      return assocIndexOf(this.__data__, key) > -1;
    }
    function listCacheSet(key, value) {
      var data = this.__data__, index = assocIndexOf(data, key);
      if (index < 0) {
        data.push([key, value]);
      } else {
        data[index][1] = value;
      }
      return this;
    }
    ListCache.prototype.clear = listCacheClear;
    ListCache.prototype["delete"] = listCacheDelete;
    ListCache.prototype.get = listCacheGet;
    ListCache.prototype.has = listCacheHas;
    ListCache.prototype.set = listCacheSet;
    function MapCache(entries) {
      var index = -1, length = entries ? entries.length : 0;
      this.clear();
      while (++index < length) {
        var entry = entries[index];
        this.set(entry[0], entry[1]);
      }
    }
    function mapCacheClear() {
      this.__data__ = {
        "hash": new Hash(),
        "map": new (Map2 || ListCache)(),
        "string": new Hash()
      };
    }
    function mapCacheDelete(key) {
      return getMapData(this, key)["delete"](key);
    }
    function mapCacheGet(key) {
      return getMapData(this, key).get(key);
    }
    function mapCacheHas(key) {
      return getMapData(this, key).has(key);
    }
    function mapCacheSet(key, value) {
      getMapData(this, key).set(key, value);
      return this;
    }
    MapCache.prototype.clear = mapCacheClear;
    MapCache.prototype["delete"] = mapCacheDelete;
    MapCache.prototype.get = mapCacheGet;
    MapCache.prototype.has = mapCacheHas;
    MapCache.prototype.set = mapCacheSet;
    function Stack(entries) {
      this.__data__ = new ListCache(entries);
    }
    function stackClear() {
      this.__data__ = new ListCache();
    }
    function stackDelete(key) {
      return this.__data__["delete"](key);
    }
    function stackGet(key) {
      return this.__data__.get(key);
    }
    function stackHas(key) {
      return this.__data__.has(key);
    }
    function stackSet(key, value) {
      var cache = this.__data__;
      if (cache instanceof ListCache) {
        var pairs = cache.__data__;
        if (!Map2 || pairs.length < LARGE_ARRAY_SIZE - 1) {
          pairs.push([key, value]);
          return this;
        }
        cache = this.__data__ = new MapCache(pairs);
      }
      cache.set(key, value);
      return this;
    }
    Stack.prototype.clear = stackClear;
    Stack.prototype["delete"] = stackDelete;
    Stack.prototype.get = stackGet;
    Stack.prototype.has = stackHas;
    Stack.prototype.set = stackSet;
    function arrayLikeKeys(value, inherited) {
      var result = isArray(value) || isArguments(value) ? baseTimes(value.length, String) : [];
      var length = result.length, skipIndexes = !!length;
      for (var key in value) {
        if ((inherited || hasOwnProperty.call(value, key)) && !(skipIndexes && (key == "length" || isIndex(key, length)))) {
          result.push(key);
        }
      }
      return result;
    }
    function assignValue(object, key, value) {
      var objValue = object[key];
      if (!(hasOwnProperty.call(object, key) && eq(objValue, value)) || value === void 0 && !(key in object)) {
        object[key] = value;
      }
    }
    function assocIndexOf(array, key) {
      var length = array.length;
      while (length--) {
        if (eq(array[length][0], key)) {
          return length;
        }
      }
      return -1;
    }
    function baseAssign(object, source) {
      return object && copyObject(source, keys(source), object);
    }
    function baseClone(value, isDeep, isFull, customizer, key, object, stack) {
      var result;
      if (customizer) {
        result = object ? customizer(value, key, object, stack) : customizer(value);
      }
      if (result !== void 0) {
        return result;
      }
      if (!isObject(value)) {
        return value;
      }
      var isArr = isArray(value);
      if (isArr) {
        result = initCloneArray(value);
        if (!isDeep) {
          return copyArray(value, result);
        }
      } else {
        var tag = getTag(value), isFunc = tag == funcTag || tag == genTag;
        if (isBuffer(value)) {
          return cloneBuffer(value, isDeep);
        }
        if (tag == objectTag || tag == argsTag || isFunc && !object) {
          if (isHostObject(value)) {
            return object ? value : {};
          }
          result = initCloneObject(isFunc ? {} : value);
          if (!isDeep) {
            return copySymbols(value, baseAssign(result, value));
          }
        } else {
          if (!cloneableTags[tag]) {
            return object ? value : {};
          }
          result = initCloneByTag(value, tag, baseClone, isDeep);
        }
      }
      stack || (stack = new Stack());
      var stacked = stack.get(value);
      if (stacked) {
        return stacked;
      }
      stack.set(value, result);
      if (!isArr) {
        var props = isFull ? getAllKeys(value) : keys(value);
      }
      arrayEach(props || value, function(subValue, key2) {
        if (props) {
          key2 = subValue;
          subValue = value[key2];
        }
        assignValue(result, key2, baseClone(subValue, isDeep, isFull, customizer, key2, value, stack));
      });
      return result;
    }
    function baseCreate(proto) {
      return isObject(proto) ? objectCreate(proto) : {};
    }
    function baseGetAllKeys(object, keysFunc, symbolsFunc) {
      var result = keysFunc(object);
      return isArray(object) ? result : arrayPush(result, symbolsFunc(object));
    }
    function baseGetTag(value) {
      return objectToString.call(value);
    }
    function baseIsNative(value) {
      if (!isObject(value) || isMasked(value)) {
        return false;
      }
      var pattern = isFunction(value) || isHostObject(value) ? reIsNative : reIsHostCtor;
      return pattern.test(toSource(value));
    }
    function baseKeys(object) {
      if (!isPrototype(object)) {
        return nativeKeys(object);
      }
      var result = [];
      for (var key in Object(object)) {
        if (hasOwnProperty.call(object, key) && key != "constructor") {
          result.push(key);
        }
      }
      return result;
    }
    function cloneBuffer(buffer, isDeep) {
      if (isDeep) {
        return buffer.slice();
      }
      var result = new buffer.constructor(buffer.length);
      buffer.copy(result);
      return result;
    }
    function cloneArrayBuffer(arrayBuffer) {
      var result = new arrayBuffer.constructor(arrayBuffer.byteLength);
      new Uint8Array(result).set(new Uint8Array(arrayBuffer));
      return result;
    }
    function cloneDataView(dataView, isDeep) {
      var buffer = isDeep ? cloneArrayBuffer(dataView.buffer) : dataView.buffer;
      return new dataView.constructor(buffer, dataView.byteOffset, dataView.byteLength);
    }
    function cloneMap(map, isDeep, cloneFunc) {
      var array = isDeep ? cloneFunc(mapToArray(map), true) : mapToArray(map);
      return arrayReduce(array, addMapEntry, new map.constructor());
    }
    function cloneRegExp(regexp) {
      var result = new regexp.constructor(regexp.source, reFlags.exec(regexp));
      result.lastIndex = regexp.lastIndex;
      return result;
    }
    function cloneSet(set, isDeep, cloneFunc) {
      var array = isDeep ? cloneFunc(setToArray(set), true) : setToArray(set);
      return arrayReduce(array, addSetEntry, new set.constructor());
    }
    function cloneSymbol(symbol) {
      return symbolValueOf ? Object(symbolValueOf.call(symbol)) : {};
    }
    function cloneTypedArray(typedArray, isDeep) {
      var buffer = isDeep ? cloneArrayBuffer(typedArray.buffer) : typedArray.buffer;
      return new typedArray.constructor(buffer, typedArray.byteOffset, typedArray.length);
    }
    function copyArray(source, array) {
      var index = -1, length = source.length;
      array || (array = Array(length));
      while (++index < length) {
        array[index] = source[index];
      }
      return array;
    }
    function copyObject(source, props, object, customizer) {
      object || (object = {});
      var index = -1, length = props.length;
      while (++index < length) {
        var key = props[index];
        var newValue = customizer ? customizer(object[key], source[key], key, object, source) : void 0;
        assignValue(object, key, newValue === void 0 ? source[key] : newValue);
      }
      return object;
    }
    function copySymbols(source, object) {
      return copyObject(source, getSymbols(source), object);
    }
    function getAllKeys(object) {
      return baseGetAllKeys(object, keys, getSymbols);
    }
    function getMapData(map, key) {
      var data = map.__data__;
      return isKeyable(key) ? data[typeof key == "string" ? "string" : "hash"] : data.map;
    }
    function getNative(object, key) {
      var value = getValue(object, key);
      return baseIsNative(value) ? value : void 0;
    }
    var getSymbols = nativeGetSymbols ? overArg(nativeGetSymbols, Object) : stubArray;
    var getTag = baseGetTag;
    if (DataView && getTag(new DataView(new ArrayBuffer(1))) != dataViewTag || Map2 && getTag(new Map2()) != mapTag || Promise2 && getTag(Promise2.resolve()) != promiseTag || Set2 && getTag(new Set2()) != setTag || WeakMap2 && getTag(new WeakMap2()) != weakMapTag) {
      getTag = function(value) {
        var result = objectToString.call(value), Ctor = result == objectTag ? value.constructor : void 0, ctorString = Ctor ? toSource(Ctor) : void 0;
        if (ctorString) {
          switch (ctorString) {
            case dataViewCtorString:
              return dataViewTag;
            case mapCtorString:
              return mapTag;
            case promiseCtorString:
              return promiseTag;
            case setCtorString:
              return setTag;
            case weakMapCtorString:
              return weakMapTag;
          }
        }
        return result;
      };
    }
    function initCloneArray(array) {
      var length = array.length, result = array.constructor(length);
      if (length && typeof array[0] == "string" && hasOwnProperty.call(array, "index")) {
        result.index = array.index;
        result.input = array.input;
      }
      return result;
    }
    function initCloneObject(object) {
      return typeof object.constructor == "function" && !isPrototype(object) ? baseCreate(getPrototype(object)) : {};
    }
    function initCloneByTag(object, tag, cloneFunc, isDeep) {
      var Ctor = object.constructor;
      switch (tag) {
        case arrayBufferTag:
          return cloneArrayBuffer(object);
        case boolTag:
        case dateTag:
          return new Ctor(+object);
        case dataViewTag:
          return cloneDataView(object, isDeep);
        case float32Tag:
        case float64Tag:
        case int8Tag:
        case int16Tag:
        case int32Tag:
        case uint8Tag:
        case uint8ClampedTag:
        case uint16Tag:
        case uint32Tag:
          return cloneTypedArray(object, isDeep);
        case mapTag:
          return cloneMap(object, isDeep, cloneFunc);
        case numberTag:
        case stringTag:
          return new Ctor(object);
        case regexpTag:
          return cloneRegExp(object);
        case setTag:
          return cloneSet(object, isDeep, cloneFunc);
        case symbolTag:
          return cloneSymbol(object);
      }
    }
    function isIndex(value, length) {
      length = length == null ? MAX_SAFE_INTEGER : length;
      return !!length && (typeof value == "number" || reIsUint.test(value)) && (value > -1 && value % 1 == 0 && value < length);
    }
    function isKeyable(value) {
      var type = typeof value;
      return type == "string" || type == "number" || type == "symbol" || type == "boolean" ? value !== "__proto__" : value === null;
    }
    function isMasked(func) {
      return !!maskSrcKey && maskSrcKey in func;
    }
    function isPrototype(value) {
      var Ctor = value && value.constructor, proto = typeof Ctor == "function" && Ctor.prototype || objectProto;
      return value === proto;
    }
    function toSource(func) {
      if (func != null) {
        try {
          return funcToString.call(func);
        } catch (e) {
        }
        try {
          return func + "";
        } catch (e) {
        }
      }
      return "";
    }
    function cloneDeep(value) {
      return baseClone(value, true, true);
    }
    function eq(value, other) {
      return value === other || value !== value && other !== other;
    }
    function isArguments(value) {
      return isArrayLikeObject(value) && hasOwnProperty.call(value, "callee") && (!propertyIsEnumerable.call(value, "callee") || objectToString.call(value) == argsTag);
    }
    var isArray = Array.isArray;
    function isArrayLike(value) {
      return value != null && isLength(value.length) && !isFunction(value);
    }
    function isArrayLikeObject(value) {
      return isObjectLike(value) && isArrayLike(value);
    }
    var isBuffer = nativeIsBuffer || stubFalse;
    function isFunction(value) {
      var tag = isObject(value) ? objectToString.call(value) : "";
      return tag == funcTag || tag == genTag;
    }
    function isLength(value) {
      return typeof value == "number" && value > -1 && value % 1 == 0 && value <= MAX_SAFE_INTEGER;
    }
    function isObject(value) {
      var type = typeof value;
      return !!value && (type == "object" || type == "function");
    }
    function isObjectLike(value) {
      return !!value && typeof value == "object";
    }
    function keys(object) {
      return isArrayLike(object) ? arrayLikeKeys(object) : baseKeys(object);
    }
    function stubArray() {
      return [];
    }
    function stubFalse() {
      return false;
    }
    module.exports = cloneDeep;
  }
});

// node_modules/lodash.chunk/index.js
var require_lodash2 = __commonJS({
  "node_modules/lodash.chunk/index.js"(exports, module) {
    var INFINITY = 1 / 0;
    var MAX_SAFE_INTEGER = 9007199254740991;
    var MAX_INTEGER = 17976931348623157e292;
    var NAN = 0 / 0;
    var funcTag = "[object Function]";
    var genTag = "[object GeneratorFunction]";
    var symbolTag = "[object Symbol]";
    var reTrim = /^\s+|\s+$/g;
    var reIsBadHex = /^[-+]0x[0-9a-f]+$/i;
    var reIsBinary = /^0b[01]+$/i;
    var reIsOctal = /^0o[0-7]+$/i;
    var reIsUint = /^(?:0|[1-9]\d*)$/;
    var freeParseInt = parseInt;
    var objectProto = Object.prototype;
    var objectToString = objectProto.toString;
    var nativeCeil = Math.ceil;
    var nativeMax = Math.max;
    function baseSlice(array, start, end) {
      var index = -1, length = array.length;
      if (start < 0) {
        start = -start > length ? 0 : length + start;
      }
      end = end > length ? length : end;
      if (end < 0) {
        end += length;
      }
      length = start > end ? 0 : end - start >>> 0;
      start >>>= 0;
      var result = Array(length);
      while (++index < length) {
        result[index] = array[index + start];
      }
      return result;
    }
    function isIndex(value, length) {
      length = length == null ? MAX_SAFE_INTEGER : length;
      return !!length && (typeof value == "number" || reIsUint.test(value)) && (value > -1 && value % 1 == 0 && value < length);
    }
    function isIterateeCall(value, index, object) {
      if (!isObject(object)) {
        return false;
      }
      var type = typeof index;
      if (type == "number" ? isArrayLike(object) && isIndex(index, object.length) : type == "string" && index in object) {
        return eq(object[index], value);
      }
      return false;
    }
    function chunk(array, size, guard) {
      if (guard ? isIterateeCall(array, size, guard) : size === void 0) {
        size = 1;
      } else {
        size = nativeMax(toInteger(size), 0);
      }
      var length = array ? array.length : 0;
      if (!length || size < 1) {
        return [];
      }
      var index = 0, resIndex = 0, result = Array(nativeCeil(length / size));
      while (index < length) {
        result[resIndex++] = baseSlice(array, index, index += size);
      }
      return result;
    }
    function eq(value, other) {
      return value === other || value !== value && other !== other;
    }
    function isArrayLike(value) {
      return value != null && isLength(value.length) && !isFunction(value);
    }
    function isFunction(value) {
      var tag = isObject(value) ? objectToString.call(value) : "";
      return tag == funcTag || tag == genTag;
    }
    function isLength(value) {
      return typeof value == "number" && value > -1 && value % 1 == 0 && value <= MAX_SAFE_INTEGER;
    }
    function isObject(value) {
      var type = typeof value;
      return !!value && (type == "object" || type == "function");
    }
    function isObjectLike(value) {
      return !!value && typeof value == "object";
    }
    function isSymbol(value) {
      return typeof value == "symbol" || isObjectLike(value) && objectToString.call(value) == symbolTag;
    }
    function toFinite(value) {
      if (!value) {
        return value === 0 ? value : 0;
      }
      value = toNumber(value);
      if (value === INFINITY || value === -INFINITY) {
        var sign = value < 0 ? -1 : 1;
        return sign * MAX_INTEGER;
      }
      return value === value ? value : 0;
    }
    function toInteger(value) {
      var result = toFinite(value), remainder = result % 1;
      return result === result ? remainder ? result - remainder : result : 0;
    }
    function toNumber(value) {
      if (typeof value == "number") {
        return value;
      }
      if (isSymbol(value)) {
        return NAN;
      }
      if (isObject(value)) {
        var other = typeof value.valueOf == "function" ? value.valueOf() : value;
        value = isObject(other) ? other + "" : other;
      }
      if (typeof value != "string") {
        return value === 0 ? value : +value;
      }
      value = value.replace(reTrim, "");
      var isBinary = reIsBinary.test(value);
      return isBinary || reIsOctal.test(value) ? freeParseInt(value.slice(2), isBinary ? 2 : 8) : reIsBadHex.test(value) ? NAN : +value;
    }
    module.exports = chunk;
  }
});

// node_modules/lodash.flatten/index.js
var require_lodash3 = __commonJS({
  "node_modules/lodash.flatten/index.js"(exports, module) {
    var MAX_SAFE_INTEGER = 9007199254740991;
    var argsTag = "[object Arguments]";
    var funcTag = "[object Function]";
    var genTag = "[object GeneratorFunction]";
    var freeGlobal = typeof global == "object" && global && global.Object === Object && global;
    var freeSelf = typeof self == "object" && self && self.Object === Object && self;
    var root = freeGlobal || freeSelf || Function("return this")();
    function arrayPush(array, values) {
      var index = -1, length = values.length, offset = array.length;
      while (++index < length) {
        array[offset + index] = values[index];
      }
      return array;
    }
    var objectProto = Object.prototype;
    var hasOwnProperty = objectProto.hasOwnProperty;
    var objectToString = objectProto.toString;
    var Symbol2 = root.Symbol;
    var propertyIsEnumerable = objectProto.propertyIsEnumerable;
    var spreadableSymbol = Symbol2 ? Symbol2.isConcatSpreadable : void 0;
    function baseFlatten(array, depth, predicate, isStrict, result) {
      var index = -1, length = array.length;
      predicate || (predicate = isFlattenable);
      result || (result = []);
      while (++index < length) {
        var value = array[index];
        if (depth > 0 && predicate(value)) {
          if (depth > 1) {
            baseFlatten(value, depth - 1, predicate, isStrict, result);
          } else {
            arrayPush(result, value);
          }
        } else if (!isStrict) {
          result[result.length] = value;
        }
      }
      return result;
    }
    function isFlattenable(value) {
      return isArray(value) || isArguments(value) || !!(spreadableSymbol && value && value[spreadableSymbol]);
    }
    function flatten(array) {
      var length = array ? array.length : 0;
      return length ? baseFlatten(array, 1) : [];
    }
    function isArguments(value) {
      return isArrayLikeObject(value) && hasOwnProperty.call(value, "callee") && (!propertyIsEnumerable.call(value, "callee") || objectToString.call(value) == argsTag);
    }
    var isArray = Array.isArray;
    function isArrayLike(value) {
      return value != null && isLength(value.length) && !isFunction(value);
    }
    function isArrayLikeObject(value) {
      return isObjectLike(value) && isArrayLike(value);
    }
    function isFunction(value) {
      var tag = isObject(value) ? objectToString.call(value) : "";
      return tag == funcTag || tag == genTag;
    }
    function isLength(value) {
      return typeof value == "number" && value > -1 && value % 1 == 0 && value <= MAX_SAFE_INTEGER;
    }
    function isObject(value) {
      var type = typeof value;
      return !!value && (type == "object" || type == "function");
    }
    function isObjectLike(value) {
      return !!value && typeof value == "object";
    }
    module.exports = flatten;
  }
});

// node_modules/autocannon/lib/requestIterator.js
var require_requestIterator = __commonJS({
  "node_modules/autocannon/lib/requestIterator.js"(exports, module) {
    "use strict";
    var hyperid = require_hyperid();
    var inherits = __require("util").inherits;
    var requestBuilder = require_httpRequestBuilder();
    var clone = require_lodash();
    var chunk = require_lodash2();
    var flatten = require_lodash3();
    var toHeaderKeyValue = (rawHeaders) => {
      const tupleHeaders = chunk(rawHeaders, 2);
      const headers = {};
      tupleHeaders.forEach((val) => {
        const currentValue = headers[val[0]];
        if (!currentValue) {
          headers[val[0]] = val[1];
        } else {
          headers[val[0]] = flatten([currentValue, val[1]]);
        }
      });
      return headers;
    };
    function RequestIterator(opts) {
      if (!(this instanceof RequestIterator)) {
        return new RequestIterator(opts);
      }
      this.hyperid = hyperid({ urlSafe: true, fixedLength: true });
      this.resetted = false;
      this.headers = {};
      this.initialContext = opts.initialContext || {};
      this.resetContext();
      this.reqDefaults = opts;
      this.requestBuilder = requestBuilder(opts);
      this.setRequests(opts.requests);
    }
    inherits(RequestIterator, Object);
    RequestIterator.prototype.resetContext = function() {
      this.context = clone(this.initialContext);
    };
    RequestIterator.prototype.nextRequest = function() {
      this.resetted = false;
      ++this.currentRequestIndex;
      if (this.currentRequestIndex === this.requests.length) {
        this.resetContext();
        this.currentRequestIndex = 0;
      }
      this.currentRequest = this.requests[this.currentRequestIndex];
      if (this.reqDefaults.idReplacement || typeof this.currentRequest.setupRequest === "function") {
        this.rebuildRequest();
      }
      return this.currentRequest;
    };
    RequestIterator.prototype.nextRequestBuffer = function() {
      this.nextRequest();
      return this.currentRequest.requestBuffer;
    };
    RequestIterator.prototype.setRequests = function(newRequests) {
      this.resetted = false;
      this.requests = newRequests || [{}];
      this.currentRequestIndex = 0;
      this.requests.forEach((request, i) => {
        this.currentRequest = request;
        if (i === 0 || typeof request.setupRequest !== "function") {
          this.rebuildRequest();
        }
      });
      this.currentRequest = this.requests[0];
    };
    RequestIterator.prototype.setHeaders = function(newHeaders) {
      this.headers = newHeaders || {};
      this.currentRequest.headers = this.headers;
      this.rebuildRequest();
    };
    RequestIterator.prototype.setBody = function(newBody) {
      this.currentRequest.body = newBody || Buffer.alloc(0);
      this.rebuildRequest();
    };
    RequestIterator.prototype.setHeadersAndBody = function(newHeaders, newBody) {
      this.headers = newHeaders || {};
      this.currentRequest.headers = this.headers;
      this.currentRequest.body = newBody || Buffer.alloc(0);
      this.rebuildRequest();
    };
    RequestIterator.prototype.setRequest = function(newRequest) {
      this.currentRequest = newRequest || {};
      this.rebuildRequest();
    };
    RequestIterator.prototype.rebuildRequest = function() {
      let data;
      this.resetted = false;
      if (this.currentRequest) {
        this.currentRequest.headers = this.currentRequest.headers || this.headers;
        data = this.requestBuilder(this.currentRequest, this.context);
        if (data) {
          const hyperid2 = this.hyperid();
          this.currentRequest.requestBuffer = this.reqDefaults.idReplacement ? Buffer.from(data.toString().replace(/\[<id>\]/g, hyperid2).replace(/^.+/, (m) => m.replace(/\[%3Cid%3E]/g, hyperid2))) : data;
        } else if (this.currentRequestIndex === 0) {
          throw new Error("First setupRequest() failed did not returned valid request. Stopping");
        } else {
          this.currentRequestIndex = this.requests.length - 1;
          this.nextRequest();
          this.resetted = true;
        }
      }
      return data;
    };
    RequestIterator.prototype.recordBody = function(request, status, body, headers) {
      if (request && typeof request.onResponse === "function") {
        request.onResponse(status, body, this.context, toHeaderKeyValue(headers || []));
      }
    };
    module.exports = RequestIterator;
  }
});

// node_modules/autocannon/lib/pipelinedRequestsQueue.js
var require_pipelinedRequestsQueue = __commonJS({
  "node_modules/autocannon/lib/pipelinedRequestsQueue.js"(exports, module) {
    "use strict";
    var PipelinedRequestsQueue = class {
      constructor() {
        this.pendingRequests = [];
      }
      insertRequest(req) {
        this.pendingRequests.push({
          req,
          bytes: 0,
          body: "",
          headers: {},
          startTime: process.hrtime()
        });
      }
      peek() {
        if (this.pendingRequests.length > 0) {
          return this.pendingRequests[0];
        }
      }
      addByteCount(count) {
        const req = this.peek();
        if (req) {
          req.bytes += count;
        }
      }
      addBody(data) {
        const req = this.peek();
        if (req) {
          req.body += data;
        }
      }
      setHeaders(headers) {
        const req = this.peek();
        if (req) {
          req.headers = headers;
        }
      }
      size() {
        return this.pendingRequests.length;
      }
      /** Terminates the first-in request
       * This will calculate the request duration, remove it from the queue and return its data
       **/
      terminateRequest() {
        if (this.pendingRequests.length > 0) {
          const data = this.pendingRequests.shift();
          const hrduration = process.hrtime(data.startTime);
          data.duration = hrduration[0] * 1e3 + hrduration[1] / 1e6;
          return data;
        }
      }
      clear() {
        this.pendingRequests = [];
      }
      toArray() {
        return this.pendingRequests;
      }
    };
    module.exports = PipelinedRequestsQueue;
  }
});

// node_modules/autocannon/lib/httpClient.js
var require_httpClient = __commonJS({
  "node_modules/autocannon/lib/httpClient.js"(exports, module) {
    "use strict";
    var inherits = __require("util").inherits;
    var EE = __require("events").EventEmitter;
    var net = __require("net");
    var tls = __require("tls");
    var retimer = require_retimer();
    var HTTPParser = require_http_parser().HTTPParser;
    var RequestIterator = require_requestIterator();
    var noop = require_noop();
    var clone = require_lodash();
    var PipelinedRequestsQueue = require_pipelinedRequestsQueue();
    function Client(opts) {
      if (!(this instanceof Client)) {
        return new Client(opts);
      }
      this.opts = clone(opts);
      this.opts.setupClient = this.opts.setupClient || noop;
      this.opts.pipelining = this.opts.pipelining || 1;
      this.opts.port = this.opts.port || 80;
      this.opts.expectBody = this.opts.expectBody || null;
      this.opts.tlsOptions = this.opts.tlsOptions || {};
      this.timeout = (this.opts.timeout || 10) * 1e3;
      this.ipc = !!this.opts.socketPath;
      this.secure = this.opts.protocol === "https:";
      this.auth = this.opts.auth || null;
      if (this.secure && this.opts.port === 80) {
        this.opts.port = 443;
      }
      this.parser = new HTTPParser(HTTPParser.RESPONSE);
      this.requestIterator = new RequestIterator(this.opts);
      this.reqsMade = 0;
      this.responseMax = this.opts.responseMax;
      this.reqsMadeThisSecond = 0;
      this.rate = this.opts.rate;
      this.reconnectRate = this.opts.reconnectRate;
      this.pipelinedRequests = new PipelinedRequestsQueue();
      this.destroyed = false;
      this.opts.setupClient(this);
      const handleTimeout = () => {
        this._destroyConnection();
        this.timeoutTicker.reschedule(this.timeout);
        this._connect();
        for (let i = 0; i < this.opts.pipelining; i++) {
          this.emit("timeout");
        }
      };
      if (this.rate) {
        this.rateInterval = setInterval(() => {
          this.reqsMadeThisSecond = 0;
          if (this.paused) this._doRequest(this.cer);
          this.paused = false;
        }, 1e3);
      }
      this.timeoutTicker = retimer(handleTimeout, this.timeout);
      this.parser[HTTPParser.kOnHeaders] = (rawTrailers) => {
        this.emit("trailers", rawTrailers);
      };
      this.parser[HTTPParser.kOnHeadersComplete] = (opts2) => {
        this.emit("headers", opts2);
        this.pipelinedRequests.setHeaders(opts2);
      };
      this.parser[HTTPParser.kOnBody] = (body, start, len) => {
        this.pipelinedRequests.addBody(body.slice(start, start + len));
        this.emit("body", body);
      };
      this.parser[HTTPParser.kOnMessageComplete] = () => {
        const resp = this.pipelinedRequests.terminateRequest();
        if (!this.destroyed && this.reconnectRate && this.reqsMade % this.reconnectRate === 0) {
          return this._resetConnection();
        }
        if (!this.destroyed) {
          this.requestIterator.recordBody(resp.req, resp.headers.statusCode, resp.body, resp.headers.headers);
          this.emit("response", resp.headers.statusCode, resp.bytes, resp.duration, this.rate);
          this._doRequest();
          const isFn = typeof this.opts.verifyBody === "function";
          if (isFn && !this.opts.verifyBody(resp.body)) {
            return this.emit("mismatch", resp.body);
          } else if (!isFn && this.opts.expectBody && this.opts.expectBody !== resp.body) {
            return this.emit("mismatch", resp.body);
          }
        }
      };
      this._connect();
    }
    inherits(Client, EE);
    Client.prototype._connect = function() {
      if (this.secure) {
        let servername;
        if (this.opts.servername) {
          servername = this.opts.servername;
        } else if (!net.isIP(this.opts.hostname)) {
          servername = this.opts.hostname;
        }
        if (this.ipc) {
          this.conn = tls.connect(this.opts.socketPath, { ...this.opts.tlsOptions, rejectUnauthorized: false });
        } else {
          this.conn = tls.connect(this.opts.port, this.opts.hostname, { ...this.opts.tlsOptions, rejectUnauthorized: false, servername });
        }
      } else {
        if (this.ipc) {
          this.conn = net.connect(this.opts.socketPath);
        } else {
          this.conn = net.connect(this.opts.port, this.opts.hostname);
        }
      }
      this.conn.on("error", (error) => {
        this.emit("connError", error);
        if (!this.destroyed) this._connect();
      });
      this.conn.on("data", (chunk) => {
        this.pipelinedRequests.addByteCount(chunk.length);
        this.parser.execute(chunk);
      });
      this.conn.on("end", () => {
        if (!this.destroyed) this._connect();
      });
      for (let i = 0; i < this.opts.pipelining; i++) {
        this._doRequest();
      }
    };
    Client.prototype._doRequest = function() {
      if (!this.rate || this.rate && this.reqsMadeThisSecond++ < this.rate) {
        if (!this.destroyed && this.responseMax && this.reqsMade >= this.responseMax) {
          return this.destroy();
        }
        this.emit("request");
        if (this.reqsMade > 0) {
          this.requestIterator.nextRequest();
          if (this.requestIterator.resetted) {
            this.emit("reset");
          }
        }
        this.pipelinedRequests.insertRequest(this.requestIterator.currentRequest);
        this.conn.write(this.getRequestBuffer());
        this.timeoutTicker.reschedule(this.timeout);
        this.reqsMade++;
      } else {
        this.paused = true;
      }
    };
    Client.prototype._resetConnection = function() {
      this._destroyConnection();
      this._connect();
    };
    Client.prototype._destroyConnection = function() {
      this.conn.removeAllListeners("error");
      this.conn.removeAllListeners("end");
      this.conn.on("error", () => {
      });
      this.conn.destroy();
      this.pipelinedRequests.clear();
    };
    Client.prototype.destroy = function() {
      if (!this.destroyed) {
        this.destroyed = true;
        this.timeoutTicker.clear();
        if (this.rate) clearInterval(this.rateInterval);
        this.emit("done");
        this._destroyConnection();
      }
    };
    Client.prototype.getRequestBuffer = function() {
      return this.requestIterator.currentRequest.requestBuffer;
    };
    Client.prototype.setHeaders = function(newHeaders) {
      this._okayToUpdateCheck();
      this.requestIterator.setHeaders(newHeaders);
    };
    Client.prototype.setBody = function(newBody) {
      this._okayToUpdateCheck();
      this.requestIterator.setBody(newBody);
    };
    Client.prototype.setHeadersAndBody = function(newHeaders, newBody) {
      this._okayToUpdateCheck();
      this.requestIterator.setHeadersAndBody(newHeaders, newBody);
    };
    Client.prototype.setRequest = function(newRequest) {
      this._okayToUpdateCheck();
      this.requestIterator.setRequest(newRequest);
    };
    Client.prototype.setRequests = function(newRequests) {
      this._okayToUpdateCheck();
      this.requestIterator.setRequests(newRequests);
    };
    Client.prototype._okayToUpdateCheck = function() {
      if (this.opts.pipelining > 1) {
        throw new Error("cannot update requests when the piplining factor is greater than 1");
      }
    };
    module.exports = Client;
  }
});

// node_modules/autocannon/lib/aggregateResult.js
var require_aggregateResult = __commonJS({
  "node_modules/autocannon/lib/aggregateResult.js"(exports, module) {
    module.exports = (result) => result;
    for (const name of ["default"]) if (!Object.hasOwn(module.exports, name)) module.exports[name] = leftOut;
    function leftOut() {
      throw new Error("memgate's bundle leaves out a part of autocannon/lib/aggregateResult.js: memgate does not use the result of autocannon. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/autocannon/lib/histUtil.js
var require_histUtil = __commonJS({
  "node_modules/autocannon/lib/histUtil.js"(exports, module) {
    var histogram = { recordValue() {
    }, destroy() {
    } };
    module.exports = {
      getHistograms: () => ({ latencies: histogram, requests: histogram, throughput: histogram }),
      encodeHist: () => null
    };
    for (const name of ["addPercentiles", "decodeHist", "default", "encodeHist", "getHistograms", "histAsObj", "percentiles"]) if (!Object.hasOwn(module.exports, name)) module.exports[name] = leftOut;
    function leftOut() {
      throw new Error("memgate's bundle leaves out a part of autocannon/lib/histUtil.js: memgate has its own histogram of latencies. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/autocannon/lib/run.js
var require_run = __commonJS({
  "node_modules/autocannon/lib/run.js"(exports, module) {
    "use strict";
    var { URL: URL2, urlToHttpOptions } = __require("url");
    var reInterval = require_reinterval();
    var EE = __require("events").EventEmitter;
    var Client = require_httpClient();
    var { isMainThread } = require_worker_threads();
    var { ofURL } = require_url();
    var aggregateResult = require_aggregateResult();
    var { getHistograms, encodeHist } = require_histUtil();
    var defaults = {
      harRequests: /* @__PURE__ */ new Map()
    };
    function run(opts, tracker, cb) {
      opts = Object.assign({}, defaults, opts);
      tracker = tracker || new EE();
      const histograms = getHistograms(opts.histograms);
      const { latencies, requests, throughput } = histograms;
      const statusCodes = [
        0,
        // 1xx
        0,
        // 2xx
        0,
        // 3xx
        0,
        // 4xx
        0
        // 5xx
      ];
      const statusCodeStats = {};
      if (opts.overallRate && opts.overallRate < opts.connections) opts.connections = opts.overallRate;
      let counter = 0;
      let bytes2 = 0;
      let errors = 0;
      let timeouts = 0;
      let mismatches = 0;
      let totalBytes = 0;
      let totalRequests = 0;
      let totalCompletedRequests = 0;
      let samples = 0;
      let resets = 0;
      const amount = opts.amount;
      let stop = false;
      let restart = true;
      let numRunning = opts.connections;
      let startTime = Date.now();
      const includeErrorStats = !opts.excludeErrorStats;
      opts.url = ofURL(opts.url).map((url) => {
        if (url.indexOf("http") !== 0) return "http://" + url;
        return url;
      });
      const urls = ofURL(opts.url, true).map((url) => {
        if (url.indexOf("http") !== 0) url = "http://" + url;
        const parsed = new URL2(url);
        url = urlToHttpOptions(parsed);
        url.host = parsed.host;
        url.pipelining = opts.pipelining;
        url.method = opts.method;
        url.body = opts.form ? opts.form.getBuffer() : opts.body;
        url.headers = opts.form ? Object.assign({}, opts.headers, opts.form.getHeaders()) : opts.headers;
        url.setupClient = opts.setupClient;
        url.verifyBody = opts.verifyBody;
        url.timeout = opts.timeout;
        url.origin = `${url.protocol}//${url.host}`;
        url.requests = opts.harRequests.get(url.origin) || opts.requests;
        url.reconnectRate = opts.reconnectRate;
        url.responseMax = amount || opts.maxConnectionRequests || opts.maxOverallRequests;
        url.rate = opts.connectionRate || opts.overallRate;
        url.idReplacement = opts.idReplacement;
        url.socketPath = opts.socketPath;
        url.servername = opts.servername;
        url.expectBody = opts.expectBody;
        return url;
      });
      let stopTimer;
      let clients = [];
      initialiseClients(clients);
      if (!amount) {
        stopTimer = setTimeout(() => {
          stop = true;
        }, opts.duration * 1e3);
      }
      const second = reInterval(tickProgressBar, 1e3);
      const interval = reInterval(tickInterval, opts.sampleInt);
      setImmediate(() => {
        tracker.emit("start");
      });
      function tickProgressBar() {
        tracker.emit("tick", { counter, bytes: bytes2 });
      }
      function tickInterval() {
        totalBytes += bytes2;
        totalCompletedRequests += counter;
        samples += 1;
        requests.recordValue(counter);
        throughput.recordValue(bytes2);
        counter = 0;
        bytes2 = 0;
        if (stop) {
          if (stopTimer) clearTimeout(stopTimer);
          tracker.emit("tick", { counter, bytes: bytes2 });
          second.clear();
          interval.clear();
          clients.forEach((client) => client.destroy());
          const result = {
            latencies: encodeHist(latencies),
            requests: encodeHist(requests),
            throughput: encodeHist(throughput),
            totalCompletedRequests,
            totalRequests,
            totalBytes,
            samples,
            errors,
            timeouts,
            mismatches,
            non2xx: statusCodes[0] + statusCodes[2] + statusCodes[3] + statusCodes[4],
            statusCodeStats,
            resets,
            duration: Math.round((Date.now() - startTime) / 10) / 100,
            start: new Date(startTime),
            finish: /* @__PURE__ */ new Date()
          };
          statusCodes.forEach((code, index) => {
            result[index + 1 + "xx"] = code;
          });
          const resultObj = isMainThread && !opts.skipAggregateResult ? aggregateResult(result, opts, histograms) : result;
          if (opts.forever) {
            tracker.emit("done", resultObj);
          } else {
            latencies.destroy();
            requests.destroy();
            throughput.destroy();
            cb(null, resultObj);
          }
          const restartFn = () => {
            stop = false;
            stopTimer = setTimeout(() => {
              stop = true;
            }, opts.duration * 1e3);
            errors = 0;
            timeouts = 0;
            mismatches = 0;
            totalBytes = 0;
            totalRequests = 0;
            totalCompletedRequests = 0;
            resets = 0;
            statusCodes.fill(0);
            requests.reset();
            latencies.reset();
            throughput.reset();
            startTime = Date.now();
            if (opts.overallRate && opts.overallRate < opts.connections) opts.connections = opts.overallRate;
            clients = [];
            initialiseClients(clients);
            interval.reschedule(1e3);
            tracker.emit("start");
          };
          setImmediate(() => {
            if (opts.forever && restart && isMainThread) restartFn();
          });
        }
      }
      function initialiseClients(clients2) {
        for (let i = 0; i < opts.connections; i++) {
          const url = urls[i % urls.length];
          if (!amount && !opts.maxConnectionRequests && opts.maxOverallRequests) {
            url.responseMax = distributeNums(opts.maxOverallRequests, i);
          }
          if (amount) {
            url.responseMax = distributeNums(amount, i);
            if (url.responseMax === 0) {
              throw Error("connections cannot be greater than amount");
            }
          }
          if (!opts.connectionRate && opts.overallRate) {
            url.rate = distributeNums(opts.overallRate, i);
          }
          if (opts.initialContext) {
            url.initialContext = opts.initialContext;
          }
          if (opts.tlsOptions) {
            url.tlsOptions = opts.tlsOptions;
          }
          const client = new Client(url);
          client.on("response", onResponse);
          client.on("connError", onError);
          client.on("mismatch", onExpectMismatch);
          client.on("reset", () => {
            resets++;
          });
          client.on("timeout", onTimeout);
          client.on("request", () => {
            totalRequests++;
          });
          client.on("done", onDone);
          clients2.push(client);
          totalRequests += url.pipelining < url.rate ? url.rate : url.pipelining;
        }
        function distributeNums(x, i) {
          return Math.floor(x / opts.connections) + (i + 1 <= x % opts.connections ? 1 : 0);
        }
        function onResponse(statusCode, resBytes, responseTime, rate) {
          tracker.emit("response", this, statusCode, resBytes, responseTime);
          const codeIndex = Math.floor(parseInt(statusCode) / 100) - 1;
          statusCodes[codeIndex] += 1;
          if (!statusCodeStats[statusCode]) {
            statusCodeStats[statusCode] = { count: 1 };
          } else {
            statusCodeStats[statusCode].count++;
          }
          if (codeIndex === 1 || includeErrorStats) {
            if (rate && !opts.ignoreCoordinatedOmission) {
              latencies.recordValueWithExpectedInterval(responseTime, Math.ceil(1 / rate));
            } else {
              latencies.recordValue(responseTime);
            }
          }
          if (codeIndex === 1 || includeErrorStats) bytes2 += resBytes;
          counter++;
        }
        function onError(error) {
          for (let i = 0; i < opts.pipelining; i++) tracker.emit("reqError", error);
          errors++;
          if (opts.debug) console.error(error);
          if (opts.bailout && errors >= opts.bailout) stop = true;
        }
        function onExpectMismatch(bpdyStr) {
          for (let i = 0; i < opts.pipelining; i++) {
            tracker.emit("reqMismatch", bpdyStr);
          }
          mismatches++;
          if (opts.bailout && mismatches >= opts.bailout) stop = true;
        }
        function onTimeout() {
          const error = new Error("request timed out");
          for (let i = 0; i < opts.pipelining; i++) tracker.emit("reqError", error);
          errors++;
          timeouts++;
          if (opts.bailout && errors >= opts.bailout) stop = true;
        }
        function onDone() {
          if (!--numRunning) stop = true;
        }
      }
      tracker.stop = () => {
        stop = true;
        restart = false;
      };
      return tracker;
    }
    module.exports = run;
  }
});

// node_modules/autocannon/lib/runTracker.js
var require_runTracker = __commonJS({
  "node_modules/autocannon/lib/runTracker.js"(exports, module) {
    "use strict";
    var EE = __require("events").EventEmitter;
    var run = require_run();
    var noop = require_noop();
    function runTracker(opts, tracker, cb) {
      cb = cb || noop;
      tracker = tracker || new EE();
      run(opts, tracker, cb);
      return tracker;
    }
    module.exports = runTracker;
  }
});

// node_modules/autocannon/lib/progressTracker.js
var require_progressTracker = __commonJS({
  "node_modules/autocannon/lib/progressTracker.js"(exports, module) {
    module.exports = leftOut;
    function leftOut() {
      throw new Error("memgate's bundle leaves out a part of autocannon/lib/progressTracker.js: memgate shows its own progress. Please report this as a bug of memgate.");
    }
  }
});

// node_modules/autocannon/lib/init.js
var require_init = __commonJS({
  "node_modules/autocannon/lib/init.js"(exports, module) {
    "use strict";
    var EE = __require("events").EventEmitter;
    var { isMainThread } = require_worker_threads();
    var initWorkers = require_manager();
    var validateOpts = require_validate();
    var noop = require_noop();
    var runTracker = require_runTracker();
    var track = require_progressTracker();
    function init(opts, cb) {
      const cbPassedIn = typeof cb === "function";
      if (!cbPassedIn && !opts.forever) {
        if (opts.warmup) {
          return runWithWarmup(opts);
        } else {
          return run(opts);
        }
      } else {
        return _init(opts, null, cb);
      }
    }
    function run(opts) {
      const tracker = new EE();
      const promise = new Promise((resolve, reject) => {
        _init(opts, tracker, (err, results) => {
          if (err) return reject(err);
          resolve(results);
        });
      });
      tracker.then = promise.then.bind(promise);
      tracker.catch = promise.catch.bind(promise);
      return tracker;
    }
    function runWithWarmup(opts) {
      const warmupOpts = {
        ...opts,
        ...opts.warmup,
        warmupRunning: true,
        renderResultsTable: false
      };
      const mainTracker = new EE();
      const warmUpTracker = new EE();
      const promise = new Promise((resolve, reject) => {
        _init(warmupOpts, warmUpTracker, (err, warmupResults) => {
          if (err) return reject(err);
          _init(opts, mainTracker, (err2, results) => {
            if (err2) return reject(err2);
            results.warmup = warmupResults;
            resolve(results);
          });
        });
      });
      mainTracker.then = promise.then.bind(promise);
      mainTracker.catch = promise.catch.bind(promise);
      return mainTracker;
    }
    function _init(opts, tracker, cb) {
      const cbPassedIn = typeof cb === "function";
      cb = cb || noop;
      tracker = tracker || new EE();
      opts = validateOpts(opts, cbPassedIn);
      function _cb(err, result) {
        if (err) {
          return cbPassedIn ? cb(err) : setImmediate(() => tracker.emit("error", err));
        }
        tracker.emit("done", result);
        cb(null, result);
        if (!err && opts.json) {
          console.log(JSON.stringify(result));
        }
      }
      if (opts instanceof Error) {
        _cb(opts);
        return tracker;
      }
      tracker.opts = opts;
      if (opts.workers && isMainThread) {
        initWorkers(opts, tracker, _cb);
      } else {
        runTracker(opts, tracker, _cb);
      }
      if (opts[/* @__PURE__ */ Symbol.for("internal")] && (!opts.json || !process.stdout.isTTY)) track(tracker, opts);
      return tracker;
    }
    module.exports = init;
  }
});

// node_modules/autocannon/autocannon.js
var require_autocannon = __commonJS({
  "node_modules/autocannon/autocannon.js"(exports, module) {
    module.exports = require_init();
    for (const name of ["aggregateResult", "default", "parseArguments", "printResult", "start", "track"]) if (!Object.hasOwn(module.exports, name)) module.exports[name] = leftOut;
    function leftOut() {
      throw new Error("memgate's bundle leaves out a part of autocannon/autocannon.js: memgate uses no command line of autocannon. Please report this as a bug of memgate.");
    }
  }
});

// src/load/capture/body.ts
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

// src/load/capture/headers.ts
import { isUtf8 } from "node:buffer";
function valuesOf(headers, wanted) {
  const found = [];
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at];
    if (name?.length === wanted.length && name.toLowerCase() === wanted.toLowerCase()) {
      found.push(textOf(headers[at + 1] ?? ""));
    }
  }
  return found;
}
function textOf(value) {
  const bytes2 = Buffer.from(value, "latin1");
  return isUtf8(bytes2) ? bytes2.toString() : value;
}

// src/load/capture/body.ts
var maxBodyBytes = 16 * 2 ** 20;
function createBody() {
  const empty = Buffer.alloc(0);
  let kept = empty;
  let length = 0;
  return {
    // Copies the chunk: a reference would keep the whole read buffer alive.
    add: (chunk) => {
      const grown = length + chunk.length;
      if (grown > maxBodyBytes) kept = empty;
      else {
        if (grown > kept.length) kept = Buffer.concat([kept], Math.max(grown, 2 * length));
        chunk.copy(kept, length);
      }
      length = grown;
    },
    bytes: () => length > maxBodyBytes ? null : kept.subarray(0, length)
  };
}
function decodedText(body, headers) {
  if (body === null) return tooLarge;
  if (body.length === 0) return { ok: false, why: "the body is empty" };
  let decoded2 = body;
  for (const coding of codingsOf(headers)) {
    const decode = decoders.get(coding);
    if (decode === void 0)
      return { ok: false, why: `the body has the unsupported encoding ${coding}; send Accept-Encoding: identity` };
    try {
      decoded2 = decode(decoded2, { maxOutputLength: maxBodyBytes });
    } catch (error) {
      if (error.code === "ERR_BUFFER_TOO_LARGE") return tooLarge;
      return { ok: false, why: `the body is not valid ${coding}: ${messageOf(error)}` };
    }
  }
  return { ok: true, text: utf8.decode(decoded2) };
}
var utf8 = new TextDecoder();
var tooLarge = { ok: false, why: `the body is larger than ${bytes(maxBodyBytes)}` };
function codingsOf(headers) {
  const listed = ["content-encoding", "transfer-encoding"].flatMap((name) => valuesOf(headers, name));
  const codings = listed.flatMap((list) => list.split(",")).map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => !["", "identity", "chunked"].includes(coding)).reverse();
}
var decoders = /* @__PURE__ */ new Map([
  ["gzip", gunzipSync],
  ["x-gzip", gunzipSync],
  ["br", brotliDecompressSync],
  // Some servers send deflate without its zlib header (RFC 9110, 8.4.1.2).
  ["deflate", (encoded2, options) => (((encoded2[0] ?? 0) & 15) === 8 ? inflateSync : inflateRawSync)(encoded2, options)]
]);

// src/load/capture/cookie.ts
function cookieAt(headers, wanted, epochMs) {
  const cookie = valuesOf(headers, "set-cookie").findLast((each) => pairOf(each)?.name === wanted);
  if (cookie === void 0) return { ok: false, why: `cookie ${wanted} not found` };
  if (isExpired(cookie, epochMs)) return { ok: false, why: `cookie ${wanted} has expired` };
  const value = pairOf(cookie)?.value ?? "";
  return value === "" ? { ok: false, why: `cookie ${wanted} is empty` } : { ok: true, value };
}
function pairOf(part) {
  const [, name, value] = /^\s*([^=;]+?)\s*=\s*([^;]*?)\s*(?:;|$)/.exec(part) ?? [];
  return name === void 0 || value === void 0 ? null : { name, value };
}
function isExpired(cookie, epochMs) {
  const maxAge = attributeOf(cookie, "max-age");
  if (maxAge !== void 0 && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  const expires = attributeOf(cookie, "expires") ?? "";
  return /\d:\d\d/.test(expires) && Date.parse(expires) <= epochMs;
}
function attributeOf(cookie, wanted) {
  const attributes = cookie.split(";").slice(1).map(pairOf);
  return attributes.findLast((attribute) => attribute?.name.toLowerCase() === wanted)?.value;
}

// src/load/capture/big-integers.ts
function isRounded(value) {
  return hasLeaf(value, (leaf) => Number.isInteger(leaf) && !Number.isSafeInteger(leaf));
}
function parseExactly(text) {
  const mark = randomUUID();
  let isInString = false;
  const marked = text.replace(/"|\\.|-?\d[\d.eE+-]*/g, (token) => {
    if (token === '"') isInString = !isInString;
    return isInString || !isLongInteger(token) ? token : `"${mark}${token}"`;
  });
  return JSON.parse(
    marked,
    (_key, value) => typeof value === "string" && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value
  );
}
function jsonText(value) {
  return hasLeaf(value, (leaf) => typeof leaf === "bigint") ? exactText(value) : JSON.stringify(value);
}
function exactText(value) {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(exactText).join(",")}]`;
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${exactText(each)}`);
  return `{${entries.join(",")}}`;
}
function isLongInteger(token) {
  return /^-?[1-9]\d*$/.test(token) && !Number.isSafeInteger(Number(token));
}
function hasLeaf(value, is) {
  if (typeof value !== "object" || value === null) return is(value);
  return Object.values(value).some((each) => hasLeaf(each, is));
}
function isList(value) {
  return Array.isArray(value);
}

// src/load/capture/json-path.ts
function jsonAt(path, body, headers, mask) {
  const notFound = (why) => ({ ok: false, why: `json ${path} not found (${why})` });
  const read = decodedText(body, headers);
  if (!read.ok) return notFound(read.why);
  try {
    const tree = JSON.parse(read.text);
    const value = firstAt(tree, path);
    if (value === void 0 || value === null) return notFound(nearest(tree, path, mask));
    return { ok: true, value: isRounded(value) ? exactlyAt(tree, path, read.text) : value };
  } catch {
    return notFound("the body is not JSON");
  }
}
function firstAt(tree, path) {
  return query(tree, path)[0];
}
function exactlyAt(tree, path, text) {
  const [location = "$"] = paths(tree, path);
  return firstAt(parseExactly(text), location) ?? null;
}
function nearest(tree, path, mask) {
  for (let end = path.length; end > 1; end = Math.max(path.lastIndexOf(".", end - 1), path.lastIndexOf("[", end - 1))) {
    const part = path.slice(0, end).trimEnd();
    const found = foundAt(tree, part);
    if (found !== void 0) return `${part} ${shapeOf(found, mask)}`;
  }
  return `the body ${shapeOf(tree, mask)}`;
}
function foundAt(tree, part) {
  try {
    return firstAt(tree, part);
  } catch {
    return void 0;
  }
}
var maxNames = 10;
var maxNameLength = 40;
function shapeOf(value, mask) {
  if (value === null) return "is null";
  if (Array.isArray(value)) return `is a list of length ${value.length}`;
  if (typeof value !== "object") return `is a ${typeof value}`;
  const names = Object.keys(value).map((name) => name.length > maxNameLength ? "\u2026" : mask(name));
  const shown = [...names.slice(0, maxNames), ...names.length > maxNames ? ["\u2026"] : []];
  return names.length === 0 ? "is an empty object" : `has: ${shown.join(", ")}`;
}

// src/load/capture/capture.ts
function captureValue({ from }, body, headers, epochMs, mask) {
  switch (from.kind) {
    case "json":
      return jsonAt(from.path, body, headers, mask);
    case "header": {
      const [value] = valuesOf(headers, from.name);
      return value === void 0 ? { ok: false, why: `header ${from.name} not found` } : { ok: true, value };
    }
    case "cookie":
      return cookieAt(headers, from.name, epochMs);
    default:
      return from;
  }
}
function needsBody({ from }) {
  return from.kind === "json";
}

// src/load/stats/redirects.ts
var maxLocationLength = 500;
function createRedirects() {
  let first = null;
  return {
    receiveHead: (status, headers, step) => {
      if (first !== null || !isRedirect(status)) return;
      const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === "location");
      const location = at < 0 ? null : (headers[at + 1] ?? "").slice(0, maxLocationLength);
      first = { status, location, request: step?.name ?? null };
    },
    first: () => first
  };
}
function areRedirectsExpected(tallies) {
  const sum = { requests: 0, redirects: 0, formRedirects: 0 };
  for (const { requests, redirects, formRedirects } of tallies) {
    sum.requests += requests;
    sum.redirects += redirects;
    sum.formRedirects += formRedirects;
  }
  const pages = sum.requests - sum.redirects;
  const unexpected = sum.redirects - Math.min(sum.formRedirects, pages);
  return unexpected < sum.requests * maxRedirectRate;
}
function isFormRedirect({ method }, status) {
  return method !== "GET" && method !== "HEAD" && (status === 302 || status === 303);
}

// src/load/users/render-request.ts
function renderStep(step, values, { host, headers }) {
  const body = step.body === null ? null : bodyBytes(step.body, values);
  const stepHeaders = step.headers.map(([name, template]) => [name, headerText(textOf2(template, values))]);
  const names = new Set(stepHeaders.map(([name]) => name.toLowerCase()));
  const runHeaders = Object.entries(headers).filter(([name]) => !names.has(name.toLowerCase()));
  const all = [...runHeaders, ...stepHeaders];
  const has = (wanted) => all.some(([name]) => name.toLowerCase() === wanted);
  const head = [
    `${step.method} ${pathText(step.path, values)} HTTP/1.1`,
    `Host: ${host}`,
    "Connection: keep-alive",
    ...body === null || has("content-type") || step.body === null ? [] : contentType(step.body),
    ...body === null && !declaresLength(step.method) ? [] : [`Content-Length: ${body?.length ?? 0}`],
    ...all.map(([name, value]) => `${name}: ${value}`)
  ];
  const bytes2 = Buffer.from(`${head.join("\r\n")}\r
\r
`);
  return body === null || body.length === 0 ? bytes2 : Buffer.concat([bytes2, body]);
}
function declaresLength(method) {
  return ["POST", "PUT", "PATCH"].includes(method);
}
function isConstant({ path, headers, body }) {
  const isText = (template) => template.every(({ kind }) => kind === "text");
  return isText(path) && allNamed(isText, headers) && (body === null || allInBody(isText, body));
}
function allNamed(isText, named) {
  return named.every(([, template]) => isText(template));
}
function allInBody(isText, body) {
  if (body.kind === "form") return allNamed(isText, body.fields);
  if (body.kind === "json") return allInJson(isText, body.json);
  return body.kind === "bytes" || isText(body.template);
}
function allInJson(isText, json) {
  if (json.kind === "list") return json.items.every((item) => allInJson(isText, item));
  if (json.kind === "map") return json.entries.every(([, value]) => allInJson(isText, value));
  return json.kind === "plain" || isText(json.template);
}
function contentType({ kind }) {
  if (kind === "text" || kind === "bytes") return [];
  return [`Content-Type: application/${kind === "json" ? "json" : "x-www-form-urlencoded"}`];
}
function bodyBytes(body, values) {
  if (body.kind === "bytes") return decodedOf(body);
  if (body.kind === "text") return Buffer.from(textOf2(body.template, values));
  if (body.kind === "json") return Buffer.from(jsonText(jsonOf(body.json, values)));
  const pairs = body.fields.map(([name, template]) => `${encoded(name)}=${encoded(textOf2(template, values))}`);
  return Buffer.from(pairs.join("&"));
}
var decoded = /* @__PURE__ */ new WeakMap();
function decodedOf(body) {
  const cached = decoded.get(body);
  if (cached !== void 0) return cached;
  const bytes2 = Buffer.from(body.base64, "base64");
  decoded.set(body, bytes2);
  return bytes2;
}
function jsonOf(json, values) {
  if (json.kind === "plain") return json.value;
  if (json.kind === "list") return json.items.map((item) => jsonOf(item, values));
  if (json.kind === "map") return Object.fromEntries(json.entries.map(([key, value]) => [key, jsonOf(value, values)]));
  const [only, ...others] = json.template;
  return only !== void 0 && others.length === 0 ? partValue(only, values) : textOf2(json.template, values);
}
function textOf2(template, values) {
  let text = "";
  for (const part of template) text += partText(part, values);
  return text;
}
function partText(part, values) {
  const value = partValue(part, values);
  return typeof value === "string" ? value : jsonText(value);
}
function partValue(part, values) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "random":
      return values.random(part.min, part.max);
    case "index":
      return values.index;
    case "user":
      return values.user;
    case "uuid":
      return values.uuid();
    case "data":
      return values.row(part.set)[part.column] ?? "";
    case "captured":
      return values.captured.get(part.name) ?? "";
    default:
      return part;
  }
}
function pathText(path, values) {
  const texts = path.map((part, at) => {
    const text = partText(part, values);
    if (part.kind === "text") return targetText(text);
    return at === 0 ? targetText(pathOf(text)) : encoded(text);
  });
  return texts.join("");
}
function pathOf(link) {
  const path = link.replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*/, "");
  return path.startsWith("/") ? path : `/${path}`;
}
function targetText(text) {
  return text.replace(/[^\x21\x24-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+/g, encoded);
}
function encoded(text) {
  return encodeURIComponent(Buffer.from(text).toString());
}
function headerText(text) {
  return text.replace(/[\x00-\x08\x0a-\x1f\x7f]+/g, " ");
}

// src/load/users/virtual-user.ts
function createMemory() {
  return { turns: 0, users: /* @__PURE__ */ new Map() };
}
function createUser(user, userPool) {
  const state = createState(user, userPool);
  const values = valuesOf2(state, userPool);
  const current = () => {
    if (state.step === null) throw new Error("autocannon requested a step before the first one began");
    return state.step;
  };
  return {
    beginsTurn: () => isTurnOver(state) && !(state.isOnce && state.own.isOnceDone),
    settle: () => settle(state),
    begin: () => beginStep(state, userPool),
    request: {
      setupRequest: () => bytesOf(current(), values, userPool),
      onResponse: (status) => receiveResponse(state, userPool, status),
      get method() {
        return current().method;
      },
      get collect() {
        return state.body?.add ?? null;
      }
    },
    receiveHeaders: (received) => {
      state.headers = received;
    },
    isExpected: () => state.isExpected,
    openStep: () => state.step,
    recordLatency: (latencyMs) => state.tally?.latencies.add(latencyMs)
  };
}
function createState(user, { scenario, memory: memory2 }) {
  const own = memory2.users.get(user) ?? { kept: /* @__PURE__ */ new Map(), isOnceDone: scenario.once.length === 0 };
  memory2.users.set(user, own);
  return {
    user,
    own,
    captured: own.kept,
    steps: [],
    at: 0,
    isOnce: false,
    index: 0,
    step: null,
    tally: null,
    isOpen: false,
    body: null,
    headers: [],
    isExpected: false
  };
}
function valuesOf2(state, { scenario, random }) {
  const { user } = state;
  return {
    get index() {
      return state.index;
    },
    user,
    row: (set) => {
      const rows = scenario.data[set]?.rows ?? [];
      return rows[user % rows.length] ?? [];
    },
    get captured() {
      return state.captured;
    },
    random: (min, max) => min + Math.floor(random() * (max - min + 1)),
    uuid: randomUUID
  };
}
function isTurnOver({ at, steps, isOpen }) {
  return isOpen || at >= steps.length;
}
function settle(state) {
  if (!state.isOpen) return;
  state.isOpen = false;
  if (state.tally !== null) state.tally.withoutResponse += 1;
  failTurn(state, "no response");
}
function beginStep(state, userPool) {
  settle(state);
  if (state.at >= state.steps.length) beginTurn(state, userPool);
  const step = state.steps[state.at];
  if (step === void 0) throw new Error("a sequence of a scenario has no steps");
  state.step = step;
  state.at += 1;
  state.isOpen = true;
  state.tally = userPool.tallies.get(step) ?? null;
  if (state.tally !== null) state.tally.sent += 1;
  state.body = step.captures.some(needsBody) ? createBody() : null;
}
function beginTurn(state, { scenario, pickSequence, memory: memory2 }) {
  const { kept, isOnceDone } = state.own;
  state.isOnce = !isOnceDone;
  state.steps = state.isOnce ? scenario.once : pickSequence().steps;
  state.at = 0;
  state.index = memory2.turns++;
  state.captured = state.isOnce || scenario.once.length === 0 ? kept : new Map(kept);
  if (state.captured === kept) kept.clear();
}
function failTurn(state, why) {
  state.isExpected = false;
  state.steps = [];
  if (state.tally === null) return;
  state.tally.failed += 1;
  state.tally.firstFailure ??= why;
}
function receiveResponse(state, userPool, status) {
  const { tally, own } = state;
  if (tally === null) return;
  state.isOpen = false;
  tally.requests += 1;
  if (isRedirect(status) && !listsStatuses(tally.step)) {
    tally.redirects += 1;
    if (isFormRedirect(tally.step, status)) tally.formRedirects += 1;
  }
  const why = whyUnexpected(state, tally, userPool, status);
  state.isExpected = why === null;
  if (why !== null) failTurn(state, why);
  else if (state.isOnce && state.at === state.steps.length) own.isOnceDone = true;
}
function whyUnexpected(state, tally, userPool, status) {
  const { expect, captures } = tally.step;
  const { scenario, mask } = userPool;
  if (!isIn(expect, status)) return `HTTP ${status} instead of ${describeRanges(expect)}`;
  for (const capture of captures) {
    const outcome = captureValue(capture, state.body?.bytes() ?? null, state.headers, Date.now(), mask);
    if (!outcome.ok) {
      tally.captureFailures += 1;
      const place = placeText({ ...capture, file: scenario.file });
      return `HTTP ${status}, but capture ${capture.name} (${place}) failed: ${outcome.why}`;
    }
    state.captured.set(capture.name, outcome.value);
  }
  return null;
}
function bytesOf(step, values, { common, built }) {
  const cached = built.get(step);
  if (cached !== void 0 && cached !== null) return cached;
  const bytes2 = renderStep(step, values, common);
  if (cached === void 0) built.set(step, isConstant(step) ? bytes2 : null);
  return bytes2;
}
function isIn(ranges, status) {
  return ranges.some(({ from, to }) => status >= from && status <= to);
}
function describeRanges(ranges) {
  return ranges.map(({ from, to }) => from === to ? `${from}` : `${from}\u2013${to}`).join(", ");
}

// src/load/worker/generator.ts
var import_autocannon = __toESM(require_autocannon(), 1);

// src/load/client/keep-alive.ts
var marginMs = 1e3;
function safeIdleMs(headers) {
  const at = headers.findIndex((name, index) => index % 2 === 0 && /^keep-alive$/i.test(name));
  const seconds = /(?:^|[\s,;])timeout=(\d{1,6})/i.exec(headers[at + 1] ?? "")?.[1];
  if (at < 0 || seconds === void 0) return null;
  const announcedMs = Number(seconds) * 1e3;
  return Math.max(announcedMs - marginMs, announcedMs / 2);
}
function firstIdleTime(limitIdle) {
  let isKnown = false;
  return (headers) => {
    if (isKnown) return;
    isKnown = true;
    const ms = safeIdleMs(headers);
    if (ms !== null) limitIdle(ms);
  };
}

// src/load/client/monitor.ts
function watchClient(client, nowMs, isGood = isSuccessStatus, onDropped = () => {
}) {
  const events = client;
  let dropped = 0;
  let timeouts = 0;
  let timedOutStreams = 0;
  let isOpen = false;
  let sentMs = 0;
  let hasBegun = false;
  let hadBegun = false;
  let mayBeDropped = false;
  let stalledSinceMs = null;
  let longestStallMs = 0;
  let waitingSinceMs = null;
  const stalledMs = () => stalledSinceMs === null ? 0 : (waitingSinceMs ?? nowMs()) - stalledSinceMs;
  const endRequest = () => {
    if (isOpen) {
      mayBeDropped = true;
      queueMicrotask(() => {
        if (mayBeDropped) {
          dropped += 1;
          onDropped();
        }
        mayBeDropped = false;
      });
    }
    isOpen = false;
    hadBegun = hasBegun;
    hasBegun = false;
  };
  const close = () => {
    isOpen = false;
    hasBegun = false;
    mayBeDropped = false;
  };
  events.on("request", () => {
    endRequest();
    isOpen = true;
    sentMs = nowMs();
    if (waitingSinceMs !== null && stalledSinceMs !== null) stalledSinceMs += nowMs() - waitingSinceMs;
    waitingSinceMs = null;
    stalledSinceMs ??= nowMs();
  });
  events.on("headers", ({ statusCode }) => {
    hasBegun = statusCode >= 200;
  });
  events.on("response", (statusCode) => {
    close();
    if (!isGood(statusCode)) return;
    longestStallMs = Math.max(longestStallMs, stalledMs());
    stalledSinceMs = null;
  });
  events.on("waiting", () => {
    endRequest();
    waitingSinceMs ??= nowMs();
  });
  events.on("connError", close);
  events.on("timeout", () => {
    timeouts += 1;
    if (mayBeDropped ? hadBegun : hasBegun) timedOutStreams += 1;
    if (mayBeDropped) mayBeDropped = false;
    else close();
  });
  return {
    dropped: () => dropped,
    longestStallMs: () => Math.max(longestStallMs, stalledMs()),
    timeouts: () => timeouts,
    timedOutStreams: () => timedOutStreams,
    open: () => isOpen ? { sinceMs: sentMs, hasBegun } : null
  };
}

// src/load/client/patches.ts
import { TLSSocket } from "node:tls";

// src/load/client/resend.ts
var idempotent = /* @__PURE__ */ new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);
var minIdleMs = 10;
var minResponses = 10;
function createResend(inner, closedAfter) {
  const { pipelinedRequests } = inner;
  let idleSinceMs = null;
  let wasIdle = false;
  let isResent = false;
  const hasNoResponse = () => pipelinedRequests.peek()?.bytes === 0;
  return {
    recordResponse: () => {
      idleSinceMs = performance.now();
    },
    recordRequest: () => {
      wasIdle = idleSinceMs !== null && performance.now() - idleSinceMs >= minIdleMs;
      isResent = false;
    },
    isAllowed: (responses) => {
      if (!hasNoResponse() || isResent || responses === 0) return false;
      if (!wasIdle && !closedAfter.has(responses)) return false;
      return idempotent.has(pipelinedRequests.peek()?.req.method ?? inner.opts.method ?? "");
    },
    recordEnd: (responses) => {
      if (hasNoResponse() && responses >= minResponses) closedAfter.add(responses);
    },
    send: () => {
      isResent = true;
      pipelinedRequests.insertRequest(inner.requestIterator.currentRequest);
      inner.conn?.write(inner.getRequestBuffer());
    }
  };
}

// src/load/client/patches.ts
var maxTimerMs = 2 ** 31 - 1;
function patchClient(client, patch) {
  const { requestsPerConnection, closedAfter, permit, isOver, onHead } = patch;
  const inner = client;
  const { _connect: connect, _doRequest: sendRequest, _destroyConnection: destroyConnection } = inner;
  let isWaiting = false;
  let isGranted = false;
  let requests = 0;
  const resend = createResend(inner, closedAfter);
  let isResending = false;
  const responses = () => Math.max(0, requests - 1);
  const mayResend = () => !isOver() && resend.isAllowed(responses());
  const framing = createFraming(inner, onHead, resend.recordResponse);
  const { leave: leave2, isLeaving } = createLeaving(inner, () => {
    framing.reset();
    requests = 0;
  });
  const waitForPermit = () => {
    isWaiting = true;
    announceWait(inner);
  };
  const proceed = () => {
    const isSpent = requestsPerConnection !== null && requests >= requestsPerConnection;
    if (inner.conn !== void 0 && !isSpent && framing.isKept()) return sendRequest.call(inner);
    isGranted = true;
    inner._connect();
  };
  const open = () => {
    connect.call(inner);
    interceptErrors(inner, () => {
      if (isWaiting) leave2();
      else if (mayResend()) inner._connect();
      else return false;
      return true;
    });
    watchConnection(inner, patch);
  };
  permit.attach({
    proceed: () => {
      isWaiting = false;
      if (!inner.destroyed) proceed();
    },
    close: leave2
  });
  inner.requestIterator.resetContext = () => {
  };
  inner.on("request", () => {
    requests += 1;
    resend.recordRequest();
  });
  inner._connect = () => {
    framing.hook();
    isResending = mayResend();
    resend.recordEnd(responses());
    leave2();
    if (isResending) return open();
    if (isWaiting) return;
    if (!isGranted && !permit.isActive()) {
      if (permit.acquire() !== "granted") return waitForPermit();
      isGranted = true;
    }
    open();
  };
  inner._doRequest = () => {
    if (isLeaving()) return;
    if (isResending) {
      isResending = false;
      requests = 1;
      return resend.send();
    }
    const outcome = isGranted ? "granted" : permit.acquire();
    isGranted = false;
    if (outcome === "granted") return proceed();
    waitForPermit();
    if (outcome === "idle") leave2();
  };
  inner._destroyConnection = () => void (inner.conn && destroyConnection.call(inner));
}
function createLeaving(inner, onLeft) {
  let isLeaving = false;
  const leave2 = () => {
    const connection = inner.conn;
    if (connection === void 0) return;
    inner.conn = void 0;
    const hasEnded = connection.readableEnded;
    for (const event of ["data", "end", "error"]) connection.removeAllListeners(event);
    connection.on("error", () => {
    }).destroy();
    isLeaving = true;
    if (hasEnded) inner.parser.finish();
    isLeaving = false;
    inner.pipelinedRequests.clear();
    onLeft();
  };
  return { leave: leave2, isLeaving: () => isLeaving };
}
function announceWait(inner) {
  inner.timeoutTicker.reschedule(maxTimerMs);
  inner.emit("waiting");
}
function interceptErrors(inner, isHandled) {
  const { conn } = inner;
  if (conn === void 0) return;
  const onErrors = conn.listeners("error");
  let isConnected = false;
  conn.once("connect", () => {
    isConnected = true;
  });
  const pass = (error) => {
    if (isHandled()) return;
    for (const onError of onErrors) onError.call(conn, error);
  };
  conn.removeAllListeners("error").on("error", (error) => {
    if (isConnected) return pass(error);
    setImmediate(() => {
      if (inner.conn === conn && !inner.destroyed) pass(error);
    });
  });
}
function watchConnection({ conn }, { checksCertificate, onFirstBytes }) {
  conn?.once("data", onFirstBytes);
  if (checksCertificate && conn instanceof TLSSocket) checkCertificate(conn);
}
function checkCertificate(connection) {
  connection.once("secureConnect", () => {
    if (!connection.authorized) connection.destroy(new Error(String(connection.authorizationError)));
  });
}
function createFraming(inner, onHead, onEnd) {
  const { parser, pipelinedRequests } = inner;
  const { kOnHeadersComplete, kOnMessageComplete, RESPONSE } = parser.constructor;
  let head = null;
  let isHooked = false;
  parser.constructor.encoding = "latin1";
  pipelinedRequests.addBody = (chunk) => pipelinedRequests.peek()?.req.collect?.(chunk);
  return {
    hook: () => {
      if (isHooked) return;
      isHooked = true;
      const [onHeaders, onComplete] = [parser[kOnHeadersComplete], parser[kOnMessageComplete]];
      parser[kOnHeadersComplete] = (next) => {
        head = next ?? null;
        if (next !== void 0 && !isInterim(next)) onHead(next.statusCode, next.headers);
        onHeaders?.(next);
        return next !== void 0 && frame(parser, next, pipelinedRequests.peek()?.req.method ?? inner.opts.method);
      };
      parser[kOnMessageComplete] = () => {
        if (isInterim(head) || pipelinedRequests.size() === 0) return;
        onEnd();
        onComplete?.();
      };
    },
    reset: () => {
      parser.reinitialize(RESPONSE);
      head = null;
    },
    /** True if the connection stays open after the last response. */
    isKept: () => head === null || head.shouldKeepAlive || isInterim(head)
  };
}
function frame(parser, head, method) {
  const isBare = method === "HEAD" || head.statusCode < 200 || head.statusCode === 204 || head.statusCode === 304;
  if (isBare) parser.body_bytes = 0;
  else if (!parser.isChunked && isChunked(head.headers)) {
    parser.isChunked = true;
    parser.body_bytes = null;
  }
  head.shouldKeepAlive = parser.shouldKeepAlive();
  return isBare;
}
function isChunked(headers) {
  const name = "transfer-encoding";
  const at = headers.findLastIndex(
    (each, index) => index % 2 === 0 && each.length === name.length && each.toLowerCase() === name
  );
  return at >= 0 && /(^|,)\s*chunked$/i.test(headers[at + 1] ?? "");
}
function isInterim(head) {
  return head !== null && head.statusCode < 200 && head.statusCode !== 101;
}

// src/load/stats/latency-histogram.ts
function createLatencies() {
  const counts = /* @__PURE__ */ new Map();
  return {
    add: (ms) => {
      const wholeMs = Math.max(0, Math.trunc(ms));
      counts.set(wholeMs, (counts.get(wholeMs) ?? 0) + 1);
    },
    stats: () => {
      const sorted = [...counts].toSorted(([a], [b]) => a - b);
      const total = sorted.reduce((sum, [, count]) => sum + count, 0);
      const [max] = sorted.at(-1) ?? [];
      if (max === void 0) return null;
      const percentile = (share) => {
        let seen = 0;
        for (const [ms, count] of sorted) {
          seen += count;
          if (seen >= share * total) return ms;
        }
        return max;
      };
      return { p50: percentile(0.5), p90: percentile(0.9), p99: percentile(0.99), max };
    }
  };
}

// src/load/stats/step-stats.ts
function createTallies(scenario) {
  const zeros = { sent: 0, requests: 0, failed: 0, withoutResponse: 0, captureFailures: 0 };
  const none = { ...zeros, redirects: 0, formRedirects: 0, firstFailure: null };
  return new Map(stepsOf(scenario).map((step) => [step, { step, latencies: createLatencies(), ...none }]));
}
function stepStatsOf(scenario, tallies) {
  const once = new Set(scenario.once);
  return [...tallies.values()].map(
    ({ step, latencies, sent, requests, failed, withoutResponse, captureFailures, firstFailure }) => ({
      once: once.has(step),
      name: step.name,
      line: step.line,
      method: step.method,
      path: step.shownPath,
      requests,
      failed,
      errors: withoutResponse,
      open: Math.max(0, sent - requests - withoutResponse),
      captureFailures,
      latencyMs: latencies.stats(),
      firstFailure
    })
  );
}
function unexpectedOf(tallies) {
  return [...tallies.values()].reduce((sum, { failed, withoutResponse }) => sum + failed - withoutResponse, 0);
}

// src/load/users/weighted-picker.ts
function createWeightedPicker(sequences, random) {
  const total = sequences.reduce((sum, { weight }) => sum + weight, 0);
  let remaining = /* @__PURE__ */ new Map();
  let remainingTotal = 0;
  return () => {
    if (remainingTotal === 0) {
      remaining = new Map(sequences.map((sequence) => [sequence, sequence.weight]));
      remainingTotal = total;
    }
    let drawn = random() * remainingTotal;
    remainingTotal -= 1;
    for (const [sequence, count] of remaining) {
      drawn -= count;
      if (drawn >= 0) continue;
      remaining.set(sequence, count - 1);
      return sequence;
    }
    throw new Error("a scenario has no requests");
  };
}

// src/load/client/scenario-client.ts
function createScenarioClient(scenario, { url, headers, secrets }, memory2) {
  const { output } = redactorOf(secrets, []);
  return {
    scenario,
    common: commonOf(url, headers),
    tallies: createTallies(scenario),
    built: /* @__PURE__ */ new Map(),
    pickSequence: createWeightedPicker(scenario.requests, Math.random),
    random: Math.random,
    memory: memory2,
    mask: output
  };
}
function commonOf(url, headers) {
  const entries = Object.entries(headers);
  const [, host = new URL(url).host] = entries.find(([name]) => isHost(name)) ?? [];
  return { host, headers: Object.fromEntries(entries.filter(([name]) => !isHost(name))) };
}
function isHost(name) {
  return name.toLowerCase() === "host";
}
var noHeaders = [];
function attachUser(client, user) {
  const { requestIterator, pipelinedRequests } = client;
  requestIterator.requestBuilder = ({ setupRequest }) => setupRequest();
  const setHeaders = pipelinedRequests.setHeaders.bind(pipelinedRequests);
  pipelinedRequests.setHeaders = (head) => {
    user.receiveHeaders(head.headers);
    setHeaders({ statusCode: head.statusCode, headers: noHeaders });
  };
  let hasRequests = false;
  const events = client;
  events.on("request", () => {
    user.begin();
    if (!hasRequests) client.setRequests([user.request]);
    hasRequests = true;
  });
  events.on("response", (_statusCode, _bytes, latencyMs) => user.recordLatency(latencyMs));
}

// src/load/pacing/alarm.ts
var preciseMs = 10;
function createAlarm(nowMs, fire) {
  let timer = null;
  let dueMs = Number.POSITIVE_INFINITY;
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
  };
  return {
    fireWithin: (ms) => {
      if (nowMs() + ms >= dueMs) return;
      dueMs = nowMs() + ms;
      stop();
      timer = setTimeout(() => {
        timer = null;
        dueMs = Number.POSITIVE_INFINITY;
        fire();
      }, delayOf(ms));
    },
    stop
  };
}
function delayOf(ms) {
  return Math.max(1, ms > preciseMs ? Math.ceil(ms) + 1 : Math.floor(ms));
}

// src/load/pacing/due-requests.ts
var backlogMs = 1e3;
function createDueRequests(aimAt2, elapsedMs, isOver = () => false) {
  let aim = aimAt2(0);
  let updatedMs = 0;
  let due = 0;
  let totalDue = 0;
  let totalSent = 0;
  const update = () => {
    const atMs = elapsedMs();
    const { rate } = aimAt2((updatedMs + atMs) / 2);
    aim = aimAt2(atMs);
    const added = (rate ?? 0) * (atMs - updatedMs) / 1e3;
    due += added;
    if (!isOver()) totalDue += added;
    due = aim.rate === null ? 0 : Math.min(due, Math.max(1, aim.rate * backlogMs / 1e3));
    updatedMs = atMs;
  };
  return {
    update,
    updatedMs: () => updatedMs,
    aim: () => aim,
    maySend: () => !aim.isPaused && (aim.rate === null || due >= 1),
    spend: () => {
      if (aim.rate === null) return;
      due -= 1;
      if (!isOver()) totalSent += 1;
    },
    untilNextMs: () => aim.isPaused || !aim.rate ? Number.POSITIVE_INFINITY : (1 - due) * 1e3 / aim.rate,
    totals: () => {
      update();
      return totalDue === 0 ? null : { due: Math.round(totalDue), sent: totalSent };
    }
  };
}

// src/load/pacing/pacer.ts
var maxIdleMs = 4e3;
var tickMs = 10;
function createPacer(aimAt2, nowMs, onBusy = () => {
}, steadyUntilMs2 = (atMs) => atMs, turnCount = null) {
  const originMs = nowMs();
  let idleMs = maxIdleMs;
  const requests = createDueRequests(
    aimAt2,
    () => nowMs() - originMs,
    () => turnCount?.isSpent() ?? false
  );
  const queue = createQueue(onBusy);
  const members = [];
  const tick = () => {
    requests.update();
    const aim = requests.aim();
    for (const member of members) {
      const isActive = member.isActive();
      if (member.state === "idle" && isActive && !aim.isPaused) queue.wait(member, null);
      if (member.state === "waiting" && !isActive) {
        queue.idle(member);
        if (!member.isPlanned()) leave(member);
      }
      closeIfIdle(member, nowMs, idleMs);
    }
    for (const member of queue.waiting) {
      if (!requests.maySend()) break;
      if (!member.isActive()) continue;
      send2(member);
      member.client?.proceed();
    }
    schedule();
  };
  const send2 = (member) => {
    requests.spend();
    member.turns?.send();
    queue.send(member);
  };
  const alarm = createAlarm(nowMs, tick);
  const schedule = () => alarm.fireWithin(untilWorkMs(requests, queue, steadyUntilMs2, idleMs - originMs));
  const acquire = (member) => {
    requests.update();
    member.turns?.settle();
    if (!member.isActive()) {
      queue.idle(member);
      if (member.isPlanned()) return "wait";
      member.turns?.abandon();
      return "idle";
    }
    if (requests.maySend() && (requests.aim().rate === null || queue.waiting.size === 0)) {
      send2(member);
      return "granted";
    }
    queue.wait(member, nowMs());
    schedule();
    return "wait";
  };
  alarm.fireWithin(1);
  return {
    createPermit: (beginsTurn = () => true) => {
      const index = members.length;
      const isPlanned = () => index < requests.aim().connections;
      const member = createMember(turnCount?.createMember(beginsTurn) ?? null, isPlanned, acquire);
      members.push(member);
      return member;
    },
    paced: requests.totals,
    limitIdle: (ms) => {
      idleMs = Math.min(idleMs, ms);
    },
    stop: alarm.stop
  };
}
function leave(member) {
  member.turns?.abandon();
  member.client?.close();
}
function closeIfIdle(member, nowMs, idleMs) {
  if (member.state !== "waiting" || member.idleSinceMs === null || nowMs() - member.idleSinceMs <= idleMs) return;
  member.idleSinceMs = null;
  member.client?.close();
}
function untilWorkMs(requests, queue, steadyUntilMs2, idleEndMs) {
  const atMs = requests.updatedMs();
  const changesInMs = steadyUntilMs2(atMs) - atMs;
  const idleSinceMs = queue.longestIdleSinceMs();
  return Math.min(
    changesInMs > 0 ? changesInMs : tickMs,
    queue.waiting.size > 0 ? requests.untilNextMs() : Number.POSITIVE_INFINITY,
    idleSinceMs === null ? Number.POSITIVE_INFINITY : idleSinceMs + idleEndMs - atMs
  );
}
function createMember(turns, isPlanned, acquire) {
  const member = {
    client: null,
    turns,
    isPlanned,
    // A new client acquires its permit at once, which sets the real state.
    state: "idle",
    idleSinceMs: null,
    attach: (client) => {
      member.client = client;
    },
    isActive: () => isPlanned() && (turns === null || turns.maySend()),
    acquire: () => acquire(member)
  };
  return member;
}
function createCountedPermit(turns) {
  return {
    attach: () => {
    },
    isActive: turns.maySend,
    acquire: () => {
      turns.settle();
      if (!turns.maySend()) return "wait";
      turns.send();
      return "granted";
    }
  };
}
function permitUntilEnd(isOver, permit) {
  return {
    attach: (client) => permit?.attach(client),
    isActive: () => !isOver() && (permit?.isActive() ?? true),
    acquire: () => isOver() ? "idle" : permit?.acquire() ?? "granted"
  };
}
function createQueue(onBusy) {
  const waiting = /* @__PURE__ */ new Set();
  let sending = 0;
  const endSending = (member) => {
    if (member.state === "sending" && --sending === 0) onBusy(false);
  };
  return {
    waiting,
    send: (member) => {
      if (member.state !== "sending" && ++sending === 1) onBusy(true);
      member.state = "sending";
      waiting.delete(member);
    },
    idle: (member) => {
      endSending(member);
      member.state = "idle";
      waiting.delete(member);
    },
    wait: (member, idleSinceMs) => {
      endSending(member);
      member.state = "waiting";
      member.idleSinceMs = idleSinceMs;
      waiting.add(member);
    },
    /** Null if no waiting member has an open connection. The members wait in the order in which they became idle. */
    longestIdleSinceMs: () => {
      for (const { idleSinceMs } of waiting) if (idleSinceMs !== null) return idleSinceMs;
      return null;
    }
  };
}

// src/load/pacing/profile.ts
function shapeOf2({ scenario, connections: connections2, rate }) {
  if (scenario !== null && scenario.stages !== null) {
    const corners = cornersOf(scenario.stages, connections2);
    const maxConnections = mostConnectionsOf(scenario.stages, connections2);
    return {
      connections: maxConnections,
      aimAt: (atMs) => aimAt(corners, atMs),
      steadyUntilMs: (atMs) => steadyUntilMs(corners, atMs),
      corners
    };
  }
  if (rate === null) return null;
  const aim = { connections: connections2, rate, isPaused: false };
  return { connections: connections2, aimAt: () => aim, steadyUntilMs: () => Number.POSITIVE_INFINITY, corners: null };
}

// src/load/pacing/turn-count.ts
function createTurnCount(planned, onSpent, onEnd) {
  let begun = 0;
  let open = 0;
  const isSpent = () => begun >= planned;
  const createMember2 = (beginsTurn) => {
    let isOpen = false;
    const end = () => {
      if (!isOpen) return;
      isOpen = false;
      open -= 1;
      if (open === 0 && isSpent()) onEnd();
    };
    return {
      settle: () => {
        if (beginsTurn()) end();
      },
      maySend: () => !isSpent() || !beginsTurn(),
      send: () => {
        if (!isOpen) open += 1;
        isOpen = true;
        if (!beginsTurn()) return;
        begun += 1;
        if (isSpent()) onSpent();
      },
      abandon: end
    };
  };
  return { begun: () => begun, open: () => open, isSpent, createMember: createMember2 };
}

// src/load/stats/counts.ts
function createCounts(isSuccess) {
  const byStatus = /* @__PURE__ */ new Map();
  const latencies = createLatencies();
  let responses = 0;
  let unsuccessful = 0;
  let errors = 0;
  let lastError = null;
  let protocolCode = null;
  return {
    recordResponse: (statusCode, latencyMs) => {
      responses += 1;
      if (!isSuccess(statusCode)) unsuccessful += 1;
      byStatus.set(statusCode, (byStatus.get(statusCode) ?? 0) + 1);
      latencies.add(latencyMs);
    },
    recordError: (error) => {
      errors += 1;
      lastError = error;
    },
    recordFirstBytes: (bytes2) => {
      protocolCode ??= protocolCodeOfBytes(bytes2);
    },
    responses: () => responses,
    unsuccessful: () => unsuccessful,
    errors: () => errors,
    lastError: () => (responses === 0 ? protocolCode : null) ?? lastError,
    statusCodes: () => Object.fromEntries(byStatus),
    latencies: latencies.stats
  };
}

// src/load/stats/response-gap.ts
var shortestKeptMs = 1e3;
function createResponseGap(nowMs, isAwaited) {
  let sinceMs = isAwaited ? nowMs() : null;
  let gapMs = 0;
  let longestMs = 0;
  const kept = [];
  const settle2 = () => {
    if (sinceMs !== null) {
      gapMs += nowMs() - sinceMs;
      sinceMs = nowMs();
    }
    longestMs = Math.max(longestMs, gapMs);
  };
  return {
    recordResponse: () => {
      settle2();
      if (gapMs > shortestKeptMs) kept.push(gapMs);
      gapMs = 0;
    },
    setAwaited: (isNow) => {
      settle2();
      sinceMs = isNow ? nowMs() : null;
    },
    longestMs: () => {
      settle2();
      return longestMs;
    },
    finalMs: () => {
      settle2();
      return gapMs;
    },
    sumAboveMs: (minMs) => {
      settle2();
      return [...kept, gapMs].filter((ms) => ms > minMs).reduce((sum, ms) => sum + ms, 0);
    }
  };
}

// src/load/stats/timeline.ts
var finestMs = 1e3;
function createTimeline(durationMs, nowMs, originMs = nowMs(), connectionsAt = null) {
  let intervalMs = Math.max(finestMs, Math.ceil((durationMs ?? 0) / maxPoints));
  let points = [];
  let latencies = createLatencies();
  let fromMs = 0;
  let responses = 0;
  let failed = 0;
  const endInterval = (atMs) => {
    const requestsPerSecond = responses * 1e3 / (atMs - fromMs);
    const planned = connectionsAt === null ? {} : { connections: connectionsAt(atMs) };
    points.push({ atMs, requestsPerSecond, p99Ms: latencies.stats()?.p99 ?? null, failed, ...planned });
    latencies = createLatencies();
    [fromMs, responses, failed] = [atMs, 0, 0];
  };
  const catchUp = () => {
    const atMs = nowMs() - originMs;
    while (atMs - fromMs >= intervalMs) {
      if (points.length < maxPoints) endInterval(fromMs + intervalMs);
      else if (durationMs === null) [points, intervalMs] = [inPairs(points), 2 * intervalMs];
      else break;
    }
    return atMs;
  };
  return {
    recordResponse: (latencyMs, isGood) => {
      catchUp();
      responses += 1;
      if (!isGood) failed += 1;
      latencies.add(latencyMs);
    },
    recordFailure: () => {
      catchUp();
      failed += 1;
    },
    points: () => {
      const atMs = catchUp();
      if (atMs - fromMs >= intervalMs / 2 && points.length < maxPoints) endInterval(atMs);
      return points;
    }
  };
}

// src/load/worker/end-of-load.ts
var lastResponsesMs = 1e3;
function endLoadAfter(durationMs, connections2, onEnd, onClosed) {
  let isOver = false;
  const end = () => {
    onEnd();
    isOver = true;
    const open = /* @__PURE__ */ new Set();
    for (const { client, watched } of connections2) {
      if (watched.open() === null) closeClient(client);
      else open.add(client);
    }
    if (open.size === 0) return onClosed();
    timer = setTimeout(onClosed, lastResponsesMs);
    for (const client of open) {
      client.once("waiting", () => {
        open.delete(client);
        if (open.size === 0) queueMicrotask(onClosed);
      });
    }
  };
  let timer = setTimeout(end, durationMs);
  return {
    isOver: () => isOver,
    cancel: () => clearTimeout(timer)
  };
}
function closeClient(client) {
  client.destroy();
}

// src/load/worker/generator.ts
var progressIntervalMs = 1e3;
function startLoad(job, { onProgress, onOver }, memory2 = createMemory()) {
  const nowMs = () => performance.now();
  const startedMs = nowMs();
  const { shape, responseGap, turnCount, pacer } = createPacing(job, nowMs, () => queueMicrotask(stop));
  const userPool = job.scenario === null ? null : createScenarioClient(job.scenario, job, memory2);
  const counts = createCounts(isSuccessStatus);
  const redirects = createRedirects();
  const connections2 = [];
  const { isOver, cancel } = endLoadAfter(job.durationMs, connections2, over, stop);
  const plannedMs = job.requests === null ? job.durationMs : null;
  const timeline = createTimeline(plannedMs, nowMs, startedMs, plannedConnections(shape));
  const records = { users: /* @__PURE__ */ new Map(), timeline, responseGap, counts };
  const options = {
    ...optionsOf(job, connectionsOf(job, shape)),
    setupClient: clientSetup(job, { userPool, pacer, turnCount, records, redirects, connections: connections2, isOver, nowMs })
  };
  let settle2 = () => {
  };
  const finished = new Promise((resolve, reject) => {
    settle2 = (error) => error ? reject(error) : resolve();
  });
  const instance = (0, import_autocannon.default)(options, settle2);
  recordResponses(instance, records);
  const progress = reportProgress(job, counts, turnCount, onProgress);
  const stopTimers = () => {
    clearInterval(progress);
    pacer?.stop();
  };
  let measured = null;
  const measure = () => {
    stopTimers();
    const endMs = nowMs();
    measured ??= measuredLoadOf(job, {
      endMs,
      durationMs: endMs - startedMs,
      responseGap,
      redirect: redirects.first(),
      watched: connections2.map(({ watched }) => watched),
      counts,
      timeline,
      shape,
      userPool,
      paced: pacer?.paced() ?? null,
      turnCount
    });
    return measured;
  };
  const result = finished.then(measure);
  result.catch(() => {
    stopTimers();
    cancel();
  });
  function over() {
    measure();
    onOver?.();
  }
  function stop() {
    cancel();
    for (const { client } of connections2) closeClient(client);
    settle2(null);
  }
  return { result, stop };
}
function clientSetup(job, parts) {
  const { userPool, pacer, turnCount, records, redirects, connections: connections2, isOver, nowMs } = parts;
  const { users, counts, timeline } = records;
  const closedAfter = /* @__PURE__ */ new Set();
  const receiveIdleTime = pacer === null ? () => {
  } : firstIdleTime(pacer.limitIdle);
  return (client) => {
    const user = userPool === null ? null : createUser(users.size, userPool);
    patchClient(client, {
      requestsPerConnection: job.requestsPerConnection,
      checksCertificate: job.tls !== null && !job.tls.insecure,
      closedAfter,
      permit: permitUntilEnd(isOver, permitOf(pacer, turnCount, user)),
      isOver,
      onFirstBytes: counts.recordFirstBytes,
      onHead: headReceiver(user, redirects, receiveIdleTime)
    });
    const isGood = user === null ? isSuccessStatus : user.isExpected;
    connections2.push({ client, watched: watchClient(client, nowMs, isGood, timeline.recordFailure) });
    if (user === null) return;
    users.set(client, user);
    attachUser(client, user);
  };
}
function plannedConnections(shape) {
  return shape === null || shape.corners === null ? null : (ms) => shape.aimAt(ms - 1).connections;
}
function headReceiver(user, redirects, receiveIdleTime) {
  return (statusCode, headers) => {
    const step = user?.openStep() ?? null;
    if (step === null || !listsStatuses(step)) redirects.receiveHead(statusCode, headers, step);
    receiveIdleTime(headers);
  };
}
function recordResponses(instance, { users, timeline, responseGap, counts }) {
  instance.on("response", (client, statusCode, _bytes, latencyMs) => {
    timeline.recordResponse(latencyMs, users.get(client)?.isExpected() ?? isSuccessStatus(statusCode));
    responseGap.recordResponse();
    counts.recordResponse(statusCode, latencyMs);
  });
  instance.on("reqError", (error) => {
    timeline.recordFailure();
    counts.recordError(protocolCodeOf(error) ?? error.code ?? error.message);
  });
}
function createPacing(job, nowMs, onEnd) {
  const shape = shapeOf2(job);
  const responseGap = createResponseGap(nowMs, shape === null);
  const onSpent = () => responseGap.setAwaited(false);
  const turnCount = job.requests === null ? null : createTurnCount(job.requests, onSpent, onEnd);
  const setBusy = (isBusy) => responseGap.setAwaited(isBusy && turnCount?.isSpent() !== true);
  const pacer = shape === null ? null : createPacer(shape.aimAt, nowMs, setBusy, shape.steadyUntilMs, turnCount);
  return { shape, responseGap, turnCount, pacer };
}
function reportProgress(job, counts, turnCount, onProgress) {
  let reported = 0;
  return setInterval(() => {
    const requestsPerSecond = (counts.responses() - reported) * 1e3 / progressIntervalMs;
    onProgress({ requestsPerSecond, planned: turnCount === null ? null : plannedOf(job, turnCount) });
    reported = counts.responses();
  }, progressIntervalMs);
}
function permitOf(pacer, turnCount, user) {
  const beginsTurn = user?.beginsTurn ?? (() => true);
  const counted = () => turnCount === null ? null : createCountedPermit(turnCount.createMember(beginsTurn));
  const permit = pacer === null ? counted() : pacer.createPermit(beginsTurn);
  if (permit === null || user === null) return permit;
  const acquire = () => {
    user.settle();
    return permit.acquire();
  };
  return { ...permit, acquire };
}
function plannedOf({ requests, scenario }, turnCount) {
  return { requests: requests ?? 0, unit: scenario === null ? "request" : "turn", sent: turnCount.begun() };
}
function endOf({ isSpent, open }) {
  return { open: open(), endedLoad: isSpent() && open() === 0 };
}
function connectionsOf({ connections: connections2, requests }, shape) {
  return Math.min(shape?.connections ?? connections2, requests ?? Number.POSITIVE_INFINITY);
}
function optionsOf(job, connections2) {
  return {
    url: job.url,
    method: job.method,
    headers: { ...job.headers, ...lengthOf(job) },
    ...job.body === null ? {} : { body: job.body },
    connections: connections2,
    // autocannon ends a run at its first sampling tick after `duration`. memgate ends it before (end-of-load.ts), so that
    // tick never comes.
    duration: 0,
    sampleInt: maxTimerMs,
    timeout: job.requestTimeoutMs / 1e3,
    ...job.socketPath === null ? {} : { socketPath: job.socketPath },
    ...job.tls === null ? {} : tlsOptionsOf(job.tls)
  };
}
function tlsOptionsOf({ ca, serverName }) {
  return { servername: serverName, tlsOptions: { servername: serverName, ...ca === null ? {} : { ca } } };
}
function lengthOf({ method, body }) {
  return declaresLength(method) && (body === null || body === "") ? { "Content-Length": "0" } : {};
}
function measuredLoadOf(job, measured) {
  const { counts, durationMs, shape, userPool, watched, responseGap, turnCount } = measured;
  const requests = counts.responses();
  const steps = userPool === null ? null : stepStatsOf(userPool.scenario, userPool.tallies);
  const non2xx = userPool === null ? counts.unsuccessful() : unexpectedOf(userPool.tallies);
  const dropped = watched.reduce((sum, client) => sum + client.dropped(), 0);
  const latencyMs = counts.latencies();
  const unfinished = unfinishedOf(measured);
  const errors = counts.errors() + dropped + unfinished.length;
  const stages = job.scenario?.stages ?? null;
  const pausedMs = stages === null ? 0 : pausedMsOf(stages, durationMs);
  const isPlanned = turnCount !== null;
  const maxStallMs = longestNormalGapMs((durationMs - pausedMs) / 2, isPlanned, latencyMs);
  const minGapMs = Math.max(
    shortestKeptMs,
    patientLatencies * (latencyMs?.p50 ?? 0),
    isPlanned ? slowResponseMs(latencyMs) : 0
  );
  const stalled = watched.filter((client) => client.longestStallMs() > maxStallMs);
  return {
    url: job.url,
    method: job.method,
    connections: connectionsOf(job, shape),
    planned: turnCount === null ? null : { ...plannedOf(job, turnCount), ...endOf(turnCount) },
    rate: stages === null ? job.rate : null,
    durationMs,
    pausedMs,
    requests,
    errors,
    timeouts: watched.reduce((sum, client) => sum + client.timeouts(), 0),
    requestTimeoutMs: job.requestTimeoutMs,
    unfinished: unfinished.length,
    streams: watched.reduce((sum, client) => sum + client.timedOutStreams(), 0) + unfinished.filter(({ hasBegun }) => hasBegun).length,
    non2xx,
    errorRate: errorRateOf({ requests, errors, non2xx }),
    requestsPerSecond: requests * 1e3 / durationMs,
    paced: measured.paced,
    statusCodes: counts.statusCodes(),
    minRate: job.minRate,
    redirect: measured.redirect,
    acceptsRedirects: job.acceptsRedirects || userPool !== null && areRedirectsExpected(userPool.tallies.values()),
    stalledConnections: stalled.length,
    longestResponseGapMs: responseGap.longestMs(),
    responseGapsMs: responseGap.sumAboveMs(minGapMs),
    finalResponseGapMs: responseGap.finalMs(),
    latencyMs,
    timeline: [...measured.timeline.points()],
    lastError: counts.lastError() ?? (dropped > 0 ? droppedRequest : null),
    steps,
    stages: shape?.corners?.map(({ atMs, connections: connections2, rate }) => ({ atMs, connections: connections2, rate })) ?? null
  };
}
var patientLatencies = 5;
function unfinishedOf({ watched, counts, endMs }) {
  const patientMs = Math.max(1e3, patientLatencies * (counts.latencies()?.p99 ?? 0));
  return watched.flatMap((client) => {
    const open = client.open();
    return open !== null && endMs - open.sinceMs > patientMs ? [open] : [];
  });
}
var droppedRequest = "the server closed a connection before it sent a response";

// src/load/worker/compile-load.ts
var nowhere = "http://127.0.0.1:9/";
var connections = 10;
async function compileLoad(url = nowhere) {
  const job = {
    url,
    method: "GET",
    headers: {},
    body: null,
    connections,
    rate: null,
    requests: null,
    requestsPerConnection: null,
    requestTimeoutMs: 1e3,
    acceptsRedirects: false,
    minRate: 0,
    socketPath: null,
    tls: null,
    scenario: null,
    secrets: [],
    durationMs: 1
  };
  const load = startLoad(job, { onProgress: () => {
  } });
  load.stop();
  await load.result;
}

// src/load-worker.ts
var running = null;
var memory = createMemory();
var send = (message) => {
  if (process.connected) process.send?.(message);
};
var fail = (error) => send({ type: "failed", message: messageOf(error) });
process.on("message", (message) => {
  if (message.type === "stop") return running?.stop();
  const observer = {
    onProgress: (progress) => send({ type: "progress", progress }),
    onOver: () => send({ type: "over" })
  };
  running = startLoad(message.job, observer, memory);
  running.result.then((load) => send({ type: "done", load }), fail);
});
process.on("disconnect", () => process.exit(0));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {
});
process.on("uncaughtException", (error) => {
  fail(error);
  setImmediate(() => process.exit(1));
});
await compileLoad();
send({ type: "warm" });
