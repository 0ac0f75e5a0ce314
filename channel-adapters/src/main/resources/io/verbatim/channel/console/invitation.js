'use strict';

const part = (id) => document.getElementById(id);
const token = location.hash.slice(1);

const WORDS = {
  none: 'This address is not whole: open the link of your invitation as it was sent to you.',
  differ: 'The two passwords are not the same.',
  used: 'This invitation has been used, or its time is over. Ask who invited you for another link.',
  often: 'There were too many attempts. Wait a minute, and try again.',
  away: 'The server cannot be reached at the moment. Please try again.',
};

function tell(text, isBad) {
  part('message').textContent = text;
  part('message').classList.toggle('bad', Boolean(isBad));
}

function joined(member) {
  part('title').textContent = `You are in, ${member.name}`;
  part('form').hidden = true;
  part('onward').hidden = false;
  history.replaceState(null, '', location.pathname);
  tell(`You have signed in as ${member.email}. Your role: ${member.role}.`);
}

async function refused(response) {
  const problem = await response.json().catch(() => ({}));
  const reason = (problem.errors || []).map((error) => error.message).join('; ');
  tell({ 401: WORDS.used, 429: WORDS.often }[response.status] || (reason ? `The password ${reason}.` : problem.detail || WORDS.away), true);
}

async function accept() {
  const response = await fetch('/auth/invitations/accept', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, password: part('password').value }),
  });
  if (response.ok) {
    joined((await response.json()).data);
  } else {
    await refused(response);
  }
}

part('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  if (part('password').value !== part('repeated').value) {
    tell(WORDS.differ, true);
    part('repeated').focus();
    return;
  }
  part('accept').disabled = true;
  tell('One moment...');
  await accept().catch(() => tell(WORDS.away, true));
  part('accept').disabled = false;
});

part('shown').addEventListener('change', (event) => {
  for (const id of ['password', 'repeated']) {
    part(id).type = event.target.checked ? 'text' : 'password';
  }
});

if (token) {
  part('form').hidden = false;
  part('password').focus();
} else {
  tell(WORDS.none, true);
}
