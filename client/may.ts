/** What whoever is logged in may do; the server decides anew each time. */
import { includesRole, type Role } from '../campaigns/contract/roles.ts';
import { useSession } from './session.tsx';

/** Whether they have this role, or a stronger one, on a wiki. */
export function useMay(): (role: Role, wiki: string) => boolean {
	const access = useSession();
	return (role, wiki) => includesRole(access.person()?.roles[wiki], role);
}
