/**
 * The state of one scan of a wikitext: a head that goes forward and, when an opening turns out to have no fitting
 * closing, back; a stack of frames, one for each opening; the nodes found so far, cut back when a frame fails.
 *
 * Attempts that failed are remembered by place and context, and the number of steps is limited, so that time is
 * linear in the text whatever is in it.
 */

export type NodeKind = 'heading' | 'wikilink' | 'externalLink' | 'template' | 'tag' | 'refTag';

export type Frame = {
	context: number;
	/** head and context when it was pushed: how a failure is remembered */
	readonly pushedAt: number;
	readonly pushedAs: number;
	/** nodes found before it */
	readonly nodesBefore: number;
	/** of a tag's frame: its name in lower case */
	tagName: string;
};

/** Deeper than this nothing is opened. */
const maxDepth = 40;
/** Deeper than this not even headings go on. */
const maxHeadingDepth = 400;
/** Real pages need 1 to 4 steps a character. */
const stepsPerCharacter = 20;
const fewestSteps = 100_000;
/** A frame takes about as long as so many characters. */
const stepsPerFrame = 8;

export class Scan {
	readonly text: string;
	readonly nodes: NodeKind[] = [];
	readonly frames: Frame[] = [];
	top: Frame;
	head = 0;
	/** inside a heading no other heading starts */
	inHeading = false;
	/** context of the frame that failed last */
	failedContext = 0;
	/** no comment ends behind this place */
	readonly lastCommentEnd: number;
	readonly #readBody: (scan: Scan) => boolean;
	readonly #failures = new Map<number, Set<number>>();
	#stepsLeft: number;

	/** `readBody` reads on from the head until the top frame has closed (true) or failed (false). */
	constructor(text: string, readBody: (scan: Scan) => boolean) {
		this.text = text;
		this.#readBody = readBody;
		this.#stepsLeft = fewestSteps + stepsPerCharacter * text.length;
		this.lastCommentEnd = text.lastIndexOf('-->');
		this.top = this.push(0);
	}

	/** Code unit at the head plus `delta`; 0 outside of the text. */
	code(delta: number): number {
		const at = this.head + delta;
		return at >= 0 && at < this.text.length ? this.text.charCodeAt(at) : 0;
	}

	spend(steps: number): void {
		this.#stepsLeft -= steps;
	}

	/** Too much was tried in vain: what is open now fails, and nothing more is opened. */
	get isSpent(): boolean {
		return this.#stepsLeft <= 0;
	}

	get mayNest(): boolean {
		return this.frames.length < maxDepth;
	}

	get mayReadHeadingOn(): boolean {
		return this.frames.length < maxHeadingDepth;
	}

	/** Whether an attempt from here in this context is known to fail, or no steps are left to try. */
	isHopeless(context: number): boolean {
		if (!this.isSpent && !this.#failures.get(context)?.has(this.head)) return false;
		this.failedContext = context;
		return true;
	}

	push(context: number): Frame {
		this.spend(stepsPerFrame);
		this.top = {
			context,
			pushedAt: this.head,
			pushedAs: context,
			nodesBefore: this.nodes.length,
			tagName: '',
		};
		this.frames.push(this.top);
		return this.top;
	}

	/** Ends the top frame; what it found stays. */
	pop(): void {
		this.frames.pop();
		const below = this.frames.at(-1);
		if (below) this.top = below;
	}

	/** As `pop`, and the frame below takes over the context. */
	popKeepingContext(): void {
		const { context } = this.top;
		this.pop();
		this.top.context = context;
	}

	/** Ends the top frame; what it found is forgotten. */
	drop(): void {
		this.nodes.length = this.top.nodesBefore;
		this.frames.pop();
		const below = this.frames.at(-1);
		if (below) this.top = below;
	}

	rememberFailure(): void {
		const { pushedAt, pushedAs } = this.top;
		const places = this.#failures.get(pushedAs);
		if (places) places.add(pushedAt);
		else this.#failures.set(pushedAs, new Set([pushedAt]));
	}

	/** Drops the top frame for good. Always false, to be returned. */
	fail(): false {
		this.failedContext = this.top.context;
		this.rememberFailure();
		this.drop();
		return false;
	}

	/** Pushes a frame and reads it to its end. False if it failed: the caller then puts the head back. */
	read(context: number): boolean {
		if (this.isHopeless(context)) return false;
		this.push(context);
		return this.#readBody(this);
	}

	/** Reads the top frame on to its end. */
	readOn(): boolean {
		return this.#readBody(this);
	}

	found(kind: NodeKind): void {
		this.nodes.push(kind);
	}

	atLineStart(): boolean {
		return this.head === 0 || this.text.charCodeAt(this.head - 1) === 0x0a;
	}
}
