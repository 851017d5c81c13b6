import '../styles/making.css';
import '../styles/watching.css';
import '../styles/coordinate.css';
import { createEffect, createResource, createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { grantRole, listRoles, revokeRole } from '../../campaigns/contract/role-calls.ts';
import type { RoleChange, RoleList } from '../../campaigns/contract/role-list.ts';
import { roles } from '../../campaigns/contract/roles.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { formatDate, t, tx } from '../language.ts';
import { useMay } from '../may.ts';
import { Page } from '../Page.tsx';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { type AskError, asAskError, ask } from '../server.ts';
import { useSession } from '../session.tsx';

/** Who has which role on a wiki; its administrators give roles and take them back. */
export function Roles(): JSX.Element {
	const access = useSession();
	const may = useMay();
	const wikis = () => access.session.latest?.wikis ?? [];
	const [wiki, setWiki] = createSignal<string>();
	createEffect(() => setWiki((before) => before ?? wikis()[0]?.name));
	const [list, { mutate }] = createResource(wiki, (name) => ask(listRoles, { wiki: name }));
	const mayGive = () => may('administrator', wiki() ?? '');
	return (
		<Page title={t('coordinate-roles')}>
			<nav class="lw-crumbs" aria-label={t('coordinate-crumbs')}>
				<a href="/coordinate">{t('coordinate-campaigns')}</a>
			</nav>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1>{t('coordinate-roles')}</h1>
					<p class="lw-pagehead__lead">{t('coordinate-roles-lead')}</p>
				</div>
				<Show when={wikis().length > 1}>
					<div>
						<label class="lw-vh" for="wiki">
							{t('coordinate-wiki')}
						</label>
						<select
							class="cdx-select"
							id="wiki"
							value={wiki()}
							onChange={(event) => setWiki(event.currentTarget.value)}
						>
							<For each={wikis()}>{(one) => <option value={one.name}>{one.siteName}</option>}</For>
						</select>
					</div>
				</Show>
			</div>
			<Show when={list()}>
				{(shown) => <Holders list={shown()} mayTake={mayGive()} onChanged={mutate} />}
			</Show>
			<Show when={mayGive() && list()}>{(shown) => <Give wiki={shown().wiki} onChanged={mutate} />}</Show>
			<p class="lw-note">
				<a href={`/log?${new URLSearchParams({ wiki: wiki() ?? '', subjectKind: 'person' })}`} rel="external">
					{t('coordinate-log')}
				</a>
			</p>
		</Page>
	);
}

type Changed = (list: RoleList) => void;
type Holder = RoleList['holders'][number];

function Holders(props: { list: RoleList; mayTake: boolean; onChanged: Changed }): JSX.Element {
	return (
		<For each={roles}>
			{(role) => (
				<section class="lw-roles" aria-labelledby={`role-${role}`}>
					<h2 id={`role-${role}`}>{t(`coordinate-role-${role}`)}</h2>
					<p class="lw-subtle">{t(`coordinate-role-${role}-may`)}</p>
					<ul>
						<For
							each={props.list.holders.filter((holder) => holder.role === role)}
							fallback={<li class="lw-subtle">{t('coordinate-roles-none')}</li>}
						>
							{(holder) => (
								<HolderRow
									wiki={props.list.wiki}
									holder={holder}
									mayTake={props.mayTake}
									onChanged={props.onChanged}
								/>
							)}
						</For>
					</ul>
					<Show when={props.list.groups[role].length > 0}>
						<p class="lw-small lw-subtle">
							{tx('coordinate-roles-groups', <bdi>{props.list.groups[role].join(t('comma'))}</bdi>)}
						</p>
					</Show>
				</section>
			)}
		</For>
	);
}

function HolderRow(props: {
	wiki: string;
	holder: Holder;
	mayTake: boolean;
	onChanged: Changed;
}): JSX.Element {
	const change = () => ({ wiki: props.wiki, name: props.holder.name, role: props.holder.role });
	return (
		<li>
			<p>
				<b>
					<bdi>{props.holder.name}</bdi>
				</b>{' '}
				<span class="lw-small lw-subtle">
					<Show when={props.holder.grant} fallback={t('coordinate-roles-settings')}>
						{(grant) => (
							<>
								{tx(
									'coordinate-since',
									formatDate(new Date(grant().at)),
									<bdi>{grant().by ?? t('coordinate-former')}</bdi>,
								)}
								{' · '}
								<bdi>{grant().reason}</bdi>
							</>
						)}
					</Show>
				</span>
			</p>
			<Show when={props.mayTake && props.holder.grant}>
				<details>
					<summary>{t('coordinate-roles-take')}</summary>
					<Why
						button={t('coordinate-roles-take-yes')}
						send={(reason) => ask(revokeRole, { ...change(), reason })}
						onChanged={props.onChanged}
					/>
				</details>
			</Show>
		</li>
	);
}

/** A reason and a button. */
function Why(props: {
	button: string;
	send: (reason: string) => Promise<RoleList>;
	onChanged: Changed;
	children?: JSX.Element;
}): JSX.Element {
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [reason, setReason] = createSignal('');
	const id = createUniqueId();
	async function send(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		setRefusal(null);
		try {
			const list = await props.send(reason().trim());
			setReason('');
			props.onChanged(list);
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		}
	}
	return (
		<form class="lw-rolesform" onSubmit={(event) => void send(event)}>
			{props.children}
			<Field id={id} label={t('coordinate-reason')}>
				<div class="cdx-text-input">
					<input
						class="cdx-text-input__input"
						id={id}
						required
						maxlength="500"
						dir="auto"
						value={reason()}
						onInput={(event) => setReason(event.currentTarget.value)}
					/>
				</div>
			</Field>
			<Button type="submit">{props.button}</Button>
			<Show when={refusal()}>{(error) => <Refusal error={error()} />}</Show>
		</form>
	);
}

function Give(props: { wiki: string; onChanged: Changed }): JSX.Element {
	const [name, setName] = createSignal('');
	const [role, setRole] = createSignal<RoleChange['role']>('coordinator');
	return (
		<section class="lw-roles" aria-labelledby="give">
			<h2 id="give">{t('coordinate-roles-give')}</h2>
			<Why
				button={t('coordinate-roles-give-yes')}
				send={(reason) => ask(grantRole, { wiki: props.wiki, name: name(), role: role(), reason })}
				onChanged={(list) => {
					setName('');
					props.onChanged(list);
				}}
			>
				<Field id="give-name" label={t('coordinate-roles-name')}>
					<div class="cdx-text-input">
						<input
							class="cdx-text-input__input"
							id="give-name"
							required
							maxlength="255"
							dir="auto"
							value={name()}
							onInput={(event) => setName(event.currentTarget.value)}
						/>
					</div>
				</Field>
				<Field id="give-role" label={t('coordinate-roles-role')}>
					<select
						class="cdx-select"
						id="give-role"
						value={role()}
						onChange={(event) =>
							setRole(roles.find((one) => one === event.currentTarget.value) ?? 'coordinator')
						}
					>
						<For each={roles}>{(one) => <option value={one}>{t(`coordinate-role-${one}`)}</option>}</For>
					</select>
				</Field>
			</Why>
		</section>
	);
}
