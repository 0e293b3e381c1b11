// Whether an image is of the platform that was asked for. As the engine has it: containerd's platforms.Only.

/** Names of the same thing, and what an architecture means without a variant. */
const aliases: Readonly<Record<string, string>> = { x86_64: "amd64", aarch64: "arm64", i386: "386" };
const ownVariants: Readonly<Record<string, number>> = { arm: 7, arm64: 8 };

/** As the engine reports an image's, in its words. */
export interface ImagePlatform {
  readonly Os: string;
  readonly Architecture: string;
  readonly Variant?: string | undefined;
}

/** `linux/arm/v7`. */
export function platformText({ Os, Architecture, Variant }: ImagePlatform): string {
  return [Os, Architecture, Variant].filter((part) => part).join("/");
}

/** As the engine's API takes it, since 1.49, to look at the image of one platform. */
export function platformQuery(platform: string): string {
  const [os, architecture, variant] = platform.split("/");
  return JSON.stringify({ os, architecture, ...(variant === undefined ? {} : { variant }) });
}

/** An image of an older variant of the same architecture will do: arm/v7 runs arm/v6. */
export function isOfPlatform(image: ImagePlatform, platform: string): boolean {
  const [seen, wanted] = [partsOf(platformText(image)), partsOf(platform)];
  return seen.os === wanted.os && seen.architecture === wanted.architecture && seen.variant <= wanted.variant;
}

function partsOf(platform: string) {
  const [os, name = "", variant = ""] = platform.split("/");
  const architecture = aliases[name] ?? name;
  const number = /^v?(\d+)$/.exec(variant)?.[1];
  return { os, architecture, variant: number === undefined ? (ownVariants[architecture] ?? 1) : Number(number) };
}
