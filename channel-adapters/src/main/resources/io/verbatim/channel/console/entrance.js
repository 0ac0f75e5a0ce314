'use strict';

const part = (id) => document.getElementById(id);

const WORDS = {
  unknown: 'The address and the password do not belong together. After several attempts both are refused for a while.',
  often: 'There were too many attempts. Wait a minute, and try again.',
  away: 'The server cannot be reached at the moment. Please try again.',
};

function tell(text, isBad) {
  part('message').textContent = text;
  part('message').classList.toggle('bad', Boolean(isBad));
}

function outside() {
  part('title').textContent = 'Sign in';
  part('form').hidden = false;
  part('inside').hidden = true;
  part('email').focus();
}

function inside(member) {
  part('title').textContent = `Welcome, ${member.name}`;
  part('form').hidden = true;
  part('provider').hidden = true;
  part('inside').hidden = false;
  part('password').value = '';
  tell(`You have signed in as ${member.email}. Your role: ${member.role}.`);
}

async function refused(response) {
  const problem = await response.json().catch(() => ({}));
  tell({ 401: WORDS.unknown, 429: WORDS.often }[response.status] || problem.detail || WORDS.away, true);
}

async function enter() {
  const response = await fetch('/auth/sign-in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: part('email').value, password: part('password').value }),
  });
  if (response.ok) {
    inside((await response.json()).data);
  } else {
    await refused(response);
  }
}

// Where no provider is set up, there is nothing at this address.
async function offerProvider() {
  const answer = await fetch('/auth/oidc', { redirect: 'manual' });
  part('provider').hidden = answer.type !== 'opaqueredirect';
}

async function look() {
  const response = await fetch('/auth/session');
  if (response.ok) {
    inside((await response.json()).data);
  } else {
    outside();
    await offerProvider();
  }
}

part('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  part('enter').disabled = true;
  tell('One moment...');
  await enter().catch(() => tell(WORDS.away, true));
  part('enter').disabled = false;
});

part('leave').addEventListener('click', async () => {
  const response = await fetch('/auth/sign-out', { method: 'POST' }).catch(() => null);
  if (response && response.ok) {
    tell('You have signed out.');
    outside();
  } else {
    tell(WORDS.away, true);
  }
});

look().catch(() => {
  outside();
  tell(WORDS.away, true);
});
