// fold.mjs NETWORK > FOLDED: the same network with fewer passes over its numbers. As trained, each convolution is
// followed by a multiplication, an addition, the activation x·clip(x+3, 0, 6)/6 in four steps, and again both. What only
// scales and shifts is worked into the convolution before or behind; the activation becomes x·hardsigmoid(x). The
// results differ by rounding alone. The engine does not do this itself. Reads and writes the ONNX format, which is
// protocol buffers: a message is a list of fields [number, wire type, value].
import { readFileSync } from "node:fs";

const MODEL_GRAPH = 7, GRAPH_NODE = 1, INPUT = 1, OUTPUT = 2, NAME = 3, KIND = 4, ATTRIBUTE = 5;
const ATTRIBUTE_NAME = 1, ATTRIBUTE_FLOAT = 2, ATTRIBUTE_TENSOR = 5, ATTRIBUTE_INTEGERS = 8, ATTRIBUTE_TYPE = 20;
const TENSOR_DIMENSION = 1, TENSOR_TYPE = 2, TENSOR_FLOATS = 4, TENSOR_RAW = 9, FLOAT = 1, BYTES = 2, WORD = 5;

function parsed(bytes) {
  const fields = [];
  let at = 0;
  const varint = () => {
    let value = 0n, shift = 0n, byte;
    do {
      byte = bytes[at++];
      value |= BigInt(byte & 127) << shift;
      shift += 7n;
    } while (byte > 127);
    return value;
  };
  const taken = (count) => bytes.subarray(at, (at += count));
  while (at < bytes.length) {
    const key = Number(varint());
    const wire = key & 7;
    if (![0, 1, BYTES, WORD].includes(wire)) throw new Error(`no such wire type: ${wire}`);
    fields.push([key >> 3, wire, wire === 0 ? varint() : taken(wire === BYTES ? Number(varint()) : wire === WORD ? 4 : 8)]);
  }
  return fields;
}

function varintOf(value) {
  const bytes = [];
  for (value = BigInt.asUintN(64, BigInt(value)); value > 127n; value >>= 7n) bytes.push(Number(value & 127n) | 128);
  return Buffer.from([...bytes, Number(value)]);
}

function written(fields) {
  return Buffer.concat(
    fields.flatMap(([number, wire, value]) => {
      const key = varintOf((number << 3) | wire);
      if (wire === 0) return [key, varintOf(value)];
      return wire === BYTES ? [key, varintOf(value.length), value] : [key, value];
    }),
  );
}

const text = (value) => Buffer.from(value);
const all = (fields, number) => fields.filter(([n]) => n === number).map(([, , value]) => value);
const floatBytes = (value) => Buffer.from(new Float32Array([value]).buffer);

const model = parsed(readFileSync(process.argv[2]));
const graph = parsed(all(model, MODEL_GRAPH)[0]);

/// The nodes taken apart; those that are `gone` are not written.
const nodes = all(graph, GRAPH_NODE).map((bytes) => {
  const fields = parsed(bytes);
  return {
    inputs: all(fields, INPUT).map(String),
    outputs: all(fields, OUTPUT).map(String),
    name: String(all(fields, NAME)[0] ?? ""),
    kind: String(all(fields, KIND)[0]),
    attributes: all(fields, ATTRIBUTE).map(parsed),
    gone: false,
  };
});
const maker = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node])));
const named = (node, name) => node.attributes.find((fields) => String(all(fields, ATTRIBUTE_NAME)[0]) === name);
const takers = (output) => nodes.filter((node) => !node.gone && node.inputs.includes(output));

/// The numbers of a constant of floats; undefined where it is none.
function constant(name) {
  const node = maker.get(name);
  if (node?.kind !== "Constant") return undefined;
  const tensor = parsed(all(named(node, "value"), ATTRIBUTE_TENSOR)[0]);
  if (Number(all(tensor, TENSOR_TYPE)[0]) !== FLOAT) return undefined;
  const raw = all(tensor, TENSOR_RAW)[0] ?? Buffer.concat(all(tensor, TENSOR_FLOATS));
  const dimensions = tensor.filter(([n]) => n === TENSOR_DIMENSION).flatMap(([, wire, value]) =>
    wire === 0 ? [Number(value)] : [...parsedVarints(value)]);
  return { dimensions, values: new Float32Array(Uint8Array.from(raw).buffer) };
}

function* parsedVarints(bytes) {
  let value = 0, shift = 1;
  for (const byte of bytes) {
    value += (byte & 127) * shift;
    shift *= 128;
    if (byte < 128) yield value, (value = 0), (shift = 1);
  }
}

function scalar(name) {
  const found = constant(name);
  return found?.values.length === 1 ? found.values[0] : undefined;
}

let made = 0;
function newConstant(dimensions, values) {
  const output = `folded.${made++}`;
  const tensor = written([
    ...dimensions.map((size) => [TENSOR_DIMENSION, 0, size]),
    [TENSOR_TYPE, 0, FLOAT],
    [TENSOR_RAW, BYTES, Buffer.from(Float32Array.from(values).buffer)],
  ]);
  const value = [[ATTRIBUTE_NAME, BYTES, text("value")], [ATTRIBUTE_TENSOR, BYTES, tensor], [ATTRIBUTE_TYPE, 0, 4]];
  const node = { inputs: [], outputs: [output], name: output, kind: "Constant", attributes: [value], gone: false };
  nodes.unshift(node);
  maker.set(output, node);
  return output;
}

/// The only node behind an output, if it is of that kind and its other input one number: [node, number].
function behind(output, kind) {
  const [node, ...others] = takers(output);
  if (node?.kind !== kind || others.length > 0 || node.inputs.length !== 2) return undefined;
  const number = scalar(node.inputs.find((input) => input !== output));
  return number === undefined ? undefined : [node, number];
}

/// Works a factor and a summand into a convolution's weights: of what comes out of it, or of what goes into it.
function scaled(convolution, factor, summand, side) {
  const weights = constant(convolution.inputs[1]);
  const [channels] = weights.dimensions;
  const each = weights.values.length / channels;
  const bias = convolution.inputs[2] ? constant(convolution.inputs[2]).values : new Float32Array(channels);
  const sums = bias.map((_, i) => weights.values.subarray(i * each, (i + 1) * each).reduce((a, b) => a + b, 0));
  const shifted = bias.map((value, i) => (side === "out" ? value * factor + summand : value + summand * sums[i]));
  convolution.inputs[1] = newConstant(weights.dimensions, weights.values.map((value) => value * factor));
  convolution.inputs[2] = newConstant([channels], shifted);
}

function isPadded(convolution) {
  return all(named(convolution, "pads") ?? [], ATTRIBUTE_INTEGERS).some((pad) =>
    typeof pad === "bigint" ? pad !== 0n : pad.some((byte) => byte !== 0));
}

/// Conv → ·a → +b becomes Conv alone.
function foldBehind(convolution) {
  const factor = behind(convolution.outputs[0], "Mul");
  if (!factor) return;
  const summand = behind(factor[0].outputs[0], "Add");
  if (!summand || !constant(convolution.inputs[1])) return;
  scaled(convolution, factor[1], summand[1], "out");
  factor[0].gone = summand[0].gone = true;
  convolution.outputs = summand[0].outputs;
  maker.set(summand[0].outputs[0], convolution);
}

/// x·clip(x+3, 0, 6)/6 → ·a → +b → Conv becomes x·hardsigmoid(x) → +b/a → Conv, without the sum where nothing is padded.
function foldActivation(first) {
  const [shift, ...rest] = takers(first.outputs[0]);
  const node = { sum: shift, product: rest[0] };
  if (rest.length !== 1) return;
  if (node.sum.kind !== "Add") [node.sum, node.product] = [node.product, node.sum];
  const three = node.sum.inputs.map(scalar).find((value) => value !== undefined);
  const [clip] = takers(node.sum.outputs[0]);
  if (node.sum.kind !== "Add" || three !== 3 || clip?.kind !== "Clip" || node.product.kind !== "Mul") return;
  const limits = ["min", "max"].map((name) => all(named(clip, name) ?? [], ATTRIBUTE_FLOAT)[0]?.readFloatLE(0));
  if (limits[0] !== 0 || limits[1] !== 6 || !node.product.inputs.includes(clip.outputs[0])) return;
  const division = behind(node.product.outputs[0], "Div");
  if (division?.[1] !== 6) return;
  clip.kind = "HardSigmoid";
  clip.inputs = [first.outputs[0]];
  clip.attributes = [["alpha", 1 / 6], ["beta", 0.5]].map(([name, value]) => [
    [ATTRIBUTE_NAME, BYTES, text(name)], [ATTRIBUTE_FLOAT, WORD, floatBytes(value)], [ATTRIBUTE_TYPE, 0, 1]]);
  node.sum.gone = division[0].gone = true;
  node.product.outputs = [division[0].outputs[0]];
  maker.set(division[0].outputs[0], node.product);
  foldBefore(node.product);
}

function foldBefore(product) {
  const factor = behind(product.outputs[0], "Mul");
  const summand = factor && behind(factor[0].outputs[0], "Add");
  const [next, ...others] = summand ? takers(summand[0].outputs[0]) : [];
  if (next?.kind !== "Conv" || others.length > 0 || factor[1] === 0 || !constant(next.inputs[1])) return;
  factor[0].gone = true;
  const from = product.outputs[0];
  if (isPadded(next)) {
    scaled(next, factor[1], 0, "in");
    summand[0].inputs = [from, newConstant([1], [summand[1] / factor[1]])];
  } else {
    const before = next.inputs[0];
    scaled(next, factor[1], summand[1], "in");
    next.inputs = next.inputs.map((input) => (input === before ? from : input));
    summand[0].gone = true;
  }
}

for (const node of [...nodes]) if (node.kind === "Conv") foldBehind(node);
for (const node of [...nodes]) if (node.kind === "Conv" && !node.gone) foldActivation(node);

const bytesOf = (node) =>
  written([
    ...node.inputs.map((name) => [INPUT, BYTES, text(name)]),
    ...node.outputs.map((name) => [OUTPUT, BYTES, text(name)]),
    [NAME, BYTES, text(node.name)],
    [KIND, BYTES, text(node.kind)],
    ...node.attributes.map((fields) => [ATTRIBUTE, BYTES, written(fields)]),
  ]);
const used = new Set(nodes.filter((node) => !node.gone).flatMap((node) => node.inputs));
for (const node of nodes) if (node.kind === "Constant" && !used.has(node.outputs[0])) node.gone = true;
const rest = graph.filter(([number]) => number !== GRAPH_NODE);
const kept = nodes.filter((node) => !node.gone).map((node) => [GRAPH_NODE, BYTES, bytesOf(node)]);
process.stdout.write(written(model.map((field) => (field[0] === MODEL_GRAPH ? [MODEL_GRAPH, BYTES, written([...kept, ...rest])] : field))));
