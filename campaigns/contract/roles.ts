/** What people may do on one wiki. Whoever is logged in is a volunteer there; more than that is a role. */

/** From the strongest: each may do what those after it may, on its own wiki and nowhere else. */
export const roles = ['administrator', 'coordinator', 'adjudicator'] as const;
export type Role = (typeof roles)[number];

/** Whether somebody with this role may do what asks for that one. */
export function includesRole(role: Role | null | undefined, needed: Role): boolean {
	return role != null && roles.indexOf(role) <= roles.indexOf(needed);
}
