/** Lets a reader of the reference make the calls that it describes: as whoever is logged in, or with a token typed in. */
const token = document.querySelector('.lw-try-token');
if (token) token.hidden = false;
for (const part of document.querySelectorAll('.lw-call__try')) part.hidden = false;

document.addEventListener('submit', async (event) => {
	const form = event.target.closest('form[data-path]');
	if (!form) return;
	event.preventDefault();
	const { method, path } = form.dataset;
	const query = new URLSearchParams();
	let address = path;
	for (const { name, value, dataset } of form.querySelectorAll('input[data-place]')) {
		if (dataset.place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(value));
		else if (value !== '') query.set(name, value);
	}
	if (query.size > 0) address += `?${query}`;
	const secret = document.getElementById('token')?.value.trim();
	const body = form.elements.body?.value;
	const headers = {
		...(secret ? { authorization: `Bearer ${secret}` } : {}),
		...(body ? { 'content-type': 'application/json' } : {}),
	};
	show(form, `${method} ${address}`, '…');
	try {
		const response = await fetch(address, { method, headers, ...(body ? { body } : {}) });
		const text = await response.text();
		show(form, `${method} ${address}`, `${response.status}\n${pretty(text)}`);
	} catch (error) {
		show(form, `${method} ${address}`, String(error));
	}
});

function show(form, asked, answer) {
	const output = form.querySelector('pre');
	output.parentElement.hidden = false;
	output.textContent = `${asked}\n\n${answer}`;
}

function pretty(text) {
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	} catch {
		return text;
	}
}
