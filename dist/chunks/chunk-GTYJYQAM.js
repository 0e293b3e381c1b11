import { createRequire as memgateRequire } from "node:module"; const require = memgateRequire(import.meta.url); const __filename = import.meta.filename ?? ""; const __dirname = import.meta.dirname ?? "";
import {
  holdExit
} from "./chunk-6J2VXZAH.js";
import {
  durationOfStages,
  mostSteps,
  query,
  stepsOf
} from "./chunk-V6Y4R454.js";
import {
  pullRequestOf,
  runUrlOf
} from "./chunk-K7JJMVTL.js";
import {
  assertHealthcheck,
  connectEngine,
  containerName,
  createContainer,
  definedOf,
  engineHost,
  exec,
  field,
  fillerName,
  findCgroup,
  forwardTo,
  hasNoProgram,
  healthcheckOf,
  isNotFound,
  killOnAbort,
  linkedSignal,
  logLines,
  networkName,
  openStats,
  planOf,
  podAddress,
  portToRequest,
  prepareImage,
  readFrame,
  removeContainer,
  removeOwnNetwork,
  removeVolumes,
  require_tar_stream,
  runLabel,
  systemClock,
  volumeName,
  watchSpawns,
  withDeadline,
  wrapContainer
} from "./chunk-OVJ6V47U.js";
import {
  isSecretField,
  isSecretName,
  passwordsIn,
  redactorOf,
  secretsInVariable,
  truncationMark
} from "./chunk-CTVJHDUV.js";
import {
  duration,
  folderName,
  groupIn,
  header,
  intendedApiVersion,
  intendedKind,
  isOptionName,
  kindInGroup,
  listOfKinds,
  loadTime,
  methods,
  minLimitBytes,
  optionNames,
  optionOf,
  options,
  parseMemoryQuantity,
  podPath,
  seconds,
  workloadKindOf
} from "./chunk-5HIE4YVI.js";
import {
  nameAdvice,
  suggestion
} from "./chunk-CXPZJ4CG.js";
import {
  columnsOf,
  htmlOf,
  junitOf,
  readPageCode,
  readSamples
} from "./chunk-4DLJFNTY.js";
import {
  gravest
} from "./chunk-WABPEXZY.js";
import {
  createDiagnostics,
  diagnosticText,
  gateNameForm,
  gateNamePattern,
  itemPlaces,
  parseSet,
  placeText,
  readJson,
  savedSetOf,
  setFile
} from "./chunk-XUOUGJ26.js";
import {
  version
} from "./chunk-5ZXTNAPB.js";
import {
  judged,
  reportOf
} from "./chunk-ZW43UBUL.js";
import {
  GateError
} from "./chunk-PIDDR323.js";
import {
  byteCount,
  isRoundedDown,
  limitMismatch,
  withKernel
} from "./chunk-O2ZFAANL.js";
import {
  isRunCause,
  protocolFaultOf,
  reasonOf,
  serviceOutputText,
  stopReasonOf
} from "./chunk-FBGNEREP.js";
import {
  NotUtf8Error,
  decodeUtf8,
  errorCodeOf,
  messageOf,
  traceOf,
  unreachable,
  whyUnreadable
} from "./chunk-V5LMJEUY.js";
import {
  __commonJS,
  __require,
  __toESM,
  bytesExactly,
  integer
} from "./chunk-HR62INME.js";

// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJS({
  "node_modules/yaml/dist/nodes/identity.js"(exports) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap4 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
    var isSeq2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
    function isCollection(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node) => (isScalar2(node) || isCollection(node)) && !!node.anchor;
    exports.ALIAS = ALIAS;
    exports.DOC = DOC;
    exports.MAP = MAP;
    exports.NODE_TYPE = NODE_TYPE;
    exports.PAIR = PAIR;
    exports.SCALAR = SCALAR;
    exports.SEQ = SEQ;
    exports.hasAnchor = hasAnchor;
    exports.isAlias = isAlias2;
    exports.isCollection = isCollection;
    exports.isDocument = isDocument;
    exports.isMap = isMap4;
    exports.isNode = isNode;
    exports.isPair = isPair;
    exports.isScalar = isScalar2;
    exports.isSeq = isSeq2;
  }
});

// node_modules/yaml/dist/visit.js
var require_visit = __commonJS({
  "node_modules/yaml/dist/visit.js"(exports) {
    "use strict";
    var identity = require_identity();
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        visit_(null, node, visitor_, Object.freeze([]));
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    function visit_(key, node, visitor, path) {
      const ctrl = callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = visit_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key, node, visitor, path) {
      const ctrl = await callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key, node, visitor, path) {
      if (typeof visitor === "function")
        return visitor(key, node, path);
      if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
      if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
      if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
      if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
      return void 0;
    }
    function replaceNode(key, path, node) {
      const parent = path[path.length - 1];
      if (identity.isCollection(parent)) {
        parent.items[key] = node;
      } else if (identity.isPair(parent)) {
        if (key === "key")
          parent.key = node;
        else
          parent.value = node;
      } else if (identity.isDocument(parent)) {
        parent.contents = node;
      } else {
        const pt = identity.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports.visit = visit;
    exports.visitAsync = visitAsync;
  }
});

// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJS({
  "node_modules/yaml/dist/doc/directives.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        const copy = new _Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle, prefix] = parts;
            this.tags[handle] = prefix;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version2] = parts;
            if (version2 === "1.1" || version2 === "1.2") {
              this.yaml.version = version2;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version2);
              onError(6, `Unsupported YAML version ${version2}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source, onError) {
        if (source === "!")
          return "!";
        if (source[0] !== "!") {
          onError(`Not a valid tag: ${source}`);
          return null;
        }
        if (source[1] === "<") {
          const verbatim = source.slice(2, -1);
          if (verbatim === "!" || verbatim === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
            return null;
          }
          if (source[source.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
          try {
            return prefix + decodeURIComponent(suffix);
          } catch (error) {
            onError(String(error));
            return null;
          }
        }
        if (handle === "!")
          return source;
        onError(`Could not resolve tag: ${source}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
          if (tag.startsWith(prefix))
            return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === "!" ? tag : `!<${tag}>`;
      }
      toString(doc) {
        const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          const tags = {};
          visit.visit(doc.contents, (_key, node) => {
            if (identity.isNode(node) && node.tag)
              tags[node.tag] = true;
          });
          tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (const [handle, prefix] of tagEntries) {
          if (handle === "!!" && prefix === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
            lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports.Directives = Directives;
  }
});

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJS({
  "node_modules/yaml/dist/doc/anchors.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    function anchorIsValid(anchor) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root) {
      const anchors = /* @__PURE__ */ new Set();
      visit.visit(root, {
        Value(_key, node) {
          if (node.anchor)
            anchors.add(node.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix, exclude) {
      for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
          return name;
      }
    }
    function createNodeAnchors(doc, prefix) {
      const aliasObjects = [];
      const sourceObjects = /* @__PURE__ */ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source) => {
          aliasObjects.push(source);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor = findNewAnchor(prefix, prevAnchors);
          prevAnchors.add(anchor);
          return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (const source of aliasObjects) {
            const ref = sourceObjects.get(source);
            if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error = new Error("Failed to resolve repeated object (this should not happen)");
              error.source = source;
              throw error;
            }
          }
        },
        sourceObjects
      };
    }
    exports.anchorIsValid = anchorIsValid;
    exports.anchorNames = anchorNames;
    exports.createNodeAnchors = createNodeAnchors;
    exports.findNewAnchor = findNewAnchor;
  }
});

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJS({
  "node_modules/yaml/dist/doc/applyReviver.js"(exports) {
    "use strict";
    function applyReviver(reviver, obj, key, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key, val);
    }
    exports.applyReviver = applyReviver;
  }
});

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJS({
  "node_modules/yaml/dist/nodes/toJS.js"(exports) {
    "use strict";
    var identity = require_identity();
    function toJS(value, arg, ctx) {
      if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
      if (value && typeof value.toJSON === "function") {
        if (!ctx || !identity.hasAnchor(value))
          return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value, data);
        ctx.onCreate = (res2) => {
          data.res = res2;
          delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value === "bigint" && !ctx?.keep)
        return Number(value);
      return value;
    }
    exports.toJS = toJS;
  }
});

// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJS({
  "node_modules/yaml/dist/nodes/Node.js"(exports) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count: count2, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count2);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports.NodeBase = NodeBase;
  }
});

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJS({
  "node_modules/yaml/dist/nodes/Alias.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var visit = require_visit();
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit.visit(doc, {
            Node: (_key, node) => {
              if (identity.isAlias(node) || identity.hasAnchor(node))
                nodes.push(node);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found = node;
        }
        if (found && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data = anchors2.get(found);
          if (!data) {
            toJS.toJS(found, null, ctx);
            data = anchors2.get(found);
          }
          if (data?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data.count += 1;
            if (data.aliasCount === 0)
              data.aliasCount = getAliasCount(doc2, found, anchors2);
            if (data.count * data.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors2 && source && anchors2.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
      } else if (identity.isCollection(node)) {
        let count2 = 0;
        for (const item of node.items) {
          const c = getAliasCount(doc, item, anchors2);
          if (c > count2)
            count2 = c;
        }
        return count2;
      } else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors2);
        const vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports.Alias = Alias;
  }
});

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJS({
  "node_modules/yaml/dist/nodes/Scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
    var Scalar = class extends Node.NodeBase {
      constructor(value) {
        super(identity.SCALAR);
        this.value = value;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports.Scalar = Scalar;
    exports.isScalarValue = isScalarValue;
  }
});

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJS({
  "node_modules/yaml/dist/doc/createNode.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value, tagName, tags) {
      if (tagName) {
        const match = tags.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value) && !t.format);
    }
    function createNode(value, tagName, ctx) {
      if (identity.isDocument(value))
        value = value.contents;
      if (identity.isNode(value))
        return value;
      if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
      }
      if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
        value = value.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value && typeof value === "object") {
        ref = sourceObjects.get(value);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects.set(value, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value, tagName, schema.tags);
      if (!tagObj) {
        if (value && typeof value.toJSON === "function") {
          value = value.toJSON();
        }
        if (!value || typeof value !== "object") {
          const node2 = new Scalar.Scalar(value);
          if (ref)
            ref.node = node2;
          return node2;
        }
        tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
      if (tagName)
        node.tag = tagName;
      else if (!tagObj.default)
        node.tag = tagObj.tag;
      if (ref)
        ref.node = node;
      return node;
    }
    exports.createNode = createNode;
  }
});

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJS({
  "node_modules/yaml/dist/nodes/Collection.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema, path, value) {
      let v = value;
      for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ */ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
          copy.schema = schema;
        copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path, value) {
        if (isEmptyPath(path))
          this.add(value);
        else {
          const [key, ...rest] = path;
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.addIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
          return node.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
          return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
          return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity.isPair(node))
            return false;
          const n = node.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
          this.set(key, value);
        } else {
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.setIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
    };
    exports.Collection = Collection;
    exports.collectionFromPath = collectionFromPath;
    exports.isEmptyPath = isEmptyPath;
  }
});

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyComment.js"(exports) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      if (/^\n+$/.test(comment))
        return comment.substring(1);
      return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports.indentComment = indentComment;
    exports.lineComment = lineComment;
    exports.stringifyComment = stringifyComment;
  }
});

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJS({
  "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text.length <= endStep)
        return text;
      const folds = [];
      const escapedFolds = {};
      let end = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds.push(0);
        else
          end = lineWidth - indentAtStart;
      }
      let split = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
          end = i + endStep;
      }
      for (let ch; ch = text[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text, i, indent.length);
          end = i + indent.length + endStep;
          split = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split = i;
          }
          if (i >= end) {
            if (split) {
              folds.push(split);
              end = split + endStep;
              split = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text;
              folds.push(j);
              escapedFolds[j] = true;
              end = j + endStep;
              split = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds.length === 0)
        return text;
      if (onFold)
        onFold();
      let res = text.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        const fold = folds[i2];
        const end2 = folds[i2 + 1] || text.length;
        if (fold === 0)
          res = `
${indent}${text.slice(0, end2)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold])
            res += `${text[fold]}\\`;
          res += `
${indent}${text.slice(fold + 1, end2)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text, i, indent) {
      let end = i;
      let start = i + 1;
      let ch = text[start];
      while (ch === " " || ch === "	") {
        if (i < start + indent) {
          ch = text[++i];
        } else {
          do {
            ch = text[++i];
          } while (ch && ch !== "\n");
          end = i;
          start = i + 1;
          ch = text[start];
        }
      }
      return end;
    }
    exports.FOLD_BLOCK = FOLD_BLOCK;
    exports.FOLD_FLOW = FOLD_FLOW;
    exports.FOLD_QUOTED = FOLD_QUOTED;
    exports.foldFlowLines = foldFlowLines;
  }
});

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyString.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start > limit)
            return true;
          start = i + 1;
          if (strLen - start <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value, ctx) {
      const json = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
          str += json.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json[i + 1]) {
            case "u":
              {
                str += json.slice(start, i);
                const code = json.substr(i + 2, 4);
                switch (code) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code.substr(0, 2) === "00")
                      str += "\\x" + code.substr(2);
                    else
                      str += json.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json.slice(start, i) + "\n\n";
                while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json.slice(start) : json;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
        return doubleQuotedString(value, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
      const literal2 = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
      if (!value)
        return literal2 ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end = value.substring(endStart);
      const endNlPos = end.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value === end || endNlPos !== end.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === "\n")
          end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header3 = (startWithSpace ? indentSize : "") + chomp;
      if (comment) {
        header3 += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal2) {
        const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header3}
${indent}${body}`;
      }
      value = value.replace(/\n+/g, `$&${indent}`);
      return `|${header3}
${indent}${start}${value}${end}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      const { type, value } = item;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
        return quotedString(value, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
        return blockString(item, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value, ctx);
        }
      }
      const str = value.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
          return quotedString(value, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
      let { type } = item;
      if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar.Scalar.QUOTE_DOUBLE;
      }
      const _stringify = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports.stringifyString = stringifyString;
  }
});

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJS({
  "node_modules/yaml/dist/stringify/stringify.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options2) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options2);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item) {
      if (item.tag) {
        const match = tags.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else {
        obj = item;
        tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
      if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
      }
      const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag)
        props.push(doc.directives.tagString(tag));
      return props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item);
          else
            ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
          item = item.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      const props = stringifyProps(node, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports.createStringifyContext = createStringifyContext;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyPair.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity.isNode(key) && key.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === "object")
          value = doc.createNode(value);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow2 = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow2) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports.stringifyPair = stringifyPair;
  }
});

// node_modules/yaml/dist/log.js
var require_log = __commonJS({
  "node_modules/yaml/dist/log.js"(exports) {
    "use strict";
    var node_process = __require("process");
    function debug(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning);
        else
          console.warn(warning);
      }
    }
    exports.debug = debug;
    exports.warn = warn;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var MERGE_KEY = "<<";
    var merge = {
      identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
    function addMergeToJSMap(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (identity.isSeq(source))
        for (const it of source.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source))
        for (const it of source)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source);
    }
    function mergeValue(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (!identity.isMap(source))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source.toJSON(null, ctx, Map);
      for (const [key, value2] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key))
            map.set(key, value2);
        } else if (map instanceof Set) {
          map.add(key);
        } else if (!Object.prototype.hasOwnProperty.call(map, key)) {
          Object.defineProperty(map, key, {
            value: value2,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value) {
      return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
    }
    exports.addMergeToJSMap = addMergeToJSMap;
    exports.isMergeKey = isMergeKey;
    exports.merge = merge;
  }
});

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJS({
  "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports) {
    "use strict";
    var log = require_log();
    var merge = require_merge();
    var stringify = require_stringify();
    var identity = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key, value }) {
      if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
      else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
      else {
        const jsKey = toJS.toJS(key, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key, jsKey, ctx);
          const jsValue = toJS.toJS(value, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (const node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports.addPairToJSMap = addPairToJSMap;
  }
});

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJS({
  "node_modules/yaml/dist/nodes/Pair.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity = require_identity();
    function createPair(key, value, ctx) {
      const k = createNode.createNode(key, void 0, ctx);
      const v = createNode.createNode(value, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
      }
      clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
          key = key.clone(schema);
        if (identity.isNode(value))
          value = value.clone(schema);
        return new _Pair(key, value);
      }
      toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports.Pair = Pair;
    exports.createPair = createPair;
  }
});

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options2) {
      const flow2 = ctx.inFlow ?? collection.flow;
      const stringify2 = flow2 ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options2);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment2 = null;
        if (identity.isNode(item)) {
          if (!chompKeep && item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
          if (item.comment)
            comment2 = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
        if (comment2)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
        if (chompKeep && comment2)
          chompKeep = false;
        lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          const line = lines[i];
          str += line ? `
${indent}${line}` : "\n";
        }
      }
      if (comment) {
        str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
          if (item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, false);
          if (item.comment)
            comment = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity.isNode(item.value) ? item.value : null;
          if (iv) {
            if (iv.comment)
              comment = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item.value == null && ik?.comment) {
            comment = ik.comment;
          }
        }
        if (comment)
          reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
        if (i < items.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
      }
      const { start, end } = flowChars;
      if (lines.length === 0) {
        return start + end;
      } else {
        if (!reqNewline) {
          const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start;
          for (const line of lines)
            str += line ? `
${indentStep}${indent}${line}` : "\n";
          return `${str}
${indent}${end}`;
        } else {
          return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep)
        comment = comment.replace(/^\n+/, "");
      if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports.stringifyCollection = stringifyCollection;
  }
});

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLMap.js"(exports) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    function findPair(items, key) {
      const k = identity.isScalar(key) ? key.value : key;
      for (const it of items) {
        if (identity.isPair(it)) {
          if (it.key === key || it.key === k)
            return it;
          if (identity.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
          if (typeof replacer === "function")
            value = replacer.call(obj, key, value);
          else if (Array.isArray(replacer) && !replacer.includes(key))
            return;
          if (value !== void 0 || keepUndefined)
            map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
          for (const [key, value] of obj)
            add(key, value);
        } else if (obj && typeof obj === "object") {
          for (const key of Object.keys(obj))
            add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === "function") {
          map.items.sort(schema.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
          _pair = pair;
        else if (!pair || typeof pair !== "object" || !("key" in pair)) {
          _pair = new Pair.Pair(pair, pair?.value);
        } else
          _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key) {
        const it = findPair(this.items, key);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key) {
        return !!findPair(this.items, key);
      }
      set(key, value) {
        this.add(new Pair.Pair(key, value), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item of this.items) {
          if (!identity.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports.YAMLMap = YAMLMap;
    exports.findPair = findPair;
  }
});

// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJS({
  "node_modules/yaml/dist/schema/common/map.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLMap = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
    };
    exports.map = map;
  }
});

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
      }
      add(value) {
        this.items.push(value);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key) {
        const idx = asItemIndex(key);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
          prev.value = value;
        else
          this.items[idx] = value;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key) {
      let idx = identity.isScalar(key) ? key.value : key;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports.YAMLSeq = YAMLSeq;
  }
});

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJS({
  "node_modules/yaml/dist/schema/common/seq.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLSeq = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
    };
    exports.seq = seq;
  }
});

// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJS({
  "node_modules/yaml/dist/schema/common/string.js"(exports) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string = {
      identify: (value) => typeof value === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports.string = string;
  }
});

// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJS({
  "node_modules/yaml/dist/schema/common/null.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var nullTag = {
      identify: (value) => value == null,
      createNode: () => new Scalar.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
    };
    exports.nullTag = nullTag;
  }
});

// node_modules/yaml/dist/schema/core/bool.js
var require_bool = __commonJS({
  "node_modules/yaml/dist/schema/core/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var boolTag = {
      identify: (value) => typeof value === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
          const sv = source[0] === "t" || source[0] === "T";
          if (value === sv)
            return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports.boolTag = boolTag;
  }
});

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports) {
    "use strict";
    function stringifyNumber({ format, minFractionDigits, tag, value }) {
      if (typeof value === "bigint")
        return String(value);
      const num = typeof value === "number" ? value : Number(value);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
      if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports.stringifyNumber = stringifyNumber;
  }
});

// node_modules/yaml/dist/schema/core/float.js
var require_float = __commonJS({
  "node_modules/yaml/dist/schema/core/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node.minFractionDigits = str.length - dot - 1;
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/core/int.js
var require_int = __commonJS({
  "node_modules/yaml/dist/schema/core/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
      return stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/core/schema.js
var require_schema = __commonJS({
  "node_modules/yaml/dist/schema/core/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = __commonJS({
  "node_modules/yaml/dist/schema/json/schema.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value) {
      return typeof value === "bigint" || Number.isInteger(value);
    }
    var stringifyJSON = ({ value }) => JSON.stringify(value);
    var jsonScalars = [
      {
        identify: (value) => typeof value === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value) => typeof value === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
      },
      {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
    "use strict";
    var node_buffer = __require("buffer");
    var Scalar = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary = {
      identify: (value) => value instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
          return "";
        const buf = value;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines[i] = str.substr(o, lineWidth);
          }
          str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports.binary = binary;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (identity.isPair(item))
            continue;
          else if (identity.isMap(item)) {
            if (item.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
            if (item.commentBefore)
              pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
            if (item.comment) {
              const cn = pair.value ?? pair.key;
              cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
            }
            item = pair;
          }
          seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq.YAMLSeq(schema);
      pairs2.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key, value;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key = it[0];
              value = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key = keys[0];
              value = it[key];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
            }
          } else {
            key = it;
          }
          pairs2.items.push(Pair.createPair(key, value, ctx));
        }
      return pairs2;
    }
    var pairs = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports.createPairs = createPairs;
    exports.pairs = pairs;
    exports.resolvePairs = resolvePairs;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports) {
    "use strict";
    var identity = require_identity();
    var toJS = require_toJS();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var pairs = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ */ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair of this.items) {
          let key, value;
          if (identity.isPair(pair)) {
            key = toJS.toJS(pair.key, "", ctx);
            value = toJS.toJS(pair.value, key, ctx);
          } else {
            key = toJS.toJS(pair, "", ctx);
          }
          if (map.has(key))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key, value);
        }
        return map;
      }
      static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value) => value instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
          if (identity.isScalar(key)) {
            if (seenKeys.includes(key.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key.value}`);
            } else {
              seenKeys.push(key.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
    };
    exports.YAMLOMap = YAMLOMap;
    exports.omap = omap;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value, source }, ctx) {
      const boolObj = value ? trueTag : falseTag;
      if (source && boolObj.test.test(source))
        return source;
      return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value) => value === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value) => value === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(false),
      stringify: boolStringify
    };
    exports.falseTag = falseTag;
    exports.trueTag = trueTag;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node.minFractionDigits = f.length;
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign = str[0];
      if (sign === "-" || sign === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intBin = intBin;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema) {
        super(schema);
        this.tag = _YAMLSet.tag;
      }
      add(key) {
        let pair;
        if (identity.isPair(key))
          pair = key;
        else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
          pair = new Pair.Pair(key.key, null);
        else
          pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
          this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key, value) {
        if (typeof value !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value) {
          this.items.push(new Pair.Pair(key));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value of iterable) {
            if (typeof replacer === "function")
              value = replacer.call(iterable, value, value);
            set2.items.push(Pair.createPair(value, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value) => value instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports.YAMLSet = YAMLSet;
    exports.set = set;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign = str[0];
      const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value } = node;
      let num = (n) => n;
      if (typeof value === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
      let sign = "";
      if (value < 0) {
        sign = "-";
        value *= num(-1);
      }
      const _60 = num(60);
      const parts = [value % _60];
      if (value < 60) {
        parts.unshift(0);
      } else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60);
        if (value >= 60) {
          value = (value - parts[0]) / _60;
          parts.unshift(value);
        }
      }
      return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value) => typeof value === "bigint" || Number.isInteger(value),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp = {
      identify: (value) => value instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date -= 6e4 * d;
        }
        return new Date(date);
      },
      stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports.floatTime = floatTime;
    exports.intTime = intTime;
    exports.timestamp = timestamp;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var binary = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int = require_int2();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var set = require_set();
    var timestamp = require_timestamp();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary.binary,
      merge.merge,
      omap.omap,
      pairs.pairs,
      set.set,
      timestamp.intTime,
      timestamp.floatTime,
      timestamp.timestamp
    ];
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJS({
  "node_modules/yaml/dist/schema/tags.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = require_schema();
    var schema$1 = require_schema2();
    var binary = require_binary();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema.schema],
      ["failsafe", [map.map, seq.seq, string.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp.intTime,
      map: map.map,
      merge: merge.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
      }
      let tags = schemaTags;
      if (!tags) {
        if (Array.isArray(customTags))
          tags = [];
        else {
          const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag of customTags)
          tags = tags.concat(tag);
      } else if (typeof customTags === "function") {
        tags = customTags(tags.slice());
      }
      if (addMergeTag)
        tags = tags.concat(merge.merge);
      return tags.reduce((tags2, tag) => {
        const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
        if (!tagObj) {
          const tagName = JSON.stringify(tag);
          const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags2.includes(tagObj))
          tags2.push(tagObj);
        return tags2;
      }, []);
    }
    exports.coreKnownTags = coreKnownTags;
    exports.getTags = getTags;
  }
});

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJS({
  "node_modules/yaml/dist/schema/Schema.js"(exports) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema === "string" && schema || "core";
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
      }
    };
    exports.Schema = Schema;
  }
});

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options2) {
      const lines = [];
      let hasDirectives = options2.directives === true;
      if (options2.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options2);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines.length !== 1)
          lines.unshift("");
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
          lines[lines.length - 1] = `--- ${body}`;
        } else
          lines.push(body);
      } else {
        lines.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines.push("...");
            lines.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines.push(`... ${cs}`);
          }
        } else {
          lines.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
            lines.push("");
          lines.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines.join("\n") + "\n";
    }
    exports.stringifyDocument = stringifyDocument;
  }
});

// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJS({
  "node_modules/yaml/dist/doc/Document.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var toJS = require_toJS();
    var Schema = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value, replacer, options2) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options2 === void 0 && replacer) {
          options2 = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options2);
        this.options = opt;
        let { version: version2 } = opt;
        if (options2?._directives) {
          this.directives = options2._directives.atDocument();
          if (this.directives.yaml.explicit)
            version2 = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version: version2 });
        this.setSchema(version2, options2);
        this.contents = value === void 0 ? null : this.createNode(value, _replacer, options2);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        const copy = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
          copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** Adds a value to the document. */
      add(value) {
        if (assertCollection(this.contents))
          this.contents.add(value);
      }
      /** Adds a value to the document. */
      addIn(path, value) {
        if (assertCollection(this.contents))
          this.contents.addIn(path, value);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node, name) {
        if (!node.anchor) {
          const prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value, replacer, options2) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value = replacer.call({ "": value }, "", value);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options2 === void 0 && replacer) {
          options2 = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow: flow2, keepUndefined, onTagObj, tag } = options2 ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow2 && identity.isCollection(node))
          node.flow = true;
        setAnchors();
        return node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key, value, options2 = {}) {
        const k = this.createNode(key, null, options2);
        const v = this.createNode(value, null, options2);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path) {
        if (Collection.isEmptyPath(path))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key, value) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key], value);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key, value);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
          this.contents = value;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path, value);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version2, options2 = {}) {
        if (typeof version2 === "number")
          version2 = String(version2);
        let opt;
        switch (version2) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version2;
            else
              this.directives = new directives.Directives({ version: version2 });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version2);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options2.schema instanceof Object)
          this.schema = options2.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options2));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count: count2, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count2);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options2 = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options2 && (!Number.isInteger(options2.indent) || Number(options2.indent) <= 0)) {
          const s = JSON.stringify(options2.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options2);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports.Document = Document;
  }
});

// node_modules/yaml/dist/errors.js
var require_errors = __commonJS({
  "node_modules/yaml/dist/errors.js"(exports) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLParseError", pos, code, message);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLWarning", pos, code, message);
      }
    };
    var prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      const { line, col } = error.linePos[0];
      error.message += ` at line ${line}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "\u2026" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "\u2026";
      if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "\u2026\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count2 = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
          count2 = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count2);
        error.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports.YAMLError = YAMLError;
    exports.YAMLParseError = YAMLParseError;
    exports.YAMLWarning = YAMLWarning;
    exports.prettifyError = prettifyError;
  }
});

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJS({
  "node_modules/yaml/dist/compose/resolve-props.js"(exports) {
    "use strict";
    function resolveProps(tokens, { flow: flow2, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab = null;
      let anchor = null;
      let tag = null;
      let newlineAfterProp = null;
      let comma = null;
      let found = null;
      let start = null;
      for (const token of tokens) {
        if (reqSpace) {
          if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
            onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab) {
          if (atNewline && token.type !== "comment" && token.type !== "newline") {
            onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab = null;
        }
        switch (token.type) {
          case "space":
            if (!flow2 && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
              tab = token;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token.source.substring(1) || " ";
            if (!comment)
              comment = cb;
            else
              comment += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment)
                comment += token.source;
              else if (!found || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token.source;
            atNewline = true;
            hasNewline = true;
            if (anchor || tag)
              newlineAfterProp = token;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor)
              onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token.source.endsWith(":"))
              onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag)
              onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor || tag)
              onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
            if (found)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow2 ?? "collection"}`);
            found = token;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow2) {
              if (comma)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow2}`);
              comma = token;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
      };
    }
    exports.resolveProps = resolveProps;
  }
});

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJS({
  "node_modules/yaml/dist/compose/util-contains-newline.js"(exports) {
    "use strict";
    function containsNewline(key) {
      if (!key)
        return null;
      switch (key.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key.source.includes("\n"))
            return true;
          if (key.end) {
            for (const st of key.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports.containsNewline = containsNewline;
  }
});

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJS({
  "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end = fc.end[0];
        if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end, "BAD_INDENT", msg, true);
        }
      }
    }
    exports.flowIndentCheck = flowIndentCheck;
  }
});

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJS({
  "node_modules/yaml/dist/compose/util-map-includes.js"(exports) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items, search) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual(pair.key, search));
    }
    exports.mapIncludes = mapIncludes;
  }
});

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-map.js"(exports) {
    "use strict";
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key) {
            if (key.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key && key.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
            onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep ?? [], {
          indicator: "map-value-ind",
          next: value,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key || key.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
          offset = valueNode.range[2];
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports.resolveBlockMap = resolveBlockMap;
  }
});

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports) {
    "use strict";
    var YAMLSeq = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
          indicator: "seq-item-ind",
          next: value,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value) {
            if (value?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports.resolveBlockSeq = resolveBlockSeq;
  }
});

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJS({
  "node_modules/yaml/dist/compose/resolve-end.js"(exports) {
    "use strict";
    function resolveEnd(end, offset, reqSpace, onError) {
      let comment = "";
      if (end) {
        let hasSpace = false;
        let sep = "";
        for (const token of end) {
          const { source, type } = token;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += sep + cb;
              sep = "";
              break;
            }
            case "newline":
              if (comment)
                sep += source;
              hasSpace = true;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source.length;
        }
      }
      return { comment, offset };
    }
    exports.resolveEnd = resolveEnd;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
      const isMap4 = fc.start.source === "{";
      const fcName = isMap4 ? "flow map" : "flow sequence";
      const NodeClass = tag?.nodeClass ?? (isMap4 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep && !value) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap4 && ctx.options.strict && utilContainsNewline.containsNewline(key))
            onError(
              key,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap4 && !sep && !props.found) {
          const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock(key))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap4 && !props.found && ctx.options.strict) {
              if (sep)
                for (const st of sep) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value) {
            if ("source" in value && value.source?.[0] === ":")
              onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          if (isMap4) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair);
          } else {
            const map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap4 ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
          if (coll.comment)
            coll.comment += "\n" + end.comment;
          else
            coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports.resolveFlowCollection = resolveFlowCollection;
  }
});

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJS({
  "node_modules/yaml/dist/compose/compose-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag) {
      const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token.type === "block-seq") {
        const { anchor, newlineAfterProp: nl2 } = props;
        const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
        if (lastProp && (!nl2 || nl2.offset < lastProp.offset)) {
          const message = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message);
        }
      }
      const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token, onError, tagName);
      }
      let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
      const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
      node.range = coll.range;
      node.tag = tagName;
      if (tag?.format)
        node.format = tag.format;
      return node;
    }
    exports.composeCollection = composeCollection;
  }
});

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start = scalar.offset;
      const header3 = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header3)
        return { value: "", type: null, comment: "", range: [start, start, start] };
      const type = header3.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
      const lines = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value2 = header3.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
        let end2 = start + header3.length;
        if (scalar.source)
          end2 += scalar.source.length;
        return { value: value2, type, comment: header3.comment, range: [start, end2, end2] };
      }
      let trimIndent = scalar.indent + header3.indent;
      let offset = scalar.offset + header3.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === "" || content === "\r") {
          if (header3.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message);
          }
          if (header3.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value = "";
      let sep = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header3.indent ? "explicit indentation indicator" : "first line";
          const message = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
          indent = "";
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
          value += sep + indent.slice(trimIndent) + content;
          sep = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep === " ")
            sep = "\n";
          else if (!prevMoreIndented && sep === "\n")
            sep = "\n\n";
          value += sep + indent.slice(trimIndent) + content;
          sep = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep === "\n")
            value += "\n";
          else
            sep = "\n";
        } else {
          value += sep + content;
          sep = " ";
          prevMoreIndented = false;
        }
      }
      switch (header3.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value += "\n" + lines[i][0].slice(trimIndent);
          if (value[value.length - 1] !== "\n")
            value += "\n";
          break;
        default:
          value += "\n";
      }
      const end = start + header3.length + scalar.source.length;
      return { value, type, comment: header3.comment, range: [start, end, end] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source } = props[0];
      const mode = source[0];
      let indent = 0;
      let chomp = "";
      let error = -1;
      for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error === -1)
            error = offset + i;
        }
      }
      if (error !== -1)
        onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
      let hasSpace = false;
      let comment = "";
      let length = source.length;
      for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            if (strict && !hasSpace) {
              const message = "Comments must be separated from other tokens by white space characters";
              onError(token, "MISSING_CHAR", message);
            }
            length += token.source.length;
            comment = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message);
            length += token.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            const message = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message);
            const ts = token.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source) {
      const split = source.split(/\n( *)/);
      const first = split[0];
      const m = first.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
      const lines = [line0];
      for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
      return lines;
    }
    exports.resolveBlockScalar = resolveBlockScalar;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      const { offset, type, source, end } = scalar;
      let _type;
      let value;
      const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN;
          value = plainValue(source, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE;
          value = singleQuotedValue(source, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE;
          value = doubleQuotedValue(source, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source.length, offset + source.length]
          };
      }
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
      return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source, onError) {
      let badChar = "";
      switch (source[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return unfoldLines(source);
    }
    function singleQuotedValue(source, onError) {
      if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
      return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source) {
      const line = /(.*?)\r?\n/sy;
      let match = line.exec(source);
      if (!match)
        return source;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$");
        trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, "");
      let sep = " ";
      let pos = line.lastIndex;
      while (match = line.exec(source)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep === "\n")
            res += sep;
          else
            sep = "\n";
        } else {
          res += sep + lm;
          sep = " ";
        }
        pos = line.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source);
      return res + sep + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source, onError) {
      let res = "";
      for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === "\r" && source[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold, offset } = foldNewline(source, i);
          res += fold;
          i = offset;
        } else if (ch === "\\") {
          let next = source[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source[i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "\r" && source[i + 1] === "\n") {
            next = source[++i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source, i + 1, length, onError);
            i += length;
          } else {
            const raw = source.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source[i + 1];
          while (next === " " || next === "	")
            next = source[++i + 1];
          if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
            res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source, offset) {
      let fold = "";
      let ch = source[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold += "\n";
        offset += 1;
        ch = source[offset + 1];
      }
      if (!fold)
        fold = " ";
      return { fold, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "\x85",
      // Unicode next line
      _: "\xA0",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source, offset, length, onError) {
      const cc = source.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code);
      } catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports.resolveFlowScalar = resolveFlowScalar;
  }
});

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJS({
  "node_modules/yaml/dist/compose/compose-scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
      } else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
      else if (token.type === "scalar")
        tag = findScalarTagByTest(ctx, value, token, onError);
      else
        tag = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar.Scalar(value);
      }
      scalar.range = range;
      scalar.source = value;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag.format)
        scalar.format = tag.format;
      if (comment)
        scalar.comment = comment;
      return scalar;
    }
    function findScalarTagByName(schema, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema[identity.SCALAR];
      const matchWithTest = [];
      for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
          if (tag.default && tag.test)
            matchWithTest.push(tag);
          else
            return tag;
        }
      }
      for (const tag of matchWithTest)
        if (tag.test?.test(value))
          return tag;
      const kt = schema.knownTags[tagName];
      if (kt && !kt.collection) {
        schema.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
      const tag = schema.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema[identity.SCALAR];
      if (schema.compat) {
        const compat = schema.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
          const ts = directives.tagString(tag.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag;
    }
    exports.composeScalar = composeScalar;
  }
});

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJS({
  "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports.emptyScalarPosition = emptyScalarPosition;
  }
});

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJS({
  "node_modules/yaml/dist/compose/compose-node.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment, anchor, tag } = props;
      let node;
      let isSrcToken = true;
      switch (token.type) {
        case "alias":
          node = composeAlias(ctx, token, onError);
          if (anchor || tag)
            onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token, tag, onError);
          if (anchor)
            node.anchor = anchor.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token, props, onError);
            if (anchor)
              node.anchor = anchor.source.substring(1);
          } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            onError(token, "RESOURCE_EXHAUSTION", message);
          }
          break;
        default: {
          const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message);
          isSrcToken = false;
        }
      }
      node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
      if (anchor && node.anchor === "")
        onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag ?? token, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        if (token.type === "scalar" && token.source === "")
          node.comment = comment;
        else
          node.commentBefore = comment;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
      return node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
      const token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node = composeScalar.composeScalar(ctx, token, tag, onError);
      if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === "")
          onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        node.comment = comment;
        node.range[2] = end;
      }
      return node;
    }
    function composeAlias({ options: options2 }, { offset, source, end }, onError) {
      const alias = new Alias.Alias(source.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, options2.strict, onError);
      alias.range = [offset, valueEnd, re.offset];
      if (re.comment)
        alias.comment = re.comment;
      return alias;
    }
    exports.composeEmptyNode = composeEmptyNode;
    exports.composeNode = composeNode;
  }
});

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJS({
  "node_modules/yaml/dist/compose/compose-doc.js"(exports) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options2, directives, { offset, start, value, end }, onError) {
      const opts = Object.assign({ _directives: directives }, options2);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start, {
        indicator: "doc-start",
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
      const contentEnd = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd, re.offset];
      return doc;
    }
    exports.composeDoc = composeDoc;
  }
});

// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJS({
  "node_modules/yaml/dist/compose/composer.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source } = src;
      return [offset, offset + (typeof source === "string" ? source.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer2 = class {
      constructor(options2 = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
          const pos = getErrorPos(source);
          if (warning)
            this.warnings.push(new errors.YAMLWarning(pos, code, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        this.directives = new directives.Directives({ version: options2.version || "1.2" });
        this.options = options2;
      }
      decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment;
          } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token) {
        if (node_process.env.LOG_STREAM)
          console.dir(token, { depth: null });
        switch (token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message, warning) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning);
            });
            this.prelude.push(token.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
            const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error);
            else
              this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
            }
            this.doc.range[2] = end.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports.Composer = Composer2;
  }
});

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJS({
  "node_modules/yaml/dist/parse/cst-scalar.js"(exports) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict = true, onError) {
      if (token) {
        const _onError = (pos, code, message) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code, message);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value, context) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end = context.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source[0]) {
        case "|":
        case ">": {
          const he = source.indexOf("\n");
          const head = source.substring(0, he);
          const body = source.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, end))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source, end };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source, end };
        default:
          return { type: "scalar", offset, indent, source, end };
      }
    }
    function setScalarValue(token, value, context = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
      let indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header3 = token.props[0];
            if (header3.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header3.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source);
          break;
        case '"':
          setFlowScalarValue(token, source, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source, "scalar");
      }
    }
    function setBlockScalarValue(token, source) {
      const he = source.indexOf("\n");
      const head = source.substring(0, he);
      const body = source.substring(he + 1) + "\n";
      if (token.type === "block-scalar") {
        const header3 = token.props[0];
        if (header3.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header3.source = head;
        token.source = body;
      } else {
        const { offset } = token;
        const indent = "indent" in token ? token.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key of Object.keys(token))
          if (key !== "type" && key !== "offset")
            delete token[key];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end) {
      if (end)
        for (const st of end)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token, source, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type;
          token.source = source;
          break;
        case "block-scalar": {
          const end = token.props.slice(1);
          let oa = source.length;
          if (token.props[0].type === "block-scalar-header")
            oa -= token.props[0].source.length;
          for (const tok of end)
            tok.offset += oa;
          delete token.props;
          Object.assign(token, { type, source, end });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token.offset + source.length;
          const nl2 = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source, end: [nl2] });
          break;
        }
        default: {
          const indent = "indent" in token ? token.indent : -1;
          const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key of Object.keys(token))
            if (key !== "type" && key !== "offset")
              delete token[key];
          Object.assign(token, { type, indent, source, end });
        }
      }
    }
    exports.createScalarToken = createScalarToken;
    exports.resolveAsScalar = resolveAsScalar;
    exports.setScalarValue = setScalarValue;
  }
});

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJS({
  "node_modules/yaml/dist/parse/cst-stringify.js"(exports) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item of token.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (const item of token.items)
            res += stringifyItem(item);
          for (const st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start, key, sep, value }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key)
        res += stringifyToken(key);
      if (sep)
        for (const st of sep)
          res += st.source;
      if (value)
        res += stringifyToken(value);
      return res;
    }
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJS({
  "node_modules/yaml/dist/parse/cst-visit.js"(exports) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    visit.itemAtPath = (cst, path) => {
      let item = cst;
      for (const [field2, index] of path) {
        const tok = item?.[field2];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit.parentCollection = (cst, path) => {
      const parent = visit.itemAtPath(cst, path.slice(0, -1));
      const field2 = path[path.length - 1][0];
      const coll = parent?.[field2];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path, item, visitor) {
      let ctrl = visitor(item, path);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field2 of ["key", "value"]) {
        const token = item[field2];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path.concat([[field2, i]])), token.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field2 === "key")
            ctrl = ctrl(item, path);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
    }
    exports.visit = visit;
  }
});

// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJS({
  "node_modules/yaml/dist/parse/cst.js"(exports) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection = (token) => !!token && "items" in token;
    var isScalar2 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType(source) {
      switch (source) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports.createScalarToken = cstScalar.createScalarToken;
    exports.resolveAsScalar = cstScalar.resolveAsScalar;
    exports.setScalarValue = cstScalar.setScalarValue;
    exports.stringify = cstStringify.stringify;
    exports.visit = cstVisit.visit;
    exports.BOM = BOM;
    exports.DOCUMENT = DOCUMENT;
    exports.FLOW_END = FLOW_END;
    exports.SCALAR = SCALAR;
    exports.isCollection = isCollection;
    exports.isScalar = isScalar2;
    exports.prettyToken = prettyToken;
    exports.tokenType = tokenType;
  }
});

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJS({
  "node_modules/yaml/dist/parse/lexer.js"(exports) {
    "use strict";
    var cst = require_cst();
    function isEmpty(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer2 = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source, incomplete = false) {
        if (source) {
          if (typeof source !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source : source;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end = this.lineEndPos;
        if (typeof end !== "number" || end !== -1 && end < this.pos) {
          end = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end;
        }
        if (end === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === "\r")
          end -= 1;
        return this.buffer.substring(this.pos, end);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line = this.getLine();
        if (line === null)
          return this.setNext("stream");
        if (line[0] === cst.BOM) {
          yield* this.pushCount(1);
          line = line.substring(1);
        }
        if (line[0] === "%") {
          let dirEnd = line.length;
          let cs = line.indexOf("#");
          while (cs !== -1) {
            const ch = line[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line[n]) {
          case "#":
            yield* this.pushCount(line.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl2, sp;
        let indent = -1;
        do {
          nl2 = yield* this.pushNewline();
          if (nl2 > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl2 + sp > 0);
        const line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
          while (end !== -1 && this.buffer[end + 1] === "'")
            end = this.buffer.indexOf("'", end + 2);
        } else {
          while (end !== -1) {
            let n = 0;
            while (this.buffer[end - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end = this.buffer.indexOf('"', end + 1);
          }
        }
        const qb = this.buffer.substring(0, end);
        let nl2 = qb.indexOf("\n", this.pos);
        if (nl2 !== -1) {
          while (nl2 !== -1) {
            const cs = this.continueScalar(nl2 + 1);
            if (cs === -1)
              break;
            nl2 = qb.indexOf("\n", cs);
          }
          if (nl2 !== -1) {
            end = nl2 - (qb[nl2 - 1] === "\r" ? 2 : 1);
          }
        }
        if (end === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl2 = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl2 = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl2 + 1);
            if (cs === -1)
              break;
            nl2 = this.buffer.indexOf("\n", cs);
          } while (nl2 !== -1);
          if (nl2 === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl2 = this.buffer.length;
          }
        }
        let i = nl2 + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl2 = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl2 - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl2 = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl2 + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end = i;
          } else if (isEmpty(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports.Lexer = Lexer2;
  }
});

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJS({
  "node_modules/yaml/dist/parse/line-counter.js"(exports) {
    "use strict";
    var LineCounter2 = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start = this.lineStarts[low - 1];
          return { line: low, col: offset - start + 1 };
        };
      }
    };
    exports.LineCounter = LineCounter2;
  }
});

// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJS({
  "node_modules/yaml/dist/parse/parser.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list2, type) {
      for (let i = 0; i < list2.length; ++i)
        if (list2[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list2) {
      for (let i = 0; i < list2.length; ++i) {
        switch (list2[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          const it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target, source) {
      if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
      else
        for (let i = 0; i < source.length; ++i)
          target.push(source[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser2 = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source.length;
          return;
        }
        const type = cst.tokenType(source);
        if (!type) {
          const message = `Not a YAML token: ${source}`;
          yield* this.pop({ type: "error", offset: this.offset, message, source });
          this.offset += source.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source.length);
              break;
            case "space":
              if (this.atNewLine && source[0] === " ")
                this.indent += source.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        const token = error ?? this.stack.pop();
        if (!token) {
          const message = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message };
        } else if (this.stack.length === 0) {
          yield token;
        } else {
          const top = this.peek(1);
          if (token.type === "block-scalar") {
            token.indent = "indent" in top ? top.indent : 0;
          } else if (token.type === "flow-collection" && top.type === "document") {
            token.indent = 0;
          }
          if (token.type === "flow-collection")
            fixFlowSeqItems(token);
          switch (top.type) {
            case "document":
              top.value = token;
              break;
            case "block-scalar":
              top.props.push(token);
              break;
            case "block-map": {
              const it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token;
              } else {
                Object.assign(it, { key: token, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top.items[top.items.length - 1];
              if (it.value)
                top.items.push({ start: [], value: token });
              else
                it.value = token;
              break;
            }
            case "flow-collection": {
              const it = top.items[top.items.length - 1];
              if (!it || it.value)
                top.items.push({ start: [], key: token, sep: [] });
              else if (it.sep)
                it.value = token;
              else
                Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.pop(token);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            const last = token.items[token.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
              if (top.type === "document")
                top.end = last.start;
              else
                top.items.push({ start: last.start });
              token.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start = getFirstKeyStartProps(prev);
          let sep;
          if (scalar.end) {
            sep = scalar.end;
            sep.push(this.sourceToken);
            delete scalar.end;
          } else
            sep = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl2 = this.source.indexOf("\n") + 1;
              while (nl2 !== 0) {
                this.onNewLine(this.offset + nl2);
                nl2 = this.source.indexOf("\n", nl2) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start = [];
          if (atNextItem && it.sep && !it.value) {
            const nl2 = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl2.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl2.length = 0;
                  break;
                default:
                  nl2.length = 0;
              }
            }
            if (nl2.length >= 2)
              start = it.sep.splice(nl2[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start2 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start2 = getFirstKeyStartProps(it.start);
                  const key = it.key;
                  const sep = it.sep;
                  sep.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key, sep }]
                  });
                } else if (start.length > 0) {
                  it.sep = it.sep.concat(start, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start, key: fs, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs);
              } else {
                Object.assign(it, { key: fs, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do {
            yield* this.pop();
            top = this.peek(1);
          } while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs, sep: [] });
              else if (it.sep)
                this.stack.push(fs);
              else
                Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep = fc.end.splice(1, fc.end.length);
            sep.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl2 = this.source.indexOf("\n") + 1;
          while (nl2 !== 0) {
            this.onNewLine(this.offset + nl2);
            nl2 = this.source.indexOf("\n", nl2) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            start.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token.end)
              token.end.push(this.sourceToken);
            else
              token.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports.Parser = Parser2;
  }
});

// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJS({
  "node_modules/yaml/dist/public-api.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options2) {
      const prettyErrors = options2.prettyErrors !== false;
      const lineCounter$1 = options2.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source, options2 = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options2);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options2);
      const docs = Array.from(composer$1.compose(parser$1.parse(source)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument(source, options2 = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options2);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options2);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
      }
      return doc;
    }
    function parse3(src, reviver, options2) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options2 === void 0 && reviver && typeof reviver === "object") {
        options2 = reviver;
      }
      const doc = parseDocument(src, options2);
      if (!doc)
        return null;
      doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options2));
    }
    function stringify(value, replacer, options2) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options2 === void 0 && replacer) {
        options2 = replacer;
      }
      if (typeof options2 === "string")
        options2 = options2.length;
      if (typeof options2 === "number") {
        const indent = Math.round(options2);
        options2 = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        const { keepUndefined } = options2 ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value) && !_replacer)
        return value.toString(options2);
      return new Document.Document(value, _replacer, options2).toString(options2);
    }
    exports.parse = parse3;
    exports.parseAllDocuments = parseAllDocuments;
    exports.parseDocument = parseDocument;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/index.js
var require_dist = __commonJS({
  "node_modules/yaml/dist/index.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit = require_visit();
    exports.Composer = composer.Composer;
    exports.Document = Document.Document;
    exports.Schema = Schema.Schema;
    exports.YAMLError = errors.YAMLError;
    exports.YAMLParseError = errors.YAMLParseError;
    exports.YAMLWarning = errors.YAMLWarning;
    exports.Alias = Alias.Alias;
    exports.isAlias = identity.isAlias;
    exports.isCollection = identity.isCollection;
    exports.isDocument = identity.isDocument;
    exports.isMap = identity.isMap;
    exports.isNode = identity.isNode;
    exports.isPair = identity.isPair;
    exports.isScalar = identity.isScalar;
    exports.isSeq = identity.isSeq;
    exports.Pair = Pair.Pair;
    exports.Scalar = Scalar.Scalar;
    exports.YAMLMap = YAMLMap.YAMLMap;
    exports.YAMLSeq = YAMLSeq.YAMLSeq;
    exports.CST = cst;
    exports.Lexer = lexer.Lexer;
    exports.LineCounter = lineCounter.LineCounter;
    exports.Parser = parser.Parser;
    exports.parse = publicApi.parse;
    exports.parseAllDocuments = publicApi.parseAllDocuments;
    exports.parseDocument = publicApi.parseDocument;
    exports.stringify = publicApi.stringify;
    exports.visit = visit.visit;
    exports.visitAsync = visit.visitAsync;
  }
});

// src/options/reader.ts
function createReader(raw, problems) {
  const report = (name, message, index = null) => problems.push({ name, message, index });
  const reportSentence = (message) => problems.push({ name: null, message, index: null });
  const many = (name, parse3) => {
    const texts = raw.get(name) ?? [];
    return texts.flatMap((text, index) => {
      const parsed = parse3(text);
      if (parsed.ok) return [parsed.value];
      report(name, `${notAccepted(optionOf(name), text, index, texts.length)}; expected ${parsed.accepted}`, index);
      return [];
    });
  };
  const one = (name, parse3) => {
    const texts = raw.get(name);
    if (texts !== void 0 && texts.length > 1) {
      report(name, `is given ${texts.length} times; expected once`);
      return null;
    }
    const preset = optionOf(name).default;
    if (texts === void 0 && preset !== void 0) {
      const parsed = parse3(preset);
      return parsed.ok ? parsed.value : null;
    }
    return many(name, parse3)[0] ?? null;
  };
  return { one, many, report, reportSentence };
}
function notAccepted(option, text, index, total) {
  const entry = option.list === true && total > 1 ? `entry ${index + 1} of ${total}` : "";
  const value = option.secret === true ? `the value (${text.length} characters, not shown)` : `"${text}"`;
  return `${entry === "" ? value : `${entry}, ${value},`} is not accepted`;
}

// src/inputs/comment-inputs.ts
var used = ["mode", "report", "pull-request", "github-token"];
var commentOnly = ["report", "pull-request"];
function isCommentMode(raw) {
  return raw.get("mode")?.join() === "comment";
}
function readCommentInputs(raw) {
  const problems = [];
  const { one, report: problem } = createReader(raw, problems);
  const report = one("report", options.report.parse);
  const pullRequest = one("pull-request", options["pull-request"].parse);
  const token = one("github-token", options["github-token"].parse);
  if (!report)
    problem("report", "is required with mode: comment; expected a report such as memgate-report/report.json");
  if (!token)
    problem("github-token", "is required with mode: comment; expected a token, such as github.token of the workflow");
  for (const name of raw.keys()) {
    if (!used.includes(name)) problem(name, "has no effect with mode: comment; remove it");
  }
  if (problems.length > 0 || !report || !token)
    return { ok: false, problems: problems.map(({ name, message }) => `${name} ${message}`) };
  return { ok: true, inputs: { report, pullRequest, token } };
}

// src/options/layers.ts
var withImage = ["image", "pull"];
var withBuild = ["build", "dockerfile", "build-args"];
var withManifest = ["manifest", "selector"];
var withCompose = ["compose-file", "service"];
var withContainer = ["container", "set-limit"];
var composeAndContainer = [...withCompose, ...withContainer];
var replacedBy = {
  image: [...withBuild, ...composeAndContainer],
  build: [...withImage, ...composeAndContainer],
  manifest: composeAndContainer,
  "compose-file": [...withImage, ...withBuild, ...withManifest, ...withContainer],
  container: [...withImage, ...withBuild, ...withManifest, ...withCompose]
};
function mergeLayers(lower, upper) {
  const replaced = [...upper.keys()].flatMap((name) => replacedBy[name] ?? []);
  const kept = [...lower].filter(([name]) => !replaced.includes(name));
  const result = new Map(kept);
  for (const [name, values] of upper) {
    const names = values.map((value) => entryName(name, value));
    const others = (result.get(name) ?? []).filter((value) => !names.includes(entryName(name, value)));
    result.set(name, [...others, ...values]);
  }
  return result;
}
function entryName(option, { text }) {
  switch (option) {
    case "env":
    case "build-args":
      return text.split("=", 1)[0] ?? "";
    case "headers":
      return (text.split(":", 1)[0] ?? "").trim().toLowerCase();
    default:
      return "";
  }
}
function layersBeside(raw) {
  return new Map([...raw].map(([name, texts]) => [name, texts.map((text) => ({ text, origin: null }))]));
}
function rawOf(layers) {
  return new Map([...layers].map(([name, values]) => [name, values.map(({ text }) => text)]));
}

// src/yaml/node.ts
function rootNode({ place, value }) {
  return { place, path: "", value };
}
function entriesOf(node) {
  if (node.value.kind !== "map") return [];
  return [...node.value.fields].map(([key, field2]) => [key, nodeIn(node, key, field2)]);
}
function child(node, ...keys) {
  let found = node;
  for (const key of keys) {
    const field2 = found?.value.kind === "map" ? found.value.fields.get(key) : void 0;
    if (found === null || field2 === void 0 || field2.value.kind === "null") return null;
    found = nodeIn(found, key, field2);
  }
  return found;
}
function nodeIn({ path }, key, { place, value }) {
  return { place, path: pathTo(path, key), value };
}
function pathTo(path, key) {
  return path === "" ? key : `${path}.${key}`;
}
function listItems(node, nameKey) {
  if (node?.value.kind !== "list") return [];
  return node.value.items.map(({ place, value }, index) => {
    const name = nameKey !== void 0 && value.kind === "map" ? value.fields.get(nameKey)?.value : void 0;
    const label = name?.kind === "text" && /^[\w./-]{1,100}$/.test(name.text) ? name.text : String(index);
    return { place, path: `${node.path}[${label}]`, value };
  });
}
function plainText(node) {
  return node?.value.kind === "text" || node?.value.kind === "number" ? node.value.text : null;
}
function describeNode(value) {
  return { map: "a map", list: "a list", text: "a string", number: "a number", boolean: "a boolean", null: "empty" }[value.kind];
}

// src/yaml/read-yaml.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/yaml/build-tree.ts
var import_yaml = __toESM(require_dist(), 1);

// src/yaml/kubernetes-scalar.ts
var nulls = /* @__PURE__ */ new Set(["", "~", "null", "Null", "NULL"]);
var trueWords = /* @__PURE__ */ new Set(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]);
var falseWords = /* @__PURE__ */ new Set(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]);
var notFinite = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;
var integerPattern = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/;
var floatPattern = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
var maxDigits = 100;
function kubernetesScalar(source) {
  if (nulls.has(source)) return { kind: "null", text: "null" };
  if (trueWords.has(source)) return { kind: "boolean", text: "true", value: true };
  if (falseWords.has(source)) return { kind: "boolean", text: "false", value: false };
  if (notFinite.test(source)) return { kind: "number", text: source, number: Number.NaN };
  if (!/^[-+.\d]/.test(source)) return { kind: "text", text: source };
  const digits = source.replaceAll("_", "");
  const integer2 = digits.length > maxDigits ? null : integerOf(digits);
  if (integer2 !== null) return { kind: "number", text: String(integer2), number: Number(integer2) };
  if (floatPattern.test(digits)) return { kind: "number", text: digits, number: Number(digits) };
  return { kind: "text", text: source };
}
function integerOf(digits) {
  const match = integerPattern.exec(digits);
  if (match === null) return null;
  const [, sign, hex, bits, octal, decimal] = match;
  const size = BigInt(hex ? `0x${hex}` : bits ? `0b${bits}` : octal ? `0o${octal}` : decimal ?? "0");
  return sign === "-" ? -size : size;
}

// src/yaml/build-tree.ts
var YamlProblem = class extends Error {
  /** An index in the text. */
  offset;
  constructor(offset, message) {
    super(message);
    this.offset = offset;
  }
};
var maxLevels = 100;
function buildTrees(documents, options2, placeOf) {
  const anchors = /* @__PURE__ */ new Map();
  const builder = { options: options2, placeOf, anchors, size: 0, deepest: 0 };
  return documents.map(({ contents }) => {
    anchors.clear();
    return fieldOf(builder, contents, contents, 0);
  });
}
function fieldOf(builder, placeNode, node, level) {
  const { value, tag } = builtOf(builder, node, level);
  return { place: builder.placeOf(offsetOf(placeNode)), value, tag };
}
function builtOf(builder, node, level) {
  if ((0, import_yaml.isAlias)(node)) return anchoredBy(builder, node.source, offsetOf(node), level);
  count(builder, 1, level, offsetOf(node), "the file is too large");
  const tag = tagOf(builder, node);
  const anchor = node?.anchor;
  if (!anchor) return { value: untaggedOf(builder, node, level), tag };
  const [size, deepest] = [builder.size - 1, builder.deepest];
  builder.anchors.set(anchor, null);
  builder.deepest = level;
  const value = untaggedOf(builder, node, level);
  builder.anchors.set(anchor, { value, tag, size: builder.size - size, levels: builder.deepest - level });
  builder.deepest = Math.max(deepest, builder.deepest);
  return { value, tag };
}
function anchoredBy(builder, name, offset, level) {
  const anchored = builder.anchors.get(name);
  if (anchored === void 0 || anchored === null) {
    const fault = anchored === null ? "refers to a value that contains it" : "has no anchor";
    throw new YamlProblem(offset, `an alias (*name) ${fault}; expected its anchor (&name) before it`);
  }
  count(builder, anchored.size, level + anchored.levels, offset, "an alias (*name) repeats too many values");
  return anchored;
}
function count(builder, size, level, offset, fault) {
  const { maxValues } = builder.options;
  builder.size += size;
  builder.deepest = Math.max(builder.deepest, level);
  if (level > maxLevels)
    throw new YamlProblem(offset, `the file is too deeply nested; expected at most ${maxLevels} levels`);
  if (builder.size > maxValues)
    throw new YamlProblem(offset, `${fault}; expected at most ${integer(maxValues)} values`);
}
var ownTags = /^(!|tag:yaml\.org,2002:(str|int|float|bool|null|map|seq))?$/;
function tagOf({ options: { tags } }, node) {
  const tag = node?.tag ?? "";
  if (tags !== "refuse") return tags.includes(tag) ? tag : null;
  if (ownTags.test(tag)) return null;
  throw new YamlProblem(offsetOf(node), "YAML tags (!name) are not supported; expected a plain value");
}
function untaggedOf(builder, node, level) {
  if ((0, import_yaml.isMap)(node)) return mapOf(builder, node, level);
  if ((0, import_yaml.isSeq)(node)) return { kind: "list", items: node.items.map((item) => fieldOf(builder, item, item, level + 1)) };
  return (0, import_yaml.isScalar)(node) ? scalarOf(builder, node) : { kind: "null", text: "" };
}
function mapOf(builder, map, level) {
  const { mergeKeys, duplicateKeys } = builder.options;
  const fields = /* @__PURE__ */ new Map();
  const repeated = /* @__PURE__ */ new Map();
  const merged = [];
  let hasComplexKey = false;
  for (const { key, value } of map.items) {
    if (mergeKeys === "apply" && (0, import_yaml.isScalar)(key) && key.type === "PLAIN" && key.value === "<<") {
      merged.push(...mergeSources(builtOf(builder, value, level + 1).value, offsetOf(key)));
      continue;
    }
    const name = nameOf(builder, key, level + 1);
    const field2 = fieldOf(builder, key, value, level + 1);
    if (name === null) {
      hasComplexKey = true;
      continue;
    }
    if (fields.has(name)) {
      if (duplicateKeys === "refuse")
        throw new YamlProblem(offsetOf(key), "the file is not valid YAML: Map keys must be unique");
      repeated.set(name, field2.place);
    }
    fields.set(name, field2);
  }
  for (const [name, field2] of merged.flatMap((source) => [...source.fields])) {
    if (!fields.has(name)) fields.set(name, field2);
  }
  return { kind: "map", fields, repeated, hasComplexKey };
}
function mergeSources(value, offset) {
  const sources = value.kind === "list" ? value.items.map((item) => item.value) : [value];
  return sources.flatMap((source) => {
    if (source.kind === "map") return [source];
    if (source.kind === "null") return [];
    throw new YamlProblem(offset, "a merge key (<<) has a value that is not a map; expected a map or a list of maps");
  });
}
function nameOf(builder, key, level) {
  const { value } = builtOf(builder, key, level);
  if (value.kind !== "map" && value.kind !== "list") return value.text;
  if (builder.options.complexKeys === "mark") return null;
  throw new YamlProblem(offsetOf(key), `a key is ${value.kind === "map" ? "a map" : "a list"}; expected a string`);
}
function scalarOf({ options: { schema } }, node) {
  const { value, source, type, tag } = node;
  const text = source ?? String(value ?? "");
  if (schema === "kubernetes") {
    const isPlain = type === "PLAIN" && tag === void 0;
    const isTyped = /^tag:yaml\.org,2002:(int|float|bool|null)$/.test(tag ?? "");
    return isPlain || isTyped ? kubernetesScalar(text) : { kind: "text", text };
  }
  if (typeof value === "number") return { kind: "number", text, number: value };
  if (typeof value === "boolean") return { kind: "boolean", text, value };
  return typeof value === "string" ? { kind: "text", text: value } : { kind: "null", text };
}
function offsetOf(node) {
  return node?.range?.[0] ?? 0;
}

// src/yaml/read-yaml.ts
var maxLength = 8 * 2 ** 20;
var maxTokens = 1e6;
function readYaml(file, text, options2, diagnostics) {
  const placeOf = placesIn(file, text);
  try {
    const fields = buildTrees(parse(text, options2), options2, placeOf);
    return fields.length > 0 ? fields : [{ place: placeOf(0), value: { kind: "null", text: "" }, tag: null }];
  } catch (error) {
    const { offset, message } = explained(problemIn(error), text, options2);
    diagnostics.error({ place: placeOf(offset), path: "" }, message);
    return null;
  }
}
function explained(problem, text, { explain }) {
  return explain === void 0 ? problem : explain(problem, text);
}
function placesIn(file, text) {
  const lines = new import_yaml2.LineCounter();
  for (let at2 = 0; at2 >= 0; at2 = text.indexOf("\n", at2) + 1 || -1) lines.addNewLine(at2);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
}
function parse(text, options2) {
  if (text.length > maxLength)
    throw new YamlProblem(0, `the file is too large; expected at most ${maxLength / 2 ** 20} MiB`);
  const schema = options2.schema === "kubernetes" ? "failsafe" : "core";
  const composer = new import_yaml2.Composer({ schema, merge: false, uniqueKeys: false, logLevel: "silent" });
  const documents = withoutStackTraces(() => [...composer.compose(tokensOf(text), false, text.length)]);
  const errors = documents.flatMap((document) => document.errors);
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const overflow = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (overflow !== void 0) throw new YamlProblem(overflow.pos[0], tooDeep);
  const second = options2.documents === "one" ? documents[1] : void 0;
  const secondAt = second?.range[0] ?? Number.POSITIVE_INFINITY;
  if (first !== void 0 && first.pos[0] <= secondAt)
    throw new YamlProblem(first.pos[0], syntaxProblem(first, options2));
  if (second !== void 0)
    throw new YamlProblem(secondAt, "a second YAML document starts here; expected one document");
  return documents;
}
var tooDeep = `the file is too deeply nested; expected at most ${maxLevels} levels`;
function* tokensOf(text) {
  const parser = new import_yaml2.Parser();
  let count2 = 0;
  for (const source of new import_yaml2.Lexer().lex(text)) {
    count2 += 1;
    if (count2 > maxTokens)
      throw new YamlProblem(parser.offset, `the file is too large; expected at most ${integer(maxTokens)} YAML tokens`);
    yield* parser.next(source);
  }
  yield* parser.end();
}
function withoutStackTraces(work) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
function syntaxProblem({ code, message }, { tags }) {
  if (code === "TAG_RESOLVE_FAILED" && tags === "refuse")
    return "YAML tags (!name) are not supported; expected a plain value";
  return `the file is not valid YAML: ${faultWithoutValues(message)}`;
}
function faultWithoutValues(message) {
  const [sentence = ""] = message.replace(/\s+/g, " ").split(/[:"'`]/);
  return sentence.trim();
}
function problemIn(error) {
  if (error instanceof YamlProblem) return error;
  if (error instanceof RangeError) return { offset: 0, message: tooDeep };
  throw error;
}

// src/inputs/config-file.ts
var topKeys = ["defaults", "gates"];
var yamlOptions = {
  schema: "core",
  documents: "one",
  mergeKeys: "keep",
  duplicateKeys: "refuse",
  tags: "refuse",
  complexKeys: "refuse",
  maxValues: 1e5
};
var pairSeparators = {
  env: "=",
  "build-args": "=",
  headers: ": "
};
function readConfig(path, text) {
  const diagnostics = createDiagnostics();
  const [document] = readYaml(path, text, yamlOptions, diagnostics) ?? [];
  const gates = document === void 0 ? [] : gatesIn(rootNode(document), diagnostics);
  return { gates, problems: diagnostics.errors() };
}
function gatesIn(root, diagnostics) {
  const top = entriesIn(root, `a map with ${topKeys.join(" and ")}`, diagnostics);
  for (const [key, { place }] of top) {
    if (topKeys.some((known) => known === key) || key.startsWith("x-")) continue;
    const advice = nameAdvice(key, topKeys, `expected ${topKeys.join(" or ")}`);
    diagnostics.error({ place, path: "" }, `unknown key "${key}"; ${advice}`);
  }
  const topValue = (name) => top.find(([key]) => key === name)?.[1] ?? null;
  const shared = topValue("defaults");
  const gates = topValue("gates");
  const defaults2 = shared === null ? /* @__PURE__ */ new Map() : readOptions(shared, diagnostics);
  if (gates !== null) return readGates(gates, defaults2, diagnostics);
  const message = "is missing; expected a map of gates by name, each with the options of a run";
  diagnostics.error({ place: root.place, path: "gates" }, message);
  return [];
}
function readGates(node, defaults2, diagnostics) {
  const entries = entriesIn(node, "a map of gates by name", diagnostics);
  if (entries.length === 0 && node.value.kind === "map")
    diagnostics.error(node, "is empty; expected at least one gate");
  const names = /* @__PURE__ */ new Set();
  return entries.flatMap(([key, gate]) => {
    const { place, path } = gate;
    if (!new RegExp(gateNamePattern).test(key)) {
      diagnostics.error({ place, path: "gates:" }, `"${key}" is not a valid name; expected ${gateNameForm}`);
      return [];
    }
    if (names.has(key.toLowerCase()))
      diagnostics.error(gate, "differs from another gate only in upper and lower case; expected another name");
    names.add(key.toLowerCase());
    const own = readOptions(gate, diagnostics);
    return [{ name: key, origin: originOf({ place, path }), options: mergeLayers(defaults2, own) }];
  });
}
function originOf({ place, path }) {
  return { place: placeText(place), path };
}
function readOptions(node, diagnostics) {
  const options2 = /* @__PURE__ */ new Map();
  if (node.value.kind === "null") return options2;
  for (const [key, field2] of entriesIn(node, "a map of options", diagnostics)) {
    if (!isOptionName(key)) diagnostics.error(field2, unknown(key));
    else if (optionOf(key).scope === "run") {
      diagnostics.error(field2, "applies to the whole run; give it beside config, not in the file");
    } else {
      const values = valuesOf(key, field2, diagnostics);
      const origin = (place) => originOf({ place, path: field2.path });
      if (values.length > 0)
        options2.set(
          key,
          values.map(({ text, place }) => ({ text, origin: origin(place) }))
        );
    }
  }
  return options2;
}
function valuesOf(name, node, diagnostics) {
  const { place, path, value } = node;
  const isList = optionOf(name).list === true;
  const separator = pairSeparators[name];
  if (value.kind === "list" && (isList || name === "command")) {
    const texts = listItems(node).flatMap((item) => textOf(item, "one value", diagnostics));
    return name === "command" ? [{ text: JSON.stringify(texts.map(({ text }) => text)), place }] : texts;
  }
  if (value.kind === "map" && separator !== void 0) {
    return entriesOf(node).flatMap(([key, part], index) => {
      if (key.includes(separator.trim()) || key === "") {
        const message = `entry ${index + 1} has no valid name; expected NAME: VALUE`;
        diagnostics.error({ place: part.place, path }, message);
        return [];
      }
      const texts = textOf(part, "one value", diagnostics);
      return texts.map(({ text }) => ({ text: `${key}${separator}${text}`, place: part.place }));
    });
  }
  return textOf(node, formOf(name, isList, separator), diagnostics);
}
function formOf(name, isList, separator) {
  if (name === "command") return "text, or a list of words";
  if (!isList) return "one value";
  return separator === void 0 ? "a list of values" : `a list of NAME${separator}VALUE, or a map`;
}
function textOf(node, expected, diagnostics) {
  const { place, value } = node;
  if (value.kind === "text" || value.kind === "number" || value.kind === "boolean")
    return [{ text: value.text, place }];
  const isEmpty = value.kind === "null";
  diagnostics.error(node, `is ${describeNode(value)}; expected ${isEmpty ? 'a value (or "")' : expected}`);
  return [];
}
function entriesIn(node, expected, diagnostics) {
  const { place, path, value } = node;
  if (value.kind !== "map") {
    const location = { place, path: path === "" ? "the file" : path };
    diagnostics.error(location, `is ${describeNode(value)}; expected ${expected}`);
  }
  return entriesOf(node);
}
function unknown(name) {
  if (name === "<<") return "is not supported; put the options that gates share into defaults";
  return `is not an option; ${nameAdvice(name, optionNames, "memgate run --help lists all options")}`;
}

// src/redaction/scenario-secrets.ts
function secretsOf(scenario) {
  return [...stepsOf(scenario).flatMap(secretsInStep), ...scenario.data.flatMap(secretsInData)];
}
function secretsInStep({ path, headers, body }) {
  const inPath = withoutPlaceholders(secretsInPath(joined(path)));
  return [...inPath, ...headers.flatMap(secretsInTemplate), ...body === null ? [] : secretsInBodyTemplate(body)];
}
function secretsInTemplate([name, template]) {
  return withoutPlaceholders(secretsInHeader(name, joined(template)));
}
function secretsInHeader(name, value) {
  if (!isSecretName(name)) return [];
  if (/cookie$/i.test(name)) {
    return value.split(";").map((pair) => pair.slice(pair.indexOf("=") + 1).trim()).filter(isNotEmpty);
  }
  if (!/authorization$/i.test(name)) return [value];
  const [, scheme = "", credentials = value] = /^([A-Za-z][\w-]*)\s+(.+)$/.exec(value) ?? [];
  const named = [...credentials.matchAll(/=\s*"?([^",\s=]+)/g)].map(([, one = ""]) => one);
  const basic = /^basic$/i.test(scheme) ? Buffer.from(credentials, "base64").toString() : "";
  return [credentials, ...named, basic.slice(basic.indexOf(":") + 1)].filter(isNotEmpty);
}
function secretsInPath(path) {
  const query2 = path.includes("?") ? path.slice(path.indexOf("?") + 1) : "";
  return [...new URLSearchParams(query2)].flatMap(([name, value]) => isSecretField(name) ? [value] : []).filter(isNotEmpty);
}
var placeholderText = "90210907";
function joined(template) {
  return template.map((part) => part.kind === "text" ? part.text : placeholderText).join("");
}
function withoutPlaceholders(secrets) {
  return secrets.flatMap((secret) => secret.split(placeholderText).map((text) => text.trim())).filter(isNotEmpty);
}
function isNotEmpty(text) {
  return text !== "";
}
function fixedTextsOf(template) {
  return template.flatMap((part) => part.kind === "text" ? [part.text.trim()] : []);
}
function secretsInBodyTemplate(body) {
  switch (body.kind) {
    case "form":
      return body.fields.flatMap(([name, template]) => isSecretField(name) ? fixedTextsOf(template) : []);
    case "json":
      return secretsInJsonTemplate(body.json, false);
    case "bytes":
      return [];
    default:
      return withoutPlaceholders(secretsInBody(joined(body.template)));
  }
}
function secretsInJsonTemplate(json, isSecret) {
  switch (json.kind) {
    case "list":
      return json.items.flatMap((item) => secretsInJsonTemplate(item, isSecret));
    case "map":
      return json.entries.flatMap(([name, value]) => secretsInJsonTemplate(value, isSecret || isSecretField(name)));
    case "text":
      return isSecret ? fixedTextsOf(json.template) : [];
    default:
      return isSecret ? [String(json.value)] : [];
  }
}
function secretsInBody(text) {
  try {
    return secretsInJson(JSON.parse(text), false);
  } catch {
    return [...new URLSearchParams(text)].flatMap(([name, value]) => isSecretField(name) ? [value] : []);
  }
}
function secretsInJson(json, isSecret) {
  if (typeof json !== "object" || json === null) return isSecret ? [String(json)] : [];
  return Object.entries(json).flatMap(
    ([name, value]) => secretsInJson(value, isSecret || isSecretField(name))
  );
}
function secretsInData({ columns, rows }) {
  return columns.flatMap((name, column) => isSecretField(name) ? rows.map((row) => row[column] ?? "") : []);
}

// src/compose/compose-file.ts
import { posix } from "node:path";

// src/compose/compose-yaml.ts
var mergeTags = ["!reset", "!override"];
var yamlOptions2 = {
  schema: "core",
  documents: "several",
  mergeKeys: "apply",
  duplicateKeys: "refuse",
  tags: mergeTags,
  complexKeys: "refuse",
  maxValues: 1e5
};
function readComposeYaml({ path, text }, diagnostics) {
  const documents = readYaml(path, text, yamlOptions2, diagnostics) ?? [];
  const find = (wanted) => {
    let best = { length: 0, place: documents[0]?.place ?? { file: path, line: 1, column: 1 } };
    for (const document of documents) {
      const found = walk(document, wanted);
      if (found.length >= best.length && found.length > 0) best = found;
    }
    return best;
  };
  return { documents: documents.map(plainOf), find };
}
function plainOf({ value, tag }) {
  const mergeTag = mergeTags.find((known) => known === tag);
  const plain = untagged(value);
  return mergeTag === void 0 ? plain : { tag: mergeTag, value: plain };
}
function untagged(value) {
  switch (value.kind) {
    case "map":
      return Object.fromEntries([...value.fields].map(([key, field2]) => [key, plainOf(field2)]));
    case "list":
      return value.items.map(plainOf);
    case "number":
      return value.number;
    case "boolean":
      return value.value;
    case "text":
      return value.text;
    case "null":
      return null;
  }
}
function walk(document, path) {
  let field2 = document;
  for (const [index, step] of path.entries()) {
    const { value } = field2;
    const next = value.kind === "map" ? value.fields.get(String(step)) : value.kind === "list" ? value.items[Number(step)] : void 0;
    if (next === void 0) return { length: index, place: field2.place };
    field2 = next;
  }
  return { length: path.length, place: field2.place };
}

// src/compose/model.ts
function mapOf2(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
function at(value, ...path) {
  return path.reduce((map, key) => {
    const fields = mapOf2(map);
    return Object.hasOwn(fields, key) ? fields[key] : void 0;
  }, value);
}
function scalarText(value) {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
function servicesOf(model) {
  return mapOf2(at(model, "services"));
}
function namesOf(value) {
  return Array.isArray(value) ? value.flatMap((item) => scalarText(item) ?? []) : Object.keys(mapOf2(value));
}
function closureOf(model, service) {
  const services = servicesOf(model);
  const found = /* @__PURE__ */ new Set([service]);
  for (const name of found) {
    for (const other of neededBy(at(services, name))) {
      if (Object.hasOwn(services, other)) found.add(other);
    }
  }
  return [...found];
}
function neededBy(service) {
  const shared = ["network_mode", "ipc", "pid"].flatMap((field2) => {
    const [, name] = /^service:(.+)$/.exec(scalarText(at(service, field2)) ?? "") ?? [];
    return name ?? [];
  });
  const beforeColon = (field2) => namesOf(at(service, field2)).map((text) => text.split(":")[0] ?? "");
  return [...namesOf(at(service, "depends_on")), ...shared, ...beforeColon("links"), ...beforeColon("volumes_from")];
}
function overlay(base, over) {
  if (isTagged(over)) return over.tag === "!reset" ? void 0 : untagged2(over.value);
  if (Array.isArray(base) && Array.isArray(over)) return [...base, ...over.map(untagged2)];
  if (!isMap2(base) || !isMap2(over)) return untagged2(over);
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const result = overlay(at(base, key), value);
    if (result === void 0) delete merged[key];
    else setKey(merged, key, result);
  }
  return merged;
}
function untagged2(value) {
  if (isTagged(value)) return value.tag === "!reset" ? void 0 : untagged2(value.value);
  if (Array.isArray(value)) return value.map(untagged2);
  return isMap2(value) ? Object.fromEntries(Object.entries(value).flatMap(([key, item]) => pairOf(key, untagged2(item)))) : value;
}
function pairOf(key, value) {
  return value === void 0 ? [] : [[key, value]];
}
function setKey(map, key, value) {
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}
function isMap2(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
function isTagged(value) {
  const tag = isMap2(value) ? value["tag"] : void 0;
  return tag === "!reset" || tag === "!override";
}

// src/compose/names.ts
var nameFields = /* @__PURE__ */ new Set([
  ...["image", "container_name", "hostname", "domainname", "network_mode", "user", "working_dir"],
  ...["build", "context", "dockerfile", "target", "env_file", "path", "file", "service"],
  ...["volumes", "source", "devices", "tmpfs", "extra_hosts", "links", "depends_on", "networks", "aliases"]
]);
var variableFields = /* @__PURE__ */ new Set(["environment", "args", "labels"]);
function namesInCompose(model) {
  const kinds = ["services", "networks", "volumes", "secrets", "configs"];
  return [
    ...kinds.flatMap((kind) => Object.keys(mapOf2(at(model, kind)))),
    ...Object.values(servicesOf(model)).flatMap((service) => namesInFields(service, false)),
    ...["secrets", "configs"].flatMap(
      (kind) => Object.values(mapOf2(at(model, kind))).flatMap((one) => scalarText(at(one, "file")) ?? [])
    )
  ];
}
function namesInFields(value, isName3) {
  const scalar = scalarText(value);
  if (scalar !== null) return isName3 ? [scalar] : [];
  return [
    ...listOf(value).flatMap((item) => namesInFields(item, isName3)),
    ...Object.entries(mapOf2(value)).flatMap(([key, inner]) => {
      if (variableFields.has(key)) return variableNames(inner);
      return [...isName3 ? [key] : [], ...namesInFields(inner, nameFields.has(key))];
    })
  ];
}
function variableNames(variables) {
  const inList = listOf(variables).flatMap((one) => scalarText(one)?.split("=")[0] ?? []);
  return [...Object.keys(mapOf2(variables)), ...inList];
}

// src/compose/unset-variables.ts
function unsetIn(stderr) {
  const warnings = stderr.matchAll(/The \\?"([A-Za-z_]\w*)\\?" variable is not set/g);
  return [...new Set([...warnings].map(([, name = ""]) => name))];
}
function unsetVariables(names, yamls, model, services) {
  const extended = services === null ? [] : withExtended(yamls, services);
  const isNeeded = (path, name) => {
    const [section, owner] = path.map(String);
    if (section === void 0 || section.startsWith("x-") || isOverridden(model, path, name)) return false;
    return services === null || section !== "services" || extended.includes(owner ?? "");
  };
  const uses = yamls.flatMap(
    (yaml) => yaml.documents.flatMap(
      (document) => textsIn(document, []).flatMap(({ path, text }) => {
        const used2 = names.filter((name) => refersTo(text, name));
        if (used2.length === 0) return [];
        const { file, line } = yaml.find(path).place;
        return used2.map((name) => ({ name, owner: ownerOf(path), file, line, isNeeded: isNeeded(path, name) }));
      })
    )
  );
  const needed = uses.filter((use) => use.isNeeded);
  const lines = new Set(needed.map(lineOf));
  const unneeded = uses.filter((use) => !use.isNeeded && !lines.has(lineOf(use)));
  return {
    problems: sentences(needed),
    notices: services === null ? [] : sentences(unneeded).map((text) => `${text}; ${unneededReason}`),
    lines: new Set(uses.map(lineOf)),
    unfound: names.filter((name) => uses.every((use) => use.name !== name))
  };
}
var unneededReason = "memgate does not start it, or another value replaces this one";
var unsetAdvice = `set them in the environment of memgate or in .env, where an empty value is accepted too, or write a default such as \${NAME:-}; for a literal $ write $$`;
function lineOf({ file, line }) {
  return `${file}:${line}`;
}
function sentences(uses) {
  const byOwner = /* @__PURE__ */ new Map();
  for (const use of uses) byOwner.set(use.owner, [...byOwner.get(use.owner) ?? [], use]);
  return [...byOwner].flatMap(([owner, [first, ...others]]) => {
    if (first === void 0) return [];
    const each = [first, ...others].map(
      (use) => `${use.name} (${use.file === first.file ? `line ${use.line}` : lineOf(use)})`
    );
    return `${lineOf(first)}: ${owner} uses variables that are not set: ${[...new Set(each)].join(", ")}`;
  });
}
function ownerOf([section = "", name]) {
  const isNamed = ["services", "networks", "volumes", "secrets", "configs"].includes(String(section));
  return isNamed && name !== void 0 ? `${section}.${name}` : String(section);
}
function withExtended(yamls, services) {
  const documents = yamls.flatMap((yaml) => yaml.documents);
  const found = new Set(services);
  for (const name of found) {
    for (const document of documents) {
      const base = at(servicesOf(document), name, "extends");
      const extended = scalarText(base) ?? scalarText(at(base, "service"));
      if (extended !== null) found.add(extended);
      for (const needed of closureOf(document, name)) found.add(needed);
    }
  }
  return [...found];
}
function isOverridden(model, path, name) {
  if (path.some((step) => typeof step === "number")) return false;
  const merged = scalarText(at(model, ...path.map(String)));
  return merged !== null && !refersTo(merged, name);
}
function refersTo(text, name) {
  return new RegExp(`(?<!\\$)(?:\\$\\$)*\\$(?:${name}(?!\\w)|\\{${name}\\})`).test(text);
}
function textsIn(value, path) {
  if (typeof value === "string") return value.includes("$") ? [{ path, text: value }] : [];
  if (Array.isArray(value)) return listOf(value).flatMap((item, index) => textsIn(item, [...path, index]));
  const tag = scalarText(at(value, "tag"));
  if (tag === "!reset" || tag === "!override") return textsIn(at(value, "value"), path);
  return Object.entries(mapOf2(value)).flatMap(([key, item]) => textsIn(item, [...path, key]));
}
function linesWithUnset(envFile, names) {
  return envFile.split(/\r?\n/).flatMap((line, index) => {
    const value = /^\s*(?:export\s+)?[\w.-]+\s*[=:]\s*(.*)$/.exec(line)?.[1] ?? "";
    return !value.startsWith("'") && names.some((name) => refersTo(value, name)) ? [index + 1] : [];
  });
}

// src/compose/unsupported-fields.ts
var checkProject = "memgate-survey";
function composeNotices(model, service, placeOf) {
  const services = servicesOf(model);
  const closure = closureOf(model, service);
  const all = [
    ...closure.flatMap((name) => {
      const fields = mapOf2(at(services, name));
      const notices = [...name === service ? testedServiceNotices(fields) : [], ...serviceNotices(fields)];
      return notices.map((notice) => ({ ...notice, section: "services", name }));
    }),
    ...sharedNotices(model, closure, "volumes"),
    ...sharedNotices(model, closure, "networks")
  ];
  const groups = /* @__PURE__ */ new Map();
  for (const notice of all) {
    const key = JSON.stringify([notice.section, notice.field, notice.label, notice.kind, notice.message]);
    groups.set(key, [...groups.get(key) ?? [], notice]);
  }
  const diagnostics = createDiagnostics();
  for (const [first, ...others] of groups.values()) {
    if (first === void 0) continue;
    const { section, name, field: field2, label, kind, message } = first;
    const also = others.length === 0 ? "" : ` (also in ${others.map((other) => other.name).join(", ")})`;
    const path = `${[section, name, ...label === void 0 ? field2 : [label]].join(".")}${also}`;
    diagnostics[kind]({ place: placeOf([section, name, ...field2]), path }, message);
  }
  return diagnostics.notices();
}
function testedServiceNotices(service) {
  const restart = scalarText(service["restart"]);
  const policy = scalarText(at(service, "deploy", "restart_policy", "condition"));
  const noRestart = "memgate does not restart the app, because a restart would hide its exit";
  const scale = scalarText(service["scale"]);
  const replicas = scalarText(at(service, "deploy", "replicas"));
  const oneContainer = "memgate starts one container, because the limit applies to each container";
  const swap = scalarText(service["memswap_limit"]);
  const driver = scalarText(at(service, "logging", "driver"));
  const check = mapOf2(service["healthcheck"]);
  const image = scalarText(service["image"]);
  return [
    ...unsupportedIf(restart !== null && restart !== "no" && restart !== "false", ["restart"], noRestart),
    ...unsupportedIf(policy !== null && policy !== "none", ["deploy", "restart_policy"], noRestart),
    ...unsupportedIf(scale !== null && scale !== "1", ["scale"], oneContainer),
    ...unsupportedIf(replicas !== null && replicas !== "1", ["deploy", "replicas"], oneContainer),
    ...unsupportedIf(
      swap !== null && swap !== scalarText(service["mem_limit"]),
      ["memswap_limit"],
      "memgate sets it to the memory limit, so that the app has no swap, as in Kubernetes"
    ),
    ...unsupportedIf(
      scalarText(service["oom_kill_disable"]) === "true",
      ["oom_kill_disable"],
      "memgate leaves the OOM killer on, because without it an app that is out of memory hangs"
    ),
    ...unsupportedIf(
      Object.keys(check).length > 0 && scalarText(check["disable"]) !== "true" && !isNone(check["test"]),
      ["healthcheck"],
      "memgate turns it off, because its memory would count as the app's; with ready: healthcheck memgate runs it until it succeeds"
    ),
    ...unsupportedIf(
      driver !== null && driver !== "json-file",
      ["logging"],
      "memgate uses json-file, because it reads the log from the engine"
    ),
    ...["post_start", "pre_stop"].flatMap(
      (hook) => unsupportedIf(listOf(service[hook]).length > 0, [hook], "memgate does not run hooks")
    ),
    ...unsupportedIf(
      image !== null && service["build"] !== void 0 && service["build"] !== null,
      ["image"],
      "memgate names the built image after the run"
    )
  ];
}
function isNone(test) {
  return scalarText(test) === "NONE" || scalarText(listOf(test)[0]) === "NONE";
}
function serviceNotices(service) {
  const containerName2 = scalarText(service["container_name"]);
  return [
    ...unsupportedIf(
      listOf(service["ports"]).length > 0,
      ["ports"],
      "memgate does not publish ports on this machine, so that they cannot conflict"
    ),
    ...unsupportedIf(
      containerName2 !== null,
      ["container_name"],
      "memgate names the container after the run; other services can still reach it by this name"
    ),
    ...listOf(service["volumes"]).flatMap(bindNotices),
    ...warningIf(
      listOf(service["external_links"]).length > 0,
      ["external_links"],
      "links to a container outside the run: memgate uses the existing container"
    ),
    ...warningIf(
      /^container:/.test(scalarText(service["network_mode"]) ?? ""),
      ["network_mode"],
      "refers to a container outside the run: memgate uses the network of the existing container"
    ),
    ...unsupportedIf(
      listOf(at(service, "build", "tags")).length > 0,
      ["build", "tags"],
      "memgate does not tag the built image"
    )
  ];
}
function bindNotices(mount, index) {
  const { source, target, readOnly } = bindOf(mount);
  if (source === null || readOnly) return [];
  return [
    {
      field: ["volumes", String(index)],
      label: `volumes ${target}`,
      kind: "warning",
      message: "is a bind mount: files that the run writes there remain, and other projects can see them"
    }
  ];
}
function bindOf(mount) {
  const short = scalarText(mount);
  if (short === null) {
    const isBind = scalarText(at(mount, "type")) === "bind";
    return {
      source: isBind ? scalarText(at(mount, "source")) : null,
      target: scalarText(at(mount, "target")) ?? "",
      readOnly: at(mount, "read_only") === true
    };
  }
  const [source = "", target = "", ...mode] = short.split(/:(?!\\)/);
  const isPath = /^[./~]|^\$\{?PWD/.test(source) && target !== "";
  return { source: isPath ? source : null, target, readOnly: mode.join().split(",").includes("ro") };
}
function sharedNotices(model, closure, section) {
  const used2 = new Set(closure.flatMap((name) => usedBy(at(servicesOf(model), name), section)));
  return Object.entries(mapOf2(at(model, section))).flatMap(([name, fields]) => {
    if (!used2.has(name)) return [];
    const external = at(fields, "external");
    const isExternal = external !== void 0 && external !== false;
    const ownName = scalarText(at(fields, "name"));
    const isVolume = section === "volumes";
    const existing = isVolume ? "volume and its data" : "network and its containers";
    const notices = isExternal ? warningIf(true, ["external"], `is set: memgate uses the existing ${existing}`) : unsupportedIf(
      ownName !== null && ownName !== `${checkProject}_${name}`,
      ["name"],
      `memgate creates ${isVolume ? "an empty volume" : "a network"} for the run`
    );
    const device = ["driver_opts", "device"];
    const bound = warningIf(
      scalarText(at(fields, ...device)) !== null,
      device,
      "is mounted as it is: files that the run writes there remain"
    );
    return [...notices, ...bound].map((notice) => ({ ...notice, section, name }));
  });
}
function usedBy(service, section) {
  if (section === "networks") {
    const networks2 = at(service, "networks");
    return Array.isArray(networks2) ? networks2.flatMap((one) => scalarText(one) ?? []) : ["default", ...Object.keys(mapOf2(networks2))];
  }
  return listOf(at(service, "volumes")).flatMap(
    (mount) => scalarText(at(mount, "source")) ?? scalarText(mount)?.split(":")[0] ?? []
  );
}
function warningIf(condition, field2, message) {
  return condition ? [{ field: field2, kind: "warning", message }] : [];
}
function unsupportedIf(condition, field2, instead) {
  return condition ? [{ field: field2, kind: "unsupported", message: instead }] : [];
}

// src/compose/compose-file.ts
var limitFields = [["mem_limit"], ["deploy", "resources", "limits", "memory"]];
function readComposeFiles(files, service) {
  const diagnostics = createDiagnostics();
  const yamls = files.map((file) => readComposeYaml(file, diagnostics));
  const placeOf = (path) => placeIn(yamls, path);
  const start = { file: files[0]?.path ?? "", line: 1, column: 1 };
  const known = (path) => placeOf(path) ?? start;
  for (const yaml of yamls) checkStructure(yaml, diagnostics);
  const model = yamls.flatMap(({ documents }) => documents).reduce(overlay, {});
  const selection = createDiagnostics();
  const selected = selectService(model, service, known, selection);
  const limit = selected === null ? null : limitPath(model, selected);
  const problems = diagnostics.errors();
  return {
    service: selected,
    notices: selected === null ? [] : composeNotices(model, selected, known),
    // If a file cannot be read, the service may be in that file.
    problems: problems.length > 0 ? problems : selection.errors(),
    placeOf,
    limitPlace: limit === null ? null : linePlace(placeOf(limit)),
    secrets: secretsInCompose(model).flatMap(withoutInterpolation),
    names: namesInCompose(model),
    envFiles: [
      ...Object.values(servicesOf(model)).flatMap((fields) => pathsOf(at(fields, "env_file"))),
      ...listOf(at(model, "include")).flatMap(envFilesOfIncluded)
    ],
    otherFiles: [
      ...listOf(at(model, "include")).flatMap((include) => pathsOf(at(include, "path") ?? include)),
      ...Object.values(servicesOf(model)).flatMap((fields) => pathsOf(at(fields, "extends", "file")))
    ],
    unset: (names, others, services) => unsetVariables(
      names,
      [...yamls, ...others.map((file) => readComposeYaml(file, createDiagnostics()))],
      model,
      services
    ),
    writtenVariables: (name) => new Set(variableNames(at(model, "services", name, "environment")))
  };
}
function placeIn(yamls, path) {
  let best = null;
  for (const yaml of yamls) {
    const found = yaml.find(path);
    if (found.length > 0 && found.length >= (best?.length ?? 0)) best = found;
  }
  return best?.place ?? null;
}
function linePlace(place) {
  return place === null ? null : { file: place.file, line: place.line };
}
function checkStructure({ documents, find }, diagnostics) {
  const report = (location, value, expected) => {
    const subject = location.length === 0 ? "the file" : location.join(".");
    diagnostics.error({ ...find(location), path: subject }, `is ${typeName(value)}; expected ${expected}`);
  };
  for (const document of documents) {
    const services = at(document, "services");
    if (document !== null && !isMap3(document)) report([], document, "a map with services");
    if (document === null || services === void 0 || isTag(services)) continue;
    if (!isMap3(services)) report(["services"], services, "a map of services by name");
    for (const [name, fields] of Object.entries(mapOf2(services))) {
      if (!isMap3(fields)) report(["services", name], fields, "a map with fields such as image or build");
    }
  }
}
function selectService(model, wanted, placeOf, diagnostics) {
  const names = Object.keys(servicesOf(model));
  if (at(model, "include") !== void 0) return wanted;
  const refuse = (message, path = ["services"]) => {
    diagnostics.error({ place: placeOf(path), path: path.join(".") }, message);
    return null;
  };
  const [only, ...others] = names;
  if (only === void 0) {
    const typo = Object.keys(mapOf2(model)).find((key) => key !== "services" && suggestion(key, ["services"]) !== null);
    if (typo !== void 0) return refuse("is not a Compose field; did you mean services?", [typo]);
    return refuse("is missing or empty; expected a map of services by name");
  }
  if (wanted === null) {
    if (others.length === 0) return only;
    return refuse(`has several entries; set service to one of ${names.join(", ")}`);
  }
  if (names.includes(wanted)) return wanted;
  const expected = others.length === 0 ? only : `one of ${names.join(", ")}`;
  return refuse(`has no "${wanted}"; ${nameAdvice(wanted, names, `expected ${expected}`)}`);
}
function limitPath(model, service, extendedBy = []) {
  const fields = at(model, "services", service);
  for (const path of limitFields) {
    const value = at(fields, ...path.map(String));
    if (value !== void 0 && value !== null) return ["services", service, ...path];
  }
  const extended = at(fields, "extends");
  const base = scalarText(extended) ?? (at(extended, "file") === void 0 ? scalarText(at(extended, "service")) : null);
  return base === null || extendedBy.includes(base) ? null : limitPath(model, base, [...extendedBy, service]);
}
function secretsInCompose(model) {
  const variables = Object.values(servicesOf(model)).flatMap(
    (service) => [at(service, "environment"), at(service, "build", "args"), at(service, "labels")].flatMap(pairsOf)
  );
  const contents = Object.values(mapOf2(at(model, "secrets"))).flatMap((one) => scalarText(at(one, "content")) ?? []);
  const contexts = Object.values(servicesOf(model)).flatMap((service) => {
    const build = at(service, "build");
    return scalarText(build) ?? scalarText(at(build, "context")) ?? [];
  });
  return [...variables.flatMap(secretsInVariable), ...contents, ...contexts.flatMap(passwordsIn)];
}
function withoutInterpolation(value) {
  const text = value.replace(/^\$(?:\w+|\{\w+(?::?[-?+](.*))?\})$/s, "$1");
  return text === "" ? [] : [text.replaceAll("$$", "$")];
}
function envFilesOfIncluded(include) {
  const folder = scalarText(at(include, "project_directory"));
  const folders = folder === null ? pathsOf(at(include, "path") ?? include).map((path) => posix.dirname(path)) : [folder];
  return [...pathsOf(at(include, "env_file")), ...folders.map((one) => posix.join(one, ".env"))];
}
function pathsOf(value) {
  const list2 = Array.isArray(value) ? value : [value];
  return list2.flatMap((one) => scalarText(one) ?? scalarText(at(one, "path")) ?? []);
}
function pairsOf(variables) {
  const inMap = Object.entries(mapOf2(variables)).flatMap(([name, value]) => pairOf2(name, scalarText(value)));
  const inList = listOf(variables).flatMap((one) => {
    const [name = "", ...rest] = scalarText(one)?.split("=") ?? [];
    return pairOf2(name, rest.length === 0 ? null : rest.join("="));
  });
  return [...inMap, ...inList];
}
function pairOf2(name, value) {
  return value === null ? [] : [[name, value]];
}
function isMap3(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
function isTag(value) {
  return /^!/.test(scalarText(at(value, "tag")) ?? "");
}
function typeName(value) {
  if (value === null || value === void 0) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : "a string";
}

// src/manifest/typed-fields.ts
function openMap(diagnostics, node, supported5) {
  const { value } = node;
  if (value.kind !== "map") {
    diagnostics.error(node, `is ${describeNode(value)}; expected a map`);
    return null;
  }
  const pathOf2 = (key) => pathTo(node.path, key);
  for (const [key, place] of value.repeated) {
    diagnostics.warning({ place, path: pathOf2(key) }, "is defined more than once; memgate uses the last value");
  }
  if (supported5 !== null) reportUnsupported(diagnostics, value, supported5, pathOf2);
  const at2 = (key) => child(node, key);
  return {
    node,
    at: at2,
    all: () => [...value.fields.keys()].flatMap((key) => pairWith(key, at2(key))),
    text: (key) => nodeText(diagnostics, at2(key)),
    flag: (key) => flagOf(diagnostics, at2(key)),
    integer: (key, min = 0, max = 2 ** 31 - 1) => integerOf2(diagnostics, at2(key), min, max),
    texts: (key) => textsOf(diagnostics, at2(key)),
    map: (key, inner) => mapOf3(diagnostics, at2(key), inner),
    items: (key, nameKey) => itemsOf(diagnostics, at2(key), nameKey)
  };
}
function pairWith(key, node) {
  return node === null ? [] : [[key, node]];
}
function reportUnsupported(diagnostics, map, supported5, pathOf2) {
  for (const [key, { place, value }] of map.fields) {
    const location = { place, path: pathOf2(key) };
    if (!Object.hasOwn(supported5, key)) {
      reportUnknownField(diagnostics, location, key, Object.keys(supported5));
    } else if (typeof supported5[key] === "string" && !isDisabled(value))
      diagnostics.unsupported(location, supported5[key]);
  }
}
function reportUnknownField(diagnostics, location, key, known) {
  const nearest2 = suggestion(key, known);
  if (nearest2 === null) diagnostics.unsupported(location, "memgate does not know this field");
  else diagnostics.error(location, didYouMean(nearest2));
}
function didYouMean(field2) {
  return `is not a Kubernetes field; did you mean ${field2}?`;
}
function reportMissing(diagnostics, root, keys, { location, message }) {
  const found = keys.findIndex((_, index) => child(root, ...keys.slice(0, index + 1)) === null);
  const parent = child(root, ...keys.slice(0, Math.max(0, found)));
  const meant = keys[found] ?? "";
  const typo = parent === null ? void 0 : entriesOf(parent).find(([key]) => suggestion(key, [meant]) === meant);
  if (typo === void 0 || typo[0] === meant) diagnostics.error(location, message);
  else diagnostics.error(typo[1], didYouMean(meant));
}
function isDisabled(value) {
  switch (value.kind) {
    case "null":
      return true;
    case "boolean":
      return !value.value;
    case "text":
      return value.text === "";
    case "map":
      return value.fields.size === 0;
    case "list":
      return value.items.length === 0;
    case "number":
      return false;
  }
}
function nodeText(diagnostics, node) {
  if (node === null) return null;
  const { value } = node;
  if (value.kind === "text") {
    if (!value.text.includes("\0")) return value.text;
    diagnostics.error(node, "contains a NUL character; expected a string without it");
    return null;
  }
  const isScalar2 = value.kind === "number" || value.kind === "boolean";
  diagnostics.error(node, `is ${describeNode(value)}; expected a string${isScalar2 ? ": put it in quotes" : ""}`);
  return null;
}
function flagOf(diagnostics, node) {
  if (node === null || node.value.kind === "boolean") return node?.value.kind === "boolean" ? node.value.value : null;
  diagnostics.error(node, `is ${describeNode(node.value)}; expected true or false without quotes`);
  return null;
}
function integerOf2(diagnostics, node, min, max) {
  if (node === null) return null;
  const { value } = node;
  if (value.kind === "number" && Number.isInteger(value.number) && value.number >= min && value.number <= max) {
    return value.number;
  }
  const actual = value.kind === "number" ? value.text : describeNode(value);
  diagnostics.error(node, `is ${actual}; expected a whole number from ${min} to ${max}`);
  return null;
}
function textsOf(diagnostics, node) {
  const texts = itemsOf(diagnostics, node).map((item) => nodeText(diagnostics, item));
  return texts.length === 0 ? null : texts.filter((text) => text !== null);
}
function mapOf3(diagnostics, node, supported5) {
  return node === null ? null : openMap(diagnostics, node, supported5);
}
function itemsOf(diagnostics, node, nameKey) {
  if (node !== null && node.value.kind !== "list")
    diagnostics.error(node, `is ${describeNode(node.value)}; expected a list`);
  return listItems(node, nameKey);
}

// src/manifest/config-data.ts
function createStore(diagnostics, sources, namespace) {
  const read = /* @__PURE__ */ new Map();
  return {
    find(kind, name) {
      const sameName = sources.filter((source2) => source2.kind === kind && source2.name === name);
      const sameNamespace = sameName.filter((source2) => source2.namespace === namespace);
      const compatible = sameName.filter((source2) => source2.namespace === null || namespace === null);
      const source = sameNamespace.at(-1) ?? compatible.at(-1);
      if (source === void 0) return null;
      const object = read.get(source) ?? readObject(diagnostics, source);
      read.set(source, object);
      return object;
    }
  };
}
var supported = {
  apiVersion: null,
  kind: null,
  metadata: null,
  data: null,
  binaryData: null,
  stringData: null,
  immutable: null,
  type: null
};
function readObject(diagnostics, { kind, name, root }) {
  const entries = /* @__PURE__ */ new Map();
  const fields = openMap(diagnostics, { ...root, path: `${kind}/${name}` }, supported);
  const data = fields?.map("data", null) ?? null;
  if (kind === "ConfigMap") {
    for (const [key, node, text] of textsIn2(diagnostics, data)) entries.set(key, plainEntry(node, text));
    const binary = fields?.map("binaryData", null) ?? null;
    for (const [key, node, text] of textsIn2(diagnostics, binary)) {
      const bytes = fromBase64(diagnostics, node, text, "encode the value, or move it to data");
      entries.set(key, { location: node, bytes, text: null });
    }
  } else {
    for (const [key, node, text] of textsIn2(diagnostics, data)) {
      const bytes = fromBase64(diagnostics, node, text, "encode the value, or move it to stringData");
      entries.set(key, { location: node, bytes, text: utf8(bytes) });
    }
    const plain = fields?.map("stringData", null) ?? null;
    for (const [key, node, text] of textsIn2(diagnostics, plain)) entries.set(key, plainEntry(node, text));
  }
  return { kind, name, entries };
}
function textsIn2(diagnostics, fields) {
  return (fields?.all() ?? []).flatMap(([key, node]) => {
    const text = nodeText(diagnostics, node);
    return text === null ? [] : [[key, node, text]];
  });
}
function plainEntry(location, text) {
  return { location, bytes: new TextEncoder().encode(text), text };
}
function utf8(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
function fromBase64(diagnostics, location, text, advice) {
  const digits = text.replace(/[\r\n]/g, "");
  const isValid = digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
  if (!isValid) diagnostics.error(location, `is not valid base64; ${advice}`);
  return isValid ? Uint8Array.from(Buffer.from(digits, "base64")) : new Uint8Array();
}

// src/manifest/helm-template.ts
var templateHint = "the file is a Helm template, not a manifest; render it first: helm template CHART | memgate run --manifest -";
function isTemplate(text) {
  return chartTemplate.test(text) || /^[ \t]*(- )?\{\{/m.test(text);
}
var chartTemplate = /\{\{-?[^{}]{0,300}(\.(Values|Release|Chart|Capabilities)\.|\b(include|template|tpl|toYaml)\s+["$.])/;
function containsTemplate(tree) {
  const checked = /* @__PURE__ */ new Set();
  const contains = (part) => {
    if (part.kind === "text") return chartTemplate.test(part.text);
    if (part.kind !== "map" && part.kind !== "list" || checked.has(part)) return false;
    checked.add(part);
    const inner = part.kind === "map" ? [...part.fields.values()] : part.items;
    return inner.some(({ value }) => contains(value));
  };
  return contains(tree);
}

// src/manifest/documents.ts
var yamlOptions3 = {
  schema: "kubernetes",
  documents: "several",
  mergeKeys: "apply",
  duplicateKeys: "last-wins",
  tags: [],
  complexKeys: "refuse",
  maxValues: 1e6,
  explain: templateProblem
};
function templateProblem(problem, text) {
  const brace = isTemplate(text) ? text.indexOf("{{") : -1;
  return brace < 0 ? problem : { offset: brace, message: templateHint };
}
function readDocuments(files, diagnostics) {
  return files.flatMap(({ path, text }) => readYaml(path === "-" ? "stdin" : path, text, yamlOptions3, diagnostics) ?? []).filter(({ value }) => value.kind !== "null");
}

// src/manifest/quantity.ts
var powers = { n: -9, u: -6, m: -3, "": 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
function kubernetesQuantity(text, scale) {
  const match = /^\+?(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,2})|([numkMGTPE]?|[KMGTPE]i))$/.exec(text);
  if (match === null) return null;
  const [, number = "", exponent, suffix = ""] = match;
  if (suffix.endsWith("i")) {
    const units = parseMemoryQuantity(number + suffix)?.bytes ?? Number.NaN;
    return safe(units * 10 ** scale);
  }
  const power = (exponent === void 0 ? powers[suffix] ?? 0 : Number(exponent)) + scale;
  return safe(parseMemoryQuantity(`${number}e${power}`)?.bytes ?? Number.NaN);
}
function safe(value) {
  return Number.isSafeInteger(value) ? value : null;
}

// src/manifest/resources.ts
var minCpus = 0.01;
var otherLimits = /^(ephemeral-storage|hugepages-.+|.+\/.+)$/;
function readResources(diagnostics, podSpec, container, limitOverrides, siblings) {
  const isReplaced = limitOverrides.limitBytes !== null;
  const [own, pods] = [limitsIn(diagnostics, container), limitsIn(diagnostics, podSpec)];
  const [memory, podMemory] = [own, pods].map((limits) => limits?.at("memory") ?? null);
  const limit = memoryOf(diagnostics, memory ?? null, isReplaced);
  const podLimit = memoryOf(diagnostics, podMemory ?? null, isReplaced);
  const [cpus, podCpus] = [own, pods].map((limits) => cpusOf(diagnostics, limits?.at("cpu") ?? null));
  if (limit !== null && podLimit !== null && limit.bytes > podLimit.bytes && !isReplaced) {
    const most = plainText(podMemory ?? null);
    const message = `is ${plainText(memory ?? null)}, above the limit of the pod (${placeText(podLimit.place)}); expected at most ${most}`;
    diagnostics.error(memory ?? container.node, message);
  }
  if (limit === null && podLimit !== null && podMemory && siblings > 0 && !isReplaced) {
    diagnostics.warning(podMemory, "holds for all containers of the pod together; here the tested one has it alone");
  }
  return { limit: limit ?? podLimit, cpus: leastOf(cpus ?? null, podCpus ?? null) };
}
function leastOf(a, b) {
  return a === null || b === null ? a ?? b : Math.min(a, b);
}
function limitsIn(diagnostics, fields) {
  const supported5 = { limits: null, requests: null, claims: "memgate passes no devices to the container" };
  const limits = fields.map("resources", supported5)?.map("limits", null) ?? null;
  for (const [key, node] of limits?.all() ?? []) {
    if (key === "memory" || key === "cpu") continue;
    const meant = suggestion(key, ["memory", "cpu"]);
    if (otherLimits.test(key)) diagnostics.unsupported(node, "memgate limits only memory and cpu");
    else if (meant === null || limits?.at(meant) === null)
      reportUnknownField(diagnostics, node, key, ["memory", "cpu"]);
    else diagnostics.unsupported(node, `memgate does not know this field; did you mean ${meant}?`);
  }
  return limits;
}
function memoryOf(diagnostics, node, isReplaced) {
  if (node === null) return null;
  const text = plainText(node);
  const bytes = text === null ? null : kubernetesQuantity(text, 0);
  if (isReplaced && (bytes ?? 0) < minLimitBytes) return null;
  if (bytes === null) {
    diagnostics.error(node, `is ${text ?? describeNode(node.value)}; expected a quantity such as 512Mi or 1Gi`);
  } else if (bytes < minLimitBytes) {
    const size = text?.endsWith("m") ? `${Number.parseFloat(text) / 1e3} bytes (m means one thousandth)` : `${bytes} bytes`;
    diagnostics.error(node, `is ${text}, which is ${size}; expected at least 6Mi, such as 512Mi`);
  } else return { bytes, place: node.place };
  return null;
}
function cpusOf(diagnostics, node) {
  if (node === null) return null;
  const text = plainText(node);
  const thousandths = text === null ? null : kubernetesQuantity(text, 3);
  if (thousandths === null) {
    diagnostics.error(node, `is ${text ?? describeNode(node.value)}; expected a quantity such as 500m or 2`);
    return null;
  }
  if (thousandths === 0) return null;
  const cpus = thousandths / 1e3;
  if (cpus >= minCpus) return cpus;
  diagnostics.warning(node, `is ${text}; memgate applies ${minCpus}, Docker's minimum`);
  return minCpus;
}
var resourceNames = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;
function resourceAmount(podSpec, container, resource, divisor, limitOverrides) {
  const [, group = "", name = ""] = resourceNames.exec(resource) ?? [];
  if (name === "")
    return { known: null, message: `is ${resource}; expected a value such as limits.memory or requests.cpu` };
  const scale = name === "cpu" ? 3 : 0;
  const part = kubernetesQuantity(divisor ?? "1", scale);
  if (part === null)
    return { known: null, message: "has an invalid divisor; expected a quantity such as 1, 1m or 1Mi" };
  const replaced = { memory: limitOverrides.limitBytes, cpu: limitOverrides.cpus }[name] ?? null;
  const written2 = [container, podSpec].map((node) => plainText(child(node, "resources", "limits", name)));
  const limit = replaced === null ? written2[0] ?? written2[1] ?? null : String(replaced);
  const request2 = plainText(child(container, "resources", "requests", name));
  const text = group === "limits" ? limit : request2 ?? limit ?? "0";
  const amount = text === null ? null : kubernetesQuantity(text, scale);
  if (amount === null || group === "limits" && amount === 0) return { known: false };
  return { known: true, text: String(Math.ceil(amount / (part === 0 ? 10 ** scale : part))) };
}

// src/manifest/downward-api.ts
var alreadyReported = { value: null, source: null };
function fieldRefValue(diagnostics, node, selected) {
  const ref = openMap(diagnostics, node, { apiVersion: null, fieldPath: null });
  const path = ref?.text("fieldPath") ?? null;
  if (path === null) {
    if (ref?.at("fieldPath") === null)
      diagnostics.error(node, "has no fieldPath; expected a path such as metadata.name");
    return alreadyReported;
  }
  const { workload, pod, podSpec } = selected;
  const [, group, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
  if (group !== void 0 && key !== void 0) {
    const generated = group === "labels" ? generatedLabels(selected)[key] : void 0;
    return { value: generated ?? plainText(child(pod, "metadata", group, key)) ?? "" };
  }
  switch (path) {
    case "metadata.name":
      return { value: podName(selected) };
    case "metadata.namespace":
      return { value: plainText(child(pod, "metadata", "namespace")) ?? workload.namespace ?? "default" };
    case "spec.serviceAccountName":
      return { value: textOf2(podSpec, "serviceAccountName") ?? textOf2(podSpec, "serviceAccount") ?? "default" };
    case "status.podIP":
    case "status.podIPs":
      return { value: podAddress };
    case "spec.nodeName":
    case "metadata.uid":
    case "status.hostIP":
    case "status.hostIPs":
      return {
        value: (path === "spec.nodeName" ? textOf2(podSpec, "nodeName") : null) ?? standIn(diagnostics, node, path)
      };
    default:
      diagnostics.error(
        ref?.at("fieldPath") ?? node,
        "is not a field that a variable can refer to; expected a path such as metadata.name"
      );
      return alreadyReported;
  }
}
var standIns = {
  "spec.nodeName": "memgate-node",
  "metadata.uid": "00000000-0000-4000-8000-000000000000",
  "status.hostIP": "127.0.0.1",
  "status.hostIPs": "127.0.0.1"
};
function standIn(diagnostics, node, path) {
  const value = standIns[path];
  diagnostics.warning(
    node,
    `is ${value}, because only a cluster has ${path}; set the variable with env if the app needs another`
  );
  return value;
}
function textOf2(podSpec, key) {
  return plainText(child(podSpec, key));
}
function podName({ workload: { kind, name } }) {
  return kind === "StatefulSet" ? `${name}-0` : name;
}
function generatedLabels(selected) {
  if (selected.workload.kind !== "StatefulSet") return {};
  return { "statefulset.kubernetes.io/pod-name": podName(selected), "apps.kubernetes.io/pod-index": "0" };
}
function resourceFieldRefValue(diagnostics, node, { podSpec, container, limitOverrides }) {
  const ref = openMap(diagnostics, node, { containerName: null, resource: null, divisor: null });
  const resource = ref?.text("resource") ?? null;
  if (ref === null || resource === null) {
    if (ref?.at("resource") === null)
      diagnostics.error(node, "has no resource; expected a value such as limits.memory");
    return alreadyReported;
  }
  const name = ref.text("containerName");
  const all = [...listItems(child(podSpec, "containers")), ...listItems(child(podSpec, "initContainers"))];
  const target = name === null ? container : all.find((other) => plainText(child(other, "name")) === name);
  if (target === void 0) {
    diagnostics.error(node, `has containerName ${name}, which is not in the pod; expected one of its containers`);
    return alreadyReported;
  }
  const overrides = target === container ? limitOverrides : { limitBytes: null, cpus: null };
  const amount = resourceAmount(podSpec, target, resource, plainText(ref.at("divisor")), overrides);
  if (amount.known === true) return { value: amount.text };
  if (amount.known === false)
    return { value: null, source: `${resource}, which neither the container nor its pod sets` };
  diagnostics.error(ref.at("resource") ?? node, amount.message);
  return alreadyReported;
}

// src/manifest/expand-vars.ts
function expand(text, variables) {
  return text.replace(/\$(?:\$|\(([^)]*)\)|[\s\S])/g, (match, name) => {
    if (match === "$$") return "$";
    return name === void 0 ? match : variables.get(name) ?? match;
  });
}

// src/manifest/missing-references.ts
function missingKey(name, location, kind, object, key) {
  return { name, location, source: `key ${key} of ${kind} ${object}`, kind };
}
function missingObject(name, location, kind, object) {
  return { name, location, source: `${kind} ${object}`, kind };
}
var addObject = "add the ConfigMap or Secret to manifest";
function reportMissingVariables(diagnostics, container, all, hasOverrides) {
  for (const { name, location, source } of hasOverrides ? all : []) {
    if (name !== null) continue;
    diagnostics.unsupported(location, `${source} is not in the manifest; memgate uses env and env-file instead`);
  }
  const missing = hasOverrides ? all.filter(({ name }) => name !== null) : all;
  if (missing.length === 0) return;
  const inObject = missing.some(({ kind }) => kind !== null);
  const advice = ["set them with env or env-file", ...inObject ? [addObject] : []].join(", or ");
  const message = `uses variables whose values are not in the manifest: ${list(container, missing)}; ${advice}`;
  diagnostics.error({ place: missing[0]?.location.place ?? container.place, path: container.path }, message);
}
function reportMissingFiles(diagnostics, container, missing) {
  if (missing.length === 0) return;
  const message = `uses files that are not in the manifest: ${list(container, missing)}; ${addObject}, or mount other files with volumes`;
  diagnostics.error({ place: missing[0]?.location.place ?? container.place, path: container.path }, message);
}
function list(container, missing) {
  const each = missing.map(({ name, location, source }) => {
    const isSameFile = location.place.file === container.place.file;
    const place = isSameFile ? `line ${location.place.line}` : placeText(location.place);
    return name === null ? `all keys of ${source} (${place})` : `${name} (${place}: ${source})`;
  });
  return each.join(", ");
}

// src/manifest/env.ts
var keyFields = { name: null, key: null, optional: null };
var sourceFields = {
  configMapKeyRef: null,
  secretKeyRef: null,
  fieldRef: null,
  resourceFieldRef: null,
  fileKeyRef: null
};
function readVariables(diagnostics, container, selected, store, overrides) {
  const values = new Map(overrides);
  const secrets = /* @__PURE__ */ new Set();
  const missing = [];
  const sources = { diagnostics, store, missing };
  for (const item of container.items("envFrom")) {
    for (const [name, value, isSecret] of readFrom(item, sources)) {
      if (isSecret) secrets.add(overrides.get(name) ?? value);
      if (!overrides.has(name)) values.set(name, value);
    }
  }
  for (const item of container.items("env", "name")) {
    const entry = openMap(diagnostics, item, { name: null, value: null, valueFrom: null });
    const name = entry === null ? null : nameOf2(diagnostics, entry);
    if (entry === null || name === null) continue;
    const override = overrides.get(name);
    if (override !== void 0) {
      if (child(item, "valueFrom", "secretKeyRef") !== null) secrets.add(override);
      continue;
    }
    const source = entry.map("valueFrom", sourceFields);
    const text = nodeText(diagnostics, entry.at("value"));
    if (source === null) values.set(name, expand(text ?? "", values));
    else if (text) diagnostics.error(source.node, "is set together with value; expected only one of them");
    else {
      const read = readSource(name, source, selected, sources);
      if (read === null) continue;
      values.set(name, read);
      if (source.at("secretKeyRef") !== null) secrets.add(read);
    }
  }
  const env = [...values].filter(([name]) => !overrides.has(name));
  return { env, values, secrets: [...secrets].filter((value) => value !== ""), missing };
}
function nameOf2(diagnostics, entry) {
  const node = entry.at("name");
  if (node === null) diagnostics.error(entry.node, "has no name; expected name and value");
  const name = entry.text("name");
  if (name === null || isName(name)) return name;
  diagnostics.error(node ?? entry.node, "is not a valid variable name; expected printable ASCII characters except =");
  return null;
}
function isName(name) {
  return /^[\x20-\x3c\x3e-\x7e]+$/.test(name);
}
function readFrom(item, { diagnostics, store, missing }) {
  const fields = openMap(diagnostics, item, { prefix: null, configMapRef: null, secretRef: null });
  if (fields === null) return [];
  const prefix = fields.text("prefix") ?? "";
  const refs = [fields.map("configMapRef", keyRef), fields.map("secretRef", keyRef)];
  const [ref, ...more] = refs.filter((one) => one !== null);
  if (ref === void 0 || more.length > 0) {
    diagnostics.error(item, "must have exactly one source; expected configMapRef or secretRef");
    return [];
  }
  const kind = refs[0] === null ? "Secret" : "ConfigMap";
  const name = requiredText(diagnostics, ref, "name");
  if (name === null) return [];
  const object = store.find(kind, name);
  if (object === null && ref.flag("optional") !== true) missing.push(missingObject(null, ref.node, kind, name));
  const entries = [...object?.entries ?? []];
  return entries.flatMap(([key, { text, location }]) => {
    if (text === null && kind === "Secret") diagnostics.error(location, notText);
    return text === null || !isName(prefix + key) ? [] : [[prefix + key, text, kind === "Secret"]];
  });
}
var keyRef = { name: null, optional: null };
var notText = "is binary; expected text, because an environment variable cannot hold binary data";
function readSource(name, source, selected, sources) {
  const { diagnostics, missing } = sources;
  const kinds = Object.keys(sourceFields).filter((key) => source.at(key) !== null);
  const [kind] = kinds;
  if (kinds.length !== 1) {
    diagnostics.error(
      source.node,
      `has ${kinds.length} sources; expected one of ${Object.keys(sourceFields).join(", ")}`
    );
    return null;
  }
  if (kind === "configMapKeyRef") return readKey(name, source, kind, sources);
  if (kind === "secretKeyRef") return readKey(name, source, kind, sources);
  const location = source.at(kind ?? "") ?? source.node;
  const found = valueFromPod(diagnostics, kind ?? "", location, selected);
  if (found.value === null && found.source !== null) {
    missing.push({ name, location, source: found.source, kind: null });
  }
  return found.value;
}
function valueFromPod(diagnostics, kind, node, selected) {
  if (kind === "fieldRef") return fieldRefValue(diagnostics, node, selected);
  if (kind === "resourceFieldRef") return resourceFieldRefValue(diagnostics, node, selected);
  return { value: null, source: "a file that another container writes" };
}
function readKey(name, source, field2, { diagnostics, store, missing }) {
  const kind = field2 === "secretKeyRef" ? "Secret" : "ConfigMap";
  const ref = source.map(field2, keyFields);
  const objectName = ref === null ? null : requiredText(diagnostics, ref, "name");
  const key = ref === null ? null : requiredText(diagnostics, ref, "key");
  if (ref === null || objectName === null || key === null) return null;
  const object = store.find(kind, objectName);
  const entry = object?.entries.get(key);
  if (entry !== void 0 && entry.text !== null) return entry.text;
  if (entry !== void 0) diagnostics.error(entry.location, notText);
  else if (ref.flag("optional") !== true) missing.push(missingKey(name, ref.node, kind, objectName, key));
  return null;
}
function requiredText(diagnostics, fields, key) {
  if (fields.at(key) === null) diagnostics.error(fields.node, `has no ${key}; expected a string`);
  return fields.text(key) || null;
}

// src/manifest/supported-fields.ts
var onlySelected = "memgate starts only the selected container";
var runNetwork = "memgate uses the network of the run";
var ownHostname = "memgate does not set the hostname";
var ownProcesses = "memgate gives the container its own PID namespace";
var podFields = {
  containers: null,
  volumes: null,
  securityContext: null,
  hostAliases: null,
  resources: null,
  nodeName: null,
  serviceAccount: null,
  serviceAccountName: null,
  // readManifest reports each init container.
  initContainers: null,
  // These fields concern the cluster. They make no difference to a single container.
  activeDeadlineSeconds: null,
  affinity: null,
  automountServiceAccountToken: null,
  dnsPolicy: null,
  enableServiceLinks: null,
  hostUsers: null,
  imagePullSecrets: null,
  nodeSelector: null,
  os: null,
  overhead: null,
  preemptionPolicy: null,
  priority: null,
  priorityClassName: null,
  readinessGates: null,
  restartPolicy: null,
  schedulerName: null,
  schedulingGates: null,
  terminationGracePeriodSeconds: null,
  tolerations: null,
  topologySpreadConstraints: null,
  workloadRef: null,
  // An app may depend on these fields.
  dnsConfig: runNetwork,
  ephemeralContainers: onlySelected,
  hostIPC: "memgate gives the container its own IPC namespace",
  hostNetwork: runNetwork,
  hostPID: ownProcesses,
  hostname: ownHostname,
  hostnameOverride: ownHostname,
  subdomain: "memgate runs the container outside a cluster",
  setHostnameAsFQDN: ownHostname,
  resourceClaims: "memgate passes no devices to the container",
  runtimeClassName: "memgate uses the engine's default runtime",
  shareProcessNamespace: ownProcesses
};
var containerFields = {
  name: null,
  image: null,
  command: null,
  args: null,
  workingDir: null,
  ports: null,
  env: null,
  envFrom: null,
  resources: null,
  volumeMounts: null,
  readinessProbe: null,
  startupProbe: null,
  securityContext: null,
  imagePullPolicy: null,
  resizePolicy: null,
  restartPolicy: null,
  restartPolicyRules: null,
  terminationMessagePath: null,
  terminationMessagePolicy: null,
  livenessProbe: "memgate does not restart the app",
  lifecycle: "memgate does not run hooks",
  stdin: "memgate attaches no standard input",
  stdinOnce: "memgate attaches no standard input",
  tty: "memgate allocates no terminal",
  volumeDevices: "memgate passes no block devices to the container"
};

// src/manifest/knative.ts
var knativeContainer = "user-container";
var ownQueue = "memgate sends requests to the container itself, without Knative's queue";
var knativePodFields = {
  ...podFields,
  containerConcurrency: ownQueue,
  timeoutSeconds: ownQueue,
  responseStartTimeoutSeconds: ownQueue,
  idleTimeoutSeconds: ownQueue
};
var defaultPort = 8080;
function knativePorts({ port, names }) {
  return { port: port ?? defaultPort, names, isProbePortOptional: true };
}
function knativeVariables(service, { port }, known) {
  const all = [
    ["PORT", String(port)],
    ["K_SERVICE", service],
    ["K_CONFIGURATION", service],
    ["K_REVISION", `${service}-00001`]
  ];
  return all.filter(([name]) => !known.has(name));
}

// src/manifest/objects.ts
function sortObjects(diagnostics, documents) {
  const workloads = [];
  const data = [];
  const kustomizations = [];
  const otherKinds = /* @__PURE__ */ new Set();
  for (const { root, kind } of documents.flatMap(
    (document) => objectsIn(diagnostics, { ...document, path: "" }, null)
  )) {
    const apiVersion = plainText(child(root, "apiVersion"));
    const workloadKind = podTemplateElsewhere(root) === null ? workloadKindOf(apiVersion, kind) : null;
    const name = nameOf3(root);
    const namespace = plainText(child(root, "metadata", "namespace"));
    if (workloadKind !== null) {
      if (containsTemplate(root.value)) diagnostics.error({ place: root.place, path: "" }, templateHint);
      else if (name === null)
        reportMissing(diagnostics, root, ["metadata", "name"], {
          location: root,
          message: `${subjectOf(root)}has no metadata.name; expected a name for the ${kind}`
        });
      else workloads.push({ kind: workloadKind, name, namespace, root, isHook: isHook(root) });
    } else if ((kind === "ConfigMap" || kind === "Secret") && (apiVersion === null || apiVersion === "v1")) {
      if (name !== null) data.push({ kind, name, namespace, root });
    } else if (kind === "Kustomization" && !apiVersion?.includes("toolkit.fluxcd.io")) {
      kustomizations.push(root);
    } else {
      reportMistypedKind(diagnostics, root, apiVersion, kind);
      otherKinds.add(kindInGroup(kind, groupIn(apiVersion)) + (podTemplateElsewhere(root) ?? ""));
    }
  }
  return { workloads, data, kustomizations, otherKinds: [...otherKinds] };
}
function reportMistypedKind(diagnostics, root, apiVersion, kind) {
  const intended = intendedKind(apiVersion, kind);
  if (intended !== null) diagnostics.error(child(root, "kind") ?? root, `is ${kind}; did you mean ${intended}?`);
  const version2 = intendedApiVersion(apiVersion, kind);
  if (version2 === null) return;
  diagnostics.error(child(root, "apiVersion") ?? root, `is ${apiVersion}, without a ${kind}; did you mean ${version2}?`);
}
function podTemplateElsewhere(root) {
  const name = plainText(child(root, "spec", "workloadRef", "name"));
  if (name === null || child(root, "spec", "template") !== null) return null;
  const kind = plainText(child(root, "spec", "workloadRef", "kind")) ?? "Deployment";
  return `, which uses the pod template of ${kind}/${name}`;
}
function subjectOf({ path }) {
  return path === "" ? "the document " : "";
}
function objectsIn(diagnostics, root, listedKind) {
  const fields = root.value.kind === "map" ? openMap(diagnostics, root, null) : null;
  if (fields === null) {
    diagnostics.error(
      root,
      `${subjectOf(root)}is ${describeNode(root.value)}; expected a Kubernetes object, a map with apiVersion and kind`
    );
    return [];
  }
  const kind = plainText(fields.at("kind")) ?? listedKind;
  if (kind === null) {
    const isKustomization = ["resources", "patches", "bases"].some((key) => child(root, key)?.value.kind === "list");
    if (isKustomization) return [{ root, kind: "Kustomization" }];
    reportMissing(diagnostics, root, ["kind"], {
      location: root,
      message: `${subjectOf(root)}has no kind; expected a Kubernetes object, a map with apiVersion and kind`
    });
    return [];
  }
  const items = child(root, "items");
  if (!kind.endsWith("List") || items?.value.kind !== "list") return [{ root, kind }];
  const itemKind = kind === "List" ? null : kind.slice(0, -"List".length);
  return listItems(items).flatMap((item) => item.value.kind === "null" ? [] : objectsIn(diagnostics, item, itemKind));
}
function nameOf3(root) {
  const name = plainText(child(root, "metadata", "name")) ?? plainText(child(root, "metadata", "generateName"));
  return name === null || name === "" ? null : name.replace(/-$/, "");
}
function isHook(root) {
  return child(root, "metadata", "annotations", "helm.sh/hook") !== null;
}
function podOf({ kind, root }) {
  return child(root, ...podPath(kind));
}

// src/manifest/ports.ts
var supported2 = { containerPort: null, name: null, protocol: null, hostPort: null, hostIP: null };
function readPorts(diagnostics, container) {
  const names = /* @__PURE__ */ new Map();
  const tcp = /* @__PURE__ */ new Map();
  for (const item of container.items("ports", "name")) {
    const fields = openMap(diagnostics, item, supported2);
    if (fields === null) continue;
    if (fields.at("containerPort") === null) diagnostics.error(item, "has no containerPort; expected a port number");
    const number = fields.integer("containerPort", 1, 65535);
    const name = fields.text("name");
    const protocol = fields.text("protocol") ?? "TCP";
    if (!["TCP", "UDP", "SCTP"].includes(protocol)) {
      diagnostics.error(fields.at("protocol") ?? item, `is ${protocol}; expected TCP, UDP or SCTP`);
    }
    if (number === null) continue;
    if (name !== null) names.set(name, number);
    if (protocol === "TCP") tcp.set(number, tcp.get(number) ?? name);
  }
  const [only, ...others] = tcp.keys();
  if (others.length === 0) return { port: only ?? null, names, isProbePortOptional: false };
  const named = (wanted) => [...tcp].find(([, name]) => name === wanted)?.[0];
  const port = named("http") ?? named("web") ?? null;
  if (port === null) {
    const all = [...tcp].map(([number, name]) => name === null ? number : `${number} (${name})`).join(", ");
    const location = container.at("ports") ?? container.node;
    diagnostics.warning(location, `has several ports: ${all}; set port to the one that receives the load`);
  }
  return { port, names, isProbePortOptional: false };
}
function manifestPort(diagnostics, node, { names }) {
  const text = plainText(node);
  if (node.value.kind === "text" && names.has(node.value.text)) return names.get(node.value.text) ?? null;
  const number = text !== null && /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= 65535) return number;
  const known = names.size === 0 ? "the container has no named ports" : `the container has ${[...names.keys()].join(", ")}`;
  diagnostics.error(node, `is ${text ?? describeNode(node.value)}; expected a port number or a port name (${known})`);
  return null;
}

// src/manifest/probes.ts
var requestIntervalMs = 50;
var probeFields = {
  httpGet: null,
  tcpSocket: null,
  exec: null,
  grpc: null,
  initialDelaySeconds: null,
  timeoutSeconds: null,
  periodSeconds: null,
  successThreshold: null,
  failureThreshold: null,
  terminationGracePeriodSeconds: null
};
function readProbes(diagnostics, container, ports, values) {
  const startup = container.map("startupProbe", probeFields);
  const readiness = container.map("readinessProbe", probeFields);
  const steps = [startup, readiness].flatMap(
    (fields) => fields === null ? [] : stepOf(diagnostics, fields, ports, values)
  );
  return { steps, httpsPorts: httpsPortsOf(container, ports), startMs: startup === null ? null : startMsOf(startup) };
}
function httpsPortsOf(container, ports) {
  return ["readinessProbe", "startupProbe", "livenessProbe"].flatMap((name) => {
    const http = child(container.at(name), "httpGet");
    if (http === null || plainText(child(http, "scheme")) !== "HTTPS") return [];
    const written2 = plainText(child(http, "port"));
    const number = written2 === null ? null : ports.names.get(written2) ?? Number(written2);
    const port = number === 0 && ports.isProbePortOptional ? null : number;
    return Number.isNaN(port) ? [] : [{ port, place: http.place, field: http.path }];
  });
}
function startMsOf(fields) {
  const delay = fields.integer("initialDelaySeconds") ?? 0;
  return (delay + periodOf(fields) * (fields.integer("failureThreshold", 1) ?? 3)) * 1e3;
}
function periodOf(fields) {
  return fields.integer("periodSeconds", 1) ?? 10;
}
function stepOf(diagnostics, fields, ports, values) {
  const attemptTimeoutMs = (fields.integer("timeoutSeconds", 1) ?? 1) * 1e3;
  const periodMs = periodOf(fields) * 1e3;
  const successes = fields.integer("successThreshold", 1) ?? 1;
  const declared = probeOf(diagnostics, fields, ports);
  if (declared === null) return [];
  const probe = declared.kind === "exec" ? { ...declared, command: declared.command.map((word) => expand(word, values)) } : declared;
  return [{ probe, attemptTimeoutMs, intervalMs: probe.kind === "exec" ? periodMs : requestIntervalMs, successes }];
}
function probeOf(diagnostics, fields, ports) {
  const kinds = ["httpGet", "tcpSocket", "exec", "grpc"].filter((kind) => fields.at(kind) !== null);
  if (kinds.length === 0 && ports.isProbePortOptional) return { kind: "tcp", port: null };
  if (kinds.length !== 1) {
    diagnostics.error(
      fields.node,
      `has ${kinds.length || "no"} handlers; expected one of httpGet, tcpSocket, exec, grpc`
    );
    return null;
  }
  switch (kinds[0]) {
    case "httpGet":
      return httpProbe(diagnostics, fields, ports);
    case "tcpSocket": {
      const tcp = fields.map("tcpSocket", { port: null, host: otherHost });
      return tcp === null ? null : { kind: "tcp", port: portIn(diagnostics, tcp, ports) };
    }
    case "exec": {
      const exec2 = fields.map("exec", { command: null });
      const command = exec2?.texts("command") ?? null;
      if (exec2 !== null && command === null) diagnostics.error(exec2.node, "has no command; expected a list of strings");
      return command === null ? null : { kind: "exec", command };
    }
    default: {
      const grpc = fields.map("grpc", { port: null, service: null });
      if (grpc === null) return null;
      diagnostics.unsupported(grpc.node, "memgate checks only that the port accepts connections");
      return { kind: "tcp", port: portIn(diagnostics, grpc, ports) };
    }
  }
}
var otherHost = "memgate sends the probe to the container itself";
function httpProbe(diagnostics, fields, ports) {
  const http = fields.map("httpGet", { path: null, port: null, scheme: null, httpHeaders: null, host: otherHost });
  if (http === null) return null;
  const scheme = http.text("scheme") ?? "HTTP";
  if (scheme !== "HTTP" && scheme !== "HTTPS") {
    diagnostics.error(http.at("scheme") ?? http.node, `is ${scheme}; expected HTTP or HTTPS`);
  }
  return {
    kind: "http",
    path: pathOf(http.text("path") ?? "/"),
    headers: headersOf(diagnostics, http),
    scheme: scheme === "HTTPS" ? "https" : "http",
    port: portIn(diagnostics, http, ports)
  };
}
function portIn(diagnostics, fields, ports) {
  const node = fields.at("port");
  if (ports.isProbePortOptional && (node === null || plainText(node) === "0")) return null;
  if (node !== null) return manifestPort(diagnostics, node, ports);
  diagnostics.error(fields.node, "has no port; expected a port number or a port name");
  return null;
}
function pathOf(text) {
  const [path = ""] = text.split("#");
  const encoded = path.replace(
    /[^\x21-\x7e]+/g,
    (part) => [...Buffer.from(part)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")
  );
  return encoded.startsWith("/") ? encoded : `/${encoded}`;
}
function headersOf(diagnostics, http) {
  return http.items("httpHeaders", "name").flatMap((item) => {
    const fields = openMap(diagnostics, item, { name: null, value: null });
    const name = fields?.text("name") ?? "";
    const value = fields?.text("value") ?? "";
    const parsed = header(`${name}: ${value}`);
    if (!parsed.ok) diagnostics.error(item, "is not a valid HTTP header; expected name and value");
    return parsed.ok ? [parsed.value] : [];
  });
}

// src/manifest/security-context.ts
var engineDefault = "memgate keeps the engine's default";
var sharedFields = {
  runAsUser: null,
  runAsGroup: null,
  runAsNonRoot: null,
  seccompProfile: null,
  appArmorProfile: null,
  seLinuxOptions: engineDefault,
  windowsOptions: "memgate runs Linux containers"
};
var podFields2 = {
  ...sharedFields,
  fsGroup: null,
  fsGroupChangePolicy: null,
  supplementalGroups: null,
  supplementalGroupsPolicy: null,
  seLinuxChangePolicy: null,
  sysctls: "memgate does not change kernel settings"
};
var containerFields2 = {
  ...sharedFields,
  readOnlyRootFilesystem: null,
  allowPrivilegeEscalation: null,
  capabilities: null,
  privileged: "memgate does not start privileged containers",
  procMount: null
};
function readSecurity(diagnostics, podSpec, container) {
  const pod = podSpec.map("securityContext", podFields2);
  const own = container.map("securityContext", containerFields2);
  const numberOf = (key) => own?.integer(key) ?? pod?.integer(key) ?? null;
  const flagOf2 = (key) => own?.flag(key) ?? pod?.flag(key) ?? null;
  const nodeOf = (key) => own?.at(key) ?? pod?.at(key) ?? null;
  const user = numberOf("runAsUser");
  const group = numberOf("runAsGroup");
  const groupNode = nodeOf("runAsGroup");
  if (groupNode !== null && group !== null && user === null) {
    diagnostics.unsupported(groupNode, "memgate sets a group only together with a user; add runAsUser");
  }
  const nonRoot = nodeOf("runAsNonRoot");
  if (nonRoot !== null && flagOf2("runAsNonRoot") === true) {
    if (user === null) diagnostics.unsupported(nonRoot, "memgate does not check the image's user; add runAsUser");
    if (user === 0) diagnostics.error(nonRoot, "is true, but runAsUser is 0; expected another user");
  }
  reportProfile(diagnostics, nodeOf("seccompProfile"), own?.at("seccompProfile") ? own : pod, "seccompProfile");
  reportProfile(diagnostics, nodeOf("appArmorProfile"), own?.at("appArmorProfile") ? own : pod, "appArmorProfile");
  const procMount = own?.at("procMount") ?? null;
  if (procMount !== null && own?.text("procMount") !== "Default") diagnostics.unsupported(procMount, engineDefault);
  const fsGroup = pod?.integer("fsGroup") ?? null;
  const groups = [...fsGroup === null ? [] : [fsGroup], ...groupsOf(diagnostics, pod)];
  const capabilities = own?.map("capabilities", { add: null, drop: null }) ?? null;
  return {
    user: user === null ? null : group === null ? String(user) : `${user}:${group}`,
    rights: {
      readOnlyRoot: own?.flag("readOnlyRootFilesystem") ?? false,
      noNewPrivileges: own?.flag("allowPrivilegeEscalation") === false,
      capAdd: capabilities?.texts("add") ?? [],
      capDrop: capabilities?.texts("drop") ?? [],
      groups: [...new Set(groups)]
    },
    fsGroup
  };
}
function reportProfile(diagnostics, node, context, key) {
  const profile = context?.map(key, { type: null, localhostProfile: null }) ?? null;
  if (node === null || profile === null || profile.text("type") === "RuntimeDefault") return;
  diagnostics.unsupported(node, engineDefault);
}
function groupsOf(diagnostics, pod) {
  return (pod?.items("supplementalGroups") ?? []).flatMap((node) => {
    const { value } = node;
    if (value.kind === "number" && Number.isInteger(value.number) && value.number >= 0) return [value.number];
    diagnostics.error(node, "is not a group ID; expected a whole number");
    return [];
  });
}

// src/manifest/select-container.ts
function selectContainer(diagnostics, { workloads }, selector) {
  const apps = workloads.filter(({ isHook: isHook2 }) => !isHook2);
  const pool = apps.length > 0 ? apps : workloads;
  const first = (selector === null ? pool : workloads)[0];
  if (first === void 0) return null;
  const location = { place: first.root.place, path: "" };
  if (selector === null) {
    if (pool.length === 1) return selectIn(diagnostics, first, null);
    diagnostics.error(location, severalWorkloads(pool, workloads));
    return null;
  }
  const { namespace } = selector;
  const inNamespace = namespace === null ? workloads : workloads.filter((one) => namespaceOf(one) === namespace);
  if (inNamespace.length === 0) {
    const known = [...new Set(workloads.map(namespaceOf))];
    const nearest2 = suggestion(namespace ?? "", known);
    const advice = nearest2 === null ? `expected ${oneOf(known)}` : `did you mean ${nearest2}?`;
    diagnostics.error(location, `the manifest has no workload in namespace ${namespace}; ${advice}`);
    return null;
  }
  if (selector.by === "container") return selectByContainer(diagnostics, location, inNamespace, selector.container);
  const title = `${selector.kind}/${selector.name}`;
  const found = inNamespace.filter((workload) => titleOf(workload) === title);
  if (found.length === 1 && found[0] !== void 0) return selectIn(diagnostics, found[0], selector.container);
  if (found.length > 1) diagnostics.error(location, severalWorkloads(found, inNamespace));
  else {
    const advice = hint(title, inNamespace.map(titleOf), inNamespace);
    diagnostics.error(location, `the manifest has no ${title}; ${advice}`);
  }
  return null;
}
function severalWorkloads(found, all) {
  const [title = "", ...otherTitles] = new Set(found.map(titleOf));
  if (otherTitles.length > 0) {
    return `the manifest has several containers; set selector to ${choices(found, all)}`;
  }
  const namespaces = [...new Set(found.map(namespaceOf))];
  if (namespaces.length === 1) {
    const places2 = found.map(({ root }) => placeText(root.place)).join(", ");
    return `the manifest defines ${title} more than once (${places2}); expected one definition`;
  }
  const places = found.map((one) => `in namespace ${namespaceOf(one)} (${placeText(one.root.place)})`);
  const times = found.length === 2 ? "twice" : `${found.length} times`;
  return `the manifest defines ${title} ${times}: ${places.join(", ")}; set selector to ${choices(found, all)}`;
}
function nameInReport(workload, all) {
  const title = titleOf(workload);
  return selectorOf(workload, all) === title ? title : `${title} in namespace ${namespaceOf(workload)}`;
}
function namespaceOf({ namespace }) {
  return namespace ?? "default";
}
function selectByContainer(diagnostics, location, workloads, name) {
  const found = workloads.filter((workload) => namesIn(workload).includes(name));
  if (found.length === 1 && found[0] !== void 0) return selectIn(diagnostics, found[0], name);
  if (found.length > 1) {
    const selectors = oneOf(found.map((workload) => `${selectorOf(workload, workloads)}/${name}`));
    diagnostics.error(location, `the manifest has several containers "${name}"; set selector to ${selectors}`);
    return null;
  }
  const sameName = workloads.filter((workload) => workload.name === name);
  if (sameName.length > 0) {
    const selectors = choices(sameName, workloads);
    diagnostics.error(location, `"${name}" is a workload, not a container; set selector to ${selectors}`);
    return null;
  }
  const names = workloads.flatMap(namesIn);
  diagnostics.error(location, `the manifest has no container "${name}"; ${hint(name, names, workloads)}`);
  return null;
}
function hint(name, known, workloads) {
  const nearest2 = known.length === 0 ? null : suggestion(name, known);
  return nearest2 === null ? `expected ${choices(workloads, workloads)}` : `did you mean ${nearest2}?`;
}
function selectIn(diagnostics, workload, name) {
  const pod = podOf(workload);
  const podSpec = child(pod, "spec");
  const list2 = child(podSpec, "containers");
  const containers2 = listItems(list2, "name");
  if (pod === null || podSpec === null || containers2.length === 0) {
    const path = [...podPath(workload.kind), "spec", "containers"].join(".");
    const value = list2 === null ? "missing" : list2.value.kind === "list" ? "empty" : describeNode(list2.value);
    const place = (list2 ?? podSpec ?? pod ?? workload.root).place;
    const missing = { location: { place, path }, message: `is ${value}; expected a list of containers` };
    reportMissing(diagnostics, workload.root, [...podPath(workload.kind), "spec", "containers"], missing);
    return null;
  }
  const matches = name === null ? containers2 : containers2.filter((one) => nameOf4(workload, one) === name);
  const [container] = matches;
  if (container === void 0) {
    const message = `has no container "${name}"; ${hint(name ?? "", namesIn(workload), [workload])}`;
    diagnostics.error({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  if (matches.length > 1) {
    const message = `has several containers; set selector to ${choices([workload], [workload])}`;
    diagnostics.error({ place: workload.root.place, path: titleOf(workload) }, message);
    return null;
  }
  const containerName2 = nameOf4(workload, container);
  if (container.value.kind !== "map")
    diagnostics.error(container, `is ${describeNode(container.value)}; expected a map`);
  else if (containerName2 === null) diagnostics.error(container, "has no name; expected a string");
  if (containerName2 === null) return null;
  return {
    workload,
    pod,
    podSpec,
    container,
    containerName: containerName2,
    siblings: containers2.filter((other) => other !== container)
  };
}
function choices(workloads, all) {
  const selectors = workloads.flatMap((workload) => {
    const names = namesIn(workload);
    const selector = selectorOf(workload, all);
    return names.length < 2 ? [selector] : names.map((name) => `${selector}/${name}`);
  });
  return oneOf([...new Set(selectors)]);
}
function selectorOf(workload, all) {
  const title = titleOf(workload);
  const isAmbiguous = all.some((other) => titleOf(other) === title && namespaceOf(other) !== namespaceOf(workload));
  return isAmbiguous ? `${namespaceOf(workload)}:${title}` : title;
}
function oneOf(selectors) {
  return selectors.length === 1 ? selectors.join("") : `one of ${selectors.join(", ")}`;
}
function titleOf({ kind, name }) {
  return `${kind}/${name}`;
}
function namesIn(workload) {
  const containers2 = listItems(child(podOf(workload), "spec", "containers"));
  return containers2.map((container) => nameOf4(workload, container)).filter((name) => name !== null);
}
function nameOf4({ kind }, container) {
  const name = child(container, "name");
  if (name === null && kind === "Service") return knativeContainer;
  return name?.value.kind === "text" && name.value.text !== "" ? name.value.text : null;
}

// src/manifest/volume-mounts.ts
import { posix as posix2 } from "node:path";
var supported3 = {
  name: null,
  mountPath: null,
  readOnly: null,
  subPath: null,
  recursiveReadOnly: null,
  subPathExpr: null,
  mountPropagation: "memgate does not propagate mounts"
};
function readMounts(diagnostics, container, volumes2, context) {
  const { fsGroup, readOnlyRoot } = context;
  const mounts = [];
  for (const item of container.items("volumeMounts", "mountPath")) {
    const mount = mountOf(diagnostics, item, volumes2, context);
    if (mount === null) continue;
    const previous = mounts.find(({ target }) => target === mount.target);
    if (previous !== void 0) {
      diagnostics.error(item, `has the same mountPath as line ${previous.node.place.line}; expected unique paths`);
    } else mounts.push(mount);
  }
  const singleFiles = [];
  const ephemeral = /* @__PURE__ */ new Map();
  const subPaths = /* @__PURE__ */ new Map();
  const tmpfs = [];
  for (const mount of mounts) {
    const { content, target, subPath, node, volume } = mount;
    if (content.kind === "none") continue;
    if (content.kind === "memory") {
      if (tmpfs.some((other) => other.volume === volume)) {
        diagnostics.warning(node, "is a separate tmpfs: memgate cannot mount one tmpfs at several paths");
      }
      tmpfs.push({ volume, target, options: tmpfsOptions(content.sizeBytes, mount.readOnly) });
      continue;
    }
    const file = subPath === "" ? void 0 : content.files.find(({ path }) => path === subPath);
    if (file !== void 0) {
      const mode = fsGroup === null ? file.mode : file.mode | 292;
      singleFiles.push({ file: { ...file, path: target, mode }, node });
      continue;
    }
    const files = filesBelow(content.files, subPath);
    if (content.kind === "data" && subPath !== "" && files.length === 0 && content.files.length > 0) {
      diagnostics.error(node, `has subPath ${subPath}, which is not in the volume; expected one of its files`);
    }
    const key = JSON.stringify([volume, subPath]);
    const others = subPaths.get(volume) ?? [];
    if (content.kind !== "data" && !ephemeral.has(key) && others.some((other) => overlaps(other, subPath))) {
      diagnostics.warning(
        node,
        "shares no files with the other mounts of its volume: memgate creates a volume for each subPath"
      );
    }
    subPaths.set(volume, [...others, subPath]);
    const at2 = { target, readOnly: mount.readOnly || content.kind === "data" || content.readOnly };
    ephemeral.set(key, { groupId: fsGroup, files, mounts: [...ephemeral.get(key)?.mounts ?? [], at2] });
  }
  const memory = tmpfs.map(({ target, options: options2 }) => ({ target, options: options2 }));
  return { tmpfs: memory, ...placeFiles(diagnostics, singleFiles, [...ephemeral.values()], memory, readOnlyRoot) };
}
function overlaps(one, other) {
  const [outer, inner] = one.length < other.length ? [one, other] : [other, one];
  return outer === "" || inner === outer || inner.startsWith(`${outer}/`);
}
function mountOf(diagnostics, item, volumes2, { values, mounted }) {
  const fields = openMap(diagnostics, item, supported3);
  const volume = fields?.text("name") ?? null;
  const path = fields?.text("mountPath") ?? null;
  if (fields === null || !volume || !path) {
    if (fields !== null) diagnostics.error(item, "has no name or no mountPath; expected both as strings");
    return null;
  }
  const target = posix2.resolve("/", path);
  if (target === "/" || path.includes(":")) {
    diagnostics.error(
      fields.at("mountPath") ?? item,
      "is not a valid mount path; expected a directory such as /data, without a colon"
    );
    return null;
  }
  if (mounted.has(target)) return null;
  const content = volumes2.contentOf(volume);
  if (content === null) {
    diagnostics.error(item, `refers to volume ${volume}, which is not in the pod; expected one of its volumes`);
    return null;
  }
  const expression = fields.text("subPathExpr");
  const subPath = fields.text("subPath") ?? (expression === null ? "" : expand(expression, values));
  if (subPath.startsWith("/") || subPath.split("/").includes("..")) {
    diagnostics.error(
      fields.at("subPath") ?? fields.at("subPathExpr") ?? item,
      "is outside the volume; expected a relative path without .."
    );
    return null;
  }
  const part = subPath === "" ? "" : posix2.normalize(subPath).replace(/^\.?\/?$|\/$/g, "");
  return { node: item, volume, target, readOnly: fields.flag("readOnly") ?? false, subPath: part, content };
}
function filesBelow(files, folder) {
  if (folder === "") return files;
  const inside = files.filter(({ path }) => path.startsWith(`${folder}/`));
  return inside.map((file) => ({ ...file, path: file.path.slice(folder.length + 1) }));
}
function tmpfsOptions(sizeBytes, readOnly) {
  return [...readOnly ? ["ro"] : [], "exec", "mode=1777", ...sizeBytes === null ? [] : [`size=${sizeBytes}`]].join(
    ","
  );
}
function placeFiles(diagnostics, singleFiles, volumes2, tmpfs, readOnlyRoot) {
  const files = [];
  const placed = [...volumes2];
  for (const { file, node } of singleFiles) {
    const targets = [...volumes2.flatMap(({ mounts }) => mounts), ...tmpfs].map(({ target }) => target);
    const above = targets.filter((target) => file.path.startsWith(`${target}/`)).sort((a, b) => b.length - a.length);
    const [folder] = above;
    const index = placed.findIndex(({ mounts }) => mounts.some(({ target }) => target === folder));
    const volume = placed[index];
    if (folder !== void 0 && volume !== void 0) {
      const path = file.path.slice(folder.length + 1);
      const others = volume.files.filter((other) => other.path !== path);
      placed[index] = { ...volume, files: [...others, { ...file, path }] };
    } else if (folder !== void 0) diagnostics.unsupported(node, "memgate cannot place a file in a tmpfs");
    else if (readOnlyRoot)
      diagnostics.unsupported(node, "memgate cannot place a single file in a read-only root filesystem");
    else files.push(file);
  }
  return { volumes: placed, files };
}

// src/manifest/config-volumes.ts
import { posix as posix3 } from "node:path";
var defaultMode = 420;
var supported4 = { items: null, defaultMode: null, optional: null };
function filesOf(diagnostics, { name: volumeName2, fields: volume, kind, projection }, { store, missing, secrets, fsGroup }) {
  const nameKey = kind === "secret" && projection === null ? "secretName" : "name";
  const fields = volume.map(kind, { ...supported4, [nameKey]: null });
  if (fields === null) return [];
  const name = fields.text(nameKey);
  if (fields.at(nameKey) === null) diagnostics.error(fields.node, `has no ${nameKey}; expected a string`);
  if (name === null) return [];
  const dataKind = kind === "secret" ? "Secret" : "ConfigMap";
  const isOptional = fields.flag("optional") === true;
  const object = store.find(dataKind, name);
  if (object === null) {
    if (!isOptional) missing.push(missingObject(`volume ${volumeName2}`, fields.node, dataKind, name));
    return [];
  }
  const mode = modeOf(fields, "defaultMode") ?? projection?.mode ?? defaultMode;
  const fileOf = (path, { bytes, text }, fileMode) => {
    if (kind === "secret" && text) secrets.add(text);
    return { path, content: bytes, mode: (fileMode ?? mode) | (fsGroup === null ? 0 : 288) };
  };
  if (fields.at("items") === null) {
    return [...object.entries].flatMap(([key, entry]) => {
      if (isKey(key)) return [fileOf(key, entry, null)];
      diagnostics.error(entry.location, "is not a valid file name; expected a key of letters, digits, -, _ and .");
      return [];
    });
  }
  return fields.items("items", "key").flatMap((item) => {
    const part = openMap(diagnostics, item, { key: null, path: null, mode: null });
    const key = part?.text("key") ?? null;
    const path = part?.text("path") ?? null;
    if (part === null || key === null || path === null) {
      if (part !== null) diagnostics.error(item, "has no key or no path; expected both as strings");
      return [];
    }
    if (!isInside(path)) {
      diagnostics.error(
        part.at("path") ?? item,
        "is outside the volume; expected a relative path to a file, without .."
      );
      return [];
    }
    const entry = object.entries.get(key);
    if (entry !== void 0) return [fileOf(posix3.normalize(path), entry, modeOf(part, "mode"))];
    if (!isOptional) missing.push(missingKey(`volume ${volumeName2}`, item, dataKind, name, key));
    return [];
  });
}
function modeOf(fields, key) {
  return fields.integer(key, 0, 511);
}
function isKey(key) {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(key) && !key.startsWith("..") && key !== ".";
}
function isInside(path) {
  const isRelative = path !== "" && !path.startsWith("/") && !path.endsWith("/") && posix3.normalize(path) !== ".";
  return isRelative && !path.split("/").includes("..");
}

// src/manifest/volumes.ts
var emptyVolume = "memgate mounts an empty volume and removes it after the run";
var notMounted = "memgate does not mount volumes of this type";
function readVolumes(diagnostics, podSpec, selected, sources) {
  const contents = /* @__PURE__ */ new Map();
  for (const item of podSpec.items("volumes", "name")) {
    const name = plainText(child(item, "name"));
    if (name === null) {
      if (openMap(diagnostics, item, null) !== null) diagnostics.error(item, "has no name; expected a string");
    } else if (contents.has(name))
      diagnostics.error(item, "has the same name as another volume; expected unique names");
    else contents.set(name, () => contentOf(diagnostics, item, name, sources));
  }
  const { kind, root } = selected.workload;
  const templates = kind === "StatefulSet" ? child(root, "spec", "volumeClaimTemplates") : null;
  for (const template of listItems(templates)) {
    const name = plainText(child(template, "metadata", "name"));
    if (name === null) continue;
    contents.set(name, () => {
      diagnostics.unsupported({ place: template.place, path: `spec.volumeClaimTemplates[${name}]` }, emptyVolume);
      return { kind: "folder", files: [], readOnly: false };
    });
  }
  const read = /* @__PURE__ */ new Map();
  return {
    contentOf(name) {
      const content = read.get(name) ?? contents.get(name)?.() ?? null;
      if (content !== null) read.set(name, content);
      return content;
    }
  };
}
function contentOf(diagnostics, item, name, sources) {
  const fields = openMap(diagnostics, item, null);
  const [first, ...more] = (fields?.all() ?? []).filter(([key]) => key !== "name");
  if (fields === null) return { kind: "none" };
  if (more.length > 0) {
    const types = [first, ...more].map((entry) => entry?.[0]).join(" and ");
    diagnostics.error(item, `has several types, ${types}; expected one`);
    return { kind: "none" };
  }
  if (first === void 0) return { kind: "folder", files: [], readOnly: false };
  const [kind, node] = first;
  switch (kind) {
    case "emptyDir":
      return emptyDir(diagnostics, fields);
    case "configMap":
    case "secret":
      return { kind: "data", files: filesOf(diagnostics, { name, fields, kind, projection: null }, sources) };
    case "projected":
      return { kind: "data", files: projected(diagnostics, name, fields, sources) };
    case "persistentVolumeClaim":
    case "ephemeral": {
      diagnostics.unsupported(node, emptyVolume);
      const readOnly = kind === "ephemeral" ? null : fields.map(kind, null)?.flag("readOnly");
      return { kind: "folder", files: [], readOnly: readOnly ?? false };
    }
    default:
      diagnostics.unsupported(node, notMounted);
      return { kind: "none" };
  }
}
function emptyDir(diagnostics, volume) {
  const fields = volume.map("emptyDir", { medium: null, sizeLimit: null });
  const medium = fields?.text("medium") || null;
  const size = fields?.at("sizeLimit") ?? null;
  const text = plainText(size);
  const sizeBytes = text === null ? null : kubernetesQuantity(text, 0);
  if (size !== null && sizeBytes === null) diagnostics.error(size, "is not a quantity; expected a value such as 64Mi");
  if (medium === "Memory") return { kind: "memory", sizeBytes: sizeBytes === 0 ? null : sizeBytes };
  const mediumNode = fields?.at("medium") ?? null;
  if (medium !== null && mediumNode !== null) diagnostics.unsupported(mediumNode, "memgate creates the volume on disk");
  if (size !== null) diagnostics.unsupported(size, "memgate does not limit a volume on disk");
  return { kind: "folder", files: [], readOnly: false };
}
function projected(diagnostics, name, volume, sources) {
  const fields = volume.map("projected", { sources: null, defaultMode: null });
  const projection = { mode: fields === null ? null : modeOf(fields, "defaultMode") };
  const files = (fields?.items("sources") ?? []).flatMap((item) => {
    const source = openMap(diagnostics, item, null);
    return (source?.all() ?? []).flatMap(([kind, node]) => {
      if (source !== null && (kind === "configMap" || kind === "secret")) {
        return filesOf(diagnostics, { name, fields: source, kind, projection }, sources);
      }
      diagnostics.unsupported(node, "memgate does not create its files, because only a cluster can provide them");
      return [];
    });
  });
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

// src/manifest/read-manifest.ts
var noManifestInputs = {
  limitBytes: null,
  cpus: null,
  variables: /* @__PURE__ */ new Map(),
  mounted: /* @__PURE__ */ new Set()
};
function readManifest(files, selector, overrides = noManifestInputs) {
  const diagnostics = createDiagnostics();
  const documents = readDocuments(files, diagnostics);
  if (diagnostics.errors().length > 0) return { ok: false, problems: diagnostics.errors() };
  const objects = sortObjects(diagnostics, documents);
  if (diagnostics.errors().length > 0) return { ok: false, problems: diagnostics.errors() };
  if (objects.workloads.length === 0) return { ok: false, problems: [noWorkload(files, objects)] };
  for (const location of objects.kustomizations) {
    diagnostics.unsupported(
      { ...location, path: "kustomization" },
      `memgate reads the other objects without it; ${kustomizeHint}`
    );
  }
  const selected = selectContainer(diagnostics, objects, selector);
  const app = selected === null ? null : readApp(diagnostics, objects, selected, overrides);
  const problems = diagnostics.errors();
  if (app === null || problems.length > 0) return { ok: false, problems };
  return { ok: true, app: { ...app, notices: diagnostics.notices() } };
}
var kustomizeHint = "render it first: kubectl kustomize FOLDER | memgate run --manifest -";
function noWorkload(files, { kustomizations, otherKinds }) {
  const [kustomization] = kustomizations;
  if (kustomization !== void 0) {
    const message = `the file is a kustomization, not a manifest; ${kustomizeHint}`;
    return diagnosticText({ ...kustomization, path: "" }, message);
  }
  const [{ path } = { path: "-" }] = files;
  const location = { place: { file: path === "-" ? "stdin" : path, line: 1, column: 1 }, path: "" };
  if (files.every(({ text }) => text.trim() === "")) {
    const message = "the manifest is empty; expected a Kubernetes object (the command that renders it may have failed)";
    return diagnosticText(location, message);
  }
  const found = otherKinds.length === 0 ? "nothing" : otherKinds.join(", ");
  return diagnosticText(location, `the manifest has no workload (found: ${found}); expected one of ${listOfKinds()}`);
}
function readApp(diagnostics, objects, selected, overrides) {
  const isKnative = selected.workload.kind === "Service";
  const podSpec = openMap(diagnostics, selected.podSpec, isKnative ? knativePodFields : podFields);
  const container = openMap(diagnostics, selected.container, containerFields);
  if (podSpec === null || container === null) return null;
  reportUnsupportedPodFields(diagnostics, podSpec, selected);
  const policy = container.at("imagePullPolicy");
  if (policy !== null && container.text("imagePullPolicy") === "Always") {
    diagnostics.unsupported(policy, "memgate pulls only a missing image; set pull: always to pull every time");
  }
  const store = createStore(diagnostics, objects.data, selected.workload.namespace);
  const variables = readVariables(
    diagnostics,
    container,
    { ...selected, limitOverrides: overrides },
    store,
    overrides.variables
  );
  const { limit, cpus } = readResources(diagnostics, podSpec, container, overrides, selected.siblings.length);
  const ports = isKnative ? knativePorts(readPorts(diagnostics, container)) : readPorts(diagnostics, container);
  const added = isKnative ? knativeVariables(selected.workload.name, ports, variables.values) : [];
  const values = new Map([...variables.values, ...added]);
  const { steps, httpsPorts, startMs } = readProbes(diagnostics, container, ports, values);
  const { user, rights, fsGroup } = readSecurity(diagnostics, podSpec, container);
  const sources = { store, missing: [], secrets: new Set(variables.secrets), fsGroup };
  const volumes2 = readVolumes(diagnostics, podSpec, selected, sources);
  const mounts = readMounts(diagnostics, container, volumes2, {
    values,
    mounted: overrides.mounted,
    fsGroup,
    ...rights
  });
  reportMissingVariables(diagnostics, selected.container, variables.missing, overrides.variables.size > 0);
  reportMissingFiles(diagnostics, selected.container, sources.missing);
  const expanded = (key) => container.texts(key)?.map((word) => expand(word, values)) ?? null;
  return {
    name: `${nameInReport(selected.workload, objects.workloads)}, container ${selected.containerName}`,
    limit: limit === null ? null : { bytes: limit.bytes, place: { file: limit.place.file, line: limit.place.line } },
    // OpenShift writes a space if a trigger sets the image of a DeploymentConfig.
    image: container.text("image")?.trim() || null,
    entrypoint: expanded("command"),
    command: expanded("args"),
    workingDir: container.text("workingDir") || null,
    env: [...variables.env, ...added],
    secrets: [...sources.secrets],
    port: ports.port,
    cpus,
    user,
    rights,
    extraHosts: extraHosts(diagnostics, podSpec),
    probes: steps,
    httpsPorts,
    startMs,
    ...mounts,
    notices: []
  };
}
function reportUnsupportedPodFields(diagnostics, podSpec, { siblings }) {
  for (const sibling of siblings) diagnostics.unsupported(sibling, onlySelected);
  for (const init of podSpec.items("initContainers", "name")) {
    const isSidecar = plainText(child(init, "restartPolicy")) === "Always";
    diagnostics.unsupported(init, isSidecar ? onlySelected : "memgate does not run init containers");
  }
  const policy = podSpec.at("dnsPolicy");
  if (policy !== null && podSpec.text("dnsPolicy") !== "ClusterFirst") {
    diagnostics.unsupported(policy, runNetwork);
  }
}
function extraHosts(diagnostics, podSpec) {
  return podSpec.items("hostAliases", "ip").flatMap((item) => {
    const fields = openMap(diagnostics, item, { ip: null, hostnames: null });
    const ip = fields?.text("ip") ?? null;
    if (fields !== null && ip === null) diagnostics.error(item, "has no ip; expected ip and hostnames");
    const names = listItems(fields?.at("hostnames") ?? null).length === 0 ? null : fields?.texts("hostnames") ?? null;
    return ip === null ? [] : (names ?? []).map((name) => `${name}:${ip}`);
  });
}

// src/inputs/app-source.ts
var containerOptions = [
  ...["dockerfile", "build-args", "platform", "pull", "env-file", "env", "command"],
  ...["entrypoint", "user", "volumes", "tmpfs", "cpus", "network"]
];
var sourceOptions = ["image", "build", "manifest", "compose-file", "container"];
function readSource2(raw, machine2, overrides, reader) {
  const withoutApp = { app: null, notices: [], limitPlace: null };
  const { one } = reader;
  const values = {
    selector: one("selector", options.selector.parse),
    service: one("service", options.service.parse),
    container: one("container", options.container.parse),
    setLimit: one("set-limit", options["set-limit"].parse)
  };
  for (const [name, beside] of [
    ["selector", "manifest"],
    ["service", "compose-file"],
    ["set-limit", "container"]
  ]) {
    if (raw.has(name) && !raw.has(beside)) reader.report(name, `needs ${beside}`);
  }
  const found = sourceOptions.filter((name) => raw.has(name));
  const others = found.filter((name) => name !== "manifest");
  if (others.length > 1 || found.length > 1 && (raw.has("compose-file") || raw.has("container"))) {
    const [last, ...before] = found.toReversed();
    reader.report(before.toReversed().join(", "), `and ${last} are given together; expected one of them`);
    return { source: null, ...withoutApp };
  }
  if (raw.has("compose-file")) return composeSource(raw, machine2, values.service, reader);
  if (raw.has("container")) {
    return { source: attachSource(raw, values.container, values.setLimit, reader), ...withoutApp };
  }
  if (!raw.has("manifest")) return { source: readImage(raw, machine2.pathKindAt, null, reader), ...withoutApp };
  const app = readApp2(raw, machine2, values.selector, overrides, reader);
  const image = readImage(raw, machine2.pathKindAt, app, reader);
  return { source: image, app, notices: app?.notices ?? [], limitPlace: app?.limit?.place ?? null };
}
function readApp2(raw, machine2, selector, overrides, reader) {
  const files = readFiles("manifest", reader.many("manifest", options.manifest.parse), machine2, reader);
  if (files === null || raw.has("selector") && selector === null) return null;
  const read = readManifest(files, selector, overrides);
  if (read.ok) return read.app;
  for (const problem of read.problems) reader.reportSentence(problem);
  return null;
}
function composeSource(raw, machine2, service, reader) {
  refuseContainerOptions(raw, "compose-file", "set it in a Compose file instead", reader);
  const paths = reader.many("compose-file", options["compose-file"].parse);
  const files = readFiles("compose-file", paths, machine2, reader);
  if (files === null) return { source: null, app: null, notices: [], limitPlace: null };
  const read = readComposeFiles(files, service);
  for (const problem of read.problems) reader.reportSentence(problem);
  return {
    source: { kind: "compose", files: paths, service: read.service ?? service },
    app: null,
    // The notices come with the resolved source, because only docker compose resolves the files.
    notices: [],
    limitPlace: read.limitPlace
  };
}
function attachSource(raw, name, setLimit, reader) {
  refuseContainerOptions(raw, "container", "the container is already running", reader);
  if (setLimit === true && !raw.has("memory-limit")) reader.report("set-limit", "needs memory-limit");
  return name === null || setLimit === null ? null : { kind: "container", name, setLimit };
}
function refuseContainerOptions(raw, source, why, { report }) {
  for (const name of containerOptions) {
    if (raw.has(name)) report(name, `cannot be used with ${source}: ${why}`);
  }
}
function readFiles(name, paths, { pathKindAt: pathKindAt2, readText }, { report }) {
  const files = paths.flatMap((path) => {
    if (path === "-" && name !== "manifest") {
      report(name, '"-" is standard input, which only manifest accepts; expected a file');
      return [];
    }
    if (pathKindAt2(path) === "folder") {
      report(name, `"${path}" is a folder; expected a file`);
      return [];
    }
    try {
      return { path, text: readText(path) };
    } catch (error) {
      report(name, `"${path}" ${whyUnreadable(error)}`);
      return [];
    }
  });
  return files.length < paths.length || paths.length === 0 ? null : files;
}
function readImage(raw, pathKindAt2, app, { one, many, report }) {
  const reference = one("image", options.image.parse);
  const context = one("build", options.build.parse);
  const dockerfile = one("dockerfile", options.dockerfile.parse);
  const buildArgs = many("build-args", options["build-args"].parse);
  const pull = one("pull", options.pull.parse);
  const platform = one("platform", options.platform.parse);
  if (!raw.has("build")) {
    for (const name of ["dockerfile", "build-args"]) {
      if (raw.has(name)) report(name, "needs build");
    }
    const image = reference ?? app?.image ?? null;
    if (!raw.has("image") && !raw.has("manifest")) {
      report("image", "is required unless build, manifest, compose-file or container is given");
    } else if (!raw.has("image") && app !== null && app.image === null) {
      report("image", `or build is required: ${app.name} in the manifest has no image`);
    }
    return image === null || pull === null ? null : { kind: "image", image, pull, platform };
  }
  if (raw.has("pull")) report("pull", "needs image");
  if (context === null) return null;
  if (pathKindAt2(context) !== "folder") {
    report("build", `"${context}" is not a folder; expected the folder to build from`);
  } else {
    if (dockerfile === null && pathKindAt2(`${context}/Dockerfile`) !== "file") {
      report("build", `"${context}" contains no Dockerfile; add one, or set dockerfile to its path`);
    } else if (dockerfile !== null && pathKindAt2(dockerfile) !== "file") {
      const isFolder = pathKindAt2(dockerfile) === "folder";
      report("dockerfile", `"${dockerfile}" ${isFolder ? "is a folder" : "does not exist"}; expected a Dockerfile`);
    }
  }
  return { kind: "build", context, dockerfile, buildArgs, platform };
}

// src/inputs/env-file.ts
function readEnvFile(path, text, env) {
  const pairs = [];
  const diagnostics = createDiagnostics();
  const lines = linesOf(text).map((line) => line.replace(new RegExp("^\\p{White_Space}+", "u"), ""));
  for (const [index, line] of lines.entries()) {
    const read = pairOf3(line, env);
    if (typeof read === "string")
      diagnostics.error({ place: { file: path, line: index + 1, column: 1 }, path: "" }, read);
    else if (read !== null) pairs.push(read);
  }
  return { pairs, problems: diagnostics.errors() };
}
function linesOf(text) {
  return text.split("\n").map((line) => line.replace(/\r$/, ""));
}
function pairOf3(line, env) {
  if (line === "" || line.startsWith("#")) return null;
  const [, name = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(line) ?? [];
  if (name === "")
    return "has no name before the =; write NAME=value, or NAME alone for the value in memgate's environment";
  if (/^export\s/.test(name)) return "begins with export, which is shell syntax; write NAME=value";
  if (/\s/.test(name)) return "has white space in its name; write NAME=value, with the value on one line";
  if (line.includes("\0")) return "has a NUL character, which environment variables cannot contain";
  if (value !== void 0) return [name, value];
  const own = Object.hasOwn(env, name) ? env[name] : void 0;
  return own === void 0 ? null : [name, own];
}

// src/inputs/input-checks.ts
import { resolve } from "node:path";
function reportReadyPath(raw, readyWhen, { report }) {
  if (!raw.has("ready-path") || readyWhen === null || readyWhen.kind === "http") return;
  report("ready-path", `is not requested with ready ${readyWhen.kind}; expected one of the two options`);
}
function reportMounts({ volumes: volumes2, tmpfs }, { pathKindAt: pathKindAt2 }, { report }) {
  for (const { source } of volumes2) {
    if (pathKindAt2(source) === null) {
      report("volumes", `"${source}" does not exist; expected a file or folder of this machine`);
    }
  }
  const targets = [...volumes2, ...tmpfs].map(({ target }) => folderName(target));
  const duplicate = targets.find((target, index) => targets.indexOf(target) !== index);
  if (duplicate !== void 0) {
    report("volumes", `"${duplicate}" in the container is mounted twice; expected one volume or tmpfs there`);
  }
}
function reportUnsharedSocket(socketPath, volumes2, { report }) {
  const isShared = ({ source }) => resolve(socketPath ?? "").startsWith(`${resolve(source)}/`);
  if (socketPath === null || volumes2.some(isShared)) return;
  report(
    "socket",
    `"${socketPath}" is not in a folder that volumes shares with the app; expected a path of this machine in such a folder`
  );
}

// src/inputs/load-inputs.ts
import { delimiter, dirname, join } from "node:path";

// src/scenario/har-entry.ts
import { isUtf8 } from "node:buffer";
import { validateHeaderName, validateHeaderValue } from "node:http";

// src/scenario/typed-fields.ts
var noHints = /* @__PURE__ */ new Map();
function describeValue(value) {
  switch (value.kind) {
    case "map":
      return value.hasComplexKey ? "a map (quote strings that contain {{)" : "a map";
    case "list":
      return "a list";
    case "null":
      return "empty";
    case "text":
      return value.text === "" ? "an empty string" : "a string";
    case "number":
    case "boolean":
      return value.text;
  }
}
function describeInvalid(value) {
  return value.kind === "text" && value.text !== "" ? "not valid" : describeValue(value);
}
function scenarioFields(node, known, diagnostics, hints = noHints) {
  const fields = /* @__PURE__ */ new Map();
  const { place, path, value } = node;
  if (value.kind !== "map" || value.hasComplexKey) {
    const location = { place, path: path === "" ? "the file" : path };
    diagnostics.error(location, `is ${describeValue(value)}; expected a map with ${listed(known)}`);
    return fields;
  }
  for (const [key, field2] of withoutMerges(node, diagnostics)) {
    if (known.includes(key)) fields.set(key, field2);
    else {
      const advice = hints.get(key) ?? nameAdvice(key, known, `expected ${listed(known)}`);
      const subject = path === "" ? "unknown top-level field" : "has an unknown field";
      diagnostics.error({ place: field2.place, path }, `${subject} "${shortened(key)}"; ${advice}`);
    }
  }
  return fields;
}
function shortened(name) {
  return name.length > 40 ? `${name.slice(0, 40)}\u2026` : name;
}
function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
function withoutMerges(node, diagnostics) {
  return entriesOf(node).filter(([key, { place }]) => {
    if (key === "<<") {
      const message = "has a merge key (<<), which is not supported; expected the fields themselves";
      diagnostics.error({ place, path: node.path }, message);
    }
    return key !== "<<";
  });
}
function pairsIn(node, expected, diagnostics) {
  if (node === void 0) return [];
  const { value } = node;
  if (value.kind === "map" && !value.hasComplexKey) return withoutMerges(node, diagnostics);
  diagnostics.error(node, `is ${describeValue(value)}; expected ${expected}`);
  return [];
}
function textIn(node, expected, diagnostics) {
  const { value } = node;
  if (value.kind === "text" || value.kind === "number" || value.kind === "boolean") return value.text;
  diagnostics.error(node, `is ${describeValue(value)}; expected ${expected}`);
  return null;
}
function filledTextIn(node, expected, diagnostics) {
  const text = textIn(node, expected, diagnostics);
  if (text !== "") return text;
  diagnostics.error(node, `is ${describeValue(node.value)}; expected ${expected}`);
  return null;
}
function flagIn(node, diagnostics) {
  if (node.value.kind === "boolean") return node.value.value;
  diagnostics.error(node, `is ${describeValue(node.value)}; expected true or false`);
  return null;
}
function numberIn(node, bounds, diagnostics) {
  const value = node.value.kind === "number" ? node.value.number : null;
  const { min, max, isWhole } = bounds;
  if (value !== null && value >= min && value <= max && (!isWhole || Number.isInteger(value))) return value;
  const expected = `a ${isWhole ? "whole " : ""}number from ${min} to ${max}`;
  diagnostics.error(node, `is ${describeValue(node.value)}; expected ${expected}`);
  return null;
}

// src/scenario/template.ts
var reservedNames = ["random", "index", "user", "uuid"];
var random = { min: 0, max: 999999 };
var noTemplate = [];
function templateOf(text, location, scope, diagnostics) {
  const parts = [];
  let from = 0;
  while (from < text.length) {
    const open2 = text.indexOf("{{", from);
    if (open2 < 0) break;
    if (open2 > from) parts.push({ kind: "text", text: text.slice(from, open2) });
    const close = text.indexOf("}}", open2);
    if (close < 0) {
      diagnostics.error(location, "contains {{ without }}; expected a placeholder such as {{random 1 100}}");
      return noTemplate;
    }
    const part = partOf(text.slice(open2 + 2, close).trim(), location, scope, diagnostics);
    if (part !== null) parts.push(part);
    from = close + 2;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}
function templateIn(node, scope, diagnostics) {
  const text = textIn(node, "a string", diagnostics);
  return text === null ? noTemplate : templateOf(text, node, scope, diagnostics);
}
function literal(text) {
  return text === "" ? noTemplate : [{ kind: "text", text }];
}
function partOf(inside, location, scope, diagnostics) {
  const [name = "", ...args] = inside.split(/\s+/);
  const report = (message) => {
    diagnostics.error(location, `contains ${describePlaceholder(inside)}; ${message}`);
    return null;
  };
  if (name === "random") {
    const [min = random.min, max = random.max, ...rest] = args.map(Number);
    const isRight = args.length !== 1 && rest.length === 0 && Number.isSafeInteger(min) && Number.isSafeInteger(max);
    return isRight && min <= max ? { kind: "random", min, max } : report("expected {{random}} or {{random MIN MAX}} with whole numbers, such as {{random 1 100}}");
  }
  if (args.length > 0) return report("expected a single name, or {{random MIN MAX}}");
  if (name === "index" || name === "user" || name === "uuid") return { kind: name };
  if (name.includes(".")) return columnOf(name, scope, report);
  if (scope.captured.includes(name)) return { kind: "captured", name };
  if (scope.later.includes(name))
    return report(
      `no earlier step captures ${name}; expected its capture in an earlier step of this sequence, or in once`
    );
  const set = scope.data.find((one) => isSameName(one.name, name));
  if (set !== void 0)
    return report(`expected a column of the data, such as {{${set.name}.${set.columns[0] ?? "name"}}}`);
  const meant = nearest(name, [...scope.captured, ...reservedNames]);
  return report(meant === null ? `expected one of ${namesIn2(scope)}` : `did you mean {{${meant}}}?`);
}
function isName2(text) {
  return /^[A-Za-z_][\w.-]{0,39}$/.test(text);
}
function describePlaceholder(inside) {
  const isPrintable = inside === "" || isName2(inside) || /^random( -?\d{1,16}){1,3}$/.test(inside);
  return isPrintable ? `{{${inside}}}` : `a placeholder of ${inside.length} characters`;
}
function columnOf(name, { data }, report) {
  const dot = name.indexOf(".");
  const [setName, columnName] = [name.slice(0, dot), name.slice(dot + 1)];
  const set = data.findIndex((one) => one.name === setName);
  const columns = data[set]?.columns;
  if (columns === void 0) {
    const meant2 = nearest(name, data.flatMap(placeholdersOf));
    if (meant2 !== null) return report(`did you mean {{${meant2}}}?`);
    const names = data.map((one) => one.name);
    return report(
      names.length === 0 ? "the file has no data; expected one such as data: { users: users.csv }" : `expected data named ${names.join(", ")}`
    );
  }
  if (columns.length === 0) return null;
  const column = columns.indexOf(columnName);
  if (column >= 0) return { kind: "data", set, column };
  const meant = nearest(columnName, columns);
  const hint2 = meant === null ? `expected one of ${columns.join(", ")}` : `did you mean {{${setName}.${meant}}}?`;
  return report(`${setName} has no ${isName2(columnName) ? `column ${columnName}` : "such column"}; ${hint2}`);
}
function isSameName(a, b) {
  return a.toLowerCase() === b.toLowerCase();
}
function nearest(name, known) {
  return known.find((one) => isSameName(one, name)) ?? suggestion(name, known);
}
function placeholdersOf({ name, columns }) {
  return columns.map((column) => `${name}.${column}`);
}
function namesIn2({ data, captured }) {
  const columns = data.flatMap((set) => placeholdersOf(set).slice(0, 1));
  return [...captured, ...columns, ...reservedNames].join(", ");
}

// src/scenario/har-entry.ts
var ownHeaders = /^(:.*|host|connection|content-length|transfer-encoding|keep-alive|proxy-connection|proxy-authorization|te|trailer|upgrade|expect|http2-settings)$/i;
function readEntry(entry, line) {
  const [request2, response] = [fieldOf2(entry, "request"), fieldOf2(entry, "response")];
  const [method, address] = [fieldOf2(request2, "method"), fieldOf2(request2, "url")];
  if (typeof method !== "string") return { problem: "has no request.method; expected one such as GET" };
  if (typeof address !== "string" || !URL.canParse(address))
    return { problem: "has no valid request.url; expected an absolute URL" };
  const { protocol, origin, pathname, search } = new URL(address);
  const pairs = pairsOf2(fieldOf2(request2, "headers"));
  if (isWebSocket(entry, protocol, pairs)) return { skipped: "WebSocket" };
  if (protocol !== "http:" && protocol !== "https:") return { skipped: `with scheme ${protocol.slice(0, -1)}` };
  if (method === "OPTIONS" && valueIn(pairs, "access-control-request-method") !== null)
    return { skipped: "CORS preflight" };
  const known = methods.find((one) => one === method);
  if (known === void 0) return { skipped: `with method ${method}` };
  const kind = fieldOf2(entry, "_resourceType");
  const type = textIn2(fieldOf2(response, "content"), "mimeType");
  if (kind === "eventsource" || /^text\/event-stream/i.test(type)) return { skipped: "with server-sent events" };
  const status = fieldOf2(response, "status");
  if (status === 101) return { skipped: "with an upgrade to another protocol" };
  if (typeof status !== "number" || status < 200 || status > 599) return { skipped: "without a response" };
  if (status >= 500) return { skipped: "with a server error (5xx)" };
  const { headers, omissions } = headersOf2(pairs);
  const body = bodyOf(request2, pairs);
  return {
    step: {
      name: `${method} ${pathname}`,
      line,
      method: known,
      path: literal(pathname + search),
      shownPath: pathname,
      headers,
      body,
      expect: expectOf(status),
      captures: []
    },
    origin,
    isPage: /^text\/html/i.test(type) || kind === "document" || kind === "xhr" || kind === "fetch",
    isRedirect: status >= 300 && status < 400 && status !== 304,
    omissions: new Map([...omissions, ...body === null ? missingBody(request2, pairs) : []])
  };
}
function isWebSocket(entry, protocol, headers) {
  if (protocol === "ws:" || protocol === "wss:" || fieldOf2(entry, "_resourceType") === "websocket") return true;
  return valueIn(headers, "upgrade")?.toLowerCase() === "websocket";
}
function headersOf2(pairs) {
  const byName = /* @__PURE__ */ new Map();
  const omissions = /* @__PURE__ */ new Map();
  for (const [name, value] of pairs) {
    if (ownHeaders.test(name)) continue;
    const key = name.toLowerCase();
    const sent = sendable(name, value);
    if (sent !== value) {
      const omission = `${sent === null ? "the" : "part of the"} header ${name}`;
      omissions.set(omission.toLowerCase(), `${omission}, which contains characters that HTTP does not allow`);
    }
    if (sent === null) continue;
    const known = byName.get(key);
    const separator = key === "cookie" ? "; " : ", ";
    byName.set(key, known === void 0 ? [name, sent] : [known[0], known[1] + separator + sent]);
  }
  return { headers: [...byName.values()].map(([name, value]) => [name, literal(value)]), omissions };
}
function sendable(name, value) {
  if (isSendable(name, value)) return value;
  if (name.toLowerCase() !== "cookie") return null;
  const pairs = value.split(";").map((pair) => pair.trim());
  return pairs.filter((pair) => pair !== "" && isSendable(name, pair)).join("; ") || null;
}
function isSendable(name, value) {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
function bodyOf(request2, headers) {
  const data = fieldOf2(request2, "postData");
  const text = textIn2(data, "text");
  if (text !== "") {
    const isBase64 = textIn2(data, "encoding").toLowerCase() === "base64";
    return isBase64 ? decoded(text) : { kind: "text", template: literal(text) };
  }
  const params = pairsOf2(fieldOf2(data, "params"));
  const type = valueIn(headers, "content-type") ?? textIn2(data, "mimeType");
  if (params.length === 0 || !/^$|urlencoded/i.test(type)) return null;
  return { kind: "form", fields: params.map(([name, value]) => [name, literal(value)]) };
}
function decoded(base64) {
  if (!/^[\w+/=\s-]*$/.test(base64)) return null;
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length === 0) return null;
  if (isUtf8(bytes)) return { kind: "text", template: literal(bytes.toString()) };
  return { kind: "bytes", base64: bytes.toString("base64") };
}
function missingBody(request2, headers) {
  const sizes = [fieldOf2(request2, "bodySize"), Number(valueIn(headers, "content-length"))];
  const size = sizes.find((one) => Number.isSafeInteger(one) && Number(one) > 0);
  const data = fieldOf2(request2, "postData");
  const params = fieldOf2(data, "params");
  const isNamed = textIn2(data, "text") !== "" || Array.isArray(params) && params.length > 0;
  if (size === void 0 && !isNamed) return /* @__PURE__ */ new Map();
  const body = size === void 0 ? "its body" : `its body of ${integer(size)} B`;
  return /* @__PURE__ */ new Map([["body", `${body}, which the recording does not contain`]]);
}
function expectOf(status) {
  if (status >= 400) return [{ from: status, to: status }];
  const from = Math.floor(status / 100) * 100;
  const range = { from, to: from + 99 };
  return status === 304 ? [{ from: 200, to: 299 }, range] : [range];
}
function pairsOf2(list2) {
  if (!Array.isArray(list2)) return [];
  return list2.flatMap((pair) => {
    const [name, value] = [fieldOf2(pair, "name"), fieldOf2(pair, "value")];
    return typeof name === "string" && typeof value === "string" ? [[name, value]] : [];
  });
}
function valueIn(pairs, name) {
  return pairs.find(([other]) => other.toLowerCase() === name)?.[1] ?? null;
}
function textIn2(value, name) {
  const field2 = fieldOf2(value, name);
  return typeof field2 === "string" ? field2 : "";
}
function fieldOf2(value, name) {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
  return value[name];
}

// src/scenario/har.ts
var recording = "a HAR recording saved by a browser";
function readHar(file, text) {
  const diagnostics = createDiagnostics();
  return scenarioIn(file, text, diagnostics) ?? { ok: false, problems: diagnostics.errors() };
}
function scenarioIn(file, text, diagnostics) {
  const read = readJson(file, text, recording, diagnostics);
  if (read === null) return null;
  const start = { file, line: 1, column: 1 };
  const refuse = (message) => {
    diagnostics.error({ place: start, path: "log.entries" }, message);
    return null;
  };
  const entries = fieldOf2(fieldOf2(read.json, "log"), "entries");
  if (!Array.isArray(entries)) return refuse(`is missing; expected ${recording}`);
  if (entries.length === 0) return refuse("is empty; expected at least one request");
  const places = itemPlaces(file, text, ["log", "entries"]);
  const skipped = /* @__PURE__ */ new Map();
  const skip = (why) => skipped.set(why, (skipped.get(why) ?? 0) + 1);
  const recorded = entries.flatMap((entry, at2) => {
    const place = places[at2] ?? start;
    const one = readEntry(entry, place.line);
    if ("step" in one) return [one];
    if ("skipped" in one) skip(one.skipped);
    else diagnostics.error({ place, path: `log.entries[${at2}]` }, one.problem);
    return [];
  });
  if (diagnostics.errors().length > 0) return null;
  const origin = mainOrigin(recorded);
  const replayed = numbered(recorded.filter((one) => one.origin === origin));
  const others = recorded.filter((one) => one.origin !== origin);
  for (const other of others) skip(`to ${other.origin}`);
  if (replayed.length === 0) return refuse(`has no request that memgate can replay; skipped: ${listed2(skipped)}`);
  if (replayed.length > mostSteps)
    return refuse(`has ${replayed.length} requests to ${origin}; expected at most ${mostSteps}`);
  const sequence = { name: file, line: 1, weight: 1, steps: replayed.map(({ step }) => step) };
  const notices = [
    ...skipped.size === 0 ? [] : [`${file}: ${skippedNotice(origin, replayed.length, others, skipped)}`],
    ...omissionNotices(file, replayed),
    ...credentialNotices(file, replayed)
  ];
  return { ok: true, scenario: { file, data: [], once: [], requests: [sequence], stages: null }, notices };
}
function mainOrigin(recorded) {
  const responses = recorded.filter(({ isRedirect }) => !isRedirect);
  const page = responses.find(({ isPage }) => isPage);
  return page?.origin ?? mostFrequent(responses) ?? mostFrequent(recorded) ?? "";
}
function mostFrequent(recorded) {
  const counts = /* @__PURE__ */ new Map();
  for (const { origin } of recorded) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
function numbered(recorded) {
  const counts = /* @__PURE__ */ new Map();
  return recorded.map((one) => {
    const { name } = one.step;
    const count2 = (counts.get(name) ?? 0) + 1;
    counts.set(name, count2);
    return count2 === 1 ? one : { ...one, step: { ...one.step, name: `${name} (${count2})` } };
  });
}
function skippedNotice(origin, count2, others, skipped) {
  const summary = `memgate replays ${count2} ${count2 === 1 ? "request" : "requests"} to ${origin}; skipped: ${listed2(skipped)}`;
  if (others.length <= count2) return summary;
  return `${summary}. Most requests go to other origins: if ${mostFrequent(others)} is the app, keep only its requests in the recording`;
}
function omissionNotices(file, replayed) {
  const found = /* @__PURE__ */ new Map();
  for (const { step, omissions } of replayed) {
    for (const [key, omission] of omissions) {
      const first = found.get(key) ?? {
        line: step.line,
        message: `memgate sends ${step.name} without ${omission}`,
        count: 0
      };
      found.set(key, { ...first, count: first.count + 1 });
    }
  }
  const diagnostics = createDiagnostics();
  for (const { line, message, count: count2 } of found.values()) {
    const others = count2 === 1 ? "" : ` (the first of ${count2} such requests)`;
    diagnostics.warning({ place: { file, line, column: 1 }, path: "" }, `${message}${others}`);
  }
  return diagnostics.notices();
}
function credentialNotices(file, replayed) {
  const isCredential = ([name]) => /^(cookie|authorization)$/i.test(name);
  const count2 = replayed.filter(({ step }) => step.headers.some(isCredential)).length;
  if (count2 === 0) return [];
  const requests = count2 === 1 ? "1 request has" : `${count2} requests have`;
  return [
    `${file}: ${requests} a recorded Cookie or Authorization header, which memgate sends unchanged; if the app rejects it, use a scenario file that logs in`
  ];
}
function listed2(skipped) {
  return [...skipped].map(([why, count2]) => `${count2} ${why}`).join(", ");
}

// node_modules/csv-parse/lib/api/CsvError.js
var CsvError = class _CsvError extends Error {
  constructor(code, message, options2, ...contexts) {
    if (Array.isArray(message)) message = message.join(" ").trim();
    super(message);
    if (Error.captureStackTrace !== void 0) {
      Error.captureStackTrace(this, _CsvError);
    }
    this.code = code;
    for (const context of contexts) {
      for (const key in context) {
        const value = context[key];
        this[key] = Buffer.isBuffer(value) ? value.toString(options2.encoding) : value == null ? value : JSON.parse(JSON.stringify(value));
      }
    }
  }
};

// node_modules/csv-parse/lib/utils/is_object.js
var is_object = function(obj) {
  return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};

// node_modules/csv-parse/lib/api/normalize_columns_array.js
var normalize_columns_array = function(columns) {
  const normalizedColumns = [];
  for (let i = 0, l = columns.length; i < l; i++) {
    const column = columns[i];
    if (column === void 0 || column === null || column === false) {
      normalizedColumns[i] = { disabled: true };
    } else if (typeof column === "string" || typeof column === "number") {
      normalizedColumns[i] = { name: `${column}` };
    } else if (is_object(column)) {
      if (typeof column.name !== "string") {
        throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
          "Option columns missing name:",
          `property "name" is required at position ${i}`,
          "when column is an object literal"
        ]);
      }
      normalizedColumns[i] = column;
    } else {
      throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
        "Invalid column definition:",
        "expect a string or a literal object,",
        `got ${JSON.stringify(column)} at position ${i}`
      ]);
    }
  }
  return normalizedColumns;
};

// node_modules/csv-parse/lib/utils/ResizeableBuffer.js
var ResizeableBuffer = class {
  constructor(size = 100) {
    this.size = size;
    this.length = 0;
    this.buf = Buffer.allocUnsafe(size);
  }
  prepend(val) {
    if (Buffer.isBuffer(val)) {
      const length = this.length + val.length;
      if (length >= this.size) {
        this.resize();
        if (length >= this.size) {
          throw Error("INVALID_BUFFER_STATE");
        }
      }
      const buf = this.buf;
      this.buf = Buffer.allocUnsafe(this.size);
      val.copy(this.buf, 0);
      buf.copy(this.buf, val.length);
      this.length += val.length;
    } else {
      const length = this.length++;
      if (length === this.size) {
        this.resize();
      }
      const buf = this.clone();
      this.buf[0] = val;
      buf.copy(this.buf, 1, 0, length);
    }
  }
  append(val) {
    const length = this.length++;
    if (length === this.size) {
      this.resize();
    }
    this.buf[length] = val;
  }
  clone() {
    return Buffer.from(this.buf.slice(0, this.length));
  }
  resize() {
    const length = this.length;
    this.size = this.size * 2;
    const buf = Buffer.allocUnsafe(this.size);
    this.buf.copy(buf, 0, 0, length);
    this.buf = buf;
  }
  toString(encoding) {
    if (encoding) {
      return this.buf.toString(encoding, 0, this.length);
    } else {
      return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
    }
  }
  toJSON() {
    return this.toString("utf8");
  }
  reset() {
    this.length = 0;
  }
};
var ResizeableBuffer_default = ResizeableBuffer;

// node_modules/csv-parse/lib/api/init_state.js
var init_state = function(options2) {
  const timchars = [
    // Basic Latin
    32,
    // [Space](https://www.fileformat.info/info/unicode/char/0020/index.htm)
    9,
    // [CHARACTER TABULATION (HT)](https://www.fileformat.info/info/unicode/char/0009/index.htm)
    10,
    // [LINE FEED (LF)](https://www.fileformat.info/info/unicode/char/000a/index.htm)
    13,
    // [CARRIAGE RETURN (CR)](https://www.fileformat.info/info/unicode/char/000d/index.htm)
    12,
    // [FORM FEED (FF)](https://www.fileformat.info/info/unicode/char/000c/index.htm)
    11,
    // [LINE TABULATION (VT)](https://www.fileformat.info/info/unicode/char/000b/index.htm)
    // Latin-1 Supplement
    160,
    // [NO-BREAK SPACE (NBSP)](https://www.fileformat.info/info/unicode/char/00a0/index.htm)
    // Ogham
    5760,
    // [OGHAM SPACE MARK](https://www.fileformat.info/info/unicode/char/1680/index.htm)
    // General Punctuation
    8192,
    // [EN QUAD](https://www.fileformat.info/info/unicode/char/2000/index.htm)
    8193,
    // [EM QUAD](https://www.fileformat.info/info/unicode/char/2001/index.htm)
    8194,
    // [EN SPACE](https://www.fileformat.info/info/unicode/char/2002/index.htm)
    8195,
    // [EM SPACE](https://www.fileformat.info/info/unicode/char/2003/index.htm)
    8196,
    // [THREE-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2004/index.htm)
    8197,
    // [FOUR-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2005/index.htm)
    8198,
    // [SIX-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2006/index.htm)
    8199,
    // [FIGURE SPACE](https://www.fileformat.info/info/unicode/char/2007/index.htm)
    8200,
    // [PUNCTUATION SPACE](https://www.fileformat.info/info/unicode/char/2008/index.htm)
    8201,
    // [THIN SPACE](https://www.fileformat.info/info/unicode/char/2009/index.htm)
    8202,
    // [HAIR SPACE](https://www.fileformat.info/info/unicode/char/200a/index.htm)
    8232,
    // [LINE SEPARATOR](https://www.fileformat.info/info/unicode/char/2028/index.htm)
    8233,
    // [PARAGRAPH SEPARATOR](https://www.fileformat.info/info/unicode/char/2029/index.htm)
    8239,
    // [NARROW NO-BREAK SPACE (NNBSP)](https://www.fileformat.info/info/unicode/char/202f/index.htm)
    8287,
    // [MEDIUM MATHEMATICAL SPACE (MMSP)](https://www.fileformat.info/info/unicode/char/205f/index.htm)
    12288,
    // [IDEOGRAPHIC SPACE](https://www.fileformat.info/info/unicode/char/3000/index.htm)
    65279
    // [ZERO WIDTH NO-BREAK SPACE (BOM)](https://www.fileformat.info/info/unicode/char/feff/index.htm)
  ].reduce((acc, codepoint) => {
    const encoded = Buffer.from(
      String.fromCharCode(codepoint),
      options2.encoding
    );
    if (codepoint !== 63 && encoded.length === 1 && encoded[0] === 63) {
      return acc;
    }
    acc.push(encoded);
    return acc;
  }, []);
  const timcharFirstBytes = new Uint8Array(256);
  for (const t of timchars) timcharFirstBytes[t[0]] = 1;
  return {
    bomSkipped: false,
    bufBytesStart: 0,
    castField: options2.cast_function,
    commenting: false,
    delimiterBufPrevious: void 0,
    delimiterDiscovered: false,
    // Current error encountered by a record
    error: void 0,
    enabled: options2.from_line === 1,
    escaping: false,
    escapeIsQuote: Buffer.isBuffer(options2.escape) && Buffer.isBuffer(options2.quote) && Buffer.compare(options2.escape, options2.quote) === 0,
    // columns can be `false`, `true`, `Array`
    expectedRecordLength: Array.isArray(options2.columns) ? options2.columns.length : void 0,
    field: new ResizeableBuffer_default(20),
    firstLineToHeaders: options2.cast_first_line_to_header,
    needMoreDataSize: Math.max(
      // Skip if the remaining buffer smaller than comment
      options2.comment !== null ? options2.comment.length : 0,
      ...options2.delimiter ? options2.delimiter.map((delimiter2) => delimiter2.length) : [],
      // Auto discovery of delimiter is limited to 1 character
      options2.delimiter_auto ? 1 : 0,
      // Skip if the remaining buffer can be escape sequence
      options2.quote !== null ? options2.quote.length : 0,
      ...timchars.map((t) => t.length)
    ),
    previousBuf: void 0,
    quoting: false,
    stop: false,
    rawBuffer: new ResizeableBuffer_default(100),
    record: [],
    recordHasError: false,
    record_length: 0,
    recordDelimiterMaxLength: options2.record_delimiter.length === 0 ? 0 : Math.max(...options2.record_delimiter.map((v) => v.length)),
    trimChars: [
      Buffer.from(" ", options2.encoding)[0],
      Buffer.from("	", options2.encoding)[0]
    ],
    wasQuoting: false,
    wasRowDelimiter: false,
    timchars,
    timcharFirstBytes
  };
};

// node_modules/csv-parse/lib/utils/underscore.js
var underscore = function(str) {
  return str.replace(/([A-Z])/g, function(_, match) {
    return "_" + match.toLowerCase();
  });
};

// node_modules/csv-parse/lib/api/normalize_options.js
var normalize_options = function(opts) {
  const options2 = {};
  for (const opt in opts) {
    options2[underscore(opt)] = opts[opt];
  }
  if (options2.encoding === void 0 || options2.encoding === true) {
    options2.encoding = "utf8";
  } else if (options2.encoding === null || options2.encoding === false) {
    options2.encoding = null;
  } else if (typeof options2.encoding !== "string" && options2.encoding !== null) {
    throw new CsvError(
      "CSV_INVALID_OPTION_ENCODING",
      [
        "Invalid option encoding:",
        "encoding must be a string or null to return a buffer,",
        `got ${JSON.stringify(options2.encoding)}`
      ],
      options2
    );
  }
  if (options2.bom === void 0 || options2.bom === null || options2.bom === false) {
    options2.bom = false;
  } else if (options2.bom !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_BOM",
      [
        "Invalid option bom:",
        "bom must be true,",
        `got ${JSON.stringify(options2.bom)}`
      ],
      options2
    );
  }
  options2.cast_function = null;
  if (options2.cast === void 0 || options2.cast === null || options2.cast === false || options2.cast === "") {
    options2.cast = void 0;
  } else if (typeof options2.cast === "function") {
    options2.cast_function = options2.cast;
    options2.cast = true;
  } else if (options2.cast !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST",
      [
        "Invalid option cast:",
        "cast must be true or a function,",
        `got ${JSON.stringify(options2.cast)}`
      ],
      options2
    );
  }
  if (options2.cast_date === void 0 || options2.cast_date === null || options2.cast_date === false || options2.cast_date === "") {
    options2.cast_date = false;
  } else if (options2.cast_date === true) {
    options2.cast_date = function(value) {
      const date = Date.parse(value);
      return !isNaN(date) ? new Date(date) : value;
    };
  } else if (typeof options2.cast_date !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST_DATE",
      [
        "Invalid option cast_date:",
        "cast_date must be true or a function,",
        `got ${JSON.stringify(options2.cast_date)}`
      ],
      options2
    );
  }
  options2.cast_first_line_to_header = void 0;
  if (options2.columns === true) {
    options2.cast_first_line_to_header = void 0;
  } else if (typeof options2.columns === "function") {
    options2.cast_first_line_to_header = options2.columns;
    options2.columns = true;
  } else if (Array.isArray(options2.columns)) {
    options2.columns = normalize_columns_array(options2.columns);
  } else if (options2.columns === void 0 || options2.columns === null || options2.columns === false) {
    options2.columns = false;
  } else {
    throw new CsvError(
      "CSV_INVALID_OPTION_COLUMNS",
      [
        "Invalid option columns:",
        "expect an array, a function or true,",
        `got ${JSON.stringify(options2.columns)}`
      ],
      options2
    );
  }
  if (options2.group_columns_by_name === void 0 || options2.group_columns_by_name === null || options2.group_columns_by_name === false) {
    options2.group_columns_by_name = false;
  } else if (options2.group_columns_by_name !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "expect an boolean,",
        `got ${JSON.stringify(options2.group_columns_by_name)}`
      ],
      options2
    );
  } else if (options2.columns === false) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "the `columns` mode must be activated."
      ],
      options2
    );
  }
  if (options2.comment === void 0 || options2.comment === null || options2.comment === false || options2.comment === "") {
    options2.comment = null;
  } else {
    if (typeof options2.comment === "string") {
      options2.comment = Buffer.from(options2.comment, options2.encoding);
    }
    if (!Buffer.isBuffer(options2.comment)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_COMMENT",
        [
          "Invalid option comment:",
          "comment must be a buffer or a string,",
          `got ${JSON.stringify(options2.comment)}`
        ],
        options2
      );
    }
  }
  if (options2.comment_no_infix === void 0 || options2.comment_no_infix === null || options2.comment_no_infix === false) {
    options2.comment_no_infix = false;
  } else if (options2.comment_no_infix !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_COMMENT",
      [
        "Invalid option comment_no_infix:",
        "value must be a boolean,",
        `got ${JSON.stringify(options2.comment_no_infix)}`
      ],
      options2
    );
  }
  if (options2.delimiter_auto === void 0 || options2.delimiter_auto === null || options2.delimiter_auto === false) {
    options2.delimiter_auto = false;
  } else if (options2.delimiter_auto === true) {
    options2.delimiter_auto = {};
  } else if (!is_object(options2.delimiter_auto)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_DELIMITER_AUTO",
      [
        "Invalid option delimiter_auto:",
        "delimiter_auto must be a boolean or a configuration object,",
        `got ${JSON.stringify(options2.delimiter_auto)}`
      ],
      options2
    );
  }
  if (options2.delimiter_auto) {
    if (options2.delimiter_auto.preferred === void 0)
      options2.delimiter_auto.preferred = {
        [",".charCodeAt(0)]: 1.8,
        ["	".charCodeAt(0)]: 1.8,
        [";".charCodeAt(0)]: 1.6,
        [" ".charCodeAt(0)]: 1.6,
        [":".charCodeAt(0)]: 1.5,
        [".".charCodeAt(0)]: 1.4,
        ["/".charCodeAt(0)]: 1.4
      };
    else if (!is_object(options2.delimiter_auto.preferred)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "preferred must be an object,",
          `got ${JSON.stringify(options2.delimiter_auto.preferred)}`
        ],
        options2
      );
    }
    if (options2.delimiter_auto.score === void 0)
      options2.delimiter_auto.score = (info, options3) => {
        return (info.total - info.std) * (options3.preferred[info.char_code] || 1);
      };
    else if (typeof options2.delimiter_auto.score !== "function") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "score must be a function,",
          `got ${JSON.stringify(options2.delimiter_auto.score)}`
        ],
        options2
      );
    }
    if (options2.delimiter_auto.size === void 0)
      options2.delimiter_auto.size = 2048;
    else if (typeof options2.delimiter_auto.size !== "number") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "size must be a number,",
          `got ${JSON.stringify(options2.delimiter_auto.size)}`
        ],
        options2
      );
    }
  }
  const delimiter_json = JSON.stringify(options2.delimiter);
  if (options2.delimiter_auto !== false) {
    options2.delimiter = [];
  }
  if (!Array.isArray(options2.delimiter)) {
    if (options2.delimiter === void 0 || options2.delimiter === null || options2.delimiter === false) {
      options2.delimiter = Buffer.from(",", options2.encoding);
    }
    options2.delimiter = [options2.delimiter];
  }
  options2.delimiter = options2.delimiter.map(function(delimiter2) {
    if (typeof delimiter2 === "string") {
      delimiter2 = Buffer.from(delimiter2, options2.encoding);
    }
    if (!Buffer.isBuffer(delimiter2) || delimiter2.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER",
        [
          "Invalid option delimiter:",
          "delimiter must be a non empty string or buffer or array of string|buffer,",
          `got ${delimiter_json}`
        ],
        options2
      );
    }
    return delimiter2;
  });
  if (options2.escape === void 0 || options2.escape === true) {
    options2.escape = Buffer.from('"', options2.encoding);
  } else if (typeof options2.escape === "string") {
    options2.escape = Buffer.from(options2.escape, options2.encoding);
  } else if (options2.escape === null || options2.escape === false) {
    options2.escape = null;
  }
  if (options2.escape !== null) {
    if (!Buffer.isBuffer(options2.escape)) {
      throw new Error(
        `Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options2.escape)}`
      );
    }
  }
  if (options2.from === void 0 || options2.from === null) {
    options2.from = 1;
  } else {
    if (typeof options2.from === "string" && /\d+/.test(options2.from)) {
      options2.from = parseInt(options2.from);
    }
    if (Number.isInteger(options2.from)) {
      if (options2.from < 0) {
        throw new Error(
          `Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from must be an integer, got ${JSON.stringify(options2.from)}`
      );
    }
  }
  if (options2.from_line === void 0 || options2.from_line === null) {
    options2.from_line = 1;
  } else {
    if (typeof options2.from_line === "string" && /\d+/.test(options2.from_line)) {
      options2.from_line = parseInt(options2.from_line);
    }
    if (Number.isInteger(options2.from_line)) {
      if (options2.from_line <= 0) {
        throw new Error(
          `Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`
      );
    }
  }
  if (options2.ignore_last_delimiters === void 0 || options2.ignore_last_delimiters === null) {
    options2.ignore_last_delimiters = false;
  } else if (typeof options2.ignore_last_delimiters === "number") {
    options2.ignore_last_delimiters = Math.floor(options2.ignore_last_delimiters);
    if (options2.ignore_last_delimiters === 0) {
      options2.ignore_last_delimiters = false;
    }
  } else if (typeof options2.ignore_last_delimiters !== "boolean") {
    throw new CsvError(
      "CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS",
      [
        "Invalid option `ignore_last_delimiters`:",
        "the value must be a boolean value or an integer,",
        `got ${JSON.stringify(options2.ignore_last_delimiters)}`
      ],
      options2
    );
  }
  if (options2.ignore_last_delimiters === true && options2.columns === false) {
    throw new CsvError(
      "CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS",
      [
        "The option `ignore_last_delimiters`",
        "requires the activation of the `columns` option"
      ],
      options2
    );
  }
  if (options2.info === void 0 || options2.info === null || options2.info === false) {
    options2.info = false;
  } else if (options2.info !== true) {
    throw new Error(
      `Invalid Option: info must be true, got ${JSON.stringify(options2.info)}`
    );
  }
  if (options2.max_record_size === void 0 || options2.max_record_size === null || options2.max_record_size === false) {
    options2.max_record_size = 0;
  } else if (Number.isInteger(options2.max_record_size) && options2.max_record_size >= 0) {
  } else if (typeof options2.max_record_size === "string" && /\d+/.test(options2.max_record_size)) {
    options2.max_record_size = parseInt(options2.max_record_size);
  } else {
    throw new Error(
      `Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options2.max_record_size)}`
    );
  }
  if (options2.objname === void 0 || options2.objname === null || options2.objname === false) {
    options2.objname = void 0;
  } else if (Buffer.isBuffer(options2.objname)) {
    if (options2.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty buffer`);
    }
    if (options2.encoding === null) {
    } else {
      options2.objname = options2.objname.toString(options2.encoding);
    }
  } else if (typeof options2.objname === "string") {
    if (options2.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty string`);
    }
  } else if (typeof options2.objname === "number") {
  } else {
    throw new Error(
      `Invalid Option: objname must be a string or a buffer, got ${options2.objname}`
    );
  }
  if (options2.objname !== void 0) {
    if (typeof options2.objname === "number") {
      if (options2.columns !== false) {
        throw Error(
          "Invalid Option: objname index cannot be combined with columns or be defined as a field"
        );
      }
    } else {
      if (options2.columns === false) {
        throw Error(
          "Invalid Option: objname field must be combined with columns or be defined as an index"
        );
      }
    }
  }
  if (options2.on_record === void 0 || options2.on_record === null) {
    options2.on_record = void 0;
  } else if (typeof options2.on_record !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_ON_RECORD",
      [
        "Invalid option `on_record`:",
        "expect a function,",
        `got ${JSON.stringify(options2.on_record)}`
      ],
      options2
    );
  }
  if (options2.on_skip !== void 0 && options2.on_skip !== null && typeof options2.on_skip !== "function") {
    throw new Error(
      `Invalid Option: on_skip must be a function, got ${JSON.stringify(options2.on_skip)}`
    );
  }
  if (options2.quote === null || options2.quote === false || options2.quote === "") {
    options2.quote = null;
  } else {
    if (options2.quote === void 0 || options2.quote === true) {
      options2.quote = Buffer.from('"', options2.encoding);
    } else if (typeof options2.quote === "string") {
      options2.quote = Buffer.from(options2.quote, options2.encoding);
    }
    if (!Buffer.isBuffer(options2.quote)) {
      throw new Error(
        `Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options2.quote)}`
      );
    }
  }
  if (options2.raw === void 0 || options2.raw === null || options2.raw === false) {
    options2.raw = false;
  } else if (options2.raw !== true) {
    throw new Error(
      `Invalid Option: raw must be true, got ${JSON.stringify(options2.raw)}`
    );
  }
  if (options2.record_delimiter === void 0) {
    options2.record_delimiter = [];
  } else if (typeof options2.record_delimiter === "string" || Buffer.isBuffer(options2.record_delimiter)) {
    if (options2.record_delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer,",
          `got ${JSON.stringify(options2.record_delimiter)}`
        ],
        options2
      );
    }
    options2.record_delimiter = [options2.record_delimiter];
  } else if (!Array.isArray(options2.record_delimiter)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_RECORD_DELIMITER",
      [
        "Invalid option `record_delimiter`:",
        "value must be a string, a buffer or array of string|buffer,",
        `got ${JSON.stringify(options2.record_delimiter)}`
      ],
      options2
    );
  }
  options2.record_delimiter = options2.record_delimiter.map(function(rd, i) {
    if (typeof rd !== "string" && !Buffer.isBuffer(rd)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a string, a buffer or array of string|buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`
        ],
        options2
      );
    } else if (rd.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`
        ],
        options2
      );
    }
    if (typeof rd === "string") {
      rd = Buffer.from(rd, options2.encoding);
    }
    return rd;
  });
  if (typeof options2.relax_column_count === "boolean") {
  } else if (options2.relax_column_count === void 0 || options2.relax_column_count === null) {
    options2.relax_column_count = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options2.relax_column_count)}`
    );
  }
  if (typeof options2.relax_column_count_less === "boolean") {
  } else if (options2.relax_column_count_less === void 0 || options2.relax_column_count_less === null) {
    options2.relax_column_count_less = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options2.relax_column_count_less)}`
    );
  }
  if (typeof options2.relax_column_count_more === "boolean") {
  } else if (options2.relax_column_count_more === void 0 || options2.relax_column_count_more === null) {
    options2.relax_column_count_more = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options2.relax_column_count_more)}`
    );
  }
  if (typeof options2.relax_quotes === "boolean") {
  } else if (options2.relax_quotes === void 0 || options2.relax_quotes === null) {
    options2.relax_quotes = false;
  } else {
    throw new Error(
      `Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options2.relax_quotes)}`
    );
  }
  if (typeof options2.skip_empty_lines === "boolean") {
  } else if (options2.skip_empty_lines === void 0 || options2.skip_empty_lines === null) {
    options2.skip_empty_lines = false;
  } else {
    throw new Error(
      `Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options2.skip_empty_lines)}`
    );
  }
  if (typeof options2.skip_records_with_empty_values === "boolean") {
  } else if (options2.skip_records_with_empty_values === void 0 || options2.skip_records_with_empty_values === null) {
    options2.skip_records_with_empty_values = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options2.skip_records_with_empty_values)}`
    );
  }
  if (typeof options2.skip_records_with_error === "boolean") {
  } else if (options2.skip_records_with_error === void 0 || options2.skip_records_with_error === null) {
    options2.skip_records_with_error = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options2.skip_records_with_error)}`
    );
  }
  if (options2.rtrim === void 0 || options2.rtrim === null || options2.rtrim === false) {
    options2.rtrim = false;
  } else if (options2.rtrim !== true) {
    throw new Error(
      `Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options2.rtrim)}`
    );
  }
  if (options2.ltrim === void 0 || options2.ltrim === null || options2.ltrim === false) {
    options2.ltrim = false;
  } else if (options2.ltrim !== true) {
    throw new Error(
      `Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options2.ltrim)}`
    );
  }
  if (options2.trim === void 0 || options2.trim === null || options2.trim === false) {
    options2.trim = false;
  } else if (options2.trim !== true) {
    throw new Error(
      `Invalid Option: trim must be a boolean, got ${JSON.stringify(options2.trim)}`
    );
  }
  if (options2.trim === true && opts.ltrim !== false) {
    options2.ltrim = true;
  } else if (options2.ltrim !== true) {
    options2.ltrim = false;
  }
  if (options2.trim === true && opts.rtrim !== false) {
    options2.rtrim = true;
  } else if (options2.rtrim !== true) {
    options2.rtrim = false;
  }
  if (options2.to === void 0 || options2.to === null) {
    options2.to = -1;
  } else if (options2.to !== -1) {
    if (typeof options2.to === "string" && /\d+/.test(options2.to)) {
      options2.to = parseInt(options2.to);
    }
    if (Number.isInteger(options2.to)) {
      if (options2.to <= 0) {
        throw new Error(
          `Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`
      );
    }
  }
  if (options2.to_line === void 0 || options2.to_line === null) {
    options2.to_line = -1;
  } else if (options2.to_line !== -1) {
    if (typeof options2.to_line === "string" && /\d+/.test(options2.to_line)) {
      options2.to_line = parseInt(options2.to_line);
    }
    if (Number.isInteger(options2.to_line)) {
      if (options2.to_line <= 0) {
        throw new Error(
          `Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`
      );
    }
  }
  return options2;
};

// node_modules/csv-parse/lib/utils/delimiter_discover.js
var delimiter_discover = function(records, options2) {
  if (!options2) {
    ({ delimiter_auto: options2 } = normalize_options({ delimiter_auto: true }));
  }
  if (typeof records === "string") {
    records = Buffer.from(records);
  }
  if (Buffer.isBuffer(records)) {
    records = ((data) => {
      const records2 = [];
      const parser = transform({ delimiter: [] });
      const push = (record) => records2.push(record);
      const close = () => {
      };
      const error = parser.parse(data, true, push, close);
      if (error !== void 0) throw error;
      return records2;
    })(records);
  }
  const info = Array(127).fill().map(() => ({ lines: [] }));
  records.map(([record], line) => {
    for (let i = 0, l = record.length; i < l; i++) {
      const code = record.charCodeAt(i);
      if (info[code].lines[line] === void 0) info[code].lines[line] = 0;
      info[code].lines[line]++;
    }
  });
  info.map((info2, i) => {
    info2.char_code = i;
    info2.std = std(info2.lines);
    info2.total = info2.lines.reduce((acc, val) => acc + val, 0);
    info2.preferred = !!options2.preferred[i];
    info2.score = options2.score(info2, options2);
  });
  const result = info.reduce(
    (acc, info2) => acc.score > info2.score ? acc : info2,
    {}
  );
  return String.fromCharCode(result.char_code);
};
var std = function(array) {
  const n = array.length;
  if (n === 0) return 0;
  const mean = array.reduce((a, b) => a + b) / n;
  return Math.sqrt(
    array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n
  );
};

// node_modules/csv-parse/lib/api/index.js
var isRecordEmpty = function(record) {
  return record.every(
    (field2) => field2 == null || field2.toString && field2.toString().trim() === ""
  );
};
var cr = 13;
var nl = 10;
var boms = {
  // Note, the following are equals:
  // Buffer.from("\ufeff")
  // Buffer.from([239, 187, 191])
  // Buffer.from('EFBBBF', 'hex')
  utf8: Buffer.from([239, 187, 191]),
  // Note, the following are equals:
  // Buffer.from "\ufeff", 'utf16le
  // Buffer.from([255, 254])
  utf16le: Buffer.from([255, 254])
};
var transform = function(original_options = {}) {
  const info = {
    bytes: 0,
    bytes_records: 0,
    comment_lines: 0,
    empty_lines: 0,
    invalid_field_length: 0,
    lines: 1,
    records: 0
  };
  const options2 = normalize_options(original_options);
  return {
    info,
    original_options,
    options: options2,
    state: init_state(options2),
    __needMoreData: function(i, bufLen, end) {
      if (end) return false;
      const { encoding, escape, quote } = this.options;
      const { quoting, needMoreDataSize, recordDelimiterMaxLength } = this.state;
      const numOfCharLeft = bufLen - i - 1;
      const requiredLength = Math.max(
        needMoreDataSize,
        // Skip if the remaining buffer smaller than record delimiter
        // If "record_delimiter" is yet to be discovered:
        // 1. It is equals to `[]` and "recordDelimiterMaxLength" equals `0`
        // 2. We set the length to windows line ending in the current encoding
        // Note, that encoding is known from user or bom discovery at that point
        // recordDelimiterMaxLength,
        recordDelimiterMaxLength === 0 ? Buffer.from("\r\n", encoding).length : recordDelimiterMaxLength,
        // Skip if remaining buffer can be an escaped quote
        quoting ? (escape === null ? 0 : escape.length) + quote.length : 0,
        // Skip if remaining buffer can be record delimiter following the closing quote
        quoting ? quote.length + recordDelimiterMaxLength : 0
      );
      return numOfCharLeft < requiredLength;
    },
    // Central parser implementation
    parse: function(nextBuf, end, push, close) {
      const {
        bom,
        comment_no_infix,
        delimiter_auto,
        encoding,
        from_line,
        ltrim,
        max_record_size,
        raw,
        relax_quotes,
        rtrim,
        skip_empty_lines,
        to,
        to_line
      } = this.options;
      let { comment, escape, quote, record_delimiter } = this.options;
      const {
        bomSkipped,
        delimiterDiscovered,
        delimiterBufPrevious,
        rawBuffer,
        escapeIsQuote
      } = this.state;
      if (!delimiterDiscovered && delimiter_auto) {
        let delimiterBuf;
        if (delimiterBufPrevious === void 0) {
          delimiterBuf = nextBuf;
        } else if (delimiterBufPrevious !== void 0 && nextBuf === void 0) {
          delimiterBuf = delimiterBufPrevious;
        } else {
          delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
        }
        nextBuf = void 0;
        if (end || delimiterBuf.length > delimiter_auto.size) {
          this.options.delimiter = [
            Buffer.from(
              delimiter_discover(delimiterBuf, this.options.delimiter_auto)
            )
          ];
          this.state.previousBuf = delimiterBuf;
          this.state.delimiterBufPrevious = void 0;
          this.state.delimiterDiscovered = true;
        } else {
          this.state.delimiterBufPrevious = delimiterBuf;
          return;
        }
      }
      const { previousBuf } = this.state;
      let buf;
      if (previousBuf === void 0) {
        if (nextBuf === void 0) {
          close();
          return;
        } else {
          buf = nextBuf;
        }
      } else if (previousBuf !== void 0 && nextBuf === void 0) {
        buf = previousBuf;
      } else {
        buf = Buffer.concat([previousBuf, nextBuf]);
      }
      if (bomSkipped === false) {
        if (bom === false) {
          this.state.bomSkipped = true;
        } else if (buf.length < 3) {
          if (end === false) {
            this.state.previousBuf = buf;
            return;
          }
        } else {
          for (const encoding2 in boms) {
            if (boms[encoding2].compare(buf, 0, boms[encoding2].length) === 0) {
              const bomLength = boms[encoding2].length;
              this.state.bufBytesStart += bomLength;
              buf = buf.slice(bomLength);
              const options3 = normalize_options({
                ...this.original_options,
                encoding: encoding2
              });
              for (const key in options3) {
                this.options[key] = options3[key];
              }
              ({ comment, escape, quote } = this.options);
              break;
            }
          }
          this.state.bomSkipped = true;
        }
      }
      const bufLen = buf.length;
      let pos;
      for (pos = 0; pos < bufLen; pos++) {
        if (this.__needMoreData(pos, bufLen, end)) {
          break;
        }
        if (this.state.wasRowDelimiter === true) {
          this.info.lines++;
          this.state.wasRowDelimiter = false;
        }
        if (to_line !== -1 && this.info.lines > to_line) {
          this.state.stop = true;
          close();
          return;
        }
        if (this.state.quoting === false && record_delimiter.length === 0) {
          const record_delimiterCount = this.__autoDiscoverRecordDelimiter(
            buf,
            pos
          );
          if (record_delimiterCount) {
            record_delimiter = this.options.record_delimiter;
          }
        }
        const chr = buf[pos];
        if (raw === true) {
          rawBuffer.append(chr);
        }
        if ((chr === cr || chr === nl) && this.state.wasRowDelimiter === false) {
          this.state.wasRowDelimiter = true;
        }
        if (this.state.escaping === true) {
          this.state.escaping = false;
        } else {
          if (escape !== null && this.state.quoting === true && this.__isEscape(buf, pos, chr) && pos + escape.length < bufLen) {
            if (escapeIsQuote) {
              if (this.__isQuote(buf, pos + escape.length)) {
                this.state.escaping = true;
                pos += escape.length - 1;
                continue;
              }
            } else {
              this.state.escaping = true;
              pos += escape.length - 1;
              continue;
            }
          }
          if (this.state.commenting === false && this.__isQuote(buf, pos)) {
            if (this.state.quoting === true) {
              const nextChr = buf[pos + quote.length];
              const isNextChrTrimable = rtrim && this.__isCharTrimable(buf, pos + quote.length);
              const isNextChrComment = comment !== null && this.__compareBytes(comment, buf, pos + quote.length, nextChr);
              const isNextChrDelimiter = this.__isDelimiter(
                buf,
                pos + quote.length,
                nextChr
              );
              const isNextChrRecordDelimiter = record_delimiter.length === 0 ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length) : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
              if (escape !== null && this.__isEscape(buf, pos, chr) && this.__isQuote(buf, pos + escape.length)) {
                pos += escape.length - 1;
              } else if (!nextChr || isNextChrDelimiter || isNextChrRecordDelimiter || isNextChrComment || isNextChrTrimable) {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                pos += quote.length - 1;
                continue;
              } else if (relax_quotes === false) {
                const err = this.__error(
                  new CsvError(
                    "CSV_INVALID_CLOSING_QUOTE",
                    [
                      "Invalid Closing Quote:",
                      `got "${String.fromCharCode(nextChr)}"`,
                      `at line ${this.info.lines}`,
                      "instead of delimiter, record delimiter, trimable character",
                      "(if activated) or comment"
                    ],
                    this.options,
                    this.__infoField()
                  )
                );
                if (err !== void 0) return err;
              } else {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                this.state.field.prepend(quote);
                pos += quote.length - 1;
              }
            } else {
              if (this.state.field.length !== 0) {
                if (relax_quotes === false) {
                  const info2 = this.__infoField();
                  const bom2 = Object.keys(boms).map(
                    (b) => boms[b].equals(this.state.field.toString()) ? b : false
                  ).filter(Boolean)[0];
                  const err = this.__error(
                    new CsvError(
                      "INVALID_OPENING_QUOTE",
                      [
                        "Invalid Opening Quote:",
                        `a quote is found on field ${JSON.stringify(info2.column)} at line ${info2.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
                        bom2 ? `(${bom2} bom)` : void 0
                      ],
                      this.options,
                      info2,
                      {
                        field: this.state.field
                      }
                    )
                  );
                  if (err !== void 0) return err;
                }
              } else {
                this.state.quoting = true;
                pos += quote.length - 1;
                continue;
              }
            }
          }
          if (this.state.quoting === false) {
            const recordDelimiterLength = this.__isRecordDelimiter(
              chr,
              buf,
              pos
            );
            if (recordDelimiterLength !== 0) {
              const skipCommentLine = this.state.commenting && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0;
              if (skipCommentLine) {
                this.info.comment_lines++;
              } else {
                if (this.state.enabled === false && this.info.lines + (this.state.wasRowDelimiter === true ? 1 : 0) >= from_line) {
                  this.state.enabled = true;
                  this.__resetField();
                  this.__resetRecord();
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                if (skip_empty_lines === true && this.state.wasQuoting === false && this.state.record.length === 0 && this.state.field.length === 0) {
                  this.info.empty_lines++;
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                this.info.bytes = this.state.bufBytesStart + pos;
                const errField = this.__onField();
                if (errField !== void 0) return errField;
                this.info.bytes = this.state.bufBytesStart + pos + recordDelimiterLength;
                const errRecord = this.__onRecord(push);
                if (errRecord !== void 0) return errRecord;
                if (to !== -1 && this.info.records >= to) {
                  this.state.stop = true;
                  close();
                  return;
                }
              }
              this.state.commenting = false;
              pos += recordDelimiterLength - 1;
              continue;
            }
            if (this.state.commenting) {
              continue;
            }
            if (comment !== null && (comment_no_infix === false || this.state.record.length === 0 && this.state.field.length === 0)) {
              const commentCount = this.__compareBytes(comment, buf, pos, chr);
              if (commentCount !== 0) {
                this.state.commenting = true;
                continue;
              }
            }
            const delimiterLength = this.__isDelimiter(buf, pos, chr);
            if (delimiterLength !== 0) {
              this.info.bytes = this.state.bufBytesStart + pos;
              const errField = this.__onField();
              if (errField !== void 0) return errField;
              pos += delimiterLength - 1;
              continue;
            }
          }
        }
        if (this.state.commenting === false) {
          if (max_record_size !== 0 && this.state.record_length + this.state.field.length > max_record_size) {
            return this.__error(
              new CsvError(
                "CSV_MAX_RECORD_SIZE",
                [
                  "Max Record Size:",
                  "record exceed the maximum number of tolerated bytes",
                  `of ${max_record_size}`,
                  `at line ${this.info.lines}`
                ],
                this.options,
                this.__infoField()
              )
            );
          }
        }
        const lappend = ltrim === false || this.state.quoting === true || this.state.field.length !== 0 || !this.__isCharTrimable(buf, pos);
        const rappend = rtrim === false || this.state.wasQuoting === false;
        if (lappend === true && rappend === true) {
          this.state.field.append(chr);
        } else if (rtrim === true && !this.__isCharTrimable(buf, pos)) {
          return this.__error(
            new CsvError(
              "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE",
              [
                "Invalid Closing Quote:",
                "found non trimable byte after quote",
                `at line ${this.info.lines}`
              ],
              this.options,
              this.__infoField()
            )
          );
        } else {
          if (lappend === false) {
            pos += this.__isCharTrimable(buf, pos) - 1;
          }
          continue;
        }
      }
      if (end === true) {
        if (this.state.quoting === true) {
          const err = this.__error(
            new CsvError(
              "CSV_QUOTE_NOT_CLOSED",
              [
                "Quote Not Closed:",
                `the parsing is finished with an opening quote at line ${this.info.lines}`
              ],
              this.options,
              this.__infoField()
            )
          );
          if (err !== void 0) return err;
        } else {
          if (this.state.wasQuoting === true || this.state.record.length !== 0 || this.state.field.length !== 0) {
            this.info.bytes = this.state.bufBytesStart + pos;
            const errField = this.__onField();
            if (errField !== void 0) return errField;
            const errRecord = this.__onRecord(push);
            if (errRecord !== void 0) return errRecord;
          } else if (this.state.wasRowDelimiter === true) {
            this.info.empty_lines++;
          } else if (this.state.commenting === true) {
            this.info.comment_lines++;
          }
        }
      } else {
        this.state.bufBytesStart += pos;
        this.state.previousBuf = buf.slice(pos);
      }
      if (this.state.wasRowDelimiter === true) {
        this.info.lines++;
        this.state.wasRowDelimiter = false;
      }
    },
    __onRecord: function(push) {
      const {
        columns,
        group_columns_by_name,
        encoding,
        info: info2,
        from,
        relax_column_count,
        relax_column_count_less,
        relax_column_count_more,
        raw,
        skip_records_with_empty_values
      } = this.options;
      const { enabled, record } = this.state;
      if (enabled === false) {
        return this.__resetRecord();
      }
      const recordLength = record.length;
      if (columns === true) {
        if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
          this.__resetRecord();
          return;
        }
        return this.__firstLineToColumns(record);
      }
      if (columns === false && this.info.records === 0) {
        this.state.expectedRecordLength = recordLength;
      }
      if (recordLength !== this.state.expectedRecordLength) {
        const err = columns === false ? new CsvError(
          "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH",
          [
            "Invalid Record Length:",
            `expect ${this.state.expectedRecordLength},`,
            `got ${recordLength} on line ${this.info.lines}`
          ],
          this.options,
          this.__infoField(),
          {
            record
          }
        ) : new CsvError(
          "CSV_RECORD_INCONSISTENT_COLUMNS",
          [
            "Invalid Record Length:",
            `columns length is ${columns.length},`,
            // rename columns
            `got ${recordLength} on line ${this.info.lines}`
          ],
          this.options,
          this.__infoField(),
          {
            record
          }
        );
        if (relax_column_count === true || relax_column_count_less === true && recordLength < this.state.expectedRecordLength || relax_column_count_more === true && recordLength > this.state.expectedRecordLength) {
          this.info.invalid_field_length++;
          this.state.error = err;
        } else {
          const finalErr = this.__error(err);
          if (finalErr) return finalErr;
        }
      }
      if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
        this.__resetRecord();
        return;
      }
      if (this.state.recordHasError === true) {
        this.__resetRecord();
        this.state.recordHasError = false;
        return;
      }
      this.info.records++;
      if (from === 1 || this.info.records >= from) {
        const { objname } = this.options;
        if (columns !== false) {
          const obj = {};
          for (let i = 0, l = record.length; i < l; i++) {
            if (columns[i] === void 0 || columns[i].disabled) continue;
            if (group_columns_by_name === true && Object.hasOwn(obj, columns[i].name)) {
              if (Array.isArray(obj[columns[i].name])) {
                obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
              } else {
                obj[columns[i].name] = [obj[columns[i].name], record[i]];
              }
            } else {
              Object.defineProperty(obj, columns[i].name, {
                value: record[i],
                enumerable: true,
                writable: true,
                configurable: true
              });
            }
          }
          if (raw === true || info2 === true) {
            const extRecord = Object.assign(
              { record: obj },
              raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {},
              info2 === true ? { info: this.__infoRecord() } : {}
            );
            const err = this.__push(
              objname === void 0 ? extRecord : [obj[objname], extRecord],
              push
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === void 0 ? obj : [obj[objname], obj],
              push
            );
            if (err) {
              return err;
            }
          }
        } else {
          if (raw === true || info2 === true) {
            const extRecord = Object.assign(
              { record },
              raw === true ? { raw: this.state.rawBuffer.toString(encoding) } : {},
              info2 === true ? { info: this.__infoRecord() } : {}
            );
            const err = this.__push(
              objname === void 0 ? extRecord : [record[objname], extRecord],
              push
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === void 0 ? record : [record[objname], record],
              push
            );
            if (err) {
              return err;
            }
          }
        }
      }
      this.__resetRecord();
    },
    __firstLineToColumns: function(record) {
      const { firstLineToHeaders } = this.state;
      try {
        const headers = firstLineToHeaders === void 0 ? record : firstLineToHeaders.call(null, record);
        if (!Array.isArray(headers)) {
          return this.__error(
            new CsvError(
              "CSV_INVALID_COLUMN_MAPPING",
              [
                "Invalid Column Mapping:",
                "expect an array from column function,",
                `got ${JSON.stringify(headers)}`
              ],
              this.options,
              this.__infoField(),
              {
                headers
              }
            )
          );
        }
        const normalizedHeaders = normalize_columns_array(headers);
        this.state.expectedRecordLength = normalizedHeaders.length;
        this.options.columns = normalizedHeaders;
        this.__resetRecord();
        return;
      } catch (err) {
        return err;
      }
    },
    __resetRecord: function() {
      if (this.options.raw === true) {
        this.state.rawBuffer.reset();
      }
      this.state.error = void 0;
      this.state.record = [];
      this.state.record_length = 0;
    },
    __onField: function() {
      const { cast, encoding, rtrim, max_record_size } = this.options;
      const { enabled, wasQuoting } = this.state;
      if (enabled === false) {
        return this.__resetField();
      }
      let field2 = this.state.field.toString(encoding);
      if (rtrim === true && wasQuoting === false) {
        field2 = field2.trimRight();
      }
      if (cast === true) {
        const [err, f] = this.__cast(field2);
        if (err !== void 0) return err;
        field2 = f;
      }
      this.state.record.push(field2);
      if (max_record_size !== 0 && typeof field2 === "string") {
        this.state.record_length += field2.length;
      }
      this.__resetField();
    },
    __resetField: function() {
      this.state.field.reset();
      this.state.wasQuoting = false;
    },
    __push: function(record, push) {
      const { on_record } = this.options;
      if (on_record !== void 0) {
        const info2 = this.__infoRecord();
        try {
          record = on_record.call(null, record, info2);
        } catch (err) {
          return err;
        }
        if (record === void 0 || record === null) {
          return;
        }
      }
      this.info.bytes_records += this.info.bytes;
      push(record);
    },
    // Return a tuple with the error and the casted value
    __cast: function(field2) {
      const { columns, relax_column_count } = this.options;
      const isColumns = Array.isArray(columns);
      if (isColumns === true && relax_column_count && this.options.columns.length <= this.state.record.length) {
        return [void 0, void 0];
      }
      if (this.state.castField !== null) {
        try {
          const info2 = this.__infoField();
          return [void 0, this.state.castField.call(null, field2, info2)];
        } catch (err) {
          return [err];
        }
      }
      if (this.__isFloat(field2)) {
        return [void 0, parseFloat(field2)];
      } else if (this.options.cast_date !== false) {
        const info2 = this.__infoField();
        return [void 0, this.options.cast_date.call(null, field2, info2)];
      }
      return [void 0, field2];
    },
    __compareBytes: function(sourceBuf, targetBuf, targetPos, firstByte) {
      if (sourceBuf[0] !== firstByte) return 0;
      const sourceLength = sourceBuf.length;
      for (let i = 1; i < sourceLength; i++) {
        if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
      }
      return sourceLength;
    },
    // Helper to test if a character is trimable
    __isCharTrimable: function(buf, pos) {
      const { timchars, timcharFirstBytes } = this.state;
      const first = buf[pos];
      if (first === void 0 || timcharFirstBytes[first] === 0) return 0;
      loop1: for (let i = 0; i < timchars.length; i++) {
        const timchar = timchars[i];
        for (let j = 0; j < timchar.length; j++) {
          if (timchar[j] !== buf[pos + j]) continue loop1;
        }
        return timchar.length;
      }
      return 0;
    },
    __isDelimiter: function(buf, pos, chr) {
      const { delimiter: delimiter2, ignore_last_delimiters } = this.options;
      if (ignore_last_delimiters === true && this.state.record.length === this.options.columns.length - 1) {
        return 0;
      } else if (ignore_last_delimiters !== false && typeof ignore_last_delimiters === "number" && this.state.record.length === ignore_last_delimiters - 1) {
        return 0;
      }
      loop1: for (let i = 0; i < delimiter2.length; i++) {
        const del = delimiter2[i];
        if (del[0] === chr) {
          for (let j = 1; j < del.length; j++) {
            if (del[j] !== buf[pos + j]) continue loop1;
          }
          return del.length;
        }
      }
      return 0;
    },
    __isEscape: function(buf, pos, chr) {
      const { escape } = this.options;
      if (escape === null) return false;
      const l = escape.length;
      if (escape[0] === chr) {
        for (let i = 0; i < l; i++) {
          if (escape[i] !== buf[pos + i]) {
            return false;
          }
        }
        return true;
      }
      return false;
    },
    __isFloat: function(value) {
      return value - parseFloat(value) + 1 >= 0;
    },
    // Keep it in case we implement the `cast_int` option
    // __isInt(value){
    //   // return Number.isInteger(parseInt(value))
    //   // return !isNaN( parseInt( obj ) );
    //   return /^(\-|\+)?[1-9][0-9]*$/.test(value)
    // }
    __isQuote: function(buf, pos) {
      const { quote } = this.options;
      if (quote === null) return false;
      const l = quote.length;
      for (let i = 0; i < l; i++) {
        if (quote[i] !== buf[pos + i]) {
          return false;
        }
      }
      return true;
    },
    __isRecordDelimiter: function(chr, buf, pos) {
      const { record_delimiter } = this.options;
      const recordDelimiterLength = record_delimiter.length;
      loop1: for (let i = 0; i < recordDelimiterLength; i++) {
        const rd = record_delimiter[i];
        const rdLength = rd.length;
        if (rd[0] !== chr) {
          continue;
        }
        for (let j = 1; j < rdLength; j++) {
          if (rd[j] !== buf[pos + j]) {
            continue loop1;
          }
        }
        return rd.length;
      }
      return 0;
    },
    __autoDiscoverRecordDelimiter: function(buf, pos) {
      const { encoding } = this.options;
      const rds = [
        // Important, the windows line ending must be before mac os 9
        Buffer.from("\r\n", encoding),
        Buffer.from("\n", encoding),
        Buffer.from("\r", encoding)
      ];
      loop: for (let i = 0; i < rds.length; i++) {
        const l = rds[i].length;
        for (let j = 0; j < l; j++) {
          if (rds[i][j] !== buf[pos + j]) {
            continue loop;
          }
        }
        this.options.record_delimiter.push(rds[i]);
        this.state.recordDelimiterMaxLength = rds[i].length;
        return rds[i].length;
      }
      return 0;
    },
    __error: function(msg) {
      const { encoding, raw, skip_records_with_error } = this.options;
      const err = typeof msg === "string" ? new Error(msg) : msg;
      if (skip_records_with_error) {
        this.state.recordHasError = true;
        if (this.options.on_skip !== void 0) {
          try {
            this.options.on_skip(
              err,
              raw ? this.state.rawBuffer.toString(encoding) : void 0
            );
          } catch (err2) {
            return err2;
          }
        }
        return void 0;
      } else {
        return err;
      }
    },
    __infoDataSet: function() {
      return {
        ...this.info,
        columns: this.options.columns
      };
    },
    __infoRecord: function() {
      const { columns, raw, encoding } = this.options;
      return {
        ...this.__infoDataSet(),
        bytes_records: this.info.bytes,
        error: this.state.error,
        header: columns === true,
        index: this.state.record.length,
        raw: raw ? this.state.rawBuffer.toString(encoding) : void 0
      };
    },
    __infoField: function() {
      const { columns } = this.options;
      const isColumns = Array.isArray(columns);
      const bytes_records = this.info.bytes_records;
      return {
        ...this.__infoRecord(),
        bytes_records,
        column: isColumns === true ? columns.length > this.state.record.length ? columns[this.state.record.length].name : null : this.state.record.length,
        quoting: this.state.wasQuoting
      };
    }
  };
};

// node_modules/csv-parse/lib/sync.js
var parse2 = function(data, opts = {}) {
  if (typeof data === "string") {
    data = Buffer.from(data);
  }
  const records = opts && opts.objname ? /* @__PURE__ */ Object.create(null) : [];
  const parser = transform(opts);
  const push = (record) => {
    if (parser.options.objname === void 0) records.push(record);
    else {
      records[record[0]] = record[1];
    }
  };
  const close = () => {
  };
  const error = parser.parse(data, true, push, close);
  if (error !== void 0) throw error;
  return records;
};

// src/scenario/files.ts
function bytesOfFile(path, location, context) {
  try {
    return context.readFile(path);
  } catch (error) {
    const { code, message } = error;
    const fault = `cannot read ${describePath(path)} (${code ?? message}); expected a path relative to this file`;
    context.diagnostics.error(inFile(location), fault);
    return null;
  }
}
function inFile({ place, path }) {
  return { place, path: `${path}:` };
}
function textOfFile(path, location, context) {
  const bytes = bytesOfFile(path, location, context);
  try {
    return bytes === null ? null : decodeUtf8(bytes);
  } catch (error) {
    if (!(error instanceof NotUtf8Error)) throw error;
    const fault = `line ${error.line} of ${describePath(path)} is not UTF-8; expected a UTF-8 text file`;
    context.diagnostics.error(inFile(location), fault);
    return null;
  }
}
function describePath(path) {
  return /^[^\s"'{}:,;=&]{1,100}$/.test(path) ? path : "the file";
}

// src/scenario/csv-data.ts
var dataNamePattern = "^[A-Za-z_][A-Za-z0-9_-]*$";
function readData(node, context) {
  const { diagnostics } = context;
  return pairsIn(node, "a map such as users: users.csv", diagnostics).map(([key, field2]) => {
    if (!new RegExp(dataNamePattern).test(key)) {
      const location = { place: field2.place, path: "data" };
      diagnostics.error(
        location,
        `has the invalid name "${key}"; expected a letter or _, then letters, digits, _ or -`
      );
    }
    const path = filledTextIn(field2, "the path of a CSV file, relative to this file", diagnostics);
    const text = path === null ? null : textOfFile(path, field2, context);
    return { name: key, ...path === null || text === null ? noTable : tableOf(path, text, field2, diagnostics) };
  });
}
var noTable = { columns: [], rows: [] };
var lineEnds = ["\r\n", "\n", "\r"];
function tableOf(path, text, location, diagnostics) {
  const report = (message) => {
    diagnostics.error(inFile(location), message);
    return noTable;
  };
  let records;
  try {
    records = parse2(text, { record_delimiter: lineEnds, skip_empty_lines: true, trim: true });
  } catch (error) {
    const { code = "", lines } = error;
    const fault = code.includes("FIELDS_LENGTH") ? "has more or fewer values than the first line" : "is not valid CSV";
    return report(`line ${lines ?? "?"} of ${path} ${fault}; expected one value per column`);
  }
  const [columns = [], ...rows] = records;
  if (rows.length === 0) return report(`${path} has no rows; expected a line of column names, then rows`);
  const seen = /* @__PURE__ */ new Set();
  const duplicate = columns.find((name) => seen.size === seen.add(name).size);
  if (duplicate !== void 0) return report(`${path} has the column ${duplicate} twice; expected unique column names`);
  return { columns, rows };
}

// src/scenario/headers.ts
import { validateHeaderName as validateHeaderName2, validateHeaderValue as validateHeaderValue2 } from "node:http";
function headersIn(node, scope, diagnostics) {
  const names = /* @__PURE__ */ new Map();
  return pairsIn(node, "a map of headers", diagnostics).map(([key, field2]) => {
    const previous = names.get(key.toLowerCase());
    if (previous !== void 0) diagnostics.error(field2, `repeats the header ${previous}; expected each header once`);
    names.set(key.toLowerCase(), key);
    if (!isHeaderName(key)) {
      const location = { place: field2.place, path: node?.path ?? "" };
      diagnostics.error(location, `has the invalid header name "${key}"; expected one such as Accept`);
    }
    if (/^(host|connection|content-length|transfer-encoding|expect|upgrade)$/i.test(key)) {
      diagnostics.error(field2, "is a header that memgate sets itself; expected other headers");
    }
    const template = templateIn(field2, scope, diagnostics);
    if (template.some((part) => part.kind === "text" && !isHeaderValue(part.text))) {
      diagnostics.error(field2, "contains characters that HTTP does not allow; expected one line of Latin-1 characters");
    }
    return [key, template];
  });
}
function isHeaderName(name) {
  return passes(() => validateHeaderName2(name));
}
function isHeaderValue(value) {
  return passes(() => validateHeaderValue2("x", value));
}
function passes(check) {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

// src/scenario/expect-capture.ts
var captureNamePattern = "^[A-Za-z_][A-Za-z0-9_-]*$";
var expectPattern = "^[1-5]([xX]{2}|\\d\\d)$";
var defaultStatuses = [{ from: 200, to: 399 }];
function expectIn(node, diagnostics) {
  if (node === void 0) return defaultStatuses;
  const items = node.value.kind === "list" ? node.value.items : [node];
  if (items.length === 0) diagnostics.error(node, "is empty; expected a status such as 200 or 2xx");
  return items.map(({ place, value }) => {
    const text = value.kind === "text" || value.kind === "number" ? value.text.toLowerCase() : "";
    if (!new RegExp(expectPattern).test(text)) {
      const message = `is ${describeInvalid(value)}; expected a status such as 200 or 2xx, or a list of them`;
      diagnostics.error({ place, path: node.path }, message);
    }
    return rangeOf(text);
  });
}
function rangeOf(text) {
  const isClass = text.endsWith("xx");
  const from = isClass ? Number(text[0]) * 100 : Number(text);
  return { from, to: isClass ? from + 99 : from };
}
function capturesIn(node, scope, diagnostics) {
  return pairsIn(node, "a map such as token: json $.token", diagnostics).flatMap(([key, field2]) => {
    const { place } = field2;
    if (!new RegExp(captureNamePattern).test(key)) {
      const message = `has the invalid name "${key}"; expected a letter or _, then letters, digits, _ or -`;
      diagnostics.error({ place, path: node?.path ?? "" }, message);
    } else if (reservedNames.some((name) => name === key) || scope.data.some(({ name }) => name === key)) {
      const taken = `${reservedNames.join(", ")} and the names in data`;
      diagnostics.error(field2, `is already taken; expected a name other than ${taken}`);
    }
    const from = captureFrom(field2, diagnostics);
    return from === null ? [] : [{ name: key, line: place.line, from }];
  });
}
function captureNames(node) {
  return node?.value.kind === "map" ? [...node.value.fields.keys()] : [];
}
function captureFrom(node, diagnostics) {
  const expected = "json PATH, header NAME or cookie NAME, such as json $.token";
  const text = filledTextIn(node, expected, diagnostics);
  if (text === null) return null;
  const [, kind, rest = ""] = /^(json|header|cookie)\s+(\S.*)$/.exec(text.trim()) ?? [];
  if (kind === "json") {
    const fault = jsonPathError(rest);
    if (fault === null) return { kind, path: rest };
    diagnostics.error(node, `is not a valid JSON path (${fault}); expected one such as json $.items[0].id`);
    return null;
  }
  if ((kind === "header" || kind === "cookie") && isHeaderName(rest)) return { kind, name: rest };
  diagnostics.error(node, `is ${describeInvalid(node.value)}; expected ${expected}`);
  return null;
}
function jsonPathError(path) {
  try {
    query(null, path);
    return null;
  } catch (error) {
    const at2 = error.location?.start?.column;
    return at2 === void 0 ? "syntax error" : `syntax error at character ${at2}`;
  }
}

// src/scenario/read-stages.ts
var stageFields = ["duration", "connections", "rate", "ramp", "pause"];
var connectionBounds = { min: 1, max: 1e4, isWhole: true };
var rateBounds = { min: 0.1, max: 1e6, isWhole: false };
var durationOf = duration(100, loadTime.maxMs);
function readStages(node, diagnostics) {
  if (node === void 0) return null;
  const items = listItems(node);
  if (items.length === 0) {
    const found = node.value.kind === "list" ? "empty" : describeValue(node.value);
    diagnostics.error(node, `is ${found}; expected a list such as - { duration: 10s, connections: 50 }`);
    return null;
  }
  const stages = items.map((item) => stageIn(item, diagnostics));
  if (stages.every(({ isPause }) => isPause))
    diagnostics.error(node, "contains only pauses; expected at least one stage that sends requests");
  checkTotalDuration(stages, node, diagnostics);
  return stages;
}
function checkTotalDuration(stages, location, diagnostics) {
  const { minMs, maxMs } = loadTime;
  const durationMs = durationOfStages(stages);
  if (stages.some((stage) => stage.durationMs === 0) || durationMs >= minMs && durationMs <= maxMs) return;
  const message = `last ${seconds(durationMs)} in total; expected ${seconds(minMs)} to ${seconds(maxMs)}`;
  diagnostics.error(location, message);
}
function stageIn(node, diagnostics) {
  const fields = scenarioFields(node, stageFields, diagnostics);
  const [time, connections, rate, ramp, pause] = stageFields.map((name) => fields.get(name));
  const isMap4 = node.value.kind === "map";
  if (time === void 0 && isMap4) diagnostics.error(node, "has no duration; expected one such as duration: 10s");
  const isPause = pause !== void 0 && flagIn(pause, diagnostics) === true;
  for (const name of ["connections", "rate", "ramp"]) {
    const field2 = fields.get(name);
    if (isPause && field2 !== void 0) {
      const location = { place: field2.place, path: node.path };
      diagnostics.error(location, `is a pause but has ${name}; expected only duration and pause`);
    }
  }
  if (!isPause && connections === void 0 && rate === void 0 && isMap4) {
    diagnostics.error(node, "has neither connections nor rate; expected at least one of them, or pause: true");
  }
  return {
    durationMs: time === void 0 ? 0 : durationIn(time, diagnostics),
    connections: connections === void 0 ? null : numberIn(connections, connectionBounds, diagnostics),
    rate: rate === void 0 ? null : numberIn(rate, rateBounds, diagnostics),
    isRamp: ramp === void 0 ? !isPause : flagIn(ramp, diagnostics) !== false,
    isPause
  };
}
function durationIn(node, diagnostics) {
  const text = filledTextIn(node, "a duration such as 10s", diagnostics);
  if (text === null) return 0;
  const parsed = durationOf(text);
  if (parsed.ok) return parsed.value;
  diagnostics.error(node, `is ${describeInvalid(node.value)}; expected ${parsed.accepted}`);
  return 0;
}

// src/scenario/json-template.ts
function jsonTemplateOf(node, scope, diagnostics) {
  const { value } = node;
  switch (value.kind) {
    case "list":
      return { kind: "list", items: listItems(node).map((item) => jsonTemplateOf(item, scope, diagnostics)) };
    case "map": {
      if (value.hasComplexKey)
        diagnostics.error(node, `is ${describeValue(value)}; expected a string, or a map with string keys`);
      const entries = withoutMerges(node, diagnostics).map(
        ([key, field2]) => [key, jsonTemplateOf(field2, scope, diagnostics)]
      );
      return { kind: "map", entries };
    }
    case "text":
      return { kind: "text", template: templateOf(value.text, node, scope, diagnostics) };
    case "number": {
      const fault = numberFault(value);
      if (fault !== null) diagnostics.error(node, `is ${describeValue(value)}, ${fault}`);
      return { kind: "plain", value: value.number };
    }
    case "boolean":
      return { kind: "plain", value: value.value };
    case "null":
      return { kind: "plain", value: null };
  }
}
function numberFault({ text, number }) {
  if (!Number.isFinite(number)) return "which JSON cannot represent; expected a finite number";
  const isRounded = Number.isInteger(number) && !Number.isSafeInteger(number) && !/^[^x]*e/i.test(text);
  const { MIN_SAFE_INTEGER: min, MAX_SAFE_INTEGER: max } = Number;
  return isRounded ? `which would lose digits; expected an integer from ${min} to ${max}, or a string` : null;
}

// src/scenario/body.ts
var bodyFields = ["json", "body", "body-file", "form"];
function bodyIn(fields, request2, scope, context) {
  const { diagnostics } = context;
  const [first, other] = bodyFields.flatMap((name2) => {
    const node2 = fields.get(name2);
    return node2 === void 0 ? [] : [{ name: name2, node: node2 }];
  });
  const templates = fields.get("templates");
  if (templates !== void 0 && !fields.has("body-file")) {
    diagnostics.error(templates, "applies to body-file only; expected body-file in the same request");
  }
  if (first === void 0) return null;
  const { name, node } = first;
  if (other !== void 0) {
    const message = `has both ${name} and ${other.name}; expected only one of ${bodyFields.join(", ")}`;
    diagnostics.error({ place: other.node.place, path: request2.path }, message);
  }
  switch (name) {
    case "json":
      return { kind: "json", json: jsonTemplateOf(node, scope, diagnostics) };
    case "body":
      return { kind: "text", template: templateIn(node, scope, diagnostics) };
    case "form": {
      const pairs = pairsIn(node, "a map of fields", diagnostics);
      return { kind: "form", fields: pairs.map(([key, field2]) => [key, templateIn(field2, scope, diagnostics)]) };
    }
    case "body-file":
      return fileBody(node, templates !== void 0 && flagIn(templates, diagnostics) === true, scope, context);
  }
}
function fileBody(node, isTemplate2, scope, context) {
  const path = filledTextIn(node, "a path relative to this file", context.diagnostics);
  if (path === null) return null;
  if (!isTemplate2) {
    const bytes = bytesOfFile(path, node, context);
    return { kind: "bytes", base64: bytes?.toString("base64") ?? "" };
  }
  const text = textOfFile(path, node, context) ?? "";
  const location = { place: node.place, path: `${node.path} ${path}` };
  return { kind: "text", template: templateOf(text, location, scope, context.diagnostics) };
}

// src/scenario/step.ts
var stepFields = [
  "name",
  "method",
  "path",
  "headers",
  "json",
  "body",
  "body-file",
  "templates",
  "form",
  "expect",
  "capture"
];
function readStep({ place, path: stepPath }, fields, scope, context) {
  const { diagnostics } = context;
  const body = bodyIn(fields, { place, path: stepPath }, scope, context);
  const method = methodIn(fields.get("method"), body !== null, diagnostics);
  const path = fields.get("path");
  if (path === void 0)
    diagnostics.error({ place, path: stepPath }, "has no path; expected one such as path: /api/items");
  const shownPath = path === void 0 ? null : pathIn(path, diagnostics);
  return {
    name: nameIn(fields.get("name"), diagnostics) ?? `${method} ${shownPath ?? "?"}`,
    line: place.line,
    method,
    path: path === void 0 || shownPath === null ? [] : templateOf(shownPath, path, scope, diagnostics),
    shownPath: shownPath ?? "",
    headers: headersIn(fields.get("headers"), scope, diagnostics),
    body,
    expect: expectIn(fields.get("expect"), diagnostics),
    captures: capturesIn(fields.get("capture"), scope, diagnostics)
  };
}
function nameIn(node, diagnostics) {
  return node === void 0 ? null : filledTextIn(node, "a non-empty string", diagnostics);
}
function methodIn(node, hasBody, diagnostics) {
  if (node === void 0) return hasBody ? "POST" : "GET";
  const expected = `one of ${methods.join(", ")}`;
  const text = filledTextIn(node, expected, diagnostics);
  const found = methods.find((known) => known === text?.toUpperCase());
  if (found === void 0 && text !== null)
    diagnostics.error(node, `is ${describeInvalid(node.value)}; expected ${expected}`);
  return found ?? "GET";
}
function pathIn(node, diagnostics) {
  const expected = "a path such as /api/items";
  const text = filledTextIn(node, expected, diagnostics);
  if (text === null) return null;
  const fault = /^[a-z]+:\/\//i.test(text) ? "is a URL; expected a path such as /api/items, because memgate sends all requests to the app" : !/^(\/|\{\{)/.test(text) ? `does not start with /; expected ${expected}` : text.replace(/\{\{[^}]*\}\}/g, "").includes("#") ? "has a fragment (#), which HTTP does not send; expected %23 for a literal #" : null;
  if (fault === null) return text;
  diagnostics.error(node, fault);
  return null;
}

// src/scenario/read-scenario.ts
var topFields = ["data", "once", "requests", "stages"];
var sequenceFields = ["name", "weight", "steps", ...stepFields.filter((name) => name !== "name")];
var weightBounds = { min: 1, max: 1e6, isWhole: true };
var yamlOptions4 = {
  schema: "core",
  documents: "one",
  mergeKeys: "keep",
  duplicateKeys: "refuse",
  tags: "refuse",
  complexKeys: "mark",
  maxValues: 1e5,
  explain: withQuotingHint
};
function readScenario(file, text, readFile) {
  const diagnostics = createDiagnostics();
  const [root] = readYaml(file, text, yamlOptions4, diagnostics) ?? [];
  const scenario = root === void 0 ? null : scenarioIn2(file, rootNode(root), { readFile, diagnostics });
  const count2 = scenario === null ? 0 : stepsOf(scenario).length;
  if (count2 > mostSteps) {
    const message = `the file has ${count2} requests in total; expected at most ${mostSteps}`;
    diagnostics.error({ place: { file, line: 1, column: 1 }, path: "" }, message);
  }
  const problems = diagnostics.errors();
  return problems.length === 0 && scenario !== null ? { ok: true, scenario, notices: [] } : { ok: false, problems };
}
function withQuotingHint({ offset, message }, text) {
  if (!message.startsWith("the file is not valid YAML")) return { offset, message };
  const source = text.slice(text.lastIndexOf("\n", offset - 1) + 1).split("\n", 1)[0] ?? "";
  const unquoted = source.replace(/"(\\.|[^"\\])*"|'[^']*'/g, "");
  const hint2 = unquoted.includes("{{") ? '; quote strings that contain {{, such as "{{token}}"' : /\bjson\s+\$/.test(unquoted) ? '; quote the JSON path, such as "json $.items[0].id"' : "";
  return { offset, message: `${message}${hint2}` };
}
function scenarioIn2(file, root, context) {
  const { diagnostics } = context;
  const fields = scenarioFields(withoutExtensions(root), topFields, diagnostics);
  const data = readData(fields.get("data"), context);
  const later = namesCaptured(root.value);
  const once = stepsIn(fields.get("once"), { data, captured: [], later }, context);
  const requests = requestsIn(root, fields.get("requests"), { data, captured: once.captured, later }, context);
  return { file, data, once: once.steps, requests, stages: readStages(fields.get("stages"), diagnostics) };
}
function withoutExtensions(root) {
  const { value } = root;
  if (value.kind !== "map") return root;
  const fields = new Map([...value.fields].filter(([key]) => !key.startsWith("x-")));
  return { ...root, value: { ...value, fields } };
}
function requestsIn(root, node, scope, context) {
  const expected = "a list of requests, each with path or steps";
  if (node === void 0) {
    const location = { place: root.place, path: "requests" };
    if (root.value.kind === "map") context.diagnostics.error(location, `is missing; expected ${expected}`);
    return [];
  }
  return itemsIn(node, expected, context.diagnostics).map((item) => sequenceIn(item, scope, context));
}
function itemsIn(node, expected, diagnostics) {
  const items = listItems(node);
  const { value } = node;
  if (items.length === 0) {
    diagnostics.error(node, `is ${value.kind === "list" ? "empty" : describeValue(value)}; expected ${expected}`);
  }
  return items;
}
function sequenceIn(node, scope, context) {
  const { diagnostics } = context;
  const { path } = node;
  const fields = scenarioFields(node, sequenceFields, diagnostics);
  const weightNode = fields.get("weight");
  const weight = weightNode === void 0 ? 1 : numberIn(weightNode, weightBounds, diagnostics);
  const stepsNode = fields.get("steps");
  const common = { line: node.place.line, weight: weight ?? 1 };
  if (stepsNode === void 0) {
    if (node.value.kind !== "map") return { ...common, name: path, steps: [] };
    const step = readStep(node, fields, scope, context);
    return { ...common, name: step.name, steps: [step] };
  }
  for (const [name2, { place }] of fields) {
    if (["name", "weight", "steps"].includes(name2)) continue;
    diagnostics.error({ place, path }, `has both steps and ${name2}; expected ${name2} inside a step`);
  }
  const name = nameIn(fields.get("name"), diagnostics);
  const hints = /* @__PURE__ */ new Map([["weight", `expected it in ${path}, beside steps`]]);
  const { steps } = stepsIn(stepsNode, scope, context, hints);
  if (name === null) return { ...common, name: steps[0]?.name ?? path, steps };
  return { ...common, name, steps: steps.map((step) => ({ ...step, name: `${name} / ${step.name}` })) };
}
function stepsIn(node, scope, context, hints) {
  if (node === void 0) return { steps: [], captured: [] };
  const captured = [...scope.captured];
  const steps = itemsIn(node, "a list of requests", context.diagnostics).flatMap((item) => {
    const fields = scenarioFields(item, stepFields, context.diagnostics, hints);
    if (item.value.kind !== "map") return [];
    const step = readStep(item, fields, { ...scope, captured: [...captured] }, context);
    captured.push(...captureNames(fields.get("capture")));
    return [step];
  });
  return { steps, captured };
}
function namesCaptured(value) {
  if (value.kind === "list") return value.items.flatMap((item) => namesCaptured(item.value));
  if (value.kind !== "map") return [];
  return [...value.fields].flatMap(
    ([key, field2]) => key === "capture" && field2.value.kind === "map" ? [...field2.value.fields.keys()] : namesCaptured(field2.value)
  );
}

// src/inputs/load-inputs.ts
var hourMs = 36e5;
var defaults = { durationMs: 3e4, warmupMs: 5e3 };
var requestOptions = ["path", "method", "body"];
var stageOptions = ["duration", "rate", "warmup"];
var httpOptions = [
  ...["connections", "rate", "method", "body", "warmup", "max-error-rate", "max-connection-requests"],
  ...["scenario", "har"]
];
var serverOptions = [
  ...["path", "headers", "port", "socket", "https", "ca", "insecure"],
  ...["ready", "ready-path", "ready-timeout"]
];
function readLoad(raw, machine2, { one, report, reportSentence }) {
  const load = raw.has("load") ? one("load", options.load.parse) : "http";
  const command = one("load-command", options["load-command"].parse);
  const service = one("load-service", options["load-service"].parse);
  const exitCodes = one("exit-codes", options["exit-codes"].parse);
  const durationMs = one("duration", options.duration.parse);
  const warmupMs = one("warmup", options.warmup.parse);
  const requestsPerConnection = one("max-connection-requests", options["max-connection-requests"].parse);
  const socketPath = one("socket", options.socket.parse);
  const tls = readTls(raw, machine2, { one, report });
  const { scenario, notices } = readUsers(raw, machine2, { one, report, reportSentence });
  const stages = scenario?.stages ?? null;
  const isCommand = raw.has("load-command");
  const isNone2 = load === "none";
  for (const name of [...isCommand || isNone2 ? httpOptions : [], ...isNone2 ? serverOptions : []]) {
    if (raw.has(name)) report(name, `cannot be used with ${isNone2 ? "load none" : "load-command"}`);
  }
  if (isCommand && raw.has("load")) {
    report("load-command", `and load ${load ?? ""} are both given; expected one of them`);
  }
  const program = command?.[0];
  if (program !== void 0 && service === null && !isInstalled(program, machine2)) {
    report("load-command", `begins with "${program}", which is not in PATH; install it before memgate runs`);
  }
  if (raw.has("load-service") && !(isCommand && raw.has("compose-file"))) {
    report("load-service", "needs load-command and compose-file");
  }
  if (raw.has("exit-codes") && !isNone2) report("exit-codes", "needs load none");
  if (isNone2 && raw.has("container")) {
    report("container", "is already running, but load none judges a job from its start; give image instead");
  }
  if (raw.has("socket") && raw.has("port")) report("socket", "and port are both given; expected one of them");
  const limitMs = durationMs ?? hourMs;
  const workloadOf = () => {
    if (isCommand) {
      const isLimitGiven = durationMs !== null;
      return command === null ? null : { kind: "command", command, service, limitMs, isLimitGiven };
    }
    if (load === null || exitCodes === null) return null;
    return isNone2 ? { kind: "none", exitCodes, limitMs } : { kind: "http" };
  };
  return {
    workload: workloadOf(),
    scenario,
    scenarioNotices: notices,
    durationMs: stages === null ? durationMs ?? defaults.durationMs : durationOfStages(stages),
    // Stages have no warmup before them.
    warmupMs: isCommand || isNone2 || stages !== null ? 0 : warmupMs ?? defaults.warmupMs,
    requestsPerConnection,
    tls,
    socketPath
  };
}
function isInstalled(program, { pathKindAt: pathKindAt2, env }) {
  if (env["PATHEXT"] !== void 0) return true;
  const folders = env["PATH"]?.split(delimiter).filter((folder) => folder !== "");
  if (program.includes("/")) return pathKindAt2(program) === "file";
  return folders === void 0 || folders.some((folder) => pathKindAt2(join(folder, program)) === "file");
}
function readUsers(raw, { readText, readBytes }, { one, report, reportSentence }) {
  const withoutScenario = { scenario: null, notices: [] };
  const scenario = one("scenario", options.scenario.parse);
  const har = one("har", options.har.parse);
  if (raw.has("scenario") && raw.has("har")) report("scenario", "and har are both given; expected one of them");
  const name = raw.has("scenario") ? "scenario" : "har";
  const file = scenario ?? har;
  if (file === null) return withoutScenario;
  if (file === "-") {
    report(name, '"-" is standard input, which only manifest accepts; expected a file');
    return withoutScenario;
  }
  for (const other of requestOptions) {
    if (raw.has(other)) report(other, `cannot be used with ${name}, which has its own requests`);
  }
  let text;
  try {
    text = readText(file);
  } catch (error) {
    report(name, `"${file}" ${whyUnreadable(error)}`);
    return withoutScenario;
  }
  const read = name === "scenario" ? readScenario(file, text, (path) => readBytes(join(dirname(file), path))) : readHar(file, text);
  if (!read.ok) {
    for (const problem of read.problems) reportSentence(problem);
    return withoutScenario;
  }
  if (read.scenario.stages !== null) {
    for (const other of stageOptions) {
      if (raw.has(other)) report(other, "cannot be used with the stages of scenario, which replace it");
    }
  }
  return read;
}
function readTls(raw, { readText }, { one, report }) {
  const https = one("https", options.https.parse);
  const insecure = one("insecure", options.insecure.parse);
  const file = one("ca", options.ca.parse);
  if (https !== true) {
    for (const name of ["ca", "insecure"]) if (raw.has(name)) report(name, "needs https: true");
    return null;
  }
  if (insecure === true && file !== null) report("insecure", "and ca are both given; expected one of them");
  if (file === null) return { ca: null, insecure: insecure === true };
  try {
    const ca = readText(file);
    if (!ca.includes("-----BEGIN CERTIFICATE-----")) {
      report("ca", `"${file}" contains no certificate; expected a PEM file`);
    }
    return { ca, insecure: false };
  } catch (error) {
    report("ca", `"${file}" ${whyUnreadable(error)}`);
    return null;
  }
}

// src/inputs/probed-https.ts
function withProbedHttps(raw, app, given, { tls, workload, socketPath }) {
  const [first] = app?.httpsPorts ?? [];
  if (app === null || first === void 0 || raw.has("https") || workload?.kind === "none" || socketPath !== null) {
    return { tls, notices: [] };
  }
  const port = given ?? app.port;
  const probe = app.httpsPorts.find((probed) => probed.port === null || probed.port === port);
  if (probe !== void 0) {
    const reason2 = `${textOf3(probe)} sends HTTPS to the port of the load`;
    const notice = `${reason2}: the load uses HTTPS too, and accepts any certificate, as the probe does; set https to decide`;
    return { tls: { ca: null, insecure: true }, notices: [notice] };
  }
  if (port !== null) return { tls, notices: [] };
  const reason = `${textOf3(first)} sends HTTPS to port ${first.port}, but the load uses HTTP`;
  return { tls, notices: [`${reason}; set https: true if this is also the port of the load`] };
}
function textOf3({ place: { file, line }, field: field2 }) {
  return `${file}:${line}: ${field2}`;
}

// src/inputs/gate-inputs.ts
function readOptional(raw, { one, many }) {
  return {
    // A given ready-path overrides the probes of the manifest.
    readyWhen: one("ready", options.ready.parse) ?? (raw.has("ready-path") ? { kind: "http" } : null),
    readyTimeoutMs: one("ready-timeout", options["ready-timeout"].parse),
    rate: one("rate", options.rate.parse),
    readyPath: one("ready-path", options["ready-path"].parse),
    command: one("command", options.command.parse),
    entrypoint: one("entrypoint", options.entrypoint.parse),
    user: one("user", options.user.parse),
    network: one("network", options.network.parse),
    headers: many("headers", options.headers.parse)
  };
}
function readInputs(raw, machine2) {
  const problems = [];
  const reader = createReader(raw, problems);
  const { one, many, report } = reader;
  for (const name of raw.keys()) {
    if (!isOptionName(name)) report(name, unknownOption(name));
  }
  const fromFiles = readEnvFiles(machine2, reader);
  const env = [...fromFiles, ...many("env", options.env.parse)];
  const limit = one("memory-limit", options["memory-limit"].parse);
  const cpus = one("cpus", options.cpus.parse);
  const mounts = { volumes: many("volumes", options.volumes.parse), tmpfs: many("tmpfs", options.tmpfs.parse) };
  const targets = [...mounts.volumes, ...mounts.tmpfs].map(({ target }) => folderName(target));
  const limitBytes = limit?.bytes ?? null;
  const overrides = { variables: new Map(env), mounted: new Set(targets), limitBytes, cpus };
  const sourceRead = readSource2(raw, machine2, overrides, reader);
  const { source, app } = sourceRead;
  if (app !== null && /^(Cron)?Job\//.test(app.name) && !raw.has("load") && !raw.has("load-command")) {
    report("load", `is required for the batch job ${app.name}; expected none, or http if it serves requests`);
  }
  if (!raw.has("memory-limit")) reportMissingLimit(raw, app, reader);
  const { scenarioNotices, ...load } = readLoad(raw, machine2, reader);
  const port = one("port", options.port.parse);
  const { tls, notices: tlsNotices } = withProbedHttps(raw, app, port, load);
  const path = one("path", options.path.parse);
  const body = one("body", options.body.parse);
  const method = one("method", options.method.parse);
  if (body !== null && (method === "GET" || method === "HEAD")) {
    report("body", `is not sent with ${method}; expected a method such as POST`);
  }
  const inputs = {
    maxRatio: one("max-ratio", options["max-ratio"].parse),
    connections: one("connections", options.connections.parse),
    maxErrorRate: one("max-error-rate", options["max-error-rate"].parse)
  };
  const optional = { ...readOptional(raw, reader), port, ...mounts, cpus };
  reportReadyPath(raw, optional.readyWhen, reader);
  reportMounts(optional, machine2, reader);
  if (source?.kind === "image" && app === null) reportUnsharedSocket(load.socketPath, optional.volumes, reader);
  const annotate = one("annotate-file", options["annotate-file"].parse);
  if (annotate !== null && machine2.pathKindAt(annotate.file) !== "file") {
    report("annotate-file", `"${annotate.file}" is not a file; expected a manifest or a Dockerfile`);
  }
  if (problems.length > 0 || source === null || load.workload === null || path === null || method === null || !isComplete(inputs)) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    inputs: Object.freeze({
      ...inputs,
      ...optional,
      ...load,
      tls,
      workload: load.workload,
      env,
      source,
      app,
      limitBytes: limit?.bytes ?? app?.limit?.bytes ?? null,
      path,
      method,
      body,
      readyPath: optional.readyPath ?? path,
      // The limit in the file is the wrong place for a failure if memory-limit replaces it.
      annotate: annotate ?? (raw.has("memory-limit") || sourceRead.limitPlace?.file === "stdin" ? null : sourceRead.limitPlace),
      notices: [...limitNotices(limit, sourceRead), ...sourceRead.notices, ...scenarioNotices, ...tlsNotices],
      secrets: [
        ...app === null ? [] : secretsInApp(app),
        ...load.scenario === null ? [] : secretsOf(load.scenario),
        ...[...env, ...source.kind === "build" ? source.buildArgs : []].flatMap(secretsInVariable),
        ...optional.headers.flatMap(([name, value]) => secretsInHeader(name, value)),
        ...[path, optional.readyPath ?? ""].flatMap(secretsInPath),
        ...secretsInBody(body ?? "")
      ]
    })
  };
}
function secretsInApp({ secrets, env, probes }) {
  const requests = probes.flatMap(({ probe }) => probe.kind === "http" ? [probe] : []);
  return [
    ...secrets,
    ...env.flatMap(secretsInVariable),
    ...requests.flatMap(({ path }) => secretsInPath(path)),
    ...requests.flatMap(({ headers }) => headers).flatMap(([name, value]) => secretsInHeader(name, value))
  ];
}
function readEnvFiles({ readText, env }, { many, report, reportSentence }) {
  return many("env-file", options["env-file"].parse).flatMap((path) => {
    if (path === "-") {
      report("env-file", '"-" is standard input, which only manifest accepts; expected a file');
      return [];
    }
    try {
      const { pairs, problems } = readEnvFile(path, readText(path), env);
      for (const problem of problems) reportSentence(problem);
      return pairs;
    } catch (error) {
      report("env-file", `"${path}" ${whyUnreadable(error)}`);
      return [];
    }
  });
}
function reportMissingLimit(raw, app, { report }) {
  if (raw.has("compose-file") || raw.has("container")) return;
  if (raw.has("manifest")) {
    if (app === null || app.limit !== null) return;
    return void report(
      "memory-limit",
      `is required: ${app.name} in the manifest has no resources.limits.memory, nor has its pod`
    );
  }
  report("memory-limit", "is required; expected the limit that you deploy with, such as 512Mi");
}
function limitNotices(limit, { app }) {
  const replaced = app?.limit ?? null;
  const notices = limit === null || limit.notice === null ? [] : [limit.notice];
  if (limit === null || replaced === null || replaced.bytes === limit.bytes) return notices;
  const { file, line } = replaced.place;
  return [...notices, `memory-limit replaces the limit of ${integer(replaced.bytes)} B at ${file}:${line}`];
}
function isComplete(values) {
  return Object.values(values).every((value) => value !== null);
}
function unknownOption(name) {
  return `is not an option; ${nameAdvice(name, optionNames, `expected one of ${optionNames.join(", ")}`)}`;
}

// src/inputs/run-inputs.ts
function readRunInputs(raw, machine2, displayName) {
  const runProblems = [];
  const { one, many, report } = createReader(raw, runProblems);
  const config = one("config", options.config.parse);
  const only = many("only", options.only.parse);
  const reportDir = one("report-dir", options["report-dir"].parse);
  const wantsComment = one("comment", options.comment.parse);
  const token = one("github-token", options["github-token"].parse);
  if (wantsComment === true && !token) {
    report("github-token", "is required with comment; expected a token, such as github.token of the workflow");
  }
  if (reportDir === "") report("report-dir", "is empty; expected a folder");
  else if (reportDir !== null && machine2.pathKindAt(reportDir) === "file") {
    report("report-dir", `"${reportDir}" is a file; expected a folder, or a path to create one at`);
  }
  if (only.length > 0 && !raw.has("config")) report("only", "needs config");
  one("mode", options.mode.parse);
  for (const name of commentOnly) if (raw.has(name)) report(name, "needs mode: comment");
  const gateOptions = new Map([...raw].filter(([name]) => !isOptionName(name) || optionOf(name).scope !== "run"));
  const sentence = ({ name, message }) => name === null ? message : `${displayName(name)} ${message}`;
  const readGates2 = () => {
    if (config !== null) return severalGates(gateOptions, { path: config, only }, machine2, { sentence, displayName });
    return raw.has("config") ? { gates: null, problems: [] } : oneGate(gateOptions, machine2, sentence);
  };
  const gates = readGates2();
  const problems = [...runProblems.map(sentence), ...gates.problems];
  if (problems.length > 0 || gates.gates === null || reportDir === null) return { ok: false, problems };
  return { ok: true, run: { gates: gates.gates, reportDir, commentToken: wantsComment === true ? token : null } };
}
function oneGate(raw, machine2, sentence) {
  const read = readInputs(raw, machine2);
  return read.ok ? { gates: { kind: "one", inputs: read.inputs }, problems: [] } : { gates: null, problems: read.problems.map(sentence) };
}
function severalGates(raw, { path: config, only }, machine2, { sentence, displayName }) {
  let text;
  try {
    text = machine2.readText(config);
  } catch (error) {
    return { gates: null, problems: [`${displayName("config")} "${config}" ${whyUnreadable(error)}`] };
  }
  const file = readConfig(config, text);
  const names = file.gates.map(({ name }) => name);
  const unknownNames = only.filter((name) => !names.includes(name));
  const problems = [...file.problems];
  if (file.problems.length === 0) {
    for (const name of unknownNames) {
      const advice = nameAdvice(name, names, `expected one of ${names.join(", ")}`);
      problems.push(`${displayName("only")} "${name}" is not a gate of ${config}; ${advice}`);
    }
  }
  const beside = layersBeside(raw);
  const named = [];
  for (const gate of file.gates.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const merged = mergeLayers(gate.options, beside);
    const read = readInputs(rawOf(merged), machine2);
    if (read.ok) named.push({ name: gate.name, inputs: read.inputs });
    else problems.push(...read.problems.map((problem) => withPlace(problem, gate, merged) ?? sentence(problem)));
  }
  const unique = [...new Set(problems)];
  return unique.length > 0 ? { gates: null, problems: unique } : { gates: { kind: "several", named }, problems: [] };
}
function withPlace({ name, message, index }, gate, options2) {
  if (name === null) return null;
  const values = options2.get(name);
  if (values === void 0) return `${gate.origin.place}: ${gate.origin.path}.${name} ${message}`;
  const origin = (values[index ?? 0] ?? values[0])?.origin ?? null;
  return origin === null ? null : `${origin.place}: ${origin.path} ${message}`;
}

// src/run/run-plan.ts
import { randomBytes } from "node:crypto";

// src/memory/sampling/composition-series.ts
var maxCompositions = 1e3;
var finestMs = 100;
function createCompositions() {
  let intervalMs = finestMs;
  let dueMs = 0;
  let points = [];
  return {
    offer: (atMs, composition) => {
      if (atMs < dueMs) return;
      dueMs = atMs + intervalMs;
      points.push({ atMs, ...composition() });
      if (points.length <= maxCompositions) return;
      points = points.filter((_, index) => index % 2 === 0);
      intervalMs *= 2;
      dueMs = (points.at(-1)?.atMs ?? 0) + intervalMs;
    },
    points: () => points
  };
}

// src/memory/sampling/downsample.ts
var maxBuckets = 1e3;
var finestMs2 = 10;
function createSeries() {
  let lengthMs = finestMs2;
  let buckets = /* @__PURE__ */ new Map();
  const merge = () => {
    lengthMs *= 2;
    const merged = /* @__PURE__ */ new Map();
    for (const { low, high } of buckets.values()) {
      addTo(merged, low);
      addTo(merged, high);
    }
    buckets = merged;
  };
  const addTo = (to, point) => {
    const index = Math.floor(point.atMs / lengthMs);
    const bucket = to.get(index);
    if (bucket === void 0) to.set(index, { low: point, high: point });
    else if (point.workingSetBytes > bucket.high.workingSetBytes) bucket.high = point;
    else if (point.workingSetBytes < bucket.low.workingSetBytes) bucket.low = point;
  };
  return {
    add: (point) => {
      addTo(buckets, point);
      while (buckets.size > maxBuckets) merge();
    },
    points: () => [...buckets.values()].flatMap(({ low, high }) => low === high ? [low] : low.atMs < high.atMs ? [low, high] : [high, low]).sort((a, b) => a.atMs - b.atMs)
  };
}

// src/memory/sampling/kernel-counts.ts
function createKernelCounts(countsFromFirst) {
  let kernelPeak = null;
  let oomKills = null;
  let oomKillsAt = null;
  let oomGroupKills = null;
  let pressure = null;
  let oomKillsBefore = null;
  let groupKillsBefore = null;
  let pressureBefore = null;
  return {
    record: (reading, atMs, phase) => {
      if (kernelPeak !== null && reading.usageBytes > kernelPeak.bytes) kernelPeak = null;
      if (reading.kernelPeakBytes !== null)
        kernelPeak = { bytes: Math.max(reading.kernelPeakBytes, kernelPeak?.bytes ?? 0), atMs };
      if (reading.oomKills !== null) {
        oomKillsBefore ??= countsFromFirst ? reading.oomKills : 0;
        const kills = reading.oomKills - oomKillsBefore;
        if (kills > 0) oomKillsAt ??= { atMs, phase };
        oomKills = Math.max(kills, oomKills ?? 0);
      }
      if (reading.oomGroupKills !== null) {
        groupKillsBefore ??= countsFromFirst ? reading.oomGroupKills : 0;
        oomGroupKills = Math.max(reading.oomGroupKills - groupKillsBefore, oomGroupKills ?? 0);
      }
      if (reading.pressure !== null) {
        pressureBefore ??= countsFromFirst ? reading.pressure : { someUs: 0, fullUs: 0 };
        const { someUs, fullUs } = pressureBefore;
        pressure = { someUs: reading.pressure.someUs - someUs, fullUs: reading.pressure.fullUs - fullUs };
      }
    },
    counts: () => ({ kernelPeak, oomKills, oomKillsBefore, oomKillsAt, oomGroupKills, pressure })
  };
}

// src/memory/sampling/phase-record.ts
function createPhaseRecord() {
  const phases = [];
  let open2 = null;
  let firstSampleMs = null;
  let lastSampleMs = 0;
  const end = (atMs) => {
    if (open2 === null) return;
    open2.endMs = atMs;
    open2.maxGapMs = Math.max(open2.maxGapMs, atMs - (firstSampleMs === null ? open2.startMs : lastSampleMs));
    open2 = null;
  };
  return {
    phases,
    begin: (name, atMs) => {
      end(atMs);
      open2 = { name, startMs: atMs, endMs: atMs, samples: 0, maxGapMs: 0, peakBytes: null };
      phases.push(open2);
    },
    end,
    current: () => open2?.name ?? phases.at(-1)?.name ?? "start",
    /** Null without a sample. */
    firstSampleMs: () => firstSampleMs,
    addSample: (atMs, workingSetBytes) => {
      const phase = open2 ?? phases.at(-1);
      if (phase !== void 0) {
        phase.samples += 1;
        const sinceMs = firstSampleMs === null ? atMs : lastSampleMs;
        phase.maxGapMs = Math.max(phase.maxGapMs, atMs - sinceMs);
        phase.peakBytes = Math.max(phase.peakBytes ?? 0, workingSetBytes);
      }
      firstSampleMs ??= atMs;
      lastSampleMs = atMs;
    }
  };
}

// src/memory/sampling/source-counts.ts
function createSourceCounts() {
  const sources = /* @__PURE__ */ new Map();
  let limitChange = null;
  const sourceOf = (name) => {
    const source = sources.get(name) ?? { samples: 0, missed: 0, maxGapMs: null, lastMs: 0, limitBytes: null };
    sources.set(name, source);
    return source;
  };
  return {
    addMissed: (name) => {
      sourceOf(name).missed += 1;
    },
    addSample: (name, { limitBytes }, atMs) => {
      const source = sourceOf(name);
      if (source.samples > 0) source.maxGapMs = Math.max(source.maxGapMs ?? 0, atMs - source.lastMs);
      source.samples += 1;
      source.lastMs = atMs;
      if (limitBytes === null) return;
      source.limitBytes ??= limitBytes;
      if (limitBytes !== source.limitBytes) limitChange ??= { fromBytes: source.limitBytes, toBytes: limitBytes };
    },
    sources,
    /** Null if the limit of each source stayed the same. */
    limitChange: () => limitChange
  };
}

// src/memory/sampling/sustained-cache.ts
var sustainedAfterMs = 2e3;
function createSustained() {
  const candidates = [];
  let firstMs = null;
  return (atMs, value) => {
    firstMs ??= atMs;
    let sinceMs = atMs;
    for (let last = candidates.at(-1); last !== void 0 && last.value >= value; last = candidates.at(-1)) {
      sinceMs = last.sinceMs;
      candidates.pop();
    }
    candidates.push({ sinceMs, value });
    const fromMs = atMs - sustainedAfterMs;
    while ((candidates[1]?.sinceMs ?? Number.POSITIVE_INFINITY) <= fromMs) candidates.shift();
    return firstMs > fromMs ? 0 : candidates[0]?.value ?? 0;
  };
}

// src/memory/sampling/collector.ts
function createCollector(clock, sink, countsFromFirst = false) {
  const originMs = clock.nowMs();
  const timeOrigin = clock.isoNow();
  const elapsedMs = () => clock.nowMs() - originMs;
  const series = createSeries();
  const compositions = createCompositions();
  const sustained = createSustained();
  const phases = createPhaseRecord();
  const sources = createSourceCounts();
  const kernel = createKernelCounts(countsFromFirst);
  let peak = null;
  let instantPeakBytes = null;
  const recordReading = (source, reading, atMs) => {
    const { activeFileBytes, usageBytes, inactiveFileBytes } = reading;
    const transientFileBytes = activeFileBytes === null ? 0 : activeFileBytes - sustained(atMs, activeFileBytes);
    const workingSetBytes = Math.max(0, reading.workingSetBytes - transientFileBytes);
    phases.addSample(atMs, workingSetBytes);
    const phase = phases.current();
    instantPeakBytes = Math.max(instantPeakBytes ?? 0, reading.workingSetBytes);
    const countedComposition = () => {
      const activeFile = activeFileBytes === null ? null : activeFileBytes - transientFileBytes;
      return { ...reading.composition(), activeFile };
    };
    compositions.offer(atMs, countedComposition);
    if (workingSetBytes > (peak?.workingSetBytes ?? -1)) {
      const composition = countedComposition();
      const figures = { workingSetBytes, usageBytes, inactiveFileBytes, transientFileBytes, composition };
      peak = { ...figures, phase, atMs, source };
    }
    kernel.record(reading, atMs, phase);
    series.add({ atMs, workingSetBytes, usageBytes });
    sink({ atMs, source, phase, reading, workingSetBytes, transientFileBytes });
    return workingSetBytes;
  };
  return {
    timeOrigin,
    elapsedMs,
    beginPhase: (name) => phases.begin(name, elapsedMs()),
    endPhases: () => phases.end(elapsedMs()),
    currentPhase: phases.current,
    record: (source, reading) => {
      if ("missed" in reading) {
        sources.addMissed(source);
        return null;
      }
      const atMs = elapsedMs();
      sources.addSample(source, reading, atMs);
      return recordReading(source, reading, atMs);
    },
    collected: () => ({
      ...kernel.counts(),
      peak,
      instantPeakBytes,
      limitChange: sources.limitChange(),
      firstSampleMs: phases.firstSampleMs(),
      phases: phases.phases,
      sources: sources.sources,
      compositions: compositions.points(),
      series: series.points()
    })
  };
}

// src/redaction/plan-redactor.ts
var redactors = /* @__PURE__ */ new WeakMap();
function planRedactor(plan) {
  const redactor = redactors.get(plan) ?? redactorOf(plan.secrets, namesIn3(plan));
  redactors.set(plan, redactor);
  return redactor;
}
function namesIn3({ target, readiness, load, reportDir }) {
  const names = [
    ...namesInTarget(target),
    ...readiness.steps.flatMap(({ probe }) => namesInProbe(probe)),
    ...namesInLoad(load),
    reportDir
  ];
  return names.flatMap((name) => name ?? []);
}
function namesInTarget(target) {
  return [
    ...namesInSource(target.source),
    target.describedAs,
    target.socketPath,
    target.workingDir,
    target.user,
    target.network,
    ...target.env.map(([name]) => name),
    ...target.extraHosts,
    ...target.volumes.flatMap(({ source, target: target2 }) => [source, target2]),
    ...target.ephemeralVolumes.flatMap(({ mounts, files }) => [
      ...mounts.map(({ target: target2 }) => target2),
      ...files.map(({ path }) => path)
    ]),
    ...target.files.map(({ path }) => path),
    ...target.tmpfs.map(({ target: target2 }) => target2)
  ];
}
function namesInSource(source) {
  switch (source.kind) {
    case "image":
      return [source.image, source.platform];
    case "build":
      return [source.context, source.dockerfile, source.platform, ...source.buildArgs.map(([name]) => name)];
    case "compose":
      return source.resolved.names;
    case "container":
      return [source.name];
    default:
      return unreachable(source);
  }
}
function namesInProbe(probe) {
  if (probe.kind !== "http") return [];
  return [withoutQuery(probe.path), probe.tls?.serverName ?? null, ...Object.keys(probe.headers)];
}
function namesInLoad({ path, headers, tls, scenario }) {
  const ofRun = [withoutQuery(path), tls?.serverName ?? null, ...Object.keys(headers)];
  if (scenario === null) return ofRun;
  return [
    ...ofRun,
    scenario.file,
    ...scenario.data.flatMap(({ name, columns }) => [name, ...columns]),
    ...scenario.requests.map(({ name }) => withoutQuery(name)),
    ...stepsOf(scenario).flatMap(({ name, shownPath, captures }) => [
      withoutQuery(name),
      withoutQuery(shownPath),
      ...captures.flatMap(({ name: name2, from }) => [name2, from.kind === "json" ? from.path : from.name])
    ])
  ];
}
function withoutQuery(text) {
  return text.replace(/\?.*/s, "");
}

// src/gate/redact-evidence.ts
function redactEvidence(evidence, redactor) {
  const { container, outcome, load, workload } = evidence;
  return {
    ...evidence,
    container: container && { ...container, logTail: container.logTail.map(redactor.output) },
    outcome: outcome.kind === "completed" ? outcome : { ...redactStop(outcome, redactor), kind: outcome.kind },
    load: load && redactLoad(load, redactor),
    workload: workload?.kind === "command" ? { ...workload, command: redactor.message(workload.command) } : workload
  };
}
function redactLoad(load, { message, query: query2 }) {
  const { url, lastError, steps } = load;
  const masked = steps?.map((step) => ({ ...step, name: query2(step.name), path: query2(step.path) }));
  return { ...load, url: query2(url), lastError: lastError && message(lastError), steps: masked ?? null };
}
var maskedFields = {
  command: "message",
  error: "message",
  healthcheckOutput: "output",
  lastError: "message",
  lastLine: "output",
  log: "output",
  output: "output",
  path: "query",
  places: "query",
  url: "query",
  why: "message"
};
function redactStop(stop, redactor) {
  const data = maskTexts(stop.data, redactor);
  if (JSON.stringify(data) === JSON.stringify(stop.data)) return stop;
  const cause = { code: stop.code, data };
  if (isRunCause(cause)) return stopReasonOf(cause);
  const [error, maskedError] = [errorIn(stop.data), errorIn(data)];
  const message = error === null || maskedError === null ? stop.message : stop.message.replaceAll(error, () => maskedError);
  return { ...stop, data, message };
}
function errorIn(data) {
  return "error" in data && data.error !== "" ? data.error : null;
}
function maskTexts(value, redactor) {
  const masked = (inner, name) => {
    const kind = name === null ? void 0 : maskedFields[name];
    if (typeof inner === "string") return kind === void 0 ? inner : redactor[kind](inner);
    if (Array.isArray(inner)) return inner.map((item) => masked(item, name));
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, text]) => [key, masked(text, key)]));
  };
  return masked(value, null);
}

// src/gate/build-evidence.ts
function evidenceOf(plan, run2, stop, clock) {
  return redactEvidence(buildEvidence(plan, run2, stop, clock), planRedactor(plan));
}
function buildEvidence(plan, run2, stop, clock) {
  const collected = run2.collector?.collected() ?? null;
  const container = containerFacts(plan, run2);
  const requestedLimitBytes = plan.target.limitBytes;
  const applied = container?.cgroupLimitBytes ?? null;
  const limitBytes = applied !== null && isRoundedDown(applied, requestedLimitBytes) ? applied : requestedLimitBytes;
  const outcome = outcomeOf(run2, stop, container, collected);
  return {
    memgateVersion: version,
    createdAt: run2.createdAt,
    durationMs: clock.nowMs() - run2.beganMs,
    timeOrigin: run2.collector?.timeOrigin ?? null,
    requestedLimitBytes,
    limitBytes,
    outcome,
    peak: peakOf(collected, limitBytes),
    instantPeakBytes: collected?.instantPeakBytes ?? null,
    kernelPeakBytes: kernelPeakOf(collected, outcome),
    oom: oomOf(run2, collected),
    pressure: pressureOf(collected),
    phases: collected === null ? [] : [...collected.phases],
    load: run2.load,
    warmup: run2.warmup,
    workload: run2.workload,
    sampling: {
      sources: sourcesOf(run2, collected),
      startedMs: run2.startedMs,
      firstSampleMs: collected?.firstSampleMs ?? null,
      notice: run2.sampling?.notice ?? null
    },
    engine: run2.engine,
    container,
    notices: run2.notices,
    compositions: collected === null ? [] : [...collected.compositions],
    series: collected === null ? [] : [...collected.series]
  };
}
function peakOf(collected, limitBytes) {
  const peak = collected?.peak ?? null;
  return peak === null ? null : { ...peak, ratio: peak.workingSetBytes / limitBytes };
}
function kernelPeakOf(collected, outcome) {
  const kernelPeak = collected?.kernelPeak ?? null;
  const load = collected?.phases.find((phase) => phase.name === "load");
  if (kernelPeak === null) return null;
  return outcome.kind === "completed" && (load === void 0 || kernelPeak.atMs < load.endMs) ? null : kernelPeak.bytes;
}
function oomOf(run2, collected) {
  const witnesses = [];
  if (run2.oomEvent !== null) witnesses.push({ name: "event", ...run2.oomEvent });
  if (collected !== null && collected.oomKillsAt !== null) witnesses.push({ name: "cgroup", ...collected.oomKillsAt });
  const { startedState, killedBefore } = run2;
  const isOld = run2.container?.isAttached === true && (startedState?.oomKilled === true || killedBefore.length > 0 || (collected?.oomKillsBefore ?? 0) > 0);
  if (!isOld && (run2.lastState?.oomKilled === true || run2.stoppedState?.oomKilled === true)) {
    witnesses.push({ name: "inspect", atMs: null, phase: null });
  }
  const processes = run2.killedProcesses;
  if (processes !== null && processes.length > 0) witnesses.push({ name: "kernel-log", atMs: null, phase: null });
  return {
    killed: witnesses.length > 0,
    processKills: collected?.oomKills ?? null,
    groupKills: collected?.oomGroupKills ?? null,
    processes: processes === null ? null : [...processes],
    witnesses
  };
}
function pressureOf(collected) {
  const pressure = collected?.pressure ?? null;
  return pressure === null ? null : { someMs: pressure.someUs / 1e3, fullMs: pressure.fullUs / 1e3 };
}
function sourcesOf(run2, collected) {
  return (run2.sampling?.sources() ?? []).map(({ name, intervalMs }) => {
    const { samples, missed, maxGapMs } = collected?.sources.get(name) ?? { samples: 0, missed: 0, maxGapMs: null };
    return { name, intervalMs, samples, missed, maxGapMs };
  });
}
function containerFacts(plan, run2) {
  const { container, image, startedState, lastState, stoppedState } = run2;
  if (container === null || image === null) return null;
  const state = stoppedState ?? lastState ?? startedState;
  const exited = startedState !== null && lastState?.running === false;
  return {
    id: container.id,
    name: container.name,
    image: plan.target.describedAs === null ? image.name : `${image.name} (${plan.target.describedAs})`,
    imageId: image.id,
    startedAt: state?.startedAt ?? null,
    finishedAt: state?.finishedAt ?? null,
    wasRunning: container.isAttached,
    exitedByItself: exited,
    exitCode: exited ? lastState.exitCode : null,
    memoryBytes: startedState?.memoryBytes ?? null,
    memorySwapBytes: startedState?.memorySwapBytes ?? null,
    cgroupLimitBytes: run2.cgroupLimitBytes,
    logTail: [...run2.logTail]
  };
}
function outcomeOf(run2, stop, container, collected) {
  const cause = causeOf(run2, stop, container, collected);
  const reason = cause === null ? stop : stopReasonOf(cause);
  return reason === null ? { kind: "completed" } : { kind: "stopped", ...reason };
}
function causeOf(run2, stop, container, collected) {
  const isWithoutState = run2.startedState !== null && run2.stoppedState === null;
  if (run2.isContainerGone && stop?.reason !== "interrupted") return { code: "app-exited/removed", data: {} };
  if (isWithoutState && stop?.reason !== "interrupted" && stop?.reason !== "engine-lost") {
    return { code: "engine-lost/no-state", data: {} };
  }
  const change = collected?.limitChange ?? null;
  const swapBytes = run2.lastState?.memorySwapBytes ?? null;
  if (stop === null && swapBytes !== null && swapBytes !== run2.startedState?.memorySwapBytes) {
    return { code: "limit-not-applied/swap-allowed", data: { swapBytes } };
  }
  if (stop === null && change !== null) return { code: "limit-not-applied/changed", data: change };
  if (stop?.reason !== "app-exited") return null;
  return run2.lost ?? (container === null ? null : exitCause(run2, container));
}
function exitCause(run2, { exitCode }) {
  const phase = run2.collector?.currentPhase() ?? "start";
  if (exitCode !== 137) return { code: "app-exited/exit", data: { exitCode, phase } };
  const isOomKilled = oomOf(run2, run2.collector?.collected() ?? null).killed;
  return { code: "app-exited/sigkill", data: { phase, isOomKilled } };
}

// src/gate/stop.ts
function appExited({ collector }) {
  return stopReasonOf({
    code: "app-exited/exit",
    data: { exitCode: null, phase: collector?.currentPhase() ?? "start" }
  });
}
function lostCause(error) {
  return error === null ? { code: "engine-lost/stopped", data: {} } : { code: "engine-lost/connection", data: { error } };
}
function isConnectionError(thrown) {
  const codes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"];
  if (!(thrown instanceof Error)) return false;
  if (thrown instanceof GateError) return thrown.stage !== "engine" && isConnectionError(thrown.cause);
  const { code, syscall } = thrown;
  return codes.includes(code ?? "") || code === "ENOENT" && syscall === "connect";
}
function createStopController(interrupt) {
  const controller = new AbortController();
  let stopped = null;
  let refusal = null;
  const stop = (next) => {
    stopped ??= next;
    controller.abort(new Error(next.message));
  };
  const onInterrupt = () => stop(interrupt.reason);
  if (interrupt.aborted) onInterrupt();
  interrupt.addEventListener("abort", onInterrupt, { once: true });
  const aborted = (signal) => new Promise((resolve4) => {
    if (signal.aborted) resolve4();
    signal.addEventListener("abort", () => resolve4(), { once: true });
  });
  return {
    signal: controller.signal,
    whenStopped: aborted(controller.signal),
    interrupted: aborted(interrupt),
    stop,
    stopFor: (thrown) => {
      if (isConnectionError(thrown)) return stop(stopReasonOf(lostCause(messageOf(thrown))));
      const unexpected = () => stop(stopReasonOf({ code: "internal-error/unexpected", data: { error: traceOf(thrown) } }));
      if (!(thrown instanceof GateError)) return unexpected();
      const { fault, message } = thrown;
      if (typeof fault !== "string") return stop({ ...fault, reason: reasonOf(fault.code), message });
      refusal ??= thrown;
      unexpected();
    },
    stopped: () => stopped,
    refusal: () => refusal
  };
}

// src/gate/clean-up.ts
var normalStepMs = 3e4;
var hurriedStepMs = 2e3;
var hurriedTotalMs = 5e3;
var logTailLines = 50;
async function cleanUp({ clock, target, memory }, run2, stopController, { message }) {
  const step = createSteps(clock, stopController);
  const { container, sampling } = run2;
  await step(sampling?.finalReading);
  run2.collector?.endPhases();
  run2.lastState = await step(container?.state).then(valueIn2);
  if (run2.lastState?.running === false && run2.startedState !== null && run2.workload?.kind !== "none") {
    stopController.stop(appExited(run2));
  }
  const exitedDependencies2 = await step(run2.startedState === null ? void 0 : target.exitedDependencies).then(valueIn2) ?? [];
  if (exitedDependencies2.length > 0) {
    const services = [...exitedDependencies2];
    stopController.stop(stopReasonOf({ code: "dependency-exited/exited", data: { services } }));
  }
  run2.isEnding = true;
  await Promise.all([step(() => closeLoad(run2)), step(sampling?.close), step(container?.kill)]);
  const stopped = await step(container?.state);
  run2.stoppedState = stopped.value;
  run2.isContainerGone = stopped.isNotFound;
  if (run2.startedState !== null && container !== null) {
    const killed = killedSince(run2.killedBefore, memory.killedProcesses(container.id));
    run2.killedProcesses = killed?.length === 0 && sampling?.notice !== null ? null : killed;
  }
  if (container !== null && needsLog(run2, stopController)) {
    run2.logTail = await step(() => container.logTail(logTailLines)).then(valueIn2) ?? [];
  }
  run2.watch?.end();
  const created = container === null ? await step(run2.creating === null ? void 0 : () => run2.creating ?? Promise.resolve()) : null;
  const mayBeLeft = target.leftBehind();
  const removed = await step(run2.engine === null ? void 0 : target.tearDown, hurriedTotalMs);
  const failure = removed.failure ?? created?.failure ?? null;
  const left = removed.failure === null ? mayBeLeft : target.leftBehind();
  if (failure !== null && left !== null) {
    run2.notices.push(`${left.what} may still exist (${message(failure)}); remove it with: ${left.command}`);
  }
}
async function closeLoad(run2) {
  await run2.openingLoad;
  await run2.loadProcess?.close();
}
function killedSince(before, now) {
  return now?.filter(({ pid }) => !before.some((earlier) => earlier.pid === pid)) ?? null;
}
function valueIn2({ value }) {
  return value;
}
function createSteps(clock, stopController) {
  let hurriedSinceMs = null;
  const remainingMs2 = (stepMs) => {
    const reason = stopController.stopped()?.reason;
    if (reason === "interrupted" || reason === "engine-lost") hurriedSinceMs ??= clock.nowMs();
    if (hurriedSinceMs === null) return normalStepMs;
    return Math.max(1, Math.min(stepMs, hurriedSinceMs + hurriedTotalMs - clock.nowMs()));
  };
  return async (work, stepMs = hurriedStepMs) => {
    if (work === void 0) return { value: null, failure: null, isNotFound: false };
    const failed2 = (failure, isNotFound2 = false) => ({ value: null, failure, isNotFound: isNotFound2 });
    const late = () => {
      hurriedSinceMs ??= clock.nowMs();
      return failed2("no response in time");
    };
    const working = work().then(
      (value) => ({ value, failure: null, isNotFound: false }),
      (error) => failed2(messageOf(error), error?.statusCode === 404)
    );
    const normal = withDeadline(clock, remainingMs2(stepMs), working, late);
    if (hurriedSinceMs !== null) return normal;
    const hurried = stopController.interrupted.then(() => withDeadline(clock, stepMs, working, late));
    return Promise.race([normal, hurried]);
  };
}
function needsLog({ load, workload, oomEvent, lastState, stoppedState }, stopController) {
  const loadFailed = load !== null && load.errors + load.non2xx > 0;
  if (workload?.kind === "command" && workload.exitCode !== 0) return true;
  if (workload?.kind === "none" && !workload.exitCodes.includes(lastState?.exitCode ?? -1)) return true;
  return stopController.stopped() !== null || oomEvent !== null || stoppedState?.oomKilled === true || loadFailed;
}

// src/gate/not-ready.ts
function notReadyCause(observed, afterMs, port, exposed) {
  const data = { afterMs, observed, otherPorts: otherPortsOf(port, exposed) };
  if (observed.kind !== "http" && observed.kind !== "tcp") return { code: codesOfProbe[observed.kind], data };
  return causeAtPort(observed, data);
}
function otherPortsOf(port, exposed) {
  const ports = exposed.map((one) => Number.parseInt(one, 10));
  return port === null || ports.length === 0 || ports.includes(port) ? null : { port, exposed: ports };
}
var codesOfProbe = {
  log: "not-ready/no-log-line",
  "log-unreadable": "not-ready/log-unreadable",
  "command-exit": "not-ready/command-failed",
  "command-error": "not-ready/command-not-run",
  "command-running": "not-ready/command-running",
  "command-untried": "not-ready/not-tried"
};
function causeAtPort(observed, data) {
  const { failures, outside, isTried, socketPath } = observed;
  const responses = failures.flatMap(
    ({ places, attempt }) => attempt.kind === "http-status" ? [{ status: attempt.status, url: places[0] ?? "" }] : []
  );
  const clientError = responses.find(({ status }) => status >= 400 && status < 500);
  if (clientError !== void 0) return { code: "not-ready/http-4xx", data: { ...data, ...clientError } };
  const [response] = responses;
  if (response !== void 0) return { code: "not-ready/http-status", data: { ...data, ...response } };
  if (outside.length > 0 && data.otherPorts === null) return { code: "not-ready/other-network", data };
  const [failure] = failures;
  if (!isTried) return { code: "not-ready/not-tried", data };
  if (failure === void 0) return { code: "not-ready/no-address", data };
  if (socketPath !== null && isOfSocket(failure.attempt)) return { code: "not-ready/no-socket", data };
  return { code: codeOfAttempt(failure.attempt, observed), data };
}
function isOfSocket(attempt) {
  if (attempt.kind !== "http-error") return attempt.kind !== "http-timeout";
  return ["EACCES", "ECONNREFUSED", "ENOENT", "ENOTSOCK", "EPERM"].includes(attempt.errorCode ?? "");
}
function codeOfAttempt(attempt, observed) {
  switch (attempt.kind) {
    case "http-timeout":
    case "tcp-timeout":
      return "not-ready/no-response";
    case "tcp-closed":
      return "not-ready/closed";
    case "http-error":
    case "tcp-error":
      return codeOfError(attempt.errorCode, observed.kind === "http" ? observed.serverName : null);
    case "http-status":
      throw new Error("a response has a code of its own");
    default:
      return unreachable(attempt);
  }
}
function codeOfError(errorCode, serverName) {
  if (errorCode === "ECONNREFUSED") return "not-ready/refused";
  if (errorCode === "ECONNRESET") return "not-ready/closed";
  switch (protocolFaultOf(errorCode, serverName)) {
    case "certificate":
    case "certificate-name":
      return "not-ready/certificate";
    case "not-http":
    case "not-https":
      return "not-ready/protocol";
    default:
      return "not-ready/unreachable";
  }
}

// src/gate/run-context.ts
function newRun(plan, { clock }) {
  let die = () => {
  };
  const died = new Promise((resolve4) => {
    die = resolve4;
  });
  return {
    createdAt: clock.isoNow(),
    beganMs: clock.nowMs(),
    notices: [...plan.notices],
    engine: null,
    image: null,
    container: null,
    creating: null,
    watch: null,
    collector: null,
    sampling: null,
    openingLoad: null,
    loadProcess: null,
    load: null,
    warmup: null,
    workload: null,
    died,
    die,
    oomEvent: null,
    startedMs: null,
    startedState: null,
    cgroupLimitBytes: null,
    lastState: null,
    stoppedState: null,
    killedProcesses: null,
    killedBefore: [],
    logTail: [],
    isContainerGone: false,
    lost: null,
    isEnding: false
  };
}

// src/gate/container-activity.ts
var unknown2 = { receivedBytes: null, cpuMs: null };
var timeoutMs = 3e3;
function countersOf(container, clock, signal) {
  const counters = container.statsOnce(signal).then(readCounters, () => unknown2);
  return withDeadline(clock, timeoutMs, counters, () => unknown2);
}
function readCounters(frame) {
  const networks2 = field(frame, "networks");
  const received = typeof networks2 === "object" && networks2 !== null ? Object.values(networks2).map((network) => byteCount(field(network, "rx_bytes"))) : [];
  const isKnown = received.length > 0 && received.every((bytes) => bytes !== null);
  const cpuNs = byteCount(field(field(field(frame, "cpu_stats"), "cpu_usage"), "total_usage"));
  return {
    receivedBytes: isKnown ? received.reduce((sum, bytes) => sum + bytes, 0) : null,
    cpuMs: cpuNs === null ? null : cpuNs / 1e6
  };
}
function activityBetween(before, after) {
  const increase = (name) => {
    const [first, last] = [before[name], after[name]];
    return first === null || last === null || last < first ? null : last - first;
  };
  return { receivedBytes: increase("receivedBytes"), cpuMs: increase("cpuMs") };
}

// src/gate/workload.ts
var endingMs = 1e4;
async function awaitEnd({ limitMs, exitCodes }, adapters, run2, stopController) {
  const { clock, observer } = adapters;
  const { collector } = run2;
  if (collector === null) throw new Error("sampling starts before the job");
  observer.note("waiting for the job to end");
  const beganMs = collector.elapsedMs();
  const ended = await withDeadline(
    clock,
    limitMs,
    Promise.race([run2.died.then(() => true), stopController.whenStopped.then(() => false)]),
    () => false
  );
  stopController.signal.throwIfAborted();
  if (ended) {
    run2.workload = { kind: "none", durationMs: collector.elapsedMs() - beganMs, exitCodes: [...exitCodes] };
    return;
  }
  stopController.stop(stopReasonOf({ code: "job-unfinished/time-up", data: { afterMs: limitMs } }));
}
async function runLoadCommand(plan, workload, adapters, run2, { stopController, port, address }) {
  const { clock, target } = adapters;
  const { collector, container } = run2;
  if (collector === null || container === null) throw new Error("sampling starts before the load");
  const scheme = plan.load.tls === null ? "http" : "https";
  const { path, socketPath } = plan.load;
  const reach = address === null ? null : { address, port, scheme, path, socketPath };
  const isReachedByPort = reach !== null && socketPath === null;
  const before = isReachedByPort ? await countersOf(container, clock, stopController.signal) : null;
  stopController.signal.throwIfAborted();
  beginPhase("load", collector, adapters);
  const limit = new AbortController();
  const { signal, release } = linkedSignal([stopController.signal, limit.signal]);
  const isRunOver = () => stopController.signal.aborted;
  const running = target.runLoadCommand(workload, plan.target, reach, signal, isRunOver).finally(release);
  running.catch(() => {
  });
  const first = await withDeadline(
    clock,
    workload.limitMs,
    Promise.race([running, stopController.whenStopped]),
    () => "late"
  );
  stopController.signal.throwIfAborted();
  if (first === "late") limit.abort();
  const unended = { exitCode: null, signal: null, durationMs: workload.limitMs, leftBehind: 0 };
  const end = await withDeadline(
    clock,
    endingMs,
    Promise.race([running, stopController.whenStopped.then(() => unended)]),
    () => unended
  );
  stopController.signal.throwIfAborted();
  const { exitCode, signal: killedBy, durationMs, leftBehind } = end;
  const after = before === null ? null : countersOf(container, clock, stopController.signal);
  const wasToEnd = first === "late" && workload.isLimitGiven;
  const ended = {
    kind: "command",
    command: workload.command.join(" "),
    exitCode: first === "late" ? null : exitCode,
    signal: killedBy,
    durationMs,
    wasToEnd
  };
  run2.workload = { ...ended, app: null };
  if (leftBehind > 0) run2.notices.push(leftBehindText(leftBehind));
  beginPhase("settle", collector, adapters);
  await clock.sleep(plan.sampling.settleMs, stopController.signal);
  if (before !== null && after !== null) run2.workload = { ...ended, app: activityBetween(before, await after) };
}
function leftBehindText(count2) {
  const processes = count2 === 1 ? "a process" : `${count2} processes`;
  return `load-command left ${processes} behind, and memgate ended them: load in the background is cut short`;
}
var minSentRatio = 0.9;
function missedRate({ paced, connections }) {
  if (paced === null || paced.sent >= Math.min(paced.due * minSentRatio, paced.due - 1)) return null;
  const sent = `memgate sent only ${integer(paced.sent)} of the ${integer(paced.due)} requests that the rate requires`;
  const over = `${integer(connections)} connection${connections === 1 ? "" : "s"}`;
  return `${sent}: the app or this machine was too slow over ${over}, so the peak at the full rate is unknown`;
}
async function sendLoad(plan, adapters, run2, stopController, address) {
  const { clock, observer } = adapters;
  const { loadProcess, collector } = run2;
  if (loadProcess === null || collector === null) throw new Error("the load process starts before the load");
  const send = (load2, durationMs) => loadProcess.run(load2, address, durationMs, observer.load, stopController.signal);
  if (plan.load.warmupMs > 0) {
    beginPhase("warmup", collector, adapters);
    run2.warmup = warmupOf(await send(plan.load, plan.load.warmupMs));
    stopController.signal.throwIfAborted();
  }
  beginPhase("load", collector, adapters);
  const beganMs = collector.elapsedMs();
  const load = await send(plan.load, plan.load.durationMs);
  const timeline = load.timeline.map((point) => ({ ...point, atMs: point.atMs + beganMs }));
  run2.load = { ...load, timeline };
  const missed = missedRate(load);
  if (missed !== null) run2.notices.push(missed);
  stopController.signal.throwIfAborted();
  beginPhase("settle", collector, adapters);
  await clock.sleep(plan.sampling.settleMs, stopController.signal);
}
function warmupOf({ requests, errors, non2xx, requestsPerSecond, latencyMs }) {
  return { requests, failed: errors + non2xx, requestsPerSecond, latencyMs };
}
function beginPhase(name, collector, { observer }) {
  collector.beginPhase(name);
  observer.phase(name);
}

// src/gate/run-gate.ts
var windDownMs = 1e3;
async function runGate(plan, adapters, interrupt) {
  const stopController = createStopController(interrupt);
  const run2 = newRun(plan, adapters);
  const phases = runPhases(plan, adapters, run2, stopController).catch((error) => {
    if (!stopController.signal.aborted) stopController.stopFor(error);
  });
  await Promise.race([phases, stopDeadline(phases, adapters, stopController)]);
  await cleanUp(adapters, run2, stopController, planRedactor(plan));
  const refusal = stopController.refusal();
  if (refusal !== null) throw refusal;
  return evidenceOf(plan, run2, stopController.stopped(), adapters.clock);
}
async function stopDeadline(phases, { clock }, stopController) {
  await stopController.whenStopped;
  await withDeadline(clock, windDownMs, phases, () => {
  });
}
async function runPhases(plan, adapters, run2, stopController) {
  const { target, observer } = adapters;
  if (plan.workload.kind === "http") openLoad(adapters.load, run2, stopController);
  run2.engine = await target.connect();
  stopController.signal.throwIfAborted();
  run2.image = await target.prepareImage(plan.target, stopController.signal);
  stopController.signal.throwIfAborted();
  const port = portToRequest(plan, run2.image.exposedPorts);
  assertHealthcheck(plan.readiness, run2.image.healthcheck);
  await createContainer2(plan, adapters, run2, port);
  stopController.signal.throwIfAborted();
  const container = await startContainer(plan, adapters, run2, stopController);
  stopController.signal.throwIfAborted();
  if (plan.workload.kind === "none") return awaitEnd(plan.workload, adapters, run2, stopController);
  const waiting = plan.readiness.steps.map(({ probe }) => waitingFor(probe, planRedactor(plan)));
  observer.note(`waiting for ${waiting.join(", then for ")}`);
  const readiness = await target.awaitReady(container, run2.image.healthcheck, plan.readiness, stopController.signal);
  stopController.signal.throwIfAborted();
  if (!readiness.ready) {
    const { timeoutMs: timeoutMs2 } = plan.readiness;
    const cause = notReadyCause(readiness.observed, timeoutMs2, port, run2.image.exposedPorts);
    return stopController.stop(stopReasonOf(cause));
  }
  if (plan.workload.kind === "command") {
    return runLoadCommand(plan, plan.workload, adapters, run2, { stopController, port, address: readiness.address });
  }
  if (readiness.address === null) throw new Error("an app without a port cannot receive requests");
  await run2.openingLoad;
  stopController.signal.throwIfAborted();
  await sendLoad(plan, adapters, run2, stopController, readiness.address);
}
function waitingFor(probe, { message, query: query2 }) {
  switch (probe.kind) {
    case "http":
      return `a response from ${query2(probe.path)}`;
    case "tcp":
      return `connections to ${probe.port === null ? "the app's port" : `port ${probe.port}`}`;
    case "healthcheck":
      return "the HEALTHCHECK to succeed";
    case "log":
      return `a log line that matches ${probe.pattern}`;
    case "exec":
      return `${message(probe.command.join(" "))} to succeed in the container`;
    default:
      return unreachable(probe);
  }
}
function openLoad(load, run2, stopController) {
  const opening = async () => {
    run2.loadProcess = await load.open();
  };
  run2.openingLoad = opening().catch(stopController.stopFor);
}
async function createContainer2(plan, { target }, run2, port) {
  const image = run2.image;
  if (image === null) throw new Error("the image is prepared before the container is created");
  const creating = target.createContainer(plan.target, image, port).then((container) => {
    run2.container = container;
  });
  run2.creating = creating.catch(() => {
  });
  await creating;
}
async function startContainer(plan, adapters, run2, stopController) {
  const { clock, observer, memory, samples } = adapters;
  const container = run2.container;
  if (container === null) throw new Error("the container is created before it is started");
  const collector = createCollector(clock, samples, container.isAttached);
  run2.collector = collector;
  if (container.isAttached) run2.killedBefore = memory.killedProcesses(container.id) ?? [];
  const isJob = plan.workload.kind === "none";
  run2.watch = await container.watch((event) => onEvent(event, isJob, run2, stopController));
  beginPhase(isJob ? "run" : "start", collector, adapters);
  await container.start();
  run2.startedMs = collector.elapsedMs();
  run2.startedState = await container.state();
  run2.sampling = await memory.open(container, run2.startedState.pid, plan.sampling, (source, reading) => {
    const workingSetBytes = collector.record(source, reading);
    if (workingSetBytes !== null) observer.sample(workingSetBytes, plan.target.limitBytes);
  });
  const { memoryBytes, memorySwapBytes } = run2.startedState;
  const apiIsCapped = run2.sampling.notice !== null && plan.target.limitBytes > (run2.engine?.memoryBytes ?? 0);
  run2.cgroupLimitBytes = apiIsCapped ? null : run2.sampling.limitBytes;
  const readBack = { memoryBytes, memorySwapBytes, cgroupLimitBytes: run2.cgroupLimitBytes };
  const mismatch = limitMismatch(readBack, plan.target.limitBytes);
  if (mismatch !== null) stopController.stop(stopReasonOf(mismatch));
  return container;
}
function onEvent(event, isJob, run2, stopController) {
  const { collector } = run2;
  if (event.kind === "oom" && collector !== null) {
    run2.oomEvent ??= { atMs: collector.elapsedMs(), phase: collector.currentPhase() };
  }
  const lost = event.kind === "lost" ? lostCause(event.error) : null;
  if (lost !== null) run2.lost = lost;
  if (run2.isEnding) return;
  if (event.kind === "die") {
    run2.die();
    if (!isJob) stopController.stop(appExited(run2));
  }
  if (lost !== null) stopController.stop(stopReasonOf(lost));
}

// src/github/identity.ts
function identityOf(env, gate) {
  return {
    gate,
    repository: env["GITHUB_REPOSITORY"] || null,
    commit: env["GITHUB_SHA"] || null,
    branch: env["GITHUB_HEAD_REF"] || branchIn(env["GITHUB_REF"]),
    pullRequest: pullRequestOf(env),
    runUrl: runUrlOf(env)
  };
}
function branchIn(ref = "") {
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1] ?? null;
}

// src/load/process.ts
import { fork } from "node:child_process";
var startTimeoutMs = 2e4;
var endTimeoutMs = 3e4;
var stopTimeoutMs = 2e3;
var nodeFlags = ["--max-semi-space-size=1", "--v8-pool-size=1"];
function createLoadAdapter(entry, clock, secrets = []) {
  return { open: () => open(entry, clock, secrets) };
}
async function open(entry, clock, secrets) {
  const child2 = fork(entry, [], { execArgv: nodeFlags, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const exited = new Promise((resolve4) => {
    child2.once(
      "exit",
      (code, signal) => resolve4(`the load process exited unexpectedly (${signal ?? `exit code ${code}`})`)
    );
    child2.once("error", (error) => resolve4(`cannot start the load process: ${error.message}`));
  });
  const process2 = {
    run: (plan, address, durationMs, onProgress, signal) => run({ child: child2, exited, clock }, { ...jobOf(plan, address, durationMs), secrets }, address, onProgress, signal),
    close: async () => {
      if (child2.connected) child2.disconnect();
      await withDeadline(clock, 1e3, exited, () => child2.kill("SIGKILL"));
      await exited;
    }
  };
  const warm = nextMessage(child2, exited, (message) => message.type === "warm" ? true : void 0);
  const ready = await withDeadline(
    clock,
    startTimeoutMs,
    warm,
    () => `the load process was not ready within ${startTimeoutMs / 1e3} s`
  );
  if (ready !== true) {
    await process2.close();
    throw loadProcessError(ready);
  }
  return process2;
}
function loadProcessError(error) {
  return new GateError({ code: "load-failed/load-process", data: { error } }, error);
}
function urlOf({ origin }, isTls) {
  return isTls ? origin.replace(/^http:/, "https:") : origin;
}
function jobOf({ path, warmupMs, ...plan }, address, durationMs) {
  return { ...plan, url: urlOf(address, plan.tls !== null) + path, durationMs };
}
async function run({ child: child2, exited, clock }, job, address, onProgress, signal) {
  const stop = () => sendMessage(child2, { type: "stop" });
  const result = nextMessage(child2, exited, (message) => {
    if (message.type === "progress") onProgress({ requestsPerSecond: message.requestsPerSecond });
    if (message.type === "failed") return loadProcessError(`autocannon failed: ${message.message}`);
    return message.type === "done" ? message.load : void 0;
  });
  sendMessage(child2, { type: "run", job });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const timeoutError = () => loadProcessError(`the load process did not finish its ${job.durationMs / 1e3} s run in time`);
  const ended = new AbortController();
  const { signal: anySignal } = linkedSignal([signal, ended.signal]);
  const overdue = clock.sleep(job.durationMs, anySignal).then(() => clock.sleep(endTimeoutMs, anySignal)).then(() => signal.aborted ? clock.sleep(stopTimeoutMs, ended.signal) : void 0).then(timeoutError);
  try {
    const outcome = await Promise.race([result, overdue]);
    if (typeof outcome === "string") throw loadProcessError(outcome);
    if (outcome instanceof Error) throw outcome;
    return { ...outcome, via: address.via };
  } finally {
    ended.abort();
    signal.removeEventListener("abort", stop);
  }
}
function nextMessage(child2, exited, pick) {
  return new Promise((resolve4) => {
    const listen = (message) => {
      const picked = pick(message);
      if (picked !== void 0) settle(picked);
    };
    const settle = (value) => {
      child2.off("message", listen);
      resolve4(value);
    };
    child2.on("message", listen);
    exited.then(settle);
  });
}
function sendMessage(child2, message) {
  if (child2.connected) child2.send(message, () => {
  });
}

// src/memory/oom-kernel-log.ts
import { closeSync, constants, openSync, readSync } from "node:fs";
function readKernelLog(path = "/dev/kmsg") {
  const records = [];
  const buffer = Buffer.allocUnsafe(8192);
  let fd = null;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    for (; ; ) {
      const record = readRecord(fd, buffer);
      if (record === "end") return records;
      if (record !== "overwritten") records.push(record.text);
    }
  } catch {
    return null;
  } finally {
    if (fd !== null) closeSync(fd);
  }
}
function readRecord(fd, buffer) {
  try {
    const record = buffer.toString("utf8", 0, readSync(fd, buffer));
    if (record === "") return "end";
    const [line = ""] = record.split("\n");
    return { text: line.slice(line.indexOf(";") + 1) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EPIPE") return "overwritten";
    if (code === "EAGAIN") return "end";
    throw error;
  }
}
function killedIn(records, containerId) {
  const killed = /* @__PURE__ */ new Map();
  let victim = null;
  let isGroup = false;
  let listed3 = /* @__PURE__ */ new Set();
  for (const text of records) {
    if (text.startsWith("Tasks state ")) listed3 = /* @__PURE__ */ new Set();
    const row = /^\[ *(\d+)\] +\d+ +\d+ +\d+ /.exec(text);
    if (row !== null) listed3.add(Number(row[1]));
    const choice = /^oom-kill:.*,task_memcg=([^,]*),task=.*,pid=(\d+),uid=\d+$/.exec(text);
    if (choice !== null) {
      isGroup = false;
      victim = choice[1]?.includes(containerId) === true ? Number(choice[2]) : null;
    }
    const group = /^Tasks in (.*) are going to be killed due to memory\.oom\.group set$/.exec(text);
    if (group !== null) isGroup = group[1]?.includes(containerId) === true;
    const kill = /(?:^|: )Killed process (\d+) \((.*)\) total-vm:\d+kB, anon-rss:(\d+)kB/.exec(text);
    if (kill === null) continue;
    const [, pid, name = "", anonymousKib] = kill;
    if (Number(pid) !== victim && !isGroup) continue;
    const isThread = Number(pid) !== victim && listed3.size > 0 && !listed3.has(Number(pid));
    if (isThread) continue;
    killed.set(Number(pid), { pid: Number(pid), name, anonymousBytes: Number(anonymousKib) * 1024 });
  }
  return [...killed.values()];
}

// src/memory/sampling/sampler.ts
function createMemoryAdapter(clock) {
  return {
    open: async (container, pid, plan, onReading) => {
      const lookup = findCgroup(container.id, pid);
      const files = "reader" in lookup ? sampleFiles(lookup.reader, plan.cgroupIntervalMs, onReading) : null;
      let stats = null;
      const onFrame = (name, reading) => onReading(name, files === null || "missed" in reading ? reading : withKernel(reading, files.kernelBytes));
      const oneShotIntervalMs = files === null ? plan.oneShotIntervalMs : plan.oneShotBesideFilesMs;
      const opening = openStats(container, { ...plan, oneShotIntervalMs }, clock, onFrame).then((opened) => {
        stats = opened;
        return opened;
      });
      const limitBytes = files === null ? await (await opening).firstLimitBytes() : files.limitBytes;
      const sampling = {
        sources: () => [files?.source, stats].flatMap(
          (source) => source ? [{ name: source.name, intervalMs: source.intervalMs }] : []
        ),
        notice: "notice" in lookup ? lookup.notice : null,
        limitBytes,
        finalReading: async () => {
          files?.read();
          const opened = await opening;
          if (files === null || opened.name === "stats-oneshot") await opened.finalReading();
        },
        close: async () => {
          files?.close();
          await (await opening).close();
        }
      };
      return sampling;
    },
    killedProcesses: (containerId) => {
      const records = readKernelLog();
      return records === null ? null : killedIn(records, containerId);
    }
  };
}
var fullReadingMs = 100;
function sampleFiles(reader, intervalMs, onReading) {
  const name = reader.version === "1" ? "cgroup-v1" : "cgroup-v2";
  const first = reader.read("full");
  onReading(name, first);
  let readings = 0;
  const fullEvery = Math.ceil(fullReadingMs / intervalMs);
  const timer = setInterval(
    () => onReading(name, reader.read(++readings % fullEvery === 0 ? "full" : "quick")),
    intervalMs
  );
  return {
    source: { name, intervalMs },
    limitBytes: "missed" in first ? null : first.limitBytes,
    read: () => onReading(name, reader.read("full")),
    kernelBytes: reader.kernelBytes,
    close: () => {
      clearInterval(timer);
      reader.close();
    }
  };
}

// src/redaction/log-stream.ts
import { Transform } from "node:stream";
import { StringDecoder } from "node:string_decoder";
var maxPieceLength = 64 * 1024;
function redactedLog({ line, group }, { output, message, longest }, addSecrets) {
  return {
    line,
    group: (title) => {
      const { out, end } = group(title);
      const lines = redactedLines(output, longest, (text) => void out.write(text));
      return {
        out: lines,
        end: () => {
          lines.end();
          end();
        }
      };
    },
    addSecrets,
    output,
    message
  };
}
function redactedLines(hide, longest, write) {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  return new Transform({
    transform: (chunk, _encoding, done) => {
      const lines = (rest + decoder.write(chunk)).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) write(`${hide(line)}
`);
      if (rest.length > maxPieceLength + longest()) {
        const masked = hide(rest);
        const end = Math.max(0, masked.length - longest());
        write(masked.slice(0, end));
        rest = masked.slice(end);
      }
      done();
    },
    flush: (done) => {
      if (rest !== "") write(hide(rest));
      done();
    }
  });
}

// src/targets/docker/cleanup-stack.ts
function createCleanupStack() {
  const steps = [];
  return {
    add: (what, command, cleanup) => steps.push({ what, command, cleanup }),
    run: async () => {
      const failures = [];
      for (const step of steps.toReversed()) {
        try {
          await step.cleanup();
          steps.splice(steps.indexOf(step), 1);
        } catch (error) {
          failures.push(messageOf(error));
        }
      }
      if (failures.length > 0) throw new Error(failures.join("; "));
    },
    left: () => steps.length === 0 ? null : {
      what: steps.map(({ what }) => what).join(" and "),
      command: steps.toReversed().map(({ command }) => command).join("; ")
    }
  };
}

// src/targets/docker/compose/load-service.ts
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as join5 } from "node:path";

// src/targets/docker/compose/dependencies.ts
import { setTimeout as sleep } from "node:timers/promises";
var projectLabel = "com.docker.compose.project";
var serviceLabel = "com.docker.compose.service";
var oneOffLabel = "com.docker.compose.oneoff";
var pollIntervalMs = 200;
var maxStartMs = 5 * 6e4;
var logTailLines2 = 8;
var maxHealthcheckOutputLength = 300;
function dependenciesOf(service, services) {
  return Object.entries(mapOf2(at(service, "depends_on"))).flatMap(([name, how]) => {
    const condition = scalarText(at(how, "condition"));
    if (at(services, name) === void 0) return [];
    const known = condition === "service_healthy" || condition === "service_completed_successfully";
    const isRequired = at(how, "required") !== false;
    return [{ service: name, condition: known ? condition : "service_started", isRequired }];
  });
}
async function awaitCondition(docker, project, { service, condition }, signal, hide) {
  const untilMs = performance.now() + maxStartMs;
  const required = `the service ${service} must ${requirements[condition]}`;
  for (; ; ) {
    const containers2 = await containersOf(docker, project, service);
    signal.throwIfAborted();
    const states = await Promise.all(containers2.map(({ Id }) => docker.getContainer(Id).inspect()));
    signal.throwIfAborted();
    const statuses = states.map((state) => statusOf(state, condition));
    const failed2 = states.find((_, index) => statuses[index]?.kind === "failed");
    const status = statuses.find(({ kind }) => kind === "failed");
    if (failed2 !== void 0 && status?.kind === "failed") {
      throw dependencyError([service], `${required}, but ${status.why}${await outputText(docker, failed2, hide)}`);
    }
    if (statuses.length > 0 && statuses.every(({ kind }) => kind === "met")) return;
    if (statuses.length === 0) throw dependencyError([service], `the service ${service} has no container`);
    if (performance.now() > untilMs) {
      const slow = states[statuses.findIndex(({ kind }) => kind !== "met")];
      const output = slow === void 0 ? "" : await outputText(docker, slow, hide);
      throw dependencyError([service], `${required}, but did not within ${maxStartMs / 6e4} minutes${output}`);
    }
    await sleep(pollIntervalMs, void 0, { signal });
  }
}
function dependencyError(services, message) {
  return new GateError({ code: "container-failed/dependency", data: { services: [...services] } }, message);
}
var requirements = {
  service_started: "start",
  service_healthy: "become healthy",
  service_completed_successfully: "exit with code 0"
};
function statusOf({ State }, condition) {
  const hasExited = State.Status === "exited" || State.Status === "dead";
  const exited = {
    kind: "failed",
    why: `exited with exit code ${State.ExitCode}${State.OOMKilled ? ", OOM-killed" : ""}`
  };
  const metIf = (isMet) => ({ kind: isMet ? "met" : "waiting" });
  if (condition === "service_completed_successfully") {
    return hasExited && State.ExitCode !== 0 ? exited : metIf(hasExited);
  }
  if (hasExited) return exited;
  if (condition === "service_started") return metIf(State.Running && !State.Restarting);
  const health = State.Health?.Status;
  if (State.Running && (health === void 0 || health === "none"))
    return { kind: "failed", why: "has no healthcheck" };
  return health === "unhealthy" ? { kind: "failed", why: "is unhealthy" } : metIf(health === "healthy");
}
async function failedService(docker, project, tested, hide) {
  for (const { Id, Labels } of await containersOf(docker, project, null)) {
    const service = Labels[serviceLabel] ?? "";
    if (service === tested) continue;
    const info = await docker.getContainer(Id).inspect();
    const { State } = info;
    const isFailed = State.Status === "exited" && State.ExitCode !== 0;
    const problem = State.Health?.Status === "unhealthy" ? "is unhealthy" : isFailed ? `exited with exit code ${State.ExitCode}` : null;
    if (problem === null) continue;
    return { service, message: `the service ${service} ${problem}${await outputText(docker, info, hide)}` };
  }
  return null;
}
async function exitedDependencies(docker, project, dependencies, hide) {
  const lasting = dependencies.filter(({ condition }) => condition !== "service_completed_successfully");
  const exited = lasting.map(async ({ service }) => {
    const containers2 = await containersOf(docker, project, service);
    const infos = await Promise.all(containers2.map(({ Id }) => docker.getContainer(Id).inspect()));
    const ended = infos.find(({ State: State2, RestartCount }) => !State2.Running || State2.Restarting || RestartCount > 0);
    if (ended === void 0) return [];
    const { State, RestartCount: restarts } = ended;
    const exitCode = State.Running && !State.Restarting ? null : State.ExitCode;
    return { service, exitCode, restarts, isOomKilled: State.OOMKilled, ...await outputOf(docker, ended, hide) };
  });
  return (await Promise.all(exited)).flat();
}
async function containersOf(docker, project, service) {
  const ofService = service === null ? [] : [`${serviceLabel}=${service}`, `${oneOffLabel}=False`];
  const label = [`${projectLabel}=${project}`, ...ofService];
  return docker.listContainers({ all: true, filters: { label } });
}
async function outputText(docker, info, hide) {
  return serviceOutputText(await outputOf(docker, info, hide));
}
async function outputOf(docker, { Id, State }, hide) {
  const log = await docker.getContainer(Id).logs({ stdout: true, stderr: true, tail: logTailLines2, follow: false }).then((raw) => logLines(raw, logTailLines2).map(hide)).catch(() => []);
  const printed = hide(State.Health?.Log?.at(-1)?.Output?.replace(/\s+/g, " ").trim() ?? "");
  const shortened2 = printed.length > maxHealthcheckOutputLength ? printed.slice(0, maxHealthcheckOutputLength) + truncationMark : printed;
  return { healthcheckOutput: shortened2 === "" ? null : shortened2, log };
}

// src/targets/docker/compose/project.ts
import { writeFileSync } from "node:fs";
import { join as join4 } from "node:path";

// src/targets/docker/compose/cli.ts
var installAdvice = "install its plugin (https://docs.docker.com/compose/install/linux/), 2.24.4 or newer";
async function findCompose(env) {
  let output = "";
  const keep = (data) => {
    output += data;
  };
  const options2 = { env: definedOf({ ...env }), silent: true, ignoreReturnCode: true, listeners: { stdout: keep } };
  try {
    await exec("docker", ["info", "--format", "{{json .ClientInfo.Plugins}}"], options2);
  } catch (cause) {
    const why = `compose-file needs the docker CLI and docker compose, but docker could not be run: ${messageOf(cause)}`;
    throw new GateError("bad-input/compose-file", `${why}; install both`, { cause });
  }
  const compose = composePluginIn(output);
  if (compose === null) {
    throw new GateError(
      "bad-input/compose-file",
      `compose-file needs docker compose, but this docker CLI lacks it; ${installAdvice}`
    );
  }
  if (isBefore(compose.version, [2, 24, 4])) {
    throw new GateError(
      "bad-input/compose-file",
      `compose-file: docker compose ${compose.version} is too old; ${installAdvice}`
    );
  }
  return compose;
}
function composePluginIn(output) {
  try {
    const plugins = JSON.parse(output);
    const plugin = plugins.find(({ Name, Err }) => Name === "compose" && !Err);
    return plugin?.Path ? { program: plugin.Path, version: plugin.Version ?? "" } : null;
  } catch {
    return null;
  }
}
function isBefore(version2, minimum) {
  const parts = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version2)?.slice(1).map(Number);
  if (parts === void 0) return false;
  const at2 = parts.findIndex((part, index) => part !== minimum[index]);
  return at2 >= 0 && (parts[at2] ?? 0) < (minimum[at2] ?? 0);
}
async function runCompose({ program }, args, env, signal, out) {
  const chunks = { stdout: [], stderr: [] };
  const keep = (stream) => (data) => {
    chunks[stream].push(data);
    out?.write(data);
  };
  const textOf4 = (stream) => Buffer.concat(chunks[stream]).toString("utf8");
  const release = signal === null ? () => {
  } : killOnAbort(signal);
  try {
    const code = await exec(`"${program}"`, ["--ansi", "never", "--progress", "plain", ...args], {
      env: definedOf({ ...env }),
      silent: true,
      ignoreReturnCode: true,
      listeners: { stdout: keep("stdout"), stderr: keep("stderr") }
    });
    return { code, stdout: textOf4("stdout"), stderr: textOf4("stderr") };
  } finally {
    release();
  }
}

// src/targets/docker/compose/resolve.ts
import { existsSync, readFileSync as readFileSync2 } from "node:fs";
import { resolve as resolvePath } from "node:path";

// src/compose/known-fields.ts
var topFields2 = ["name", "services", "networks", "volumes", "configs", "secrets", "include", "models"];
var serviceFields = [
  ...["annotations", "attach", "build", "blkio_config", "cap_add", "cap_drop", "cgroup", "cgroup_parent", "command"],
  ...[
    "configs",
    "container_name",
    "cpu_count",
    "cpu_percent",
    "cpu_period",
    "cpu_quota",
    "cpu_shares",
    "cpus",
    "cpuset"
  ],
  ...["credential_spec", "depends_on", "deploy", "develop", "device_cgroup_rules", "devices", "dns", "dns_opt"],
  ...["dns_search", "domainname", "entrypoint", "env_file", "environment", "expose", "extends", "external_links"],
  ...["extra_hosts", "gpus", "group_add", "healthcheck", "hostname", "image", "init", "ipc", "labels", "links"],
  ...["logging", "mac_address", "mem_limit", "mem_reservation", "mem_swappiness", "memswap_limit", "network_mode"],
  ...["networks", "oom_kill_disable", "oom_score_adj", "pid", "pids_limit", "platform", "ports", "post_start"],
  ...["pre_stop", "privileged", "profiles", "pull_policy", "read_only", "restart", "runtime", "scale", "secrets"],
  ...["security_opt", "shm_size", "stdin_open", "stop_grace_period", "stop_signal", "storage_opt", "sysctls", "tmpfs"],
  ...["tty", "ulimits", "user", "userns_mode", "uts", "volumes", "volumes_from", "working_dir"]
];
var buildFields = [
  ...["additional_contexts", "args", "cache_from", "cache_to", "context", "dockerfile", "dockerfile_inline"],
  ...["extra_hosts", "labels", "network", "no_cache", "platforms", "privileged", "pull", "secrets", "shm_size", "ssh"],
  ...["tags", "target", "ulimits"]
];
var fieldsIn = {
  "": serviceFields,
  build: buildFields,
  deploy: ["labels", "mode", "placement", "replicas", "resources", "restart_policy", "update_config"],
  "deploy.resources": ["limits", "reservations"],
  "deploy.resources.limits": ["cpus", "memory", "pids"],
  "deploy.resources.reservations": ["cpus", "memory", "devices"],
  healthcheck: ["disable", "interval", "retries", "start_interval", "start_period", "test", "timeout"]
};
function meantField(path) {
  const [section, , ...inService] = path.map(String);
  const known = path.length === 1 ? topFields2 : section === "services" ? fieldsIn[inService.slice(0, -1).join(".")] : void 0;
  return known === void 0 ? null : suggestion(String(path.at(-1)), known);
}

// src/compose/error-message.ts
var noise = /^time="[^"]*" level=(?:warning|info)|^ (?:Container|Network|Volume|Image|Service) /;
function composeRefusal(stderr, placeOf, mask) {
  const message = messageIn(stderr);
  const path = pathIn2(message);
  const place = path === null ? null : placeOf(path);
  const text = mask(withoutLines(message)) || "docker compose failed without a message";
  const meant = path !== null && unknownField.test(message) ? meantField(path) : null;
  const hint2 = meant === null ? "" : `; did you mean ${meant}?`;
  return `${place === null ? "" : `${placeText(place)}: `}${text}${hint2}`;
}
function refusedPlace(stderr, files) {
  const path = pathIn2(messageIn(stderr));
  return path === null ? null : files.placeOf(path);
}
function messageIn(stderr) {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "" && !noise.test(line));
  return lines.join(" ").replace(/\s+/g, " ").trim();
}
function withoutLines(message) {
  return message.replace(
    /(invalid interpolation format for [^\s]+?)\.? You may need to escape.*$/,
    "$1; write $$$$ for a literal $"
  ).replace(/(invalid template): .*$/i, "$1; write $$$$ for a literal $").replace(
    /(line \d+): (?:unexpected character|unterminated quoted value|.*variable name).*$/,
    (_, line, at2) => `${at2 === 0 ? "an env file is invalid: " : ""}${line} is not NAME=VALUE`
  ).replace(/^decoding failed due to the following error\(s\): /, "").replace(/^validating \S+: +/, "");
}
var unknownField = /dditional propert(?:y|ies) '?([^\s']+)'? (?:is )?not allowed/;
function pathIn2(message) {
  const match = (pattern) => pattern.exec(message)?.slice(1) ?? null;
  const undefinedReference = match(/service "([^"]+)" refers to undefined (volume|network|secret|config)/);
  if (undefinedReference !== null) return ["services", undefinedReference[0] ?? "", `${undefinedReference[1]}s`];
  const depends = match(/service "([^"]+)" depends on undefined service/) ?? match(/cycle detected: ([^\s]+) ->/);
  if (depends !== null) return ["services", depends[0] ?? "", "depends_on"];
  const service = match(/service "([^"]+)"/);
  if (service !== null) return ["services", service[0] ?? ""];
  const dotted = /\b(?:services|networks|volumes|secrets|configs)\b[.[][^\s:'",]+/.exec(message)?.[0];
  const unknown3 = match(unknownField);
  if (dotted === void 0) return unknown3;
  return [...dotted.split(/[.[\]]+/).filter((part) => part !== ""), ...unknown3 ?? []];
}

// src/targets/docker/compose/config.ts
var noJson = /^json: error calling MarshalJSON/m;
async function composeConfig(run2, names) {
  const asked = async (format) => run2(["config", "--format", format, ...names]);
  const json = await asked("json");
  if (json.code === 0) return { model: unescaped(parsedJson(json.stdout)), stderr: json.stderr };
  if (!noJson.test(json.stderr)) return { model: null, stderr: json.stderr };
  const yaml = await asked("yaml");
  if (yaml.code !== 0) return { model: null, stderr: yaml.stderr };
  const diagnostics = createDiagnostics();
  const { documents } = readComposeYaml({ path: "docker compose config", text: yaml.stdout }, diagnostics);
  if (diagnostics.errors().length > 0 || documents.length !== 1) throw invalidOutput("YAML");
  return { model: unescaped(documents[0]), stderr: yaml.stderr };
}
function parsedJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidOutput("JSON");
  }
}
function invalidOutput(format) {
  const message = `compose-file: docker compose config printed invalid ${format}; update docker compose`;
  return new GateError("bad-input/compose-file", message);
}
function unescaped(value) {
  if (typeof value === "string") return value.replaceAll("$$", "$");
  if (Array.isArray(value)) return value.map(unescaped);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(mapOf2(value)).map(([key, item]) => [key, unescaped(item)]));
}

// src/targets/docker/compose/env-values.ts
import { readFileSync, statSync } from "node:fs";
import { dirname as dirname2, isAbsolute, join as join2, resolve as resolve2 } from "node:path";
var maxEnvFileBytes = 2 ** 20;
function secretsInEnvFiles(files, envFiles, env) {
  const paths = envFilePaths(files, envFiles, env);
  const inFiles = [...new Set(paths.map((path) => resolve2(path)))].flatMap(
    (path) => pairsIn2(textAt(path, maxEnvFileBytes) ?? "", env)
  );
  const own = Object.entries(env).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]);
  return [...inFiles, ...own].flatMap(secretsInVariable);
}
function envFilePaths(files, envFiles, env) {
  const project = dirname2(files[0] ?? "");
  const named = (env["COMPOSE_ENV_FILES"] ?? "").split(",").filter((path) => path !== "");
  const inProject = [".env", ...envFiles].map((path) => isAbsolute(path) ? path : join2(project, path));
  return [.../* @__PURE__ */ new Set([...named, ...inProject])];
}
function textAt(path, maxBytes = Number.POSITIVE_INFINITY) {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= maxBytes ? readFileSync(path, "utf8") : null;
  } catch {
    return null;
  }
}
function pairsIn2(text, env) {
  let last = "";
  return text.split(/\r?\n/).flatMap((line) => {
    if (/^\s*(#|$)/.test(line)) return [];
    const [, name, written2] = /^\s*(?:export\s+)?([\w.-]+)\s*(?:[=:]\s*(.*))?$/.exec(line) ?? [];
    if (name === void 0) return [line, line.replace(/["']\s*$/, "")].map((value) => [last, value]);
    if (written2 === void 0) {
      return [...pairOf4(name, env[name]), [last, line]];
    }
    last = name;
    return valuesOf2(written2).map((value) => [name, value]);
  });
}
function pairOf4(name, value) {
  return value === void 0 ? [] : [[name, value]];
}
function valuesOf2(written2) {
  const [, mark, quoted2] = /^(["'])((?:[^\\]|\\.)*?)\1(?:\s*#.*)?\s*$/.exec(written2) ?? [];
  if (quoted2 !== void 0) return [quoted2, mark === '"' ? unescaped2(quoted2) : quoted2];
  const bare = written2.replace(/^["']/, "");
  return [bare, bare.replace(/\s+#.*$/, "")].map((one) => unescaped2(one.trim()));
}
function unescaped2(value) {
  return value.replaceAll("$$", "$").replace(/\\(.)/g, (_, char) => char === "n" ? "\n" : char);
}

// src/targets/docker/compose/ssh-keys.ts
function sshKeyProblems(model, { placeOf }, env, exists) {
  return Object.entries(servicesOf(model)).flatMap(([service, fields]) => {
    const place = placeOf(["services", service, "build", "ssh"]);
    const location = place === null ? "" : `${placeText(place)}: `;
    return keysIn(at(fields, "build", "ssh")).flatMap(({ id, path }) => {
      const why = path === null ? agentProblem(env) : exists(path) ? null : `names the key ${path}, which does not exist; expected the file of a private key`;
      return why === null ? [] : [`${location}services.${service}.build.ssh: ${id} ${why}`];
    });
  });
}
function agentProblem(env) {
  if (env["SSH_AUTH_SOCK"]) return null;
  return "needs an SSH agent, but SSH_AUTH_SOCK is not set; start one with ssh-agent, or name a key: default=PATH";
}
function keysIn(ssh) {
  const inMap = Object.entries(mapOf2(ssh)).map(([id, path]) => ({ id, path: scalarText(path) || null }));
  const inList = listOf(ssh).flatMap((entry) => {
    const [, id = "", path = ""] = /^([^:=]*)(?:[:=]\s*(.*))?$/s.exec(scalarText(entry) ?? "") ?? [];
    return id === "" ? [] : [{ id, path: path || null }];
  });
  return [...inMap, ...inList];
}

// src/targets/docker/compose/unset.ts
import { dirname as dirname3, join as join3 } from "node:path";
var maxFiles = 100;
function findUnset(stderr, texts, read, env, services) {
  const names = unsetIn(stderr);
  if (names.length === 0) return { problems: [], notices: [], lines: /* @__PURE__ */ new Set(), unfound: [] };
  const unset = read.unset(names, otherFiles(texts), services);
  const files = texts.map(({ path }) => path);
  const inEnvFiles = envFilePaths(files, read.envFiles, env).flatMap(
    (path) => linesWithUnset(textAt(path) ?? "", names).map((line) => `${path}:${line}: ${dollarNotice}`)
  );
  const isElsewhere = unset.unfound.length > 0 && inEnvFiles.length === 0;
  const elsewhere = `${files[0]}: an included file uses variables that are not set: ${unset.unfound.join(", ")}`;
  return {
    ...unset,
    problems: isElsewhere ? [...unset.problems, elsewhere] : unset.problems,
    notices: [...unset.notices, ...inEnvFiles]
  };
}
var dollarNotice = "docker compose leaves out a variable that is not set, which follows $ in this value; put the value in single quotes to keep $";
function otherFiles(texts) {
  const known = new Map(texts.map((text) => [text.path, text]));
  for (const { path, text } of known.values()) {
    if (known.size > maxFiles) break;
    for (const other of readComposeFiles([{ path, text }], null).otherFiles) {
      const otherPath = join3(dirname3(path), other);
      const content = known.has(otherPath) ? null : textAt(otherPath);
      if (content !== null) known.set(otherPath, { path: otherPath, text: content });
    }
  }
  return [...known.values()].slice(texts.length);
}

// src/targets/docker/compose/resolve.ts
async function resolveCompose({ files, service }, env, signal = null, loadService = null) {
  const texts = files.map(fileAt);
  const read = readComposeFiles(texts, service);
  if (read.problems.length > 0) throw inputError(read.problems);
  const paths = [...files, ...files.map((path) => resolvePath(path))];
  const refusal = (stderr2, resolvedSecrets = [], resolvedNames = []) => {
    const secrets2 = [...read.secrets, ...secretsInEnvFiles(files, read.envFiles, env), ...resolvedSecrets];
    const { message } = redactorOf(secrets2, [...paths, ...read.names, ...resolvedNames]);
    return composeRefusal(stderr2, read.placeOf, message);
  };
  const compose = await findCompose(env);
  signal?.throwIfAborted();
  const resolve4 = async (name) => {
    const resolved = await composeConfig(
      (args) => runCompose(compose, [...projectArgs(checkProject, files), ...args], env, signal, null),
      // Naming the service activates it and its dependencies whatever their profiles are.
      name === null ? [] : [name]
    );
    signal?.throwIfAborted();
    if (resolved.model !== null) return resolved;
    throw inputError(refusalProblems(resolved.stderr, texts, read, env, refusal));
  };
  const chosen = read.service ?? onlyService((await resolve4(null)).model, files);
  const { model, stderr } = await resolve4(chosen);
  assertReachable(model, chosen, read);
  if (loadService === chosen) {
    throw new GateError(
      "bad-input/load-service",
      `load-service ${loadService} is the tested service; expected another service, because the load must not add to the app's memory`
    );
  }
  const fullModel = loadService === null ? model : withService(model, loadService, (await resolve4(loadService)).model);
  const started = [chosen, ...loadService === null ? [] : [loadService]];
  const services = started.flatMap((service2) => closureOf(fullModel, service2));
  const unset = findUnset(stderr, texts, read, env, services);
  const problems = [...sshKeyProblems(fullModel, read, env, existsSync), ...withAdvice(unset.problems)];
  if (problems.length > 0) throw inputError(problems);
  const limit = scalarText(at(servicesOf(model), chosen, "mem_limit"));
  const deployLimit = scalarText(at(servicesOf(model), chosen, "deploy", "resources", "limits", "memory"));
  const secrets = [...secretsInCompose(fullModel), ...contentsOfSecrets(fullModel, env)];
  const names = [...paths, ...namesInCompose(fullModel)];
  return {
    name: `service ${chosen} of ${files.join(" and ")}`,
    service: chosen,
    loadService,
    limitBytes: composeBytes(limit) ?? composeBytes(deployLimit),
    limitPlace: read.limitPlace,
    notices: [...unset.notices, ...composeNotices(model, chosen, (path) => read.placeOf(path) ?? fileStart(files))],
    files,
    compose,
    env,
    model: fullModel,
    secrets,
    names,
    refusal: (stderr2) => refusal(stderr2, secrets, names)
  };
}
function fileStart([file = ""]) {
  return { file, line: 1, column: 1 };
}
function withService(model, name, from) {
  const merged = (kind) => [kind, { ...mapOf2(at(from, kind)), ...mapOf2(at(model, kind)) }];
  return {
    ...mapOf2(model),
    ...Object.fromEntries(["networks", "volumes", "secrets", "configs"].map(merged)),
    services: { [name]: at(servicesOf(from), name), ...mapOf2(servicesOf(model)) }
  };
}
function contentsOfSecrets(model, env) {
  return Object.values(mapOf2(at(model, "secrets"))).flatMap((one) => secretContent(one, env) ?? []);
}
function secretContent(secret, env) {
  const [file, variable2] = [scalarText(at(secret, "file")), scalarText(at(secret, "environment"))];
  if (file !== null) return textAt(file);
  return variable2 === null ? null : env[variable2] ?? null;
}
function composeBytes(text) {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}
function fileAt(path) {
  try {
    return { path, text: decodeUtf8(readFileSync2(path)) };
  } catch (cause) {
    throw new GateError("bad-input/compose-file", `compose-file "${path}" ${whyUnreadable(cause)}`, { cause });
  }
}
function refusalProblems(stderr, texts, read, env, refusal) {
  const { problems, lines } = findUnset(stderr, texts, read, env, null);
  const place = refusedPlace(stderr, read);
  const isConsequence = problems.length > 0 && (place === null || lines.has(placeText(place)));
  return [...isConsequence ? [] : [refusal(stderr)], ...withAdvice(problems)];
}
function withAdvice(unset) {
  return unset.length === 0 ? [] : [...unset, unsetAdvice];
}
function inputError(problems) {
  return new GateError("bad-input/compose-file", `compose-file ${problems.join("; ")}`);
}
function projectArgs(project, files) {
  return ["--project-name", project, ...files.flatMap((file) => ["--file", file])];
}
function onlyService(model, files) {
  const [only, ...others] = Object.keys(servicesOf(model));
  if (only !== void 0 && others.length === 0) return only;
  const seen = only === void 0 ? "no service" : `several services (${[only, ...others].join(", ")})`;
  throw new GateError(
    "bad-input/compose-file",
    `compose-file ${files.join(", ")} has ${seen}; set service to the one to test`
  );
}
function assertReachable(model, service, { placeOf }) {
  const mode = scalarText(at(servicesOf(model), service, "network_mode")) ?? "";
  if (mode !== "none" && !/^(service|container):/.test(mode)) return;
  const place = placeOf(["services", service, "network_mode"]);
  const where = place === null ? "" : `${placeText(place)}: `;
  const why = "memgate can't reach a service without an address of its own; expected networks, or network_mode: host";
  throw new GateError(
    "bad-input/compose-file",
    `compose-file ${where}services.${service}.network_mode is ${mode.replace(/^container:.*/s, "container:\u2026")}: ${why}`
  );
}

// src/targets/docker/compose/override-file.ts
var tagKey = /* @__PURE__ */ Symbol("tag");
function tagged(tag, value) {
  return { [tagKey]: tag, value };
}
var reset = tagged("!reset", null);
function variable(name) {
  return tagged("variable", name);
}
function overrideOf(model, plan) {
  const services = Object.entries(servicesOf(model)).map(([name, service]) => {
    const ofTested = name === plan.service ? testedService(service, plan) : {};
    return [name, { ...eachService(name, service, servicesOf(model), plan), ...ofTested }];
  });
  return `${flow({
    services: Object.fromEntries(services),
    volumes: ownNames(at(model, "volumes")),
    networks: ownNames(at(model, "networks")),
    "x-memgate": Object.fromEntries(plan.exposedVariables.map((name) => [name, variable(name)]))
  })}
`;
}
function builtImage(project, service) {
  return `${project}-${service}`.toLowerCase();
}
function eachService(name, service, services, { project }) {
  const isBuilt = at(service, "build") !== void 0;
  const image = scalarText(at(service, "image"));
  const builder = Object.entries(mapOf2(services)).find(
    ([, other]) => image !== null && at(other, "build") !== void 0 && scalarText(at(other, "image")) === image
  );
  const from = isBuilt ? name : builder?.[0];
  return {
    ports: reset,
    ...at(service, "container_name") === void 0 ? {} : { container_name: reset, ...aliased(service) },
    ...from === void 0 ? {} : { image: builtImage(project, from) },
    ...isBuilt && listOf(at(service, "build", "tags")).length > 0 ? { build: { tags: reset } } : {}
  };
}
function aliased(service) {
  const aliases = [at(service, "container_name")];
  const networks2 = Object.keys(mapOf2(at(service, "networks")));
  if (networks2.length === 0) return {};
  return { networks: Object.fromEntries(networks2.map((network) => [network, { aliases }])) };
}
function testedService(service, { limitBytes, runId, publish, publishAt }) {
  const tooMuch = (value) => (composeBytes(scalarText(value)) ?? 0) > limitBytes;
  const deploy = at(service, "deploy");
  const resources = {
    ...at(deploy, "resources", "limits", "memory") === void 0 ? {} : { limits: { memory: String(limitBytes) } },
    ...tooMuch(at(deploy, "resources", "reservations", "memory")) ? { reservations: { memory: reset } } : {}
  };
  const deployed = {
    ...Object.keys(resources).length === 0 ? {} : { resources },
    ...at(deploy, "replicas") === void 0 ? {} : { replicas: 1 },
    ...at(deploy, "restart_policy") === void 0 ? {} : { restart_policy: { condition: "none" } }
  };
  return {
    mem_limit: limitBytes,
    // Equal to mem_limit: no swap.
    memswap_limit: limitBytes,
    ...tooMuch(at(service, "mem_reservation")) ? { mem_reservation: reset } : {},
    ...Object.keys(deployed).length === 0 ? {} : { deploy: deployed },
    ...at(service, "scale") === void 0 ? {} : { scale: 1 },
    ...at(service, "oom_kill_disable") === void 0 ? {} : { oom_kill_disable: false },
    restart: "no",
    // The memory of a healthcheck would count as the app's.
    healthcheck: { disable: true },
    logging: tagged("!override", { driver: "json-file", options: { "max-size": "10m", "max-file": "2" } }),
    labels: { [runLabel]: runId },
    ...publish.length === 0 ? {} : {
      ports: tagged(
        "!override",
        publish.map((port) => published(port, publishAt))
      )
    }
  };
}
function published(port, publishAt) {
  return publishAt === "" ? String(port) : `${publishAt}::${port}`;
}
function ownNames(section) {
  const own = Object.entries(mapOf2(section)).filter(([, fields]) => at(fields, "external") !== true);
  return Object.fromEntries(own.map(([name]) => [name, { name: reset }]));
}
function flow(value) {
  if (isTagged2(value)) {
    return value[tagKey] === "variable" ? `"\${${value.value}}"` : `${value[tagKey]} ${flow(value.value)}`;
  }
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${flow(one)}`).join(", ")}}`;
  }
  return JSON.stringify(value).replaceAll("$", "$$$$");
}
function isTagged2(value) {
  return value !== null && typeof value === "object" && tagKey in value;
}

// src/targets/docker/compose/project.ts
function projectName(runId) {
  return `memgate-${runId}`;
}
function createProject({ engine, resolved, limitBytes, runId, log }, folder, signal) {
  const name = projectName(runId);
  const file = join4(folder, "override.yaml");
  const publishAt = /^(unix|npipe):/.test(engine.host.url) ? "127.0.0.1" : "";
  const fixed = { project: name, runId, service: resolved.service, limitBytes, publishAt };
  const env = { ...resolved.env, DOCKER_HOST: engine.host.url };
  return {
    name,
    engine,
    resolved,
    log,
    signal,
    override: ({ publish = [], exposedVariables = [] }) => writeFileSync(file, overrideOf(resolved.model, { ...fixed, publish, exposedVariables }), { mode: 384 }),
    compose: async (args, title, deadline) => {
      signal.throwIfAborted();
      const group = title === null ? null : log.group(title);
      const either = deadline === void 0 ? null : linkedSignal([signal, deadline]);
      const all = [...projectArgs(name, [...resolved.files, file]), ...args];
      try {
        return await runCompose(resolved.compose, all, env, either?.signal ?? signal, group?.out ?? null);
      } finally {
        either?.release();
        group?.end();
        signal.throwIfAborted();
      }
    }
  };
}

// src/targets/docker/compose/load-service.ts
async function runInProject(run2, { service, command, variables }, signal) {
  const { engine, runId, log } = run2;
  const beganMs = performance.now();
  const ended = async (exitCode) => {
    const elapsedMs = performance.now() - beganMs;
    const durationMs = await containerRunTimeMs(engine, projectName(runId), elapsedMs).catch(() => elapsedMs);
    return { exitCode, signal: null, durationMs, leftBehind: 0 };
  };
  const folder = mkdtempSync(join5(tmpdir(), "memgate-compose-"));
  try {
    const project = createProject(run2, folder, signal);
    project.override({});
    const env = Object.entries(variables).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
    const args = ["run", "--no-TTY", "--no-deps", ...env, service, ...command];
    const { code } = await project.compose(args, `docker compose run ${service} ${log.message(command.join(" "))}`);
    return await ended(signal.aborted ? null : code);
  } catch (error) {
    if (signal.aborted) return await ended(null);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
async function containerRunTimeMs({ docker }, project, elapsedMs) {
  const label = [`${projectLabel}=${project}`, `${oneOffLabel}=True`];
  const [found] = await docker.listContainers({ all: true, filters: { label } });
  if (found === void 0) return 0;
  const { StartedAt, FinishedAt, Running } = (await docker.getContainer(found.Id).inspect()).State;
  if (StartedAt.startsWith("0001-")) return 0;
  return Running ? elapsedMs : Math.max(0, Date.parse(FinishedAt) - Date.parse(StartedAt));
}

// src/targets/docker/compose/up.ts
import { mkdtempSync as mkdtempSync2, rmSync as rmSync2 } from "node:fs";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join6 } from "node:path";
import { setTimeout as sleep3 } from "node:timers/promises";

// src/targets/docker/compose/images.ts
async function buildImages(project) {
  const built = servicesWhere(project, (service) => at(service, "build") !== void 0);
  if (built.length === 0) return;
  const title = `docker compose build ${built.join(" ")}`;
  const { code } = await project.compose(["build", ...built], title);
  if (code === 0) return;
  const fault = { code: "image-failed/build", data: { exitCode: code } };
  throw new GateError(fault, `${title} failed with exit code ${code}; its output is in the log of this run`);
}
async function pullImages(project) {
  const { resolved } = project;
  const services = servicesOf(resolved.model);
  const built = new Set(
    servicesWhere(project, (service) => at(service, "build") !== void 0).map(
      (name) => scalarText(at(services, name, "image"))
    )
  );
  const others = servicesWhere(project, (service) => {
    const image = scalarText(at(service, "image"));
    return at(service, "build") === void 0 && image !== null && !built.has(image);
  });
  const toPull = [];
  for (const name of others) {
    const image = scalarText(at(services, name, "image")) ?? "";
    const policy = scalarText(at(services, name, "pull_policy")) ?? "missing";
    const isRefreshed = policy === "always" || /^(daily|weekly|every_)/.test(policy);
    if (!isRefreshed && await inspected(project, image) !== null) continue;
    if (policy === "never") {
      throw new GateError(
        { code: "image-failed/missing", data: { image } },
        `the engine has no image ${image}, and pull_policy of the service ${name} is never`
      );
    }
    toPull.push(name);
  }
  if (toPull.length === 0) return;
  const title = `docker compose pull ${toPull.join(" ")}`;
  const { code, stderr } = await project.compose(["pull", ...toPull], title);
  if (code === 0) return;
  const why = stderr.split("\n").findLast((line) => line.trim() !== "");
  const advice = "check the image name; if the image is private, log in to its registry in an earlier step";
  const error = resolved.refusal(why ?? "");
  const fault = { code: "image-failed/pull", data: { image: toPull.join(", "), error } };
  throw new GateError(fault, `${title} failed: ${error}; ${advice}`);
}
async function testedImage(project) {
  const { resolved, name } = project;
  const service = at(servicesOf(resolved.model), resolved.service);
  const reference = imageOf(project, service) ?? builtImage(name, resolved.service);
  const info = await inspected(project, reference);
  if (info === null) {
    throw new GateError(
      { code: "image-failed/missing", data: { image: reference } },
      `docker compose built or pulled ${reference}, but the engine does not have it: is another builder selected?`
    );
  }
  const test = listOf(at(service, "healthcheck", "test"));
  const isOff = at(service, "healthcheck", "disable") === true;
  const shell = { Shell: listOf(at(info.Config, "Shell")).length > 0 ? at(info.Config, "Shell") : null };
  const own = test.length > 0 ? healthcheckOf({ Healthcheck: { Test: test }, ...shell }) : healthcheckOf(info.Config);
  return {
    reference,
    name: resolved.name,
    id: info.Id,
    exposedPorts: portsOf(service) ?? Object.keys(info.Config?.ExposedPorts ?? {}),
    healthcheck: isOff ? null : own
  };
}
function imageOf({ resolved, name }, service) {
  if (at(service, "build") !== void 0) return null;
  const image = scalarText(at(service, "image"));
  const builder = Object.entries(servicesOf(resolved.model)).find(
    ([, other]) => at(other, "build") !== void 0 && scalarText(at(other, "image")) === image
  );
  return builder === void 0 ? image : builtImage(name, builder[0]);
}
function portsOf(service) {
  const published2 = listOf(at(service, "ports")).flatMap((port) => {
    const target = scalarText(at(port, "target"));
    return target === null ? [] : `${target}/${scalarText(at(port, "protocol")) ?? "tcp"}`;
  });
  const exposed = listOf(at(service, "expose")).flatMap((port) => scalarText(port) ?? []);
  const ports = [...new Set(published2.length > 0 ? published2 : exposed)];
  return ports.length === 0 ? null : ports;
}
function servicesWhere({ resolved }, matches) {
  const { model, service, loadService } = resolved;
  const names = /* @__PURE__ */ new Set([...closureOf(model, service), ...loadService === null ? [] : [loadService]]);
  return [...names].filter((name) => matches(at(servicesOf(model), name)));
}
async function inspected({ engine }, image) {
  try {
    return await engine.docker.getImage(image).inspect();
  } catch (cause) {
    if (isNotFound(cause)) return null;
    const error = messageOf(cause);
    const fault = { code: "image-failed/inspect", data: { image, error } };
    throw new GateError(fault, `the engine could not inspect the image ${image}: ${error}`, { cause });
  }
}

// src/targets/docker/compose/injected-files.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { Readable } from "node:stream";
function injectedFilesOf(model, service) {
  return ["secrets", "configs"].flatMap(
    (kind) => listOf(at(model, "services", service, kind)).flatMap((mount) => {
      const source = scalarText(mount) ?? scalarText(at(mount, "source")) ?? "";
      const definition = mapOf2(at(model, kind, source));
      const variable2 = scalarText(definition["environment"]);
      const text = scalarText(definition["content"]);
      const content = variable2 !== null ? { variable: variable2 } : text !== null ? { text } : null;
      if (content === null) return [];
      const target = scalarText(at(mount, "target")) ?? source;
      const folder = kind === "secrets" ? "/run/secrets/" : "/";
      return [
        {
          path: target.startsWith("/") ? target : `${folder}${target}`,
          mode: modeOf2(at(mount, "mode")),
          uid: Number(scalarText(at(mount, "uid")) ?? 0) || 0,
          gid: Number(scalarText(at(mount, "gid")) ?? 0) || 0,
          content
        }
      ];
    })
  );
}
function modeOf2(mode) {
  if (typeof mode === "number") return mode;
  const octal = Number.parseInt(scalarText(mode) ?? "", 8);
  return Number.isNaN(octal) ? 292 : octal;
}
async function putInjectedFiles(container, files) {
  if (files.length === 0) return;
  const archive = (0, import_tar_stream.pack)();
  for (const { path, text, mode, uid, gid } of files) {
    archive.entry({ name: path.slice(1), mode, uid, gid, mtime: /* @__PURE__ */ new Date() }, text);
  }
  archive.finalize();
  await container.putArchive(Readable.from(archive), { path: "/", copyUIDGID: "1" });
}

// src/targets/docker/compose/teardown.ts
import { setTimeout as sleep2 } from "node:timers/promises";
var maxRounds = 6;
var roundPauseMs = 150;
async function removeProject(docker, project, mayBeLate) {
  let failures = [];
  let emptyRounds = 0;
  for (let round = 0; round < maxRounds; round++) {
    const removed = [
      ...await removeAll(await containers(docker, project)),
      ...await removeAll(
        (await Promise.all([networks, volumes, images].map((list2) => list2(docker, project)))).flat()
      )
    ];
    failures = removed.flatMap((failure) => failure ?? []);
    emptyRounds = removed.length === 0 ? emptyRounds + 1 : 0;
    if (emptyRounds > (mayBeLate ? 1 : 0)) return;
    if (removed.length === 0 || failures.length > 0) await sleep2(roundPauseMs);
  }
  if (failures.length > 0) throw new Error(failures.join("; "));
}
function removeAll(resources) {
  return Promise.all(
    resources.map(
      ({ command, remove }) => remove().then(
        () => null,
        (error) => isNotFound(error) ? null : `${messageOf(error)}; remove it with ${command}`
      )
    )
  );
}
async function containers(docker, project) {
  const found = await containersOf(docker, project, null);
  return found.map(({ Id, Names }) => ({
    command: `docker rm -fv ${Names[0]?.replace(/^\//, "") ?? Id}`,
    remove: () => removeContainer(docker.getContainer(Id))
  }));
}
async function networks(docker, project) {
  const found = await docker.listNetworks({ filters: { label: [`${projectLabel}=${project}`] } });
  return found.map(({ Id, Name }) => ({
    command: `docker network rm ${Name}`,
    remove: () => docker.getNetwork(Id).remove()
  }));
}
async function volumes(docker, project) {
  const { Volumes } = await docker.listVolumes({ filters: { label: [`${projectLabel}=${project}`] } });
  return (Volumes ?? []).map(({ Name }) => ({
    command: `docker volume rm ${Name}`,
    remove: () => docker.getVolume(Name).remove()
  }));
}
async function images(docker, project) {
  const found = await docker.listImages({ filters: { reference: [`${project}-*`] } });
  const names = found.flatMap(({ RepoTags }) => RepoTags ?? []).filter((name) => name.startsWith(`${project}-`));
  return names.map((name) => ({
    command: `docker rmi ${name}`,
    remove: () => docker.getImage(name).remove({ noprune: true })
  }));
}

// src/targets/docker/compose/up.ts
var bringUps = /* @__PURE__ */ new Map();
var settleTimeoutMs = 2e3;
async function bringUp(run2, signal, port = null) {
  const { resolved, runId } = run2;
  const abort = new AbortController();
  const linked = linkedSignal([signal, abort.signal]);
  const folder = mkdtempSync2(join6(tmpdir2(), "memgate-compose-"));
  const project = createProject(run2, folder, linked.signal);
  const running = startProject(project, port).catch((cause) => {
    if (cause instanceof GateError || linked.signal.aborted) throw cause;
    const error = messageOf(cause);
    throw composeError(resolved, error, `${resolved.name} could not be brought up: ${error}`, cause);
  }).finally(() => {
    rmSync2(folder, { recursive: true, force: true });
    linked.release();
  });
  const state = { abort, settled: running.then(noop, noop), isComplete: false };
  bringUps.set(runId, state);
  const up = await running;
  state.isComplete = true;
  return up;
}
async function tearDown({ docker }, runId) {
  const state = bringUps.get(runId);
  state?.abort.abort();
  await Promise.race([state?.settled, sleep3(settleTimeoutMs, void 0, { ref: false })]);
  await removeProject(docker, projectName(runId), state?.isComplete === false);
  bringUps.delete(runId);
}
async function exitedServices({ docker }, { service, model }, runId, { output }) {
  const services = servicesOf(model);
  return exitedDependencies(docker, projectName(runId), dependenciesOf(at(services, service), services), output);
}
function noop() {
}
function composeError({ service }, error, message, cause) {
  return new GateError({ code: "container-failed/compose", data: { service, error } }, message, { cause });
}
async function startProject(project, port) {
  const { engine, resolved } = project;
  project.override({});
  await buildImages(project);
  await pullImages(project);
  const image = await testedImage(project);
  const isOnHostNetwork = scalarText(at(servicesOf(resolved.model), resolved.service, "network_mode")) === "host";
  if (!engine.isLocal && !isOnHostNetwork) {
    project.override({ publish: port === null ? tcpPorts(image.exposedPorts) : [port] });
  }
  const containerId = await createContainers(project);
  await injectFiles(project, containerId);
  await startDependencies(project);
  return { ...image, containerId, isOnHostNetwork };
}
function tcpPorts(exposed) {
  return exposed.filter((port) => !/\/(udp|sctp)$/.test(port)).map((port) => Number.parseInt(port, 10));
}
var noPullNoBuild = ["--pull", "never", "--no-build"];
async function createContainers(project) {
  const { engine, resolved, name } = project;
  const { code, stderr } = await project.compose(["up", "--no-start", ...noPullNoBuild, resolved.service], null);
  if (code !== 0) {
    const error = resolved.refusal(stderr);
    throw composeError(resolved, error, `docker compose could not create the containers: ${error}`);
  }
  const [container] = await containersOf(engine.docker, name, resolved.service);
  if (container === void 0) {
    const error = `docker compose created no container of the service ${resolved.service} at ${engine.host.url}`;
    throw composeError(resolved, error, error);
  }
  return container.Id;
}
async function injectFiles(project, containerId) {
  const { resolved, engine } = project;
  const files = injectedFilesOf(resolved.model, resolved.service);
  if (files.length === 0) return;
  const exposedVariables = files.flatMap(({ content }) => "variable" in content ? content.variable : []);
  project.override({ exposedVariables });
  const { model, stderr } = await composeConfig((args) => project.compose(args, null), [resolved.service]);
  if (model === null) {
    const error = resolved.refusal(stderr);
    throw composeError(resolved, error, `compose-file ${error}`);
  }
  try {
    const values = at(model, "x-memgate");
    const filled = files.map(({ content, ...file }) => ({
      ...file,
      text: "text" in content ? content.text : scalarText(at(values, content.variable)) ?? ""
    }));
    await putInjectedFiles(engine.docker.getContainer(containerId), filled);
  } catch (cause) {
    const error = messageOf(cause);
    const message = `the secrets and configs of the service ${resolved.service} could not be copied into its container: ${error}`;
    throw composeError(resolved, error, message, cause);
  }
}
async function startDependencies(project) {
  const { engine, resolved, log, signal, name } = project;
  const others = closureOf(resolved.model, resolved.service).filter((service) => service !== resolved.service);
  if (others.length === 0) return;
  log.line(`starting ${others.join(", ")}`);
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), maxStartMs);
  const up = ["up", "--detach", "--no-recreate", ...noPullNoBuild, ...others];
  const { code, stderr } = await project.compose(up, null, deadline.signal).finally(() => clearTimeout(timer));
  if (code !== 0 || deadline.signal.aborted) {
    const failed2 = await failedService(engine.docker, name, resolved.service, log.output);
    if (failed2 !== null) throw dependencyError([failed2.service], failed2.message);
    const error = resolved.refusal(stderr);
    const message = `docker compose could not start ${others.join(", ")}: ${error}`;
    throw hasNoProgram(stderr) ? new GateError({ code: "container-failed/program-not-found", data: { error } }, message) : dependencyError(others, message);
  }
  const services = servicesOf(resolved.model);
  for (const dependency of dependenciesOf(at(services, resolved.service), services)) {
    log.line(`waiting for ${dependency.service} to ${requirements[dependency.condition]}`);
    await awaitCondition(engine.docker, name, dependency, signal, log.output).catch((error) => {
      if (dependency.isRequired || !(error instanceof GateError)) throw error;
      log.line(`continuing without ${dependency.service}, which is optional: ${error.message}`);
    });
  }
}

// src/targets/docker/container/attach.ts
async function resolveAttached(engine, source, limitBytes) {
  const { HostConfig, State, Config } = await inspect(engine.docker, source.name);
  const secrets = secretsInEnvironment(Config.Env ?? []);
  const refuse = (why) => {
    throw new GateError("bad-input/container", `container ${source.name} ${why}`);
  };
  if (!State.Running) refuse("is not running; start it first, or use image instead");
  if (State.Paused) refuse("is paused; run docker unpause first");
  if (HostConfig.NetworkMode === "none" || HostConfig.NetworkMode?.startsWith("container:")) {
    refuse(`has no address of its own that memgate can reach (network ${HostConfig.NetworkMode})`);
  }
  const ownBytes = HostConfig.Memory === unlimitedBytes ? 0 : HostConfig.Memory ?? 0;
  const swapBytes = (HostConfig.MemorySwap ?? 0) - ownBytes;
  if (source.setLimit) {
    if (limitBytes === null) throw new GateError("bad-input/set-limit", "set-limit needs memory-limit");
    return {
      limitBytes,
      source,
      notices: [attachNotice(source.name), ...limitNotice(source.name, ownBytes, limitBytes)],
      secrets
    };
  }
  if (ownBytes === 0) {
    refuse("has no memory limit; set memory-limit and set-limit: true to let memgate set a limit for the run");
  }
  if (limitBytes !== null && limitBytes !== ownBytes) {
    refuse(
      `has a limit of ${bytesExactly(ownBytes)}, but memory-limit is ${bytesExactly(limitBytes)}; remove memory-limit, or add set-limit: true to let memgate set the limit for the run`
    );
  }
  if (swapBytes !== 0) {
    refuse(
      "can use swap beyond its limit, which a pod can't; set memory-limit and set-limit: true to let memgate set a limit without swap for the run"
    );
  }
  return { limitBytes: ownBytes, source, notices: [attachNotice(source.name)], secrets };
}
function secretsInEnvironment(entries) {
  return entries.flatMap((entry) => {
    const [name = "", ...value] = entry.split("=");
    return secretsInVariable([name, value.join("=")]);
  });
}
function attachNotice(name) {
  return `container ${name} was already running: the peak does not cover its start, nor anything else before this run`;
}
function limitNotice(name, ownBytes, limitBytes) {
  if (ownBytes === limitBytes) return [];
  const own = ownBytes === 0 ? "no limit" : `a limit of ${bytesExactly(ownBytes)}`;
  return [`container ${name} has ${own}; during the run memgate sets a limit of ${bytesExactly(limitBytes)}`];
}
async function attachedImage(docker, { name }) {
  const { Image, Config } = await inspect(docker, name, "container");
  return {
    reference: Image,
    name: `the running container ${name} of ${Config.Image}`,
    id: Image,
    exposedPorts: Object.keys(Config.ExposedPorts ?? {}),
    healthcheck: healthcheckOf(Config)
  };
}
async function attach(engine, { name, setLimit }, limitBytes, port, onChange) {
  const { Id, HostConfig } = await inspect(engine.docker, name, "container");
  const container = engine.docker.getContainer(Id);
  const before = { memory: HostConfig.Memory ?? 0, swap: HostConfig.MemorySwap ?? 0 };
  const applyLimit = async () => {
    const memoryBytes = before.memory === 0 ? unlimitedBytes : before.memory;
    const swapBytes = before.swap <= 0 ? unlimitedBytes : before.swap;
    await assertFits(container, name, limitBytes);
    const swapFlag = before.swap <= 0 ? -1 : swapBytes;
    onChange({
      cleanup: () => restoreLimit(container, memoryBytes, swapBytes, before.swap <= 0),
      command: `docker update --memory ${memoryBytes} --memory-swap ${swapFlag} ${name}`
    });
    try {
      await setLimitOf(container, limitBytes, limitBytes);
    } catch (cause) {
      const error = messageOf(cause);
      const fault = { code: "container-failed/set-limit", data: { container: name, error } };
      throw new GateError(fault, `the limit of the container ${name} could not be set: ${error}`, { cause });
    }
  };
  const isChanged = before.memory !== limitBytes || before.swap !== limitBytes;
  const start = setLimit && isChanged ? applyLimit : async () => {
  };
  return { ...wrapContainer(engine, container, name, port, true), start };
}
async function assertFits(container, name, limitBytes) {
  const workingSetBytes = await workingSetOf(container);
  if (workingSetBytes === null || workingSetBytes < limitBytes) return;
  throw new GateError(
    { code: "container-failed/usage-above-limit", data: { container: name, workingSetBytes, limitBytes } },
    `the working set of the container ${name} is already ${bytesExactly(workingSetBytes)}: with memory-limit ${bytesExactly(limitBytes)} the kernel would kill a process in it; restart the container first`
  );
}
async function workingSetOf(container) {
  const frame = readFrame(await container.stats({ stream: false, "one-shot": true }));
  return "missed" in frame ? null : frame.reading.workingSetBytes;
}
async function restoreLimit(container, memoryBytes, swapBytes, hadUnlimitedSwap) {
  try {
    const usedBytes = await workingSetOf(container);
    if (usedBytes !== null && usedBytes >= memoryBytes) {
      throw new Error(
        `its working set is ${bytesExactly(usedBytes)}, above its old limit of ${bytesExactly(memoryBytes)}`
      );
    }
    await setLimitOf(container, memoryBytes, swapBytes);
    if (hadUnlimitedSwap) await setLimitOf(container, memoryBytes, -1);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
var unlimitedBytes = 2 ** 63 - 4096;
async function setLimitOf(container, Memory, MemorySwap) {
  await container.update({ Memory, MemorySwap });
}
async function inspect(docker, name, stage = "inputs") {
  try {
    return await docker.getContainer(name).inspect();
  } catch (cause) {
    const why = isNotFound(cause) ? "does not exist; docker ps lists the running containers" : `could not be inspected: ${messageOf(cause)}`;
    const fault = { code: "container-failed/inspect", data: { container: name, error: messageOf(cause) } };
    throw new GateError(stage === "inputs" ? "bad-input/container" : fault, `container ${name} ${why}`, { cause });
  }
}

// src/targets/docker/load-command/process-tree.ts
import { readdirSync, readFileSync as readFileSync3 } from "node:fs";
var loadVariable = "MEMGATE_LOAD";
function processesOf(id) {
  const variable2 = `${loadVariable}=${id}`;
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).filter((pid) => environmentOf(pid).includes(variable2)).map(Number);
  } catch {
    return [];
  }
}
function environmentOf(pid) {
  try {
    return readFileSync3(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    return [];
  }
}
function signalLoad(id, signal) {
  const pids = processesOf(id);
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
    }
  }
  return pids.length;
}

// src/targets/docker/load-command/run.ts
function variablesOf(reach, service) {
  if (reach === null) return {};
  const { host } = new URL(reach.address.origin);
  const appHost = service !== null && reach.port !== null ? `${service}:${reach.port}` : host;
  return {
    MEMGATE_URL: `${reach.scheme}://${appHost}${reach.path}`,
    MEMGATE_HOST: appHost,
    ...reach.socketPath === null ? {} : { MEMGATE_SOCKET: reach.socketPath }
  };
}
var graceMs = { run: 1e3, load: 9e3 };
var outputDelayMs = 1e3;
async function runCommandHere({ command: [program = "", ...args], variables, id }, log, signal, isRunOver) {
  const { out, end } = log.group(log.message([program, ...args].join(" ")));
  const beganMs = performance.now();
  let child2 = null;
  let endedMs = null;
  const release = watchSpawns((spawned) => {
    child2 ??= spawned;
    if (child2 === spawned) child2.once("exit", () => endedMs = performance.now());
  });
  const terminate = () => {
    if (signalLoad(id, "SIGTERM") === 0) child2?.kill("SIGTERM");
    setTimeout(() => signalLoad(id, "SIGKILL"), isRunOver() ? graceMs.run : graceMs.load).unref();
  };
  signal.addEventListener("abort", terminate);
  const ended = (exitCode, leftBehind) => ({
    exitCode,
    signal: exitCode === null && !signal.aborted ? child2?.signalCode ?? null : null,
    durationMs: (endedMs ?? performance.now()) - beganMs,
    leftBehind
  });
  try {
    const code = await exec(quoted(program), [...args], {
      env: { ...definedOf(process.env), ...variables, [loadVariable]: id },
      silent: true,
      delay: outputDelayMs,
      ignoreReturnCode: true,
      listeners: forwardTo(out)
    });
    if (signal.aborted) return ended(null, 0);
    const isSignalled = child2?.signalCode != null;
    return ended(isSignalled ? null : code, signalLoad(id, "SIGTERM"));
  } catch (cause) {
    if (signal.aborted) return ended(null, 0);
    const error = messageOf(cause);
    const fault = { code: "load-failed/command-not-run", data: { program, error } };
    const why = `load-command could not be run: ${error}; is ${program} installed in an earlier step?`;
    throw new GateError(fault, why, { cause });
  } finally {
    signal.removeEventListener("abort", terminate);
    release();
    end();
  }
}
function quoted(program) {
  return /[\s"]/.test(program) ? `"${program.replaceAll('"', '\\"')}"` : program;
}

// src/targets/docker/readiness/http-tcp-probe.ts
import { request } from "node:http";
import { request as requestTls } from "node:https";
import { connect as tcpConnect } from "node:net";

// src/targets/docker/readiness/retry.ts
var success = { ok: true };
var timerToleranceMs = 1;
async function retryUntil(attempt, { attemptTimeoutMs, intervalMs, successes }, { untilMs, clock, signal }) {
  let last = null;
  let inARow = 0;
  while (!signal.aborted && clock.nowMs() < untilMs) {
    const beganMs = clock.nowMs();
    const result = await attempt(Math.min(attemptTimeoutMs, Math.max(1, untilMs - beganMs)));
    if (result.ok) {
      inARow += 1;
      if (inARow >= successes) return result;
    } else {
      inARow = 0;
      const isCutShort = untilMs - beganMs < attemptTimeoutMs && clock.nowMs() > untilMs - timerToleranceMs;
      if (!signal.aborted && (last === null || !isCutShort)) last = result;
    }
    await clock.sleep(Math.min(intervalMs, Math.max(0, untilMs - clock.nowMs())), signal);
  }
  return last;
}

// src/targets/docker/readiness/http-tcp-probe.ts
function probeHttp({ origin }, socketPath, { path, headers, tls }, timeoutMs2, outer) {
  const { signal, release } = linkedSignal([outer], timeoutMs2);
  const result = new Promise((resolve4) => {
    const failed2 = (error) => {
      const isTimeout = signal.aborted && !outer.aborted;
      resolve4({
        ok: false,
        observed: isTimeout ? { kind: "http-timeout", afterMs: timeoutMs2 } : { kind: "http-error", error: messageOf(error), errorCode: errorCodeOf(error) }
      });
    };
    const options2 = { headers, agent: false, signal, ...socketPath === null ? {} : { socketPath } };
    const url = `${origin.replace(/^https?/, tls === null ? "http" : "https")}${path}`;
    const probe = tls === null ? request(url, options2) : requestTls(url, { ...options2, ...tlsOptionsOf(tls) });
    probe.on("response", (response) => {
      const status = response.statusCode ?? 0;
      response.on("error", () => {
      }).resume();
      resolve4(status >= 200 && status < 400 ? success : { ok: false, observed: { kind: "http-status", status } });
      probe.destroy();
    });
    probe.on("error", failed2);
    probe.end();
  });
  return result.finally(release);
}
function tlsOptionsOf({ ca, insecure, serverName }) {
  return { ...ca === null ? {} : { ca }, rejectUnauthorized: !insecure, servername: serverName };
}
var proxyCloseMs = 300;
async function probeTcp({ origin, via }, socketPath, timeoutMs2) {
  const { hostname, port } = new URL(origin);
  const holdMs = via === "published-port" ? proxyCloseMs : 0;
  const host = hostname.replace(/^\[|\]$/g, "");
  const place = socketPath === null ? { host, port: Number(port || 80) } : { path: socketPath };
  const failure = await accepts(place, timeoutMs2, holdMs);
  return failure === null ? success : { ok: false, observed: failure };
}
var takenTimeoutMs = 1e3;
async function isPortTaken(port) {
  return await accepts({ host: "127.0.0.1", port }, takenTimeoutMs) === null;
}
async function isSocketTaken(path) {
  return await accepts({ path }, takenTimeoutMs) === null;
}
function accepts(place, timeoutMs2, holdMs = 0) {
  return new Promise((resolve4) => {
    const socket = tcpConnect({ ...place, timeout: Math.ceil(timeoutMs2) });
    const settle = (failure) => {
      socket.destroy();
      resolve4(failure);
    };
    socket.on("data", () => settle(null));
    socket.on("connect", () => holdMs === 0 ? settle(null) : setTimeout(() => settle(null), holdMs));
    socket.on("close", () => settle({ kind: "tcp-closed" }));
    socket.on(
      "error",
      (error) => settle({ kind: "tcp-error", error: messageOf(error), errorCode: errorCodeOf(error) })
    );
    socket.on("timeout", () => settle({ kind: "tcp-timeout", afterMs: timeoutMs2 }));
  });
}

// src/targets/docker/readiness/exec-log-probe.ts
function createCommandAttempt(container, command, name, { clock, signal, untilMs }) {
  const aborted = whenAborted(signal);
  return async () => {
    const beganMs = clock.nowMs();
    const running = container.exec(command).then(
      ({ exitCode, output }) => exitCode === 0 ? success : failed({ kind: "command-exit", command: name, exitCode, output }),
      (error) => failed({ kind: "command-error", command: name, error: messageOf(error) })
    );
    const hangs = () => failed({ kind: "command-running", command: name, afterMs: clock.nowMs() - beganMs });
    return withDeadline(clock, untilMs - beganMs, Promise.race([running, aborted.then(hangs)]), hangs);
  };
}
function failed(observed) {
  return { ok: false, observed };
}
async function awaitLine(container, pattern, { untilMs, clock, signal: outer }) {
  const end = new AbortController();
  const { signal } = linkedSignal([outer, end.signal]);
  let last = null;
  let failure = null;
  const matched = new Promise((resolve4) => {
    void (async () => {
      try {
        for await (const line of container.logLines(signal)) {
          last = line;
          if (pattern.test(line)) return resolve4(true);
        }
      } catch (error) {
        if (!signal.aborted) failure = messageOf(error);
      }
    })();
  });
  const isMatched = await withDeadline(
    clock,
    remainingMs(untilMs, clock),
    Promise.race([matched, whenAborted(outer)]),
    () => false
  );
  end.abort();
  if (isMatched) return success;
  if (failure !== null) return failed({ kind: "log-unreadable", error: failure });
  return failed({ kind: "log", pattern: String(pattern), lastLine: last });
}
function remainingMs(untilMs, clock) {
  return Math.max(1, untilMs - clock.nowMs());
}
function whenAborted(signal) {
  return new Promise((resolve4) => {
    if (signal.aborted) resolve4(false);
    signal.addEventListener("abort", () => resolve4(false), { once: true });
  });
}

// src/targets/docker/readiness/wait.ts
var portStep = { attemptTimeoutMs: 5e3, intervalMs: 50, successes: 1 };
var finalProbeMs = 1e3;
async function awaitReady(container, healthcheck, { steps, timeoutMs: timeoutMs2, socketPath }, { clock, signal }) {
  const limits = { untilMs: clock.nowMs() + timeoutMs2, clock, signal };
  const probed = socketPath === null ? container : { ...container, addresses: async () => onSocket };
  let reached = null;
  for (const step of steps) {
    const result = await awaitStep(probed, healthcheck, step, socketPath, limits);
    if (!result.ok) return { ready: false, observed: result.observed };
    reached = result.address ?? reached;
  }
  if (reached !== null || container.port === null && socketPath === null) return { ready: true, address: reached };
  const untilMs = Math.max(limits.untilMs, clock.nowMs() + finalProbeMs);
  const port = await awaitPort(probed, null, tcpProbe(null, socketPath), portStep, { ...limits, untilMs });
  return port.ok ? { ready: true, address: port.address } : { ready: false, observed: port.observed };
}
async function awaitStep(container, healthcheck, step, socketPath, limits) {
  const { probe } = step;
  const withoutAddress = (result) => result.ok ? { ok: true, address: null } : result;
  switch (probe.kind) {
    case "http": {
      const portProbe = {
        probed: { kind: "http", path: probe.path, serverName: probe.tls?.serverName ?? null, socketPath },
        placeAt: (origin) => urlOf2(origin, probe),
        attempt: (address, timeoutMs2) => probeHttp(address, socketPath, probe, timeoutMs2, limits.signal)
      };
      const result = await awaitPort(container, probe.port, portProbe, step, limits);
      return result.ok && probe.port !== null ? { ok: true, address: null } : result;
    }
    case "tcp": {
      const result = await awaitPort(container, probe.port, tcpProbe(probe.port, socketPath), step, limits);
      return result.ok && probe.port !== null ? { ok: true, address: null } : result;
    }
    case "log":
      return withoutAddress(await awaitLine(container, probe.pattern, limits));
    default: {
      const command = probe.kind === "exec" ? probe.command : healthcheck ?? [];
      const name = probe.kind === "exec" ? command.join(" ") : null;
      const attempt = createCommandAttempt(container, command, name, limits);
      const paced = paceOf(attempt, step.intervalMs, limits);
      const result = await retryUntil(
        paced,
        { ...step, attemptTimeoutMs: portStep.attemptTimeoutMs, intervalMs: 0 },
        limits
      );
      return withoutAddress(result ?? { ok: false, observed: { kind: "command-untried", command: name } });
    }
  }
}
var onSocket = { reachable: [{ origin: "http://localhost", via: "unix-socket" }], outside: [] };
function urlOf2(origin, { path, tls }) {
  return `${origin.replace(/^https?/, tls === null ? "http" : "https")}${path}`;
}
function tcpProbe(port, socketPath) {
  return {
    probed: { kind: "tcp", port, socketPath },
    placeAt: (origin) => origin.replace(/^https?:\/\//, ""),
    attempt: (address, timeoutMs2) => probeTcp(address, socketPath, timeoutMs2)
  };
}
function paceOf(attempt, intervalMs, { clock, signal, untilMs }) {
  let dueMs = clock.nowMs();
  return async () => {
    await clock.sleep(Math.max(0, Math.min(dueMs, untilMs) - clock.nowMs()), signal);
    dueMs = Math.max(dueMs, clock.nowMs()) + intervalMs;
    return attempt();
  };
}
var addressesIntervalMs = 1e3;
async function awaitPort(container, port, { probed, placeAt, attempt }, step, limits) {
  const { clock } = limits;
  let { reachable, outside } = { reachable: [], outside: [] };
  let addressesReadMs = Number.NEGATIVE_INFINITY;
  const race = createAddressRace(attempt, clock);
  const attemptAll = async (timeoutMs2) => {
    if (clock.nowMs() - addressesReadMs >= addressesIntervalMs) {
      ({ reachable, outside } = await container.addresses(port));
      addressesReadMs = clock.nowMs();
    }
    const succeeded = await race.firstSuccess(reachable, timeoutMs2);
    if (succeeded !== null) return { ok: true, address: await bestOf(reachable, succeeded, attempt) };
    const failed2 = reachable.flatMap((address) => {
      const result = race.lastResultOf(address);
      return result === null || result.ok ? [] : [{ place: placeAt(address.origin), attempt: result.observed }];
    });
    const isElsewhere = failed2.every((failure) => isUnreached(failure.attempt));
    const failures = { failures: grouped(failed2), outside: isElsewhere ? [...outside] : [], isTried: true };
    return { ok: false, observed: { ...probed, ...failures } };
  };
  const untried = { failures: [], outside: [], isTried: false };
  return await retryUntil(attemptAll, step, limits) ?? { ok: false, observed: { ...probed, ...untried } };
}
function isUnreached(attempt) {
  return "errorCode" in attempt && ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(attempt.errorCode ?? "");
}
function grouped(failed2) {
  const groups = /* @__PURE__ */ new Map();
  for (const { place, attempt } of failed2) {
    const key = JSON.stringify(attempt);
    const group = groups.get(key) ?? { places: [], attempt };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()];
}
var headStartMs = 250;
function createAddressRace(attempt, clock) {
  const pending = /* @__PURE__ */ new Map();
  const last = /* @__PURE__ */ new Map();
  const begin = (address, timeoutMs2) => {
    const running = attempt(address, timeoutMs2).then((result) => {
      pending.delete(address.origin);
      last.set(address.origin, result);
      return { address, result };
    });
    pending.set(address.origin, running);
    return running;
  };
  const firstSuccess = async (addresses, timeoutMs2) => {
    const attempts = [];
    for (const address of addresses) {
      attempts.push(pending.get(address.origin) ?? begin(address, timeoutMs2));
      const success2 = await withDeadline(clock, headStartMs, firstSuccessOf(attempts), () => null);
      if (success2 !== null) return success2;
    }
    if (attempts.length === 0) return null;
    await Promise.race(attempts);
    return withDeadline(clock, headStartMs, firstSuccessOf(attempts), () => null);
  };
  return { firstSuccess, lastResultOf: ({ origin }) => last.get(origin) ?? null };
}
function firstSuccessOf(attempts) {
  return new Promise((resolve4, reject) => {
    let remaining = attempts.length;
    for (const attempt of attempts) {
      attempt.then(({ address, result }) => {
        remaining -= 1;
        if (result.ok) resolve4(address);
        else if (remaining === 0) resolve4(null);
      }, reject);
    }
  });
}
async function bestOf(addresses, succeeded, attempt) {
  for (const better of addresses.slice(0, addresses.indexOf(succeeded))) {
    if ((await attempt(better, finalProbeMs)).ok) return better;
  }
  return succeeded;
}

// src/targets/docker/adapter.ts
function createTargetAdapter(hostOf, runId, log, clock) {
  let engine = null;
  let project = null;
  let resolvedCompose = null;
  const cleanup = createCleanupStack();
  const connected = () => {
    if (engine === null) throw new Error("memgate connects to the engine before it uses it");
    return engine;
  };
  const create = async (plan, image, port) => {
    const { docker, isLocal } = connected();
    if (plan.network === "host" && isLocal && port !== null) await assertPortFree(port);
    const volumes2 = plan.ephemeralVolumes.map((_, index) => volumeName(runId, index));
    if (volumes2.length > 0) {
      const command = `docker rm -f ${fillerName(runId)}; docker volume rm ${volumes2.join(" ")}`;
      cleanup.add("the volumes of the run", command, () => removeVolumes(docker, volumes2, runId));
    }
    if (plan.isOnOwnNetwork) {
      const network = networkName(runId);
      cleanup.add(`the network ${network}`, `docker network rm ${network}`, () => removeOwnNetwork(docker, runId));
    }
    const name = containerName(runId);
    cleanup.add(`the container ${name}`, `docker rm -f ${name}`, () => removeContainer(docker.getContainer(name)));
    return createContainer(connected(), plan, image, port, runId);
  };
  return {
    connect: async () => {
      engine = await connectEngine(hostOf());
      return engine.facts;
    },
    prepareImage: async ({ source, limitBytes, port }, signal) => {
      if (source.kind === "container") return attachedImage(connected().docker, source);
      if (source.kind === "compose") {
        cleanup.add(`the compose project memgate-${runId}`, `docker compose -p memgate-${runId} down -v`, () => {
          const removal = tearDown(connected(), runId);
          holdExit(removal);
          return removal;
        });
        resolvedCompose = source.resolved;
        project = await bringUp(
          { engine: connected(), resolved: source.resolved, limitBytes, runId, log },
          signal,
          port
        );
        return project;
      }
      const { discard, ...image } = await prepareImage(connected(), source, runId, log, signal);
      if (source.kind === "build") {
        cleanup.add("the tag of the built image", `docker rmi ${image.reference}`, discard);
      }
      return image;
    },
    createContainer: async (plan, image, port) => {
      const { source } = plan;
      if (plan.socketPath !== null && source.kind !== "container") await assertSocketFree(plan.socketPath);
      if (source.kind === "container") {
        return attach(connected(), source, plan.limitBytes, port, (restore) => {
          log.line(
            `setting the memory limit of the container ${source.name}; to restore the old limit by hand: ${restore.command}`
          );
          cleanup.add(`the limit of the container ${source.name}`, restore.command, restore.cleanup);
        });
      }
      if (source.kind !== "compose") return create(plan, image, port);
      if (project === null) throw new Error("the compose project is brought up before its container is created");
      if (project.isOnHostNetwork && connected().isLocal && port !== null) await assertPortFree(port);
      const container = connected().docker.getContainer(project.containerId);
      return wrapContainer(connected(), container, image.name, port, false);
    },
    runLoadCommand: (command, { source, limitBytes }, reach, signal, isRunOver) => {
      if (command.service === null || source.kind !== "compose") {
        cleanup.add("processes of load-command", "pkill", async () => void signalLoad(runId, "SIGKILL"));
        const here = { command: command.command, variables: variablesOf(reach, null), id: runId };
        return runCommandHere(here, log, signal, isRunOver);
      }
      const { resolved } = source;
      const variables = variablesOf(reach, resolved.service);
      const inService = { service: command.service, command: command.command, variables };
      return runInProject({ engine: connected(), resolved, limitBytes, runId, log }, inService, signal);
    },
    exitedDependencies: async () => resolvedCompose === null ? [] : exitedServices(connected(), resolvedCompose, runId, log),
    tearDown: cleanup.run,
    leftBehind: cleanup.left,
    awaitReady: (container, healthcheck, plan, signal) => awaitReady(container, healthcheck, plan, { clock, signal })
  };
}
async function assertPortFree(port) {
  if (!await isPortTaken(port)) return;
  throw new GateError(
    { code: "container-failed/port-in-use", data: { port } },
    `port ${port} of the host network is already in use; stop the program that listens on it, or use another network`
  );
}
async function assertSocketFree(socketPath) {
  if (!await isSocketTaken(socketPath)) return;
  throw new GateError(
    { code: "container-failed/socket-in-use", data: { socketPath } },
    `another program already listens on the socket ${socketPath} and would respond for the app; stop it first`
  );
}

// src/run/run-plan.ts
async function runPlan(plan, surroundings) {
  const { gateName, env, interrupt, loadEntry, log, observer, samples, addSecrets } = surroundings;
  const runId = randomBytes(6).toString("hex");
  const adapters = {
    target: createTargetAdapter(
      () => engineHost(env, process.platform),
      runId,
      redactedLog(log, planRedactor(plan), addSecrets),
      systemClock
    ),
    load: createLoadAdapter(loadEntry, systemClock, plan.secrets),
    memory: createMemoryAdapter(systemClock),
    clock: systemClock,
    observer,
    samples
  };
  return judged(await runGate(plan, adapters, interrupt), plan.thresholds, identityOf(env, gateName));
}

// src/run/run-gates.ts
import { readFileSync as readFileSync5, statSync as statSync2 } from "node:fs";
import { join as join8 } from "node:path";

// src/report/storage/report-dir.ts
import {
  closeSync as closeSync2,
  existsSync as existsSync2,
  lstatSync,
  mkdirSync,
  openSync as openSync2,
  readdirSync as readdirSync2,
  readFileSync as readFileSync4,
  renameSync,
  rmdirSync,
  rmSync as rmSync3,
  writeFileSync as writeFileSync2,
  writeSync
} from "node:fs";
import { basename, dirname as dirname4, join as join7, resolve as resolve3 } from "node:path";
var flushMs = 1e3;
var written = ["report.json", "junit.xml", "report.html"];
var header2 = "at_ms,phase,source,working_set_bytes,usage_bytes,inactive_file_bytes,transient_file_bytes\n";
var earlierFolder = ".memgate-earlier";
function openReportFolder(folder) {
  const reportPath = resolve3(folder, "report.json");
  try {
    const isNew = !existsSync2(folder);
    makeFolder(resolve3(folder));
    for (const name of ["samples.csv", ...written]) assertRegular(join7(folder, name));
    const earlier = setAside(folder, [setFile, "samples.csv", ...written]);
    const fd = openSync2(join7(folder, "samples.csv"), "w");
    writeSync(fd, header2);
    const { close, ...writers } = createWriters(folder, fd);
    return {
      reportPath,
      ...writers,
      close: () => {
        close();
        earlier.remove();
      },
      restore: () => {
        rmSync3(join7(folder, "samples.csv"), { force: true });
        earlier.restore();
        if (isNew) removeIfEmpty(folder);
      }
    };
  } catch (cause) {
    throw new GateError(
      "bad-input/report-dir",
      `report-dir: memgate cannot write to "${folder}": ${messageOf(cause)}`,
      { cause }
    );
  }
}
function setAside(folder, names) {
  const aside = join7(folder, earlierFolder);
  rmSync3(aside, { recursive: true, force: true });
  const present = names.filter((name) => existsSync2(join7(folder, name)));
  if (present.length > 0) mkdirSync(aside);
  for (const name of present) renameSync(join7(folder, name), join7(aside, name));
  return {
    remove: () => rmSync3(aside, { recursive: true, force: true }),
    restore: () => {
      for (const name of present) renameSync(join7(aside, name), join7(folder, name));
    }
  };
}
function removeIfEmpty(folder) {
  if (readdirSync2(folder).length === 0) rmdirSync(folder);
}
function openSetFolder(folder, names) {
  const setPath = resolve3(folder, setFile);
  try {
    makeFolder(resolve3(folder));
    for (const name of [...names, ...savedNames(setPath)]) emptyGateFolder(join7(folder, name));
    for (const name of names) assertWritable(join7(folder, name));
    for (const name of [setFile, "junit.xml"]) assertRegular(join7(folder, name));
    for (const name of [setFile, "samples.csv", ...written]) rmSync3(join7(folder, name), { force: true });
    const write = (set, junit) => {
      const problems = [
        writeAtomically(setPath, () => `${JSON.stringify(set, null, 2)}
`),
        writeAtomically(join7(folder, "junit.xml"), junit)
      ].filter((problem) => problem !== null);
      return problems.length === 0 ? null : problems.join("; ");
    };
    return { setPath, write };
  } catch (cause) {
    throw new GateError(
      "bad-input/report-dir",
      `report-dir: memgate cannot write to "${folder}": ${messageOf(cause)}`,
      { cause }
    );
  }
}
function savedNames(setPath) {
  try {
    return parseSet(JSON.parse(readFileSync4(setPath, "utf8"))).data?.gates.map(({ name }) => name) ?? [];
  } catch {
    return [];
  }
}
function emptyGateFolder(folder) {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === void 0) return;
  if (!stats.isDirectory()) throw new Error(`${folder} exists and is not a folder`);
  for (const name of ["samples.csv", ...written]) {
    assertRegular(join7(folder, name));
    rmSync3(join7(folder, name), { force: true });
  }
  removeIfEmpty(folder);
}
function assertWritable(folder) {
  const isNew = !existsSync2(folder);
  makeFolder(resolve3(folder));
  closeSync2(openSync2(join7(folder, "samples.csv"), "w"));
  rmSync3(join7(folder, "samples.csv"));
  if (isNew) rmdirSync(folder);
}
function makeFolder(path) {
  if (existsSync2(path)) return;
  makeFolder(dirname4(path));
  mkdirSync(path);
}
function assertRegular(path) {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats !== void 0 && !stats.isFile()) throw new Error(`${path} exists and is not a regular file`);
}
function createWriters(folder, fd) {
  let problem = null;
  let unwritten = [];
  let writtenMs = 0;
  const flush = () => {
    const text = unwritten.map(lineOf2).join("");
    unwritten = [];
    if (text === "" || problem !== null) return;
    try {
      writeFileSync2(fd, text);
    } catch (error) {
      problem = `samples.csv is incomplete: ${messageOf(error)}`;
    }
  };
  return {
    sample: (sample) => {
      unwritten.push(sample);
      if (sample.atMs - writtenMs < flushMs) return;
      writtenMs = sample.atMs;
      flush();
    },
    samplesProblem: () => {
      flush();
      return problem;
    },
    samples: () => {
      flush();
      return readSamples(join7(folder, "samples.csv"));
    },
    write: (name, render) => writeAtomically(join7(folder, name), render),
    close: () => {
      flush();
      closeSync2(fd);
    }
  };
}
function lineOf2({ atMs, phase, source, reading, workingSetBytes, transientFileBytes }) {
  const { usageBytes, inactiveFileBytes } = reading;
  return `${atMs.toFixed(1)},${phase},${source},${workingSetBytes},${usageBytes},${inactiveFileBytes},${transientFileBytes}
`;
}
function writeAtomically(path, content) {
  try {
    const unfinished = `${path}.${process.pid}.part`;
    writeFileSync2(unfinished, content());
    renameSync(unfinished, path);
    return null;
  } catch (error) {
    return `${basename(path)} could not be written: ${messageOf(error)}`;
  }
}

// src/targets/docker/resolve-source.ts
async function resolveSource({ source, limitBytes, workload }, env) {
  if (source.kind === "compose") {
    const resolved = await resolveCompose(source, env, null, workload.kind === "command" ? workload.service : null);
    const effectiveBytes = limitBytes ?? resolved.limitBytes;
    if (effectiveBytes === null) {
      throw new GateError(
        "bad-input/memory-limit",
        `memory-limit is required: ${resolved.name} has neither mem_limit nor deploy.resources.limits.memory`
      );
    }
    const isOverridden2 = resolved.limitBytes !== null && effectiveBytes !== resolved.limitBytes;
    const place = resolved.limitPlace === null ? "" : `${placeText(resolved.limitPlace)}: `;
    const notice = `${place}memory-limit overrides the limit of ${bytesExactly(resolved.limitBytes ?? 0)}`;
    const notices = isOverridden2 ? [notice, ...resolved.notices] : resolved.notices;
    const secrets = resolved.secrets;
    return { limitBytes: effectiveBytes, source: { kind: "compose", resolved }, notices, secrets };
  }
  if (source.kind === "container") {
    return resolveAttached(await engineFor(env), source, limitBytes);
  }
  if (limitBytes === null) throw new Error("memory-limit must be set for an image or a build");
  return { limitBytes, source, notices: [], secrets: [] };
}
async function engineFor(env) {
  try {
    return await connectEngine(engineHost(env, process.platform));
  } catch (error) {
    if (error instanceof GateError)
      throw new GateError("bad-input/container", `container: ${error.message}`, { cause: error });
    throw error;
  }
}

// src/run/run-gates.ts
async function runAndReport({ gates, reportDir }, surroundings) {
  const all = gates.kind === "several" ? gates.named.map(({ inputs: inputs2 }) => inputs2) : [gates.inputs];
  surroundings.addSecrets(all.flatMap(({ secrets }) => secrets));
  if (gates.kind === "several") return runSeveral(gates.named, reportDir, surroundings);
  const { inputs } = gates;
  const plan = await planFor(inputs, reportDir, surroundings.env);
  const run2 = await runOne(plan, { name: null, number: 1, total: 1 }, surroundings);
  return {
    result: { kind: "one", judged: run2.judged },
    reportPath: run2.reportPath,
    reportProblem: run2.reportProblem,
    annotate: inputs.annotate
  };
}
async function runSeveral(named, reportDir, surroundings) {
  const folder = openSetFolder(
    reportDir,
    named.map(({ name }) => name)
  );
  const gates = [];
  const problems = [];
  for (const [index, { name, inputs }] of named.entries()) {
    const interrupted = surroundings.interrupt.aborted ? surroundings.interrupt.reason : null;
    const gate = interrupted !== null && index > 0 ? { kind: "refused", name, reason: "interrupted", code: interrupted.code, why: interrupted.message } : await runNamed(
      { name, inputs },
      join8(reportDir, name),
      { name, number: index + 1, total: named.length },
      surroundings,
      problems
    );
    gates.push(gate);
    surroundings.show(gate);
  }
  const result = { kind: "several", gates };
  const problem = folder.write(savedSetOf(gates), () => junitOf(result));
  if (problem !== null) problems.push(problem);
  const first = gravest(gates);
  return {
    result,
    reportPath: folder.setPath,
    reportProblem: problems.length === 0 ? null : problems.join("; "),
    annotate: named.find(({ name }) => name === first?.name)?.inputs.annotate ?? null
  };
}
async function planFor(inputs, reportDir, env) {
  return planOf(inputs, await resolveSource(inputs, env), reportDir);
}
async function runNamed({ name, inputs }, reportDir, gate, surroundings, problems) {
  try {
    const plan = await planFor(inputs, reportDir, surroundings.env);
    const { judged: judged2, reportProblem } = await runOne(plan, gate, surroundings);
    if (reportProblem !== null) problems.push(`${name}: ${reportProblem}`);
    return { kind: "judged", name, judged: judged2 };
  } catch (error) {
    if (error instanceof GateError && typeof error.fault === "string")
      return { kind: "refused", name, reason: "bad-input", code: error.fault, why: error.message };
    throw error;
  }
}
async function runOne(plan, gate, surroundings) {
  const { env, interrupt, loadEntry, pageEntry, addSecrets } = surroundings;
  addSecrets(plan.secrets);
  const folder = openReportFolder(plan.reportDir);
  const { log, observer, end } = surroundings.begin(gate);
  try {
    const samples = folder.sample;
    const shell = { env, interrupt, loadEntry, log, observer, samples, addSecrets };
    const result = await runPlan(plan, { gateName: gate.name, ...shell });
    const report = reportOf(result);
    const problems = [
      folder.write("report.json", () => `${JSON.stringify(report, null, 2)}
`),
      folder.samplesProblem(),
      // Several gates share one junit.xml, beside their folders.
      gate.name === null ? folder.write("junit.xml", () => junitOf({ kind: "one", judged: result })) : null,
      folder.write(
        "report.html",
        () => htmlOf(result, folder.samples() ?? columnsOf(report.series), readPageCode(pageEntry))
      )
    ].filter((problem) => problem !== null);
    const reportProblem = problems.length === 0 ? null : problems.join("; ");
    return { judged: result, reportPath: folder.reportPath, reportProblem };
  } catch (error) {
    if (error instanceof GateError && typeof error.fault === "string") folder.restore();
    throw error;
  } finally {
    end();
    folder.close();
  }
}
var pathKindAt = (path) => {
  try {
    return statSync2(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
};
var standardInput = null;
var machine = {
  pathKindAt,
  readText: (path) => {
    if (path !== "-") return decodeUtf8(readFileSync5(path));
    standardInput ??= readFileSync5(0);
    return decodeUtf8(standardInput);
  },
  readBytes: (path) => readFileSync5(path),
  env: process.env
};

export {
  isCommentMode,
  readCommentInputs,
  readYaml,
  readRunInputs,
  planRedactor,
  runPlan,
  runAndReport,
  planFor,
  machine
};
