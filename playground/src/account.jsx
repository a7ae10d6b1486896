// Who is logged in, with the way in and out. Where nobody can log in, there is nothing to see.
import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { CSRF } from "./fetcher.js";

/** The session as the server tells it, or what was known before where it cannot be asked. */
async function sessionOr(known) {
  try {
    const response = await fetch("/session", { headers: CSRF });
    return response.ok ? await response.json() : known;
  } catch {
    return known;
  }
}

export function Account() {
  const [session, setSession] = useState(null);
  const logInLink = useRef(null);

  const look = useCallback(async () => setSession(await sessionOr(session)), [session]);

  // The person may have logged in or out in another tab.
  useEffect(() => {
    const lookAgain = () => document.visibilityState === "visible" && look();
    if (!session) look();
    document.addEventListener("visibilitychange", lookAgain);
    return () => document.removeEventListener("visibilitychange", lookAgain);
  }, [session, look]);

  async function logOut() {
    const response = await fetch("/oauth/logout", { method: "POST", headers: CSRF });
    if (response.ok) {
      // The button that had the focus goes, and the link that takes its place has to be there to get it.
      flushSync(() => setSession({ ...session, username: null }));
      logInLink.current?.focus();
    }
  }

  if (session?.username) {
    return (
      <span className="wikigraph-account">
        <a href="/profile" title="Your profile: API tokens, sessions">
          {session.username}
        </a>
        <button type="button" onClick={logOut}>
          Log out
        </button>
      </span>
    );
  }
  if (!session?.canLogIn) return null;
  return (
    <span className="wikigraph-account">
      <a ref={logInLink} href="/oauth/login?returnTo=/">
        Log in
      </a>
    </span>
  );
}
