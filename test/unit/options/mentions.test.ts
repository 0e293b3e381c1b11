import { expect, it } from "vitest";
import { camelCaseStyle } from "../../../src/api/option-forms.ts";
import { flagStyle, keyStyle, styled } from "../../../src/options/mentions.ts";

it.each([
  { shell: "the Action and memgate.yml", style: keyStyle, text: "compose-file needs load: none; write `a` or sh -c" },
  {
    shell: "the command line",
    style: flagStyle,
    text: "--compose-file needs --load none; write `a` or sh -c",
  },
  { shell: "a program", style: camelCaseStyle, text: "composeFile needs load: none; write `a` or sh -c" },
])("a message names its options as $shell does", ({ style, text }) => {
  expect(styled("`compose-file` needs `load: none`; write `a` or sh -c", style)).toBe(text);
});
