import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** Writes the fields of one protobuf message. The functions here make the few messages of onnx.proto (IR version 8) that a tree model needs. */
export type Fields = (writer: BinaryWriter) => void;

/** onnx.proto's TensorProto.DataType.FLOAT. */
const FLOAT = 1;

const text =
	(field: number, value: string): Fields =>
	(w) => {
		w.tag(field, WireType.LengthDelimited).string(value);
	};

const int =
	(field: number, value: number): Fields =>
	(w) => {
		w.tag(field, WireType.Varint).int64(value);
	};

const nested =
	(field: number, ...parts: Fields[]): Fields =>
	(w) => {
		w.tag(field, WireType.LengthDelimited).fork();
		for (const part of parts) part(w);
		w.join();
	};

const packedFloats = (field: number, values: Iterable<number>): Fields =>
	nested(field, (w) => {
		for (const value of values) w.float(value);
	});

/** NodeProto: one operator. */
export function node(
	operator: string,
	inputs: string[],
	output: string,
	domain = '',
	attributes: Fields[] = [],
): Fields {
	return (w) => {
		for (const input of inputs) text(1, input)(w);
		text(2, output)(w);
		text(3, output)(w);
		text(4, operator)(w);
		for (const attribute of attributes) nested(5, attribute)(w);
		text(7, domain)(w);
	};
}

function attribute(name: string, type: number, value: Fields): Fields {
	return (w) => {
		text(1, name)(w);
		value(w);
		int(20, type)(w);
	};
}

/** AttributeProto of type INT. */
export const intAttribute = (name: string, value: number) => attribute(name, 2, int(3, value));

/** AttributeProto of type STRING. */
export const stringAttribute = (name: string, value: string) => attribute(name, 3, text(4, value));

/** AttributeProto of type FLOATS; values become 32-bit floats. */
export const floatsAttribute = (name: string, values: Iterable<number>) =>
	attribute(name, 6, packedFloats(7, values));

/** AttributeProto of type INTS. */
export const intsAttribute = (name: string, values: Iterable<number>) =>
	attribute(
		name,
		7,
		nested(8, (w) => {
			for (const value of values) w.int64(value);
		}),
	);

/** AttributeProto of type STRINGS. */
export const stringsAttribute = (name: string, values: Iterable<string>) =>
	attribute(name, 8, (w) => {
		for (const value of values) text(9, value)(w);
	});

/** TensorProto: a named float constant of shape [1]. */
export function floatConstant(name: string, value: number): Fields {
	return (w) => {
		int(1, 1)(w);
		int(2, FLOAT)(w);
		packedFloats(4, [value])(w);
		text(8, name)(w);
	};
}

/** ValueInfoProto: a named float matrix of shape [N, columns]. */
export function floatMatrix(name: string, columns: number): Fields {
	const shape = nested(2, nested(1, text(2, 'N')), nested(1, int(1, columns)));
	return (w) => {
		text(1, name)(w);
		nested(2, nested(1, int(1, FLOAT), shape))(w);
	};
}

export type Graph = {
	name: string;
	nodes: Fields[];
	constants: Fields[];
	inputs: Fields[];
	outputs: Fields[];
};

/** ModelProto: the bytes of a whole file. `opsets` maps operator domains to versions. */
export function encodeModel(
	graph: Graph,
	opsets: Record<string, number>,
	metadata: Record<string, string>,
): Uint8Array {
	const w = new BinaryWriter();
	int(1, 8)(w);
	text(2, 'label-wing')(w);
	nested(
		7,
		...graph.nodes.map((part) => nested(1, part)),
		text(2, graph.name),
		...graph.constants.map((part) => nested(5, part)),
		...graph.inputs.map((part) => nested(11, part)),
		...graph.outputs.map((part) => nested(12, part)),
	)(w);
	for (const [domain, version] of Object.entries(opsets)) nested(8, text(1, domain), int(2, version))(w);
	for (const [key, value] of Object.entries(metadata)) nested(14, text(1, key), text(2, value))(w);
	return w.finish();
}
