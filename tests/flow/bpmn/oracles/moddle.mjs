// Read every .bpmn of a folder with bpmn-moddle, and write it again into FOLDER/resaved: node moddle.mjs ORACLE FOLDER
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [oracle, folder] = process.argv.slice(2).map((path) => resolve(path));
const found = createRequire(join(oracle, "package.json")).resolve("bpmn-moddle");
const { BpmnModdle } = await import(pathToFileURL(found));
mkdirSync(join(folder, "resaved"), { recursive: true });
let warned = 0;
const files = readdirSync(folder).filter((name) => name.endsWith(".bpmn")).sort();
for (const name of files) {
  const moddle = new BpmnModdle();
  const { rootElement, warnings, elementsById } = await moddle.fromXML(readFileSync(join(folder, name), "utf-8"));
  writeFileSync(join(folder, "resaved", name), (await moddle.toXML(rootElement)).xml);
  warned += warnings.length;
  console.log(name, Object.keys(elementsById).length, "elements,", warnings.length, "warnings");
  for (const warning of warnings) console.log("  ", warning.message);
}
console.log(`${files.length} files, ${warned} warnings`);
process.exit(warned ? 1 : 0);
