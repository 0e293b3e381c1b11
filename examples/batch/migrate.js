// A migration that processes its rows in batches and then exits. BATCH_MEBIBYTES is the size of one batch.
const batchMebibytes = Number(process.env.BATCH_MEBIBYTES ?? 20);

for (let batch = 1; batch <= 5; batch++) {
  const rows = [];
  for (let mebibyte = 0; mebibyte < batchMebibytes; mebibyte++) {
    rows.push(Buffer.alloc(2 ** 20, mebibyte));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  console.log(`batch ${batch}: ${rows.length} MiB of rows`);
}
