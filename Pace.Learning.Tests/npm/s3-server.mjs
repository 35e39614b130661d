// An S3-compatible server, by others, for the tests: s3rver on a free port of this machine, with one bucket and its files in a folder.
// Prints its address on one line. Arguments: FOLDER BUCKET
import S3rver from '@20minutes/s3rver';

const [directory, bucket] = process.argv.slice(2);
const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: bucket }] });
const { address, port } = await server.run();

process.stdin.on('end', () => process.exit(0)).resume();
console.log(`http://${address}:${port}`);
