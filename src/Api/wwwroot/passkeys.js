// Passkeys need the browser's help. Forms that use one stay hidden where it has none to give, and where scripts are off.
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const known = (list) => (list ?? []).map((c) => ({ ...c, id: bytes(c.id) }));

  const ask = async (kind, options) => {
    options.challenge = bytes(options.challenge);
    if (kind === 'get') return navigator.credentials.get({ publicKey: { ...options, allowCredentials: known(options.allowCredentials) } });
    return navigator.credentials.create({
      publicKey: { ...options, user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) },
    });
  };

  const written = (credential) => {
    const { response } = credential;
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: {
        clientDataJSON: text(response.clientDataJSON),
        attestationObject: text(response.attestationObject),
        authenticatorData: text(response.authenticatorData),
        signature: text(response.signature),
        userHandle: text(response.userHandle),
        transports: response.getTransports?.(),
      },
    });
  };

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const failure = form.querySelector('[role=alert]');
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      failure.hidden = true;
      try {
        const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
        // The session has become too old: the page itself leads to the login page.
        if (answer.redirected) return location.reload();
        const credential = await ask(form.dataset.passkey, await answer.json());
        form.elements.credential.value = written(credential);
        form.submit();
      } catch {
        failure.hidden = false;
      }
    });
  }
})();
