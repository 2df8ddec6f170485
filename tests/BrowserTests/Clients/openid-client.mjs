// Everything that the npm package openid-client can do with the login server; the package checks state, nonce, iss, at_hash and signatures.
import * as client from 'openid-client';
import { ask, check, hear, refusal, tell } from './talk.mjs';

const { issuer, clientId, secret, redirectUri, afterSignOut, scope, api } = await hear();
const insecure = { execute: [client.allowInsecureRequests] };
const connect = (authentication) => client.discovery(new URL(issuer), clientId, undefined, authentication, insecure);
const basic = await connect(client.ClientSecretBasic(secret));
const post = await connect(client.ClientSecretPost(secret));
client.enableNonRepudiationChecks(basic);
check(basic.serverMetadata().supportsPKCE('S256'), 'PKCE is not announced.');

const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
const request = {
  redirect_uri: redirectUri, scope, state, nonce,
  code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
};
const { callback } = await ask({ step: 'authorize', url: client.buildAuthorizationUrl(basic, request).href });
const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
const tokens = await client.authorizationCodeGrant(basic, new URL(callback), checks);
const { sub } = tokens.claims();
const person = await client.fetchUserInfo(basic, tokens.access_token, sub);
const call = async (accessToken) => (await client.fetchProtectedResource(basic, accessToken, new URL(api), 'GET')).json();
const me = await call(tokens.access_token);
check(me.id === sub, 'The API knows somebody else.');

const renewed = await client.refreshTokenGrant(basic, tokens.refresh_token);
check(renewed.refresh_token !== tokens.refresh_token, 'The refresh token was not replaced.');
check((await call(renewed.access_token)).id === sub, 'The renewed token stands for somebody else.');

const machine = {};
for (const [name, config] of Object.entries({ basic, post })) {
  const granted = await client.clientCredentialsGrant(config, { scope: 'members.read' });
  machine[name] = (await client.tokenIntrospection(config, granted.access_token)).active;
}

const device = await client.initiateDeviceAuthorization(basic, { scope });
await ask({ step: 'device', userCode: device.user_code });
const onDevice = await client.pollDeviceAuthorizationGrant(basic, device);
check((await call(onDevice.access_token)).id === sub, 'The device stands for somebody else.');

const before = await client.tokenIntrospection(basic, renewed.access_token);
await client.tokenRevocation(basic, renewed.refresh_token);
const after = await client.tokenIntrospection(basic, renewed.access_token);
const replayed = await refusal(() => client.refreshTokenGrant(basic, renewed.refresh_token));

const signOut = client.buildEndSessionUrl(basic, { post_logout_redirect_uri: afterSignOut, id_token_hint: tokens.id_token, state });
tell({ step: 'done', person, me, machine, active: [before.active, after.active], subject: before.sub === sub, replayed, signOut: signOut.href, state });
process.exit(0);
