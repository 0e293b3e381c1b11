import { expect, it } from "vitest";
import { camelCaseStyle } from "../../../src/api/option-forms.ts";
import { flagStyle, keyStyle, mark, markedStyle, styled } from "../../../src/options/mentions.ts";

it.each([
  { shell: "a file", style: keyStyle, text: "compose-file needs load: none; write `a` or sh -c" },
  { shell: "the Action", style: markedStyle, text: "`compose-file` needs `load: none`; write `a` or sh -c" },
  {
    shell: "the command line",
    style: flagStyle,
    text: "--compose-file needs --load none; write `a` or sh -c",
  },
  { shell: "a program", style: camelCaseStyle, text: "composeFile needs load: none; write `a` or sh -c" },
])("a message names its options as $shell does", ({ style, text }) => {
  expect(styled("`compose-file` needs `load: none`; write `a` or sh -c", style)).toBe(text);
});

it("converts the text between the options, but not the options", () => {
  const text = `set ${mark("load", "none")} or ${mark("path")} here`;
  expect(styled(text, flagStyle, (between) => between.toUpperCase())).toBe("SET --load none OR --path HERE");
});
