// pairs.mjs WORDS FOLDER > pairs.txt: which Chinese characters stand beside each other how often, in the words of a
// dictionary (lines of a word and its frequency) and in the texts of a folder. The text recognition tells doubtful
// characters by them (programs/ocr/language.h).
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const RARE = 20; // pairs that are rarer tell nothing and would only make the file large
const OF_THE_HOUSE = 200; // what one mention in the packs weighs: they are the words that such documents use

const [dictionary, folder] = process.argv.slice(2);
const counts = new Map();

function count(text, weight) {
  for (const run of text.match(/\p{Script=Han}{2,}/gu) ?? []) {
    const characters = [...run];
    for (let i = 1; i < characters.length; i++) {
      const pair = characters[i - 1] + characters[i];
      counts.set(pair, (counts.get(pair) ?? 0) + weight);
    }
  }
}

for (const line of readFileSync(dictionary, "utf8").split("\n")) {
  const [word, frequency] = line.split(" ");
  if (word && frequency > 0) count(word, Number(frequency));
}
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
  if (entry.isFile()) count(readFileSync(join(entry.parentPath ?? entry.path, entry.name), "utf8"), OF_THE_HOUSE);

const kept = [...counts].filter(([, times]) => times >= RARE).sort(([a], [b]) => (a < b ? -1 : 1));
process.stdout.write(kept.map(([pair, times]) => `${pair} ${times}\n`).join(""));
