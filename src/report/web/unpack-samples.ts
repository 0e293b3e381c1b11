import type { EncodedSamples } from "../html/pack-samples.ts";
import type { SampleColumns } from "../storage/samples-csv.ts";

const tenthsOfMs = 10;

/**
 * Decodes the samples that `encodeSamples` packed.
 * @throws Error if the browser does not support `deflate-raw`, or if the text is damaged
 */
export async function decodeSamples({ count, unitBytes, packed }: EncodedSamples): Promise<SampleColumns> {
  const text = atob(packed);
  const deflated = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) deflated[index] = text.charCodeAt(index);
  const inflating = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const plain = new Uint8Array(await new Response(inflating).arrayBuffer());
  let at = 0;
  const column = (fromInteger: (integer: number) => number) => {
    const values = new Float64Array(count);
    let integer = 0;
    for (let index = 0; index < count; index += 1) {
      let zigzag = 0;
      let byte = 128;
      for (let weight = 1; byte >= 128; weight *= 128) {
        byte = plain[at++] ?? 0;
        zigzag += (byte % 128) * weight;
      }
      integer += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
      values[index] = fromInteger(integer);
    }
    return values;
  };
  const atMs = column((integer) => integer / tenthsOfMs);
  const workingSetBytes = column((integer) => integer * unitBytes);
  const usageBytes = column((integer) => integer * unitBytes);
  return { atMs, workingSetBytes, usageBytes };
}
