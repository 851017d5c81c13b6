/** Two tabs never show the same edit: each claims the one that it shows, and loses the claim when it is closed. */
export type Claims = {
	/** claims an edit and lets go of the one before; false when another tab has it */
	take(taskId: number): Promise<boolean>;
	release(): void;
};

/** A page that is being reloaded may hold its claim a moment longer: then it is asked for once more. */
const againAfterMs = 300;

/** Claims by the browser's locks; without locks every claim is granted. */
export function tabClaims(locks: LockManager | undefined): Claims {
	if (locks === undefined) return { take: () => Promise.resolve(true), release() {} };
	let held: number | null = null;
	let letGo = () => {};
	const release = () => {
		held = null;
		letGo();
	};
	const tryTake = (taskId: number) =>
		new Promise<boolean>((resolve, reject) => {
			const holding = locks.request(`label-wing-task-${taskId}`, { ifAvailable: true }, (lock) => {
				resolve(lock !== null);
				if (lock === null) return undefined;
				release();
				held = taskId;
				return new Promise<void>((freed) => {
					letGo = freed;
				});
			});
			holding.catch(reject);
		});
	return {
		async take(taskId) {
			if (held === taskId || (await tryTake(taskId))) return true;
			await new Promise((over) => setTimeout(over, againAfterMs));
			return tryTake(taskId);
		},
		release,
	};
}
