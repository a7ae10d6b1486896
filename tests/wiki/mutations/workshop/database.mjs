// The wiki's own database, asked directly: what is really there after a mutation.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { lab } from "../../oracle/databases.mjs";

const run = promisify(execFile);
const { user, password } = lab.mariadb.accounts.lab_owner;
const PROGRAM = [
  "--no-defaults",
  `--socket=${lab.mariadb.socket}`,
  `--user=${user}`,
  `--password=${password}`,
  "--xml",
];
const SIGNS = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** Rows of a statement, as objects of strings and nulls. Values in it are written with {@link quoted}. */
export async function rows(statement) {
  const options = [...PROGRAM, "--default-character-set=binary", "--execute", statement, lab.oauth.database];
  const { stdout } = await run("mariadb", options, { maxBuffer: 64 * 1024 * 1024 });
  return [...stdout.matchAll(/<row>([^]*?)<\/row>/g)].map(([, row]) => Object.fromEntries(fields(row)));
}

function* fields(row) {
  for (const [, name, isNull, value] of row.matchAll(
    /<field name="([^"]*)"(?: (xsi:nil="true") \/>|>([^]*?)<\/field>)/g,
  )) {
    yield [name, isNull ? null : value.replace(/&(\w+);/g, (_, sign) => SIGNS[sign])];
  }
}

/** A text as SQL has it, whatever characters are in it. */
export const quoted = (text) => (text === "" ? "''" : `x'${Buffer.from(text).toString("hex")}'`);

/** A revision with all that was recorded beside it; numbers and flags are as they should be. */
export async function revision(id) {
  const [row] = await rows(`
    SELECT rev_id, rev_page, rev_parent_id, rev_minor_edit, rev_len, actor_name, comment_text, HEX(old_text) AS text,
      rc_bot, rc_patrolled, (SELECT GROUP_CONCAT(ctd_name ORDER BY ctd_name SEPARATOR '|') FROM change_tag
        JOIN change_tag_def ON ctd_id = ct_tag_id WHERE ct_rev_id = rev_id) AS tags
    FROM revision JOIN actor ON actor_id = rev_actor JOIN comment ON comment_id = rev_comment_id
      JOIN slots ON slot_revision_id = rev_id JOIN content ON content_id = slot_content_id
      JOIN text ON old_id = SUBSTR(content_address, 4) LEFT JOIN recentchanges ON rc_this_oldid = rev_id AND rc_source IN ('mw.edit', 'mw.new')
    WHERE rev_id = ${Number(id)}`);
  return {
    page: Number(row.rev_page),
    parent: Number(row.rev_parent_id),
    length: Number(row.rev_len),
    user: row.actor_name,
    summary: row.comment_text,
    text: Buffer.from(row.text, "hex"),
    isMinor: row.rev_minor_edit === "1",
    isBot: row.rc_bot === "1",
    isPatrolled: row.rc_patrolled !== "0",
    tags: row.tags?.split("|") ?? [],
  };
}

/** The numbers of the revisions of a page, the oldest first. */
export async function revisionsOf(page) {
  const found = await rows(`SELECT rev_id FROM revision WHERE rev_page = ${Number(page)} ORDER BY rev_id`);
  return found.map((row) => Number(row.rev_id));
}

/** A page by its namespace and its name in the database: its number, its latest revision, whether it leads elsewhere. */
export async function page(namespace, name) {
  const [row] = await rows(
    `SELECT page_id, page_latest, page_is_redirect FROM page WHERE page_namespace = ${namespace} AND page_title = ${quoted(name)}`,
  );
  return row && { id: Number(row.page_id), latest: Number(row.page_latest), isRedirect: row.page_is_redirect === "1" };
}

/** The newest entry of a log about a title. */
export async function logEntry(type, namespace, name) {
  const [row] = await rows(`
    SELECT log_id, log_action, actor_name, comment_text, log_params FROM logging
    JOIN actor ON actor_id = log_actor JOIN comment ON comment_id = log_comment_id
    WHERE log_type = '${type}' AND log_namespace = ${namespace} AND log_title = ${quoted(name)}
    ORDER BY log_id DESC LIMIT 1`);
  return (
    row && {
      id: Number(row.log_id),
      action: row.log_action,
      user: row.actor_name,
      reason: row.comment_text,
      params: row.log_params,
    }
  );
}
