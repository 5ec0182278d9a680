// Compiles the schema in ajv's strict mode and prints, for each further file, what is wrong in it.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schema, ...files] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path)));
const ajv = new Ajv({ strict: true, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);
const errors = files.map((file) => (validate(file) ? [] : validate.errors.map((e) => e.instancePath)));
process.stdout.write(JSON.stringify(errors));
