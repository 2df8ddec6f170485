// A page of another origin that signs members in with the npm package oidc-client-ts, as its documentation shows it.
const { authority, clientId, scope } = await (await fetch('/settings.json')).json();
const { origin, pathname } = window.location;
const manager = new oidc.UserManager({
  authority, client_id: clientId, scope, loadUserInfo: true,
  redirect_uri: `${origin}/callback`, post_logout_redirect_uri: `${origin}/goodbye`,
  userStore: new oidc.WebStorageStateStore({ store: window.sessionStorage }),
});

const said = document.getElementById('said');
const on = (id, work) => document.getElementById(id).addEventListener('click', async () => {
  try {
    const result = await work();
    if (result) said.textContent = JSON.stringify(result);
  } catch (error) {
    said.textContent = `${error.name}: ${error.message}`;
  }
});

const summary = (user) => user && { profile: user.profile, expired: user.expired, refresh: user.refresh_token, access: user.access_token };
on('signIn', () => manager.signinRedirect());
on('call', async () => {
  const { access_token: token } = await manager.getUser();
  const answer = await fetch(`${authority}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
  return { status: answer.status, tag: answer.headers.get('ETag'), body: await answer.json() };
});
on('renew', async () => summary(await manager.signinSilent()));
on('signOut', () => manager.signoutRedirect());

try {
  if (pathname === '/callback') await manager.signinCallback();
  if (pathname === '/goodbye') await manager.signoutCallback();
  said.textContent = JSON.stringify(summary(await manager.getUser()));
} catch (error) {
  said.textContent = `${error.name}: ${error.message}`;
}
