/** Who has which role on a wiki, and how it is given. */
import * as z from 'zod/mini';
import { roles } from './roles.ts';

const Role = z.enum(roles);

/** Why somebody has a role: the operators named them, or an administrator of the wiki gave it to them. */
const Holder = z.object({
	name: z.string(),
	role: Role,
	/** null for those named in the settings: these hold on every wiki and cannot be taken back here */
	grant: z.nullable(
		z.object({ personId: z.int(), at: z.iso.datetime(), by: z.nullable(z.string()), reason: z.string() }),
	),
});

export const RoleList = z.object({
	wiki: z.string(),
	/** strongest first */
	holders: z.array(Holder),
	/** groups of the wiki whose members have the role without a grant */
	groups: z.record(Role, z.array(z.string())),
});
export type RoleList = z.infer<typeof RoleList>;

const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

export const RoleChange = z.object({
	wiki: z.string().check(z.minLength(1), z.maxLength(64)),
	/** the name of an account that has logged in here */
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(255)),
	role: Role,
	/** why; stands in the public log */
	reason,
});
export type RoleChange = z.infer<typeof RoleChange>;
