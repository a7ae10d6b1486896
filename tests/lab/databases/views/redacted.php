<?php
// Tables of which the replicas hide columns or rows: 1 is the text or the action, 2 the comment, 4 the user.

$shownLog = require __DIR__ . '/log_types.php';

$hiddenRevision = [
	'rev_comment_id' => 'IF(rev_deleted & 2, NULL, rev_comment_id)',
	'rev_len' => 'IF(rev_deleted & 1, NULL, rev_len)',
	'rev_sha1' => 'IF(rev_deleted & 1, NULL, rev_sha1)',
];
$hiddenArchive = [
	'ar_comment_id' => 'NULL',
	'ar_len' => 'IF(ar_deleted & 1, NULL, ar_len)',
	'ar_sha1' => 'IF(ar_deleted & 1, NULL, ar_sha1)',
];
$hiddenChange = [ 'rc_comment_id' => 'IF(rc_deleted & 2, 0, rc_comment_id)', 'rc_ip' => 'NULL' ];
$hiddenLogParts = [
	'log_comment_id' => 'IF(log_deleted & 2, 0, log_comment_id)',
	'log_params' => 'IF(log_deleted, NULL, log_params)',
];
$hiddenLogTarget = [
	'log_action' => 'IF(log_deleted & 1, NULL, log_action)',
	'log_namespace' => 'IF(log_deleted & 1, NULL, log_namespace)',
	'log_title' => 'IF(log_deleted & 1, NULL, log_title)',
	'log_page' => 'IF(log_deleted & 1, NULL, log_page)',
];

return [
	'revision' => [
		'of' => 'revision', 'hiding' => $hiddenRevision + [ 'rev_actor' => 'IF(rev_deleted & 4, NULL, rev_actor)' ],
	],
	'revision_userindex' => [ 'of' => 'revision', 'hiding' => $hiddenRevision, 'where' => 'rev_deleted & 4 = 0' ],
	'archive' => [ 'of' => 'archive', 'hiding' => $hiddenArchive + [ 'ar_actor' => 'IF(ar_deleted & 4, 0, ar_actor)' ] ],
	'archive_userindex' => [ 'of' => 'archive', 'hiding' => $hiddenArchive, 'where' => 'ar_deleted & 4 = 0' ],
	'recentchanges' => [
		'of' => 'recentchanges', 'hiding' => $hiddenChange + [ 'rc_actor' => 'IF(rc_deleted & 4, 0, rc_actor)' ],
	],
	'recentchanges_userindex' => [ 'of' => 'recentchanges', 'hiding' => $hiddenChange, 'where' => 'rc_deleted & 4 = 0' ],
	'logging' => [
		'of' => 'logging',
		'hiding' => $hiddenLogParts + $hiddenLogTarget + [ 'log_actor' => 'IF(log_deleted & 4, 0, log_actor)' ],
		'where' => $shownLog,
	],
	'logging_userindex' => [
		'of' => 'logging', 'hiding' => $hiddenLogParts + $hiddenLogTarget, 'where' => "log_deleted & 4 = 0 AND $shownLog",
	],
	'logging_logindex' => [
		'of' => 'logging',
		'hiding' => $hiddenLogParts + [ 'log_actor' => 'IF(log_deleted & 4, 0, log_actor)' ],
		'where' => "log_deleted & 1 = 0 AND $shownLog",
	],
];
