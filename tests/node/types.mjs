// Prints the TypeScript that json-schema-to-typescript makes of a schema.
import { compileFromFile } from "json-schema-to-typescript";

process.stdout.write(await compileFromFile(process.argv[2]));
