'use strict';

// The cases stand in the page, for people. cases.json has them for this script, and for the tests of the sample;
// plain.json has what plain Spring Boot answers to them.

// What a status makes the server say, or what helps the caller on: these are marked
const TELLING_HEADERS = ['WWW-Authenticate', 'Allow', 'Accept', 'Accept-Patch', 'Retry-After', 'Link', 'Location'];

const SHOWN_HEADERS = ['Content-Type', 'Content-Language', ...TELLING_HEADERS];

const PHRASES = {
	200: 'OK', 201: 'Created', 204: 'No Content', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden',
	404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable', 409: 'Conflict', 412: 'Precondition Failed',
	413: 'Content Too Large', 415: 'Unsupported Media Type', 422: 'Unprocessable Content', 429: 'Too Many Requests',
	500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable',
	504: 'Gateway Timeout'
};

function element(name, className, ...content) {
	const node = document.createElement(name);
	if (className) {
		node.className = className;
	}
	node.append(...content);
	return node;
}

function copyOf(templateId) {
	return document.getElementById(templateId).content.firstElementChild.cloneNode(true);
}

function address(path) {
	return new URL('.' + path, document.baseURI).href;
}

function language() {
	return document.querySelector('[name="language"]:checked').value;
}

// --- The request, to send and to copy

function headersOf(request) {
	return { ...request.headers, 'Accept-Language': language() };
}

function bodyText(request, indent) {
	return (typeof request.body === 'string') ? request.body : JSON.stringify(request.body, null, indent);
}

function toFetch(request) {
	const options = { method: request.method, headers: headersOf(request), cache: 'no-store', credentials: 'omit' };
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
	for (const [name, value] of Object.entries(headersOf(request))) {
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

function toHttpie(request) {
	const part = request.multipart;
	// Without --ignore-stdin it waits for a body wherever there is no terminal
	const lines = ['http --print=hb --ignore-stdin ' + (part ? '--multipart ' : '') + request.method + ' '
		+ quoted(address(request.path))];
	for (const [name, value] of Object.entries(headersOf(request))) {
		lines.push(quoted(name + ':' + value));
	}
	if (part) {
		lines[0] = 'head -c ' + part.bytes + ' /dev/zero > ' + part.filename + '\n' + lines[0];
		lines.push(quoted(part.name + '@' + part.filename + ';type=' + part.type));
	}
	else if (request.body !== undefined) {
		lines.push('--raw ' + quoted(bodyText(request, 1)));
	}
	return lines.join(' \\\n  ');
}

const TOOLS = { curl: toCurl, HTTPie: toHttpie };

function script(example, tool) {
	const command = TOOLS[tool];
	let text = command(example);
	if (example.repeat) {
		const times = Array.from({ length: example.repeat }, (unused, index) => index + 1).join(' ');
		text = 'for i in ' + times + '; do\n' + text + '; echo\ndone';
	}
	if (example.prepare) {
		text = '# ' + example.prepare.title + '\n' + command(example.prepare) + '; echo\n\n# Then you\n' + text;
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

function onOneLine(value) {
	if (Array.isArray(value)) {
		return '[' + value.map(onOneLine).join(', ') + ']';
	}
	if (value !== null && typeof value === 'object') {
		const members = Object.entries(value).map(([name, each]) => JSON.stringify(name) + ': ' + onOneLine(each));
		return (members.length > 0) ? '{ ' + members.join(', ') + ' }' : '{}';
	}
	return JSON.stringify(value);
}

// As a person would write it: what is short stands on one line
function readable(value, indentation) {
	const line = onOneLine(value);
	if (value === null || typeof value !== 'object' || (indentation + line).length <= 60) {
		return line;
	}
	const inner = indentation + '  ';
	const parts = Array.isArray(value) ? value.map((each) => inner + readable(each, inner))
		: Object.entries(value).map(([name, each]) => inner + JSON.stringify(name) + ': ' + readable(each, inner));
	const [open, close] = Array.isArray(value) ? '[]' : '{}';
	return open + '\n' + parts.join(',\n') + '\n' + indentation + close;
}

function showJson(problem, base) {
	const pre = element('pre', 'body');
	const token = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d[\d.eE+-]*)|(true|false|null)/g;
	const json = readable(problem, '');
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
			pre.append(element('span', 'json-number', match[0]));
		}
		end = match.index + match[0].length;
	}
	pre.append(json.slice(end));
	return pre;
}

function showText(value, literal, type, base) {
	if (!base || value !== type || value === 'about:blank') {
		return element('span', 'json-text', literal);
	}
	const link = element('a', 'type', literal);
	link.href = new URL(value, base).href;
	link.title = 'What this type of problem means';
	return link;
}

function showHeaders(headers) {
	const list = element('dl');
	for (const [name, value] of headers) {
		const marked = TELLING_HEADERS.includes(name);
		list.append(element('dt', '', marked ? element('mark', '', name) : name), element('dd', '', value));
	}
	return list;
}

function showAnswer(answer, headers, rest, text, base) {
	const problem = parse(text);
	answer.replaceChildren(showHeaders(headers));
	if (rest.length > 0) {
		const summary = element('summary', '', rest.length + ' more header' + (rest.length > 1 ? 's' : ''));
		answer.append(element('details', 'rest', summary, showHeaders(rest)));
	}
	answer.append((problem && typeof problem === 'object') ? showJson(problem, base)
		: element('pre', 'body', text || '(no body)'));
	return problem;
}

function statusLine(status) {
	return element('strong', 'status', 'HTTP ' + status + ' ' + (PHRASES[status] || ''));
}

function show(line, answer, example, { response, text, sent, millis }) {
	const shown = SHOWN_HEADERS.filter((name) => response.headers.has(name))
		.map((name) => [name, response.headers.get(name)]);
	const rest = [...response.headers].filter(([name]) => !SHOWN_HEADERS.some((each) => each.toLowerCase() === name));
	const problem = showAnswer(answer, shown, rest, text, response.url);
	const expected = isExpected(example, response, problem);
	line.replaceChildren(statusLine(response.status),
		element('span', 'note', ((sent > 1) ? 'at request ' + sent + ', ' : '') + millis + ' ms'),
		expected ? element('span', 'expected', '✓ as expected')
			: element('span', 'unexpected', 'expected ' + example.status + ' ' + example.expect.type));
	return expected;
}

function showPlain(pane, example, recorded) {
	const text = (typeof recorded.body === 'string') ? recorded.body : JSON.stringify(recorded.body);
	pane.querySelector('.line').append(statusLine(recorded.status),
		element('span', 'note', 'plain Spring Boot, recorded'));
	showAnswer(pane.querySelector('.answer'), Object.entries(recorded.headers), [],
		(recorded.body === null) ? '' : text);
	pane.classList.toggle('differs', recorded.status !== example.status);
}

async function run(article, example) {
	const button = article.querySelector('.send');
	const line = article.querySelector('.live .line');
	const answer = article.querySelector('.live .answer');
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
		article.classList.add('answered');
		answer.removeAttribute('aria-busy');
		button.disabled = false;
	}
}

// --- Bringing the page to life

function compare(article, isOn) {
	article.classList.toggle('comparing', isOn);
	article.querySelector('.plain').hidden = !isOn;
	article.querySelector('.compare').setAttribute('aria-expanded', isOn);
}

function offerCopy(button, example) {
	const tool = button.dataset.tool;
	const label = button.textContent;
	button.setAttribute('aria-label', label + ': ' + example.title);
	button.hidden = !navigator.clipboard;
	button.addEventListener('click', async () => {
		await navigator.clipboard.writeText(script(example, tool));
		button.textContent = 'Copied';
		setTimeout(() => button.textContent = label, 1500);
	});
}

function enliven(article, example, recorded) {
	const actions = copyOf('actions-template');
	const sendButton = actions.querySelector('.send');
	sendButton.setAttribute('aria-label', 'Send: ' + example.title);
	sendButton.addEventListener('click', async () => {
		await run(article, example);
		sendButton.focus({ preventScroll: true });
	});
	actions.querySelectorAll('.copy').forEach((button) => offerCopy(button, example));
	const sources = article.querySelector('.sources');
	sources ? sources.before(actions) : article.querySelector('.request').append(actions);

	article.querySelector('.response').append(copyOf('response-template'));
	const pane = copyOf('plain-template');
	pane.id = example.id + '-plain';
	article.append(pane);
	showPlain(pane, example, recorded);
	// the page was written for Spring MVC, and WebFlux serves it too
	article.querySelector('.expect span').textContent = recorded.status;
	const toggle = article.querySelector('.compare');
	toggle.setAttribute('aria-controls', pane.id);
	toggle.addEventListener('click', () => {
		const before = toggle.getBoundingClientRect().top;
		compare(article, pane.hidden);
		// The answer moves below the request, or back; the button stays under the finger
		window.scrollBy({ top: toggle.getBoundingClientRect().top - before, behavior: 'instant' });
	});
}

function offerTools(cases) {
	const button = document.getElementById('send-all');
	const languages = document.getElementById('languages');
	const summary = document.getElementById('summary');
	const label = 'Send all ' + cases.length;
	const articleOf = (example) => document.getElementById(example.id);

	async function sendEach(some) {
		const lines = document.querySelectorAll('.live .line');
		// One announcement at the end is enough
		lines.forEach((line) => line.setAttribute('aria-live', 'off'));
		button.disabled = true;
		languages.disabled = true;
		summary.textContent = '';
		let good = 0;
		for (const [index, example] of some.entries()) {
			button.textContent = 'Sending ' + (index + 1) + ' of ' + some.length;
			good += await run(articleOf(example), example) ? 1 : 0;
		}
		summary.textContent = good + ' of ' + some.length + ' answered as expected.';
		lines.forEach((line) => line.setAttribute('aria-live', 'polite'));
		button.textContent = label;
		button.disabled = false;
		languages.disabled = false;
	}

	button.textContent = label;
	button.addEventListener('click', async () => {
		await sendEach(cases);
		button.focus({ preventScroll: true });
	});
	languages.addEventListener('change', async (event) => {
		const answered = cases.filter((example) => articleOf(example).classList.contains('answered'));
		if (answered.length > 0) {
			await sendEach(answered);
			event.target.focus({ preventScroll: true });
		}
	});
	document.getElementById('compare-all').addEventListener('change',
		(event) => cases.forEach((example) => compare(articleOf(example), event.target.checked)));
	document.getElementById('tools').hidden = false;
}

async function load(path) {
	const response = await fetch(path, { cache: 'no-cache' });
	return response.json();
}

async function start() {
	try {
		const [{ cases }, plain] = await Promise.all([load('cases.json'), load('plain.json')]);
		cases.forEach((example) => enliven(document.getElementById(example.id), example, plain[example.id]));
		offerTools(cases);
	}
	catch (error) {
		const notice = element('p', 'notice', 'The requests could not be loaded: ' + error.message);
		document.querySelector('.top').append(notice);
	}
}

start();
