// The first thing to run in a script's world. What it needs of the language it takes now: the script may change all of it later.
(facts, hostFetch, hostLater, hostForget, hostLog, hostDone, hostFailed, hostLodash) => {
    const {parse, stringify} = JSON;
    const {keys, freeze, defineProperty, hasOwn} = Object;
    const given = parse(facts);
    const before = {__proto__: null};
    for (const name of keys(given.variables)) {
        before[name] = stringify(given.variables[name]);
    }

    for (const name of ['Atomics', 'Graal', 'SharedArrayBuffer', 'print', 'printErr']) {
        delete globalThis[name];
    }

    const settled = {messages: [], next: null};
    const open = (name, value) => defineProperty(globalThis, name, {value, enumerable: true});
    const deepFreeze = value => {
        if (value !== null && typeof value === 'object') {
            keys(value).forEach(name => deepFreeze(value[name]));
            freeze(value);
        }
        return value;
    };

    // Timers.
    const timers = new Map();
    let lastTimer = 0;
    const setTimeout = (work, pause, ...rest) => {
        const id = ++lastTimer;
        if (!hostLater(id, Math.trunc(Number(pause)) || 0)) {
            throw new RangeError('Too many timers');
        }
        timers.set(id, () => work(...rest));
        return id;
    };
    const clearTimeout = id => {
        if (timers.delete(id)) {
            hostForget(id);
        }
    };

    // fetch, as far as scripts of this kind use it.
    const waiting = new Map();
    class Headers {
        #values;
        constructor(values) {
            this.#values = Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
        }
        get(name) { return this.#values[String(name).toLowerCase()] ?? null; }
        has(name) { return hasOwn(this.#values, String(name).toLowerCase()); }
        entries() { return Object.entries(this.#values)[Symbol.iterator](); }
        forEach(each) { Object.entries(this.#values).forEach(([name, value]) => each(value, name, this)); }
        [Symbol.iterator]() { return this.entries(); }
    }
    class Response {
        #body;
        constructor(url, answer) {
            this.#body = answer.body;
            this.url = url;
            this.status = answer.status;
            this.ok = answer.status >= 200 && answer.status < 300;
            this.headers = new Headers(answer.headers);
        }
        async text() { return this.#body; }
        async json() { return parse(this.#body); }
    }
    const headersOf = headers => {
        const pairs = typeof headers?.[Symbol.iterator] === 'function' ? headers : Object.entries(headers ?? {});
        return Object.fromEntries([...pairs].map(([name, value]) => [String(name), String(value)]));
    };
    const fetch = (url, options = {}) => new Promise((resolve, reject) => {
        const body = options.body === undefined || options.body === null ? null : String(options.body);
        const method = String(options.method ?? 'GET').toUpperCase();
        const request = {url: String(url), method, headers: headersOf(options.headers), body};
        const id = hostFetch(stringify(request));
        if (id === null) {
            throw new RangeError('Too many fetches');
        }
        waiting.set(id, answer => answer.error === undefined ? resolve(new Response(request.url, answer))
            : reject(new TypeError(`fetch failed: ${answer.error}`)));
    });

    // The log.
    const shown = value => {
        if (typeof value === 'string') {
            return value;
        }
        return value instanceof Error ? String(value) : stringify(value) ?? String(value);
    };
    const log = (...values) => { hostLog(values.map(shown).join(' ')); };

    // What happens when, and only when, send() is called. Not an arrow: authors write it with new as well.
    const builder = function () {
        let planned = [];
        const plan = step => { planned.push(step); return self; };
        const message = (type, config) => plan(() => settled.messages.push({type, config}));
        const addSessionVariable = (namespace, data) => plan(() => {
            const old = given.variables[namespace];
            const merges = [old, data].every(value => value !== null && typeof value === 'object' && !Array.isArray(value));
            given.variables[namespace] = merges ? {...old, ...data} : data;
        });
        const titled = title => [{text: String(title ?? '')}];
        const self = {
            addSessionVariable,
            setSessionVariable: addSessionVariable,
            addMessage: text => message('text', {textMessages: [{text: String(text)}]}),
            addCarousel: elements => message('carousel', {elements}),
            addQuickReplies: ({title, quickReplies}) => message('quickReplies', {textMessages: titled(title), quickReplies}),
            addButtonGroup: ({title, buttons}) => message('buttons', {textMessages: titled(title), buttons}),
            addMediaMessage: media => message('media', {media}),
            setNextDialogState: id => plan(() => { settled.next = String(id); }),
            send: () => {
                planned.forEach(step => step());
                planned = [];
            },
        };
        return freeze(self);
    };

    open('args', given.args);
    open('variables', given.variables);
    open('internal', deepFreeze(given.internal));
    open('setTimeout', setTimeout);
    open('clearTimeout', clearTimeout);
    open('fetch', fetch);
    open('console', freeze({log, info: log, warn: log, error: log, debug: log}));
    open('ChatlayerResponseBuilder', builder);
    let lodash;
    defineProperty(globalThis, '_', {
        enumerable: true,
        get: () => {
            if (lodash === undefined) {
                lodash = null;
                hostLodash();
                // Not frozen: that would take longer than all the rest, and this world ends with its script.
                lodash = loaded;
            }
            return lodash;
        },
        // How lodash makes itself known.
        set: value => { loaded = value; },
    });
    let loaded;

    const changes = () => {
        const changed = {__proto__: null};
        for (const name of keys(given.variables)) {
            const now = stringify(given.variables[name]);
            if (now !== undefined && now !== before[name]) {
                changed[name] = given.variables[name];
            }
        }
        const removed = keys(before).filter(name => stringify(given.variables[name]) === undefined);
        return {changed, removed};
    };
    const labelOf = value => ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;
    const done = value => hostDone(stringify({label: labelOf(value), ...changes(), ...settled}));

    return {
        start: main => { main().then(done).catch(hostFailed); },
        answer: (id, answer) => {
            const take = waiting.get(id);
            waiting.delete(id);
            take(parse(answer));
        },
        fire: id => {
            const work = timers.get(id);
            timers.delete(id);
            work();
        },
    };
};
