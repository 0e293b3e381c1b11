// A migration: it works through its rows in batches, and ends. BATCH_MEBIBYTES is how much it holds at a time.
const batchMebibytes = Number(process.env.BATCH_MEBIBYTES ?? 20);

for (let batch = 1; batch <= 5; batch++) {
  const rows = [];
  for (let mebibyte = 0; mebibyte < batchMebibytes; mebibyte++) {
    rows.push(Buffer.alloc(2 ** 20, mebibyte));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  console.log(`batch ${batch}: ${rows.length} MiB of rows`);
}
