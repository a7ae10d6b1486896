// Who is on the wiki: accounts by name, and what a statement says of one.

/** A user's number, which outlives a change of name; undefined if nobody is called so. */
export async function numberOf(wiki, name) {
  const { users } = await wiki.ask({ list: "users", ususers: name });
  return users[0]?.userid;
}

/** What `identify` says of a user who granted so much; of a hidden one it says almost nothing. */
export async function profileOf(wiki, { user, grants }) {
  const properties = "blockinfo|groups|rights|editcount|registrationdate|email";
  const [{ users }, { userinfo }] = await Promise.all([
    wiki.ask({ list: "users", ususerids: user }),
    wiki.ask({ meta: "userinfo", uiprop: properties }, user),
  ]);
  const sub = String(user);
  if (users[0].missing) return { sub, blocked: true };
  return {
    sub,
    username: userinfo.name,
    editcount: userinfo.editcount,
    confirmed_email: Boolean(userinfo.emailauthenticated),
    email_verified: Boolean(userinfo.emailauthenticated),
    blocked: userinfo.blockid !== undefined,
    registered: userinfo.registrationdate?.replace(/\D/g, "") ?? null,
    groups: userinfo.groups,
    rights: userinfo.rights,
    grants,
  };
}
