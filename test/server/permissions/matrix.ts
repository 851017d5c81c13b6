/**
 * Who may what: one row for every route, one letter for every asker, in the order of `askers`. A route without a row
 * fails the test, so that whoever adds one decides here.
 */

export const askers = [
	/** not logged in */
	'anonymous',
	/** logged in, blocked on the wiki */
	'blocked',
	/** a volunteer whose workset, edit and label it is */
	'owner',
	/** another volunteer */
	'stranger',
	...['adjudicator', 'coordinator', 'administrator'],
	/** the same roles, on another wiki than the one that is asked about */
	...['adjudicator elsewhere', 'coordinator elsewhere', 'administrator elsewhere'],
] as const;

/** What a letter stands for: done, or the code with which it is refused. */
export const verdicts: Record<string, string[]> = {
	y: ['done'],
	L: ['LOGIN_NEEDED'],
	B: ['PERSON_BLOCKED'],
	N: ['NOT_ALLOWED'],
	/** somebody else's: as if it did not exist */
	x: ['NOT_FOUND', 'TASK_NOT_YOURS'],
};

/** Letters: anonymous, blocked | owner, stranger | adjudicator, coordinator, administrator | the three elsewhere */
export const matrix: Record<string, string> = {
	'GET /api/session': 'yy yy yyy yyy',
	'POST /api/logout': 'yy yy yyy yyy',
	'GET /api/campaigns': 'yy yy yyy yyy',
	'POST /api/campaigns': 'LB NN Nyy NNN',
	'GET /api/campaigns/{campaignId}': 'yy yy yyy yyy',
	'PUT /api/campaigns/{campaignId}': 'LB NN Nyy NNN',
	'POST /api/campaigns/{campaignId}/pause': 'LB NN Nyy NNN',
	'POST /api/campaigns/{campaignId}/resume': 'LB NN Nyy NNN',
	'POST /api/campaigns/{campaignId}/close': 'LB NN Nyy NNN',
	'POST /api/campaigns/{campaignId}/archive': 'LB NN Nyy NNN',
	'GET /api/campaigns/{campaignId}/guideline/{revisionId}': 'yy yy yyy yyy',
	'POST /api/campaigns/{campaignId}/guideline': 'LB NN Nyy NNN',
	'PUT /api/campaigns/{campaignId}/practice': 'LB NN Nyy NNN',
	'GET /api/campaigns/{campaignId}/practice': 'LB yy yyy yyy',
	'GET /api/practice/{itemId}/edit': 'LB yy yyy yyy',
	'POST /api/practice/{itemId}/answers': 'LB yy yyy yyy',
	'POST /api/campaigns/{campaignId}/worksets': 'LB yy yyy yyy',
	'GET /api/wikis/{wiki}/revisions/{revisionId}/tasks': 'yy yy yyy yyy',
	'POST /api/worksets/{worksetId}/renew': 'LB yx xxx xxx',
	'POST /api/worksets/{worksetId}/release': 'LB yx xxx xxx',
	'GET /api/tasks/{taskId}/edit': 'LB yx xxx xxx',
	'PUT /api/labels/{id}': 'LB yx xxx xxx',
	'GET /api/forms': 'yy yy yyy yyy',
	'GET /api/forms/{familyId}': 'yy yy yyy yyy',
	'GET /api/forms/{familyId}/versions': 'yy yy yyy yyy',
	'GET /api/form-digests/{digest}': 'yy yy yyy yyy',
	'POST /api/forms': 'LB NN Nyy NNN',
	'POST /api/forms/{familyId}/versions': 'LB NN Nyy NNN',
	'GET /api/form-drafts': 'Ly yy yyy yyy',
	// somebody else's: only who wrote it may see it
	'GET /api/form-drafts/{draftId}': 'Lx xx xxx xxx',
	'PUT /api/form-drafts/{draftId}': 'LB NN Nyy NNN',
	'DELETE /api/form-drafts/{draftId}': 'Lx xx xxx xxx',
	'GET /api/roles': 'yy yy yyy yyy',
	'POST /api/roles/grant': 'LB NN NNy NNN',
	'POST /api/roles/revoke': 'LB NN NNy NNN',
	'GET /api/log': 'yy yy yyy yyy',
	'GET /api/datasets': 'yy yy yyy yyy',
	'GET /api/datasets/{datasetId}': 'yy yy yyy yyy',
	'GET /api/campaigns/{campaignId}/datasheet': 'yy yy yyy yyy',
	'POST /api/campaigns/{campaignId}/datasheet': 'LB NN Nyy NNN',
	'GET /api/campaigns/{campaignId}/tombstones': 'yy yy yyy yyy',
	'GET /api/campaigns/{campaignId}/hidden-edits': 'LB NN Nyy NNN',
	'POST /api/campaigns/{campaignId}/hidden-edits': 'LB NN Nyy NNN',
	'GET /api/worksets/{worksetId}/gone': 'LB yx xxx xxx',
	'GET /api/models': 'yy yy yyy yyy',
	'POST /api/models/{modelId}/promote': 'LB NN Nyy NNN',
	'POST /api/models/{modelId}/retire': 'LB NN Nyy NNN',
	'GET /api/me': 'Ly yy yyy yyy',
	'GET /api/me/campaigns': 'Ly yy yyy yyy',
	'GET /api/me/campaigns/{campaignId}/labels': 'Ly yy yyy yyy',
	'GET /api/me/tasks/{taskId}': 'Lx yx xxx xxx',
	'PUT /api/me/credit': 'Ly yy yyy yyy',
	'POST /api/me/leave': 'Ly yy yyy yyy',
	'GET /api/campaigns/{campaignId}/disagreements': 'LB NN yyy NNN',
	'GET /api/tasks/{taskId}/disagreement': 'LB NN yyy NNN',
	'GET /api/tasks/{taskId}/disagreement/edit': 'LB NN yyy NNN',
	'POST /api/tasks/{taskId}/decision': 'LB NN yyy NNN',
	'POST /api/tasks/{taskId}/decision/reverse': 'LB NN yyy NNN',
	'GET /api/tasks/{taskId}/comments': 'LB NN yyy NNN',
	'POST /api/tasks/{taskId}/comments': 'LB NN yyy NNN',
	'POST /api/campaigns/{campaignId}/freeze': 'LB NN Nyy NNN',
	'GET /api/campaigns/{campaignId}/gold': 'LB NN Nyy NNN',
	'POST /api/campaigns/{campaignId}/gold': 'LB NN Nyy NNN',
	'PUT /api/campaigns/{campaignId}/gold': 'LB NN Nyy NNN',
	'POST /api/campaigns/{campaignId}/gold/retire': 'LB NN Nyy NNN',
};

/** Routes outside the contract: pages, files, logging in. Each is for everybody, or has letters as above. */
export const otherRoutes: Record<string, string> = {
	'GET /datasets': 'everybody',
	'GET /datasets/:id': 'everybody',
	'GET /datasets/:id/:name': 'everybody',
	'GET /datasets/:id/croissant.json': 'everybody',
	'GET /datasets/:id/datasheet.md': 'everybody',
	'GET /datasets/:id/CITATION.cff': 'everybody',
	'GET /datasets/:id/citation.bib': 'everybody',
	'GET /campaigns/:campaignId/datasheet': 'LB NN Nyy NNN',
	'POST /campaigns/:campaignId/datasheet': 'LB NN Nyy NNN',
	'GET /campaigns/:campaignId/tombstones.jsonl': 'everybody',
	'GET /campaigns/:campaignId/tombstones.csv': 'everybody',
	'GET /models': 'everybody',
	'GET /models/:id': 'everybody',
	'GET /models/:id/:name{card\\.json|model\\.onnx}': 'everybody',
	'POST /models/:id/promote': 'LB NN Nyy NNN',
	'POST /models/:id/retire': 'LB NN Nyy NNN',
	'GET /api/me/labels.jsonl': 'Ly yy yyy yyy',
	'GET /api/me/labels.csv': 'Ly yy yyy yyy',
	'GET /scores': 'everybody',
	'GET /log': 'everybody',
	'GET /healthz': 'everybody',
	'GET /readyz': 'everybody',
	'GET /openapi.json': 'everybody',
	'GET /auth/login': 'everybody',
	'GET /auth/callback': 'everybody',
	'POST /auth/logout': 'everybody',
	'POST /language': 'everybody',
};
