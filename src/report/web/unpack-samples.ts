import type { EncodedSamples } from "../html/pack-samples.ts";
import type { SampleColumns } from "../storage/samples-csv.ts";

const tenthsOfMs = 10;

/** The samples that `encodeSamples` packed. Rejects where the browser can't inflate, or the text is damaged. */
export async function decodeSamples({ count, unitBytes, packed }: EncodedSamples): Promise<SampleColumns> {
  const text = atob(packed);
  const deflated = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) deflated[index] = text.charCodeAt(index);
  const inflating = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const plain = new Uint8Array(await new Response(inflating).arrayBuffer());
  let at = 0;
  const column = (fromWhole: (whole: number) => number) => {
    const values = new Float64Array(count);
    let whole = 0;
    for (let index = 0; index < count; index += 1) {
      let folded = 0;
      let byte = 128;
      for (let weight = 1; byte >= 128; weight *= 128) {
        byte = plain[at++] ?? 0;
        folded += (byte % 128) * weight;
      }
      whole += folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
      values[index] = fromWhole(whole);
    }
    return values;
  };
  const atMs = column((whole) => whole / tenthsOfMs);
  const workingSetBytes = column((whole) => whole * unitBytes);
  const usageBytes = column((whole) => whole * unitBytes);
  return { atMs, workingSetBytes, usageBytes };
}
