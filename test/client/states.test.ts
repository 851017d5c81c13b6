import { expect, test } from 'vitest';
import { putLabel, readEdit, readSession } from '../../campaigns/contract/calls.ts';
import { leaseState } from '../../client/labelling/lease-state.ts';
import { outboxState } from '../../client/labelling/outbox-state.ts';
import { request } from '../../client/request.ts';

test('the chip is quiet while all is well, and says why when it is not', () => {
	const now = { waiting: 0, obstacle: null, slow: false, surplus: false };
	expect(outboxState(now)).toBe('saved');
	expect(outboxState({ ...now, waiting: 1 })).toBe('saved');
	expect(outboxState({ ...now, waiting: 1, slow: true })).toBe('saving');
	expect(outboxState({ ...now, waiting: 2, obstacle: 'network', slow: true })).toBe('network');
	expect(outboxState({ ...now, waiting: 2, obstacle: 'login' })).toBe('login');
	expect(outboxState({ ...now, surplus: true })).toBe('surplus');
	// what kept rows back is of no interest once they are gone
	expect(outboxState({ ...now, obstacle: 'network' })).toBe('saved');
});

test('the end of a lease is said five minutes before, or in its last quarter', () => {
	const minute = 60_000;
	expect(leaseState(100 * minute, 94 * minute, 60)).toBe('long');
	expect(leaseState(100 * minute, 95 * minute, 60)).toBe('ending');
	expect(leaseState(100 * minute, 98 * minute, 4)).toBe('long');
	expect(leaseState(100 * minute, 99 * minute, 4)).toBe('ending');
	expect(leaseState(100 * minute, 100 * minute, 60)).toBe('over');
});

test('a call becomes one address and one body', () => {
	expect(request(readSession, {})).toEqual({ url: '/api/session', body: undefined });
	expect(request(readEdit, { taskId: 5, changes: 'inline', language: undefined })).toEqual({
		url: '/api/tasks/5/edit?changes=inline',
		body: undefined,
	});
	expect(request(putLabel, { id: 'a/b', label: { kind: 'undo' } })).toEqual({
		url: '/api/labels/a%2Fb',
		body: '{"label":{"kind":"undo"}}',
	});
});
