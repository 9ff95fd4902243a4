'use strict';

// The page is drawn from cases.json, which the tests of the sample read as well.

const SHOWN_HEADERS = ['Content-Type', 'WWW-Authenticate', 'Allow', 'Accept', 'Retry-After', 'Link', 'Cache-Control'];

const PHRASES = {
	200: 'OK', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed',
	406: 'Not Acceptable', 409: 'Conflict', 412: 'Precondition Failed', 413: 'Content Too Large',
	415: 'Unsupported Media Type', 422: 'Unprocessable Content', 429: 'Too Many Requests',
	500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable',
	504: 'Gateway Timeout'
};

function element(name, className, text) {
	const node = document.createElement(name);
	if (className) {
		node.className = className;
	}
	if (text !== undefined) {
		node.textContent = text;
	}
	return node;
}

function copyOf(templateId) {
	return document.getElementById(templateId).content.firstElementChild.cloneNode(true);
}

function address(path) {
	return new URL('.' + path, document.baseURI).href;
}

// --- The request, to send and to read

function bodyText(request, indent) {
	return (typeof request.body === 'string') ? request.body : JSON.stringify(request.body, null, indent);
}

function toFetch(request) {
	const options = { method: request.method, headers: request.headers, cache: 'no-store', credentials: 'omit' };
	if (request.multipart) {
		const part = request.multipart;
		options.body = new FormData();
		options.body.append(part.name, new Blob([new Uint8Array(part.bytes)], { type: part.type }), part.filename);
	}
	else if (request.body !== undefined) {
		options.body = bodyText(request);
	}
	return options;
}

function quoted(text) {
	return "'" + text.replaceAll("'", "'\\''") + "'";
}

function toCurl(request) {
	const part = request.multipart;
	const isImplied = request.method === 'GET' || (request.method === 'POST' && (part || request.body !== undefined));
	const curl = 'curl -i ' + (isImplied ? '' : '-X ' + request.method + ' ') + quoted(address(request.path));
	const lines = [part ? 'head -c ' + part.bytes + ' /dev/zero | ' + curl : curl];
	for (const [name, value] of Object.entries(request.headers || {})) {
		lines.push('-H ' + quoted(name + ': ' + value));
	}
	if (part) {
		lines.push('-F ' + quoted(part.name + '=@-;filename=' + part.filename + ';type=' + part.type));
	}
	else if (request.body !== undefined) {
		lines.push('-d ' + quoted(bodyText(request, 1)));
	}
	return lines.join(' \\\n  ');
}

function script(example) {
	let text = toCurl(example);
	if (example.repeat) {
		const times = Array.from({ length: example.repeat }, (unused, index) => index + 1).join(' ');
		text = 'for i in ' + times + '; do\n' + text + '; echo\ndone';
	}
	if (example.prepare) {
		text = '# ' + example.prepare.title + '\n' + toCurl(example.prepare) + '; echo\n\n# Then you\n' + text;
	}
	return text;
}

// --- Sending

async function send(example) {
	if (example.prepare) {
		const prepared = await fetch(address(example.prepare.path), toFetch(example.prepare));
		if (!prepared.ok) {
			throw new Error('The preparing request was answered with ' + prepared.status);
		}
	}
	let sent = 0;
	let response;
	let started;
	do {
		started = performance.now();
		response = await fetch(address(example.path), toFetch(example));
		sent++;
	}
	while (response.status !== example.status && sent < (example.repeat || 1));
	const millis = Math.round(performance.now() - started);
	return { response, text: await response.text(), sent, millis };
}

function parse(text) {
	try {
		return JSON.parse(text);
	}
	catch {
		return undefined;
	}
}

function isExpected(example, response, problem) {
	const type = (problem && problem.type) || 'about:blank';
	return response.status === example.status && problem !== undefined && problem.status === example.status
		&& (type === example.expect.type || type.endsWith('/' + example.expect.type));
}

// --- Showing

function showJson(problem, base) {
	const pre = element('pre');
	const token = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d[\d.eE+-]*)/g;
	const json = JSON.stringify(problem, null, 2);
	let end = 0;
	for (const match of json.matchAll(token)) {
		pre.append(json.slice(end, match.index));
		if (match[2]) {
			pre.append(element('span', 'json-key', match[1]), match[2]);
		}
		else if (match[1]) {
			pre.append(showText(JSON.parse(match[1]), match[1], problem.type, base));
		}
		else {
			pre.append(element('span', 'json-number', match[3]));
		}
		end = match.index + match[0].length;
	}
	pre.append(json.slice(end));
	return pre;
}

function showText(value, literal, type, base) {
	if (value !== type || value === 'about:blank') {
		return element('span', 'json-text', literal);
	}
	const link = element('a', '', literal);
	link.href = new URL(value, base).href;
	link.title = 'What this type of problem means';
	return link;
}

function show(line, answer, example, { response, text, sent, millis }) {
	const problem = parse(text);
	const expected = isExpected(example, response, problem);
	const phrase = PHRASES[response.status] || response.statusText;
	line.replaceChildren(element('strong', 'status', 'HTTP ' + response.status + ' ' + phrase),
		element('span', 'note', ((sent > 1) ? 'at request ' + sent + ', ' : '') + millis + ' ms'),
		expected ? element('span', 'expected', '✓ as expected')
			: element('span', 'unexpected', 'expected ' + example.status + ' ' + example.expect.type));
	const headers = element('dl');
	for (const name of SHOWN_HEADERS.filter((each) => response.headers.has(each))) {
		headers.append(element('dt', '', name), element('dd', '', response.headers.get(name)));
	}
	const body = (problem !== undefined) ? showJson(problem, response.url) : element('pre', '', text || '(no body)');
	answer.replaceChildren(headers, body);
	return expected;
}

async function run(article, example) {
	const button = article.querySelector('.send');
	const line = article.querySelector('.line');
	const answer = article.querySelector('.answer');
	button.disabled = true;
	answer.setAttribute('aria-busy', 'true');
	try {
		return show(line, answer, example, await send(example));
	}
	catch (error) {
		line.replaceChildren(element('span', 'unexpected', 'No answer: ' + error.message));
		answer.replaceChildren();
		return false;
	}
	finally {
		answer.removeAttribute('aria-busy');
		button.disabled = false;
	}
}

// --- Drawing the page

function drawCase(example) {
	const article = copyOf('case-template');
	const title = article.querySelector('h3');
	title.id = example.id + '-title';
	article.id = example.id;
	article.setAttribute('aria-labelledby', title.id);
	article.querySelector('.status').textContent = example.status;
	article.querySelector('.title').textContent = example.title;
	article.querySelector('.why').textContent = example.why;
	article.querySelector('pre').textContent = script(example);
	const sendButton = article.querySelector('.send');
	sendButton.setAttribute('aria-label', 'Send: ' + example.title);
	sendButton.addEventListener('click', async () => {
		await run(article, example);
		sendButton.focus({ preventScroll: true });
	});
	const copyButton = article.querySelector('.copy');
	copyButton.setAttribute('aria-label', 'Copy curl: ' + example.title);
	copyButton.addEventListener('click', async () => {
		await navigator.clipboard.writeText(script(example));
		copyButton.textContent = 'Copied';
		setTimeout(() => copyButton.textContent = 'Copy curl', 1500);
	});
	copyButton.hidden = !navigator.clipboard;
	return article;
}

function drawFamily(family, cases) {
	const section = copyOf('family-template');
	section.id = 'family-' + family.id;
	section.classList.add(family.side);
	section.querySelector('.statuses').textContent = family.statuses;
	section.querySelector('h2').textContent = family.title;
	section.querySelector('.text').textContent = family.text;
	section.append(...cases.map(drawCase));
	return section;
}

function drawLink(family) {
	const link = element('a', family.side, family.statuses);
	link.href = '#family-' + family.id;
	link.title = family.title;
	return link;
}

function drawPage({ families, cases }) {
	const main = document.getElementById('cases');
	let side = families[0].side;
	for (const family of families) {
		if (family.side !== side) {
			side = family.side;
			main.append(element('p', 'divide', 'Above, the caller can help it. Below, only the server can.'));
		}
		main.append(drawFamily(family, cases.filter((example) => example.family === family.id)));
		document.getElementById('families').append(drawLink(family));
	}
}

function offerSendAll(cases) {
	const button = document.getElementById('send-all');
	const summary = document.getElementById('summary');
	const label = 'Send all ' + cases.length;
	button.textContent = label;
	button.hidden = false;
	button.addEventListener('click', async () => {
		const lines = document.querySelectorAll('.line');
		// One announcement at the end is enough
		lines.forEach((line) => line.setAttribute('aria-live', 'off'));
		button.disabled = true;
		summary.textContent = '';
		let good = 0;
		for (const [index, example] of cases.entries()) {
			button.textContent = 'Sending ' + (index + 1) + ' of ' + cases.length;
			good += await run(document.getElementById(example.id), example) ? 1 : 0;
		}
		summary.textContent = good + ' of ' + cases.length + ' answered as expected.';
		lines.forEach((line) => line.setAttribute('aria-live', 'polite'));
		button.textContent = label;
		button.disabled = false;
		button.focus({ preventScroll: true });
	});
}

async function start() {
	try {
		const response = await fetch('cases.json', { cache: 'no-cache' });
		const content = await response.json();
		drawPage(content);
		offerSendAll(content.cases);
	}
	catch (error) {
		const notice = element('p', 'notice', 'The list of cases could not be loaded: ' + error.message);
		document.getElementById('cases').replaceChildren(notice);
	}
}

start();
