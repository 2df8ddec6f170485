// The same with the npm package oauth4webapi, which leaves every step to its caller and checks each answer strictly.
import * as oauth from 'oauth4webapi';
import { ask, check, hear, refusal, tell } from './talk.mjs';

const { issuer, clientId, secret, redirectUri, afterSignOut, scope, api } = await hear();
const insecure = { [oauth.allowInsecureRequests]: true };
const client = { client_id: clientId };
const [basic, post] = [oauth.ClientSecretBasic(secret), oauth.ClientSecretPost(secret)];
const server = await oauth.processDiscoveryResponse(new URL(issuer), await oauth.discoveryRequest(new URL(issuer), { algorithm: 'oidc', ...insecure }));
check(server.authorization_response_iss_parameter_supported, 'The issuer in the answer is not announced.');

const [verifier, state, nonce] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState(), oauth.generateRandomNonce()];
const url = new URL(server.authorization_endpoint);
for (const [name, value] of Object.entries({
  client_id: clientId, response_type: 'code', redirect_uri: redirectUri, scope, state, nonce,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
})) url.searchParams.set(name, value);
const { callback } = await ask({ step: 'authorize', url: url.href });
const parameters = oauth.validateAuthResponse(server, client, new URL(callback), state);
const exchange = () => oauth.authorizationCodeGrantRequest(server, client, post, parameters, redirectUri, verifier, insecure);
const answer = await exchange();
const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, { expectedNonce: nonce, requireIdToken: true });
await oauth.validateApplicationLevelSignature(server, answer, insecure);
const { sub } = oauth.getValidatedIdTokenClaims(tokens);
const person = await oauth.processUserInfoResponse(server, client, sub, await oauth.userInfoRequest(server, client, tokens.access_token, insecure));
const call = async (accessToken) =>
  (await oauth.protectedResourceRequest(accessToken, 'GET', new URL(api), undefined, undefined, insecure)).json();
const me = await call(tokens.access_token);

const refresh = async (token) =>
  oauth.processRefreshTokenResponse(server, client, await oauth.refreshTokenGrantRequest(server, client, basic, token, insecure));
const renewed = await refresh(tokens.refresh_token);
check((await call(renewed.access_token)).id === sub, 'The renewed token stands for somebody else.');

const introspect = async (authentication, token) =>
  oauth.processIntrospectionResponse(server, client, await oauth.introspectionRequest(server, client, authentication, token, insecure));
const machine = {};
for (const [name, authentication] of Object.entries({ basic, post })) {
  const response = await oauth.clientCredentialsGrantRequest(server, client, authentication, new URLSearchParams({ scope: 'members.read' }), insecure);
  machine[name] = (await introspect(authentication, (await oauth.processClientCredentialsResponse(server, client, response)).access_token)).active;
}

const device = await oauth.processDeviceAuthorizationResponse(
  server, client, await oauth.deviceAuthorizationRequest(server, client, basic, new URLSearchParams({ scope }), insecure));
const poll = async () =>
  oauth.processDeviceCodeResponse(server, client, await oauth.deviceCodeGrantRequest(server, client, basic, device.device_code, insecure));
const waiting = [await refusal(poll), await refusal(poll)];
await ask({ step: 'device', userCode: device.user_code });
const onDevice = await poll();
check((await call(onDevice.access_token)).id === sub, 'The device stands for somebody else.');

const before = await introspect(basic, renewed.access_token);
await oauth.processRevocationResponse(await oauth.revocationRequest(server, client, basic, renewed.refresh_token, insecure));
const after = await introspect(post, renewed.access_token);
const replayed = await refusal(() => refresh(renewed.refresh_token));

const signOut = new URL(server.end_session_endpoint);
for (const [name, value] of Object.entries({ id_token_hint: tokens.id_token, client_id: clientId, post_logout_redirect_uri: afterSignOut, state }))
  signOut.searchParams.set(name, value);
tell({ step: 'done', person, me, machine, waiting, active: [before.active, after.active], subject: before.sub === sub, replayed, signOut: signOut.href, state });
process.exit(0);
