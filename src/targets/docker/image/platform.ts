// Checks whether an image matches a platform. Follows the engine's rules: containerd's platforms.Only.

const architectureAliases: Readonly<Record<string, string>> = { x86_64: "amd64", aarch64: "arm64", i386: "386" };
/** The variant of an architecture if the platform does not name one. */
const defaultVariants: Readonly<Record<string, number>> = { arm: 7, arm64: 8 };

/** In the form of the engine's image inspection. */
export interface ImagePlatform {
  readonly Os: string;
  readonly Architecture: string;
  readonly Variant?: string | undefined;
}

/** `linux/arm/v7`. */
export function platformText({ Os, Architecture, Variant }: ImagePlatform): string {
  return [Os, Architecture, Variant].filter((part) => part).join("/");
}

/** The query to inspect the image of one platform. The engine's API supports it since 1.49. */
export function platformQuery(platform: string): string {
  const [os, architecture, variant] = platform.split("/");
  return JSON.stringify({ os, architecture, ...(variant === undefined ? {} : { variant }) });
}

/** Also true if the image is for an older variant of the same architecture: an arm/v7 machine runs an arm/v6 image. */
export function isOfPlatform(image: ImagePlatform, platform: string): boolean {
  const [actual, expected] = [partsOf(platformText(image)), partsOf(platform)];
  return (
    actual.os === expected.os && actual.architecture === expected.architecture && actual.variant <= expected.variant
  );
}

function partsOf(platform: string) {
  const [os, name = "", variant = ""] = platform.split("/");
  const architecture = architectureAliases[name] ?? name;
  const number = /^v?(\d+)$/.exec(variant)?.[1];
  return { os, architecture, variant: number === undefined ? (defaultVariants[architecture] ?? 1) : Number(number) };
}
