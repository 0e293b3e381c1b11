// Turns of phrase that a reader has to read twice, each with what to write instead.

/**
 * @typedef {{ name: string, pattern: RegExp, instead: string }} Turn
 * @type {readonly Turn[]}
 */
export const turns = [
  {
    name: "told, tells",
    pattern:
      /\b(is|are|was|were|be|been|being|not|what|as) told\b|\btold (of|by|that|apart|once|in)\b|\btells?\b|\btelling\b/i,
    instead: "'memgate reports …', 'the kernel returns …'",
  },
  {
    name: "where for if",
    pattern:
      /\b(null|none|empty|absent|undefined|true|false|zero|0|1|error|nothing|only|also|even|not|and|or|but|ones?|inputs|container|image|engine|load|config)`? where\b|[,;:(] ?where (it|they|there|that|this|these|those|no|none|nothing|nobody|not|one|memgate|the|a|an|all|both|neither|each|only|some|such)\b|\bwhere (it|they|there|that|this|none|nothing|nobody|not|memgate|neither|both|only|some|such)\b/i,
    instead: "'if', 'when'",
  },
  {
    name: "a sentence that opens with Of, What, Where, None of, Such as, So many",
    pattern:
      /(^|[.!?:;] |^\W*@\w+ (\w+ )?)(Of|What|Where|None of|Such as|So many|All that|Whether|That which|Whoever|Whatever) [a-z]/,
    instead: "subject, verb, object",
  },
  {
    name: "for as because",
    pattern:
      /,? for (it|they|he|she|what|where|there|nobody|nothing|none|this|that|these|those) (is|are|was|were|has|have|had|can|could|may|might|must|would|will|does|do|did|holds?|counts?)\b/i,
    instead: "'because'",
  },
  {
    name: "none, not one, no X that",
    pattern:
      /\b(is|are|be|was|were|has|have|had|for|with|gives?|take|:) none\b|^none\b|\bnot one\b|\bnone (of|is|are|was|were|that|to|has|have|the less|such)\b|\b(is|are|be) no \w+( \w+)? that\b|\bno \w+ that (is|are|was|has|can)\b/i,
    instead: "'null if …', 'has no …', 'without …'",
  },
  {
    name: "stock phrases",
    pattern:
      /\b(so many|as far as|(at|in) hand|by lot|be it|of it,|one by one each|here and there|be that as|for good|all the same|as a whole lot|in all|by so much|of its own accord|beside it\b,|whose turn)\b/i,
    instead: "the plain word: 'n', 'if known', 'current', 'permanently'",
  },
  {
    name: "as X has it",
    pattern:
      /\bas (\w+|the \w+|docker \w+|\w+'s \w+)( \w+)? (has|have|had|gives?|takes?|knows?|sees?|says?) (it|them|him)\b/i,
    instead: "'in the form that X uses'",
  },
  {
    name: "all, both, those standing alone",
    pattern:
      /\b(all|both) (that|who|which)\b|\bthose (that|of|which|who|by)\b|\bthat of\b|\bthe ones?\b|(^|[.:;] )(All|Both|Those|The same|So too|Nor|Else)\b( |\.|,|:)(?![A-Z])/,
    instead: "repeat the noun",
  },
  {
    name: "may not, need not, be to",
    pattern:
      /\b(is|are|was|were) to (be|have|do|run|end|stop|go|hold|see|say|know|close|send|wait)\b|\bneeds? not\b|\blest\b|\bwhence\b|\bthereof\b|\bhitherto\b|\bupon\b/i,
    instead: "'must', 'will', 'does not need to'",
  },
];

/**
 * Words that the project has replaced: one word for one thing, in names, messages, tests and documentation.
 * @typedef {{ pattern: RegExp, instead: string }} OldWord
 * @type {readonly OldWord[]}
 */
export const oldWords = [
  { pattern: /halt/i, instead: "stop, stop reason" },
  { pattern: /ceiling|high-water/i, instead: "kernel's peak usage" },
  { pattern: /driven/i, instead: "workload" },
  { pattern: /answer/i, instead: "response; reply for a program that is not the app's server" },
  { pattern: /unserved|silence/i, instead: "stalled connection, gap between responses" },
  { pattern: /findings?\b/i, instead: "diagnostics; results" },
  { pattern: /\btold\b|\btells?\b/i, instead: "reported, kept; 'memgate reports …'" },
  { pattern: /doubt/i, instead: "stop reason; no suggestion" },
  { pattern: /not honou?red/i, instead: "unsupported" },
  { pattern: /\bsurvey/i, instead: "resolved source" },
  { pattern: /\bspellings\b/i, instead: "encoded forms" },
  { pattern: /\bgather|manners|crowd|\bundo\b|\bmend/i, instead: "the word for what happens: build, clean up, patch" },
  { pattern: /\bliv(es|ed) on\b/i, instead: "keeps running" },
  { pattern: /highest allowed|\ballowed peak/i, instead: "threshold" },
];
