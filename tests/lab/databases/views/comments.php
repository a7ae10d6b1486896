<?php
// Comments: the view of a table shows those that something in that table shows.

$shownLog = require __DIR__ . '/log_types.php';

$uses = [
	'image' => 'EXISTS (SELECT 1 FROM {image} WHERE img_description_id = comment_id)',
	'filearchive' => 'EXISTS (SELECT 1 FROM {filearchive} WHERE fa_deleted_reason_id = comment_id)'
		. ' OR EXISTS (SELECT 1 FROM {filearchive} WHERE fa_description_id = comment_id AND fa_deleted & 2 = 0)',
	'block' => 'EXISTS (SELECT 1 FROM {block} WHERE bl_reason_id = comment_id AND bl_deleted = 0)',
	'oldimage' => 'EXISTS (SELECT 1 FROM {oldimage} WHERE oi_description_id = comment_id AND oi_deleted & 2 = 0)',
	'protected_titles' => 'EXISTS (SELECT 1 FROM {protected_titles} WHERE pt_reason_id = comment_id)',
	'recentchanges' => 'EXISTS (SELECT 1 FROM {recentchanges} WHERE rc_comment_id = comment_id AND rc_deleted & 2 = 0)',
	'revision' => 'EXISTS (SELECT 1 FROM {revision} WHERE rev_comment_id = comment_id AND rev_deleted & 2 = 0)',
	'logging' => "EXISTS (SELECT 1 FROM {logging} WHERE log_comment_id = comment_id AND log_deleted & 2 = 0 AND $shownLog)",
];

$views = [
	'comment' => [ 'of' => 'comment', 'where' => '(' . implode( ') OR (', $uses ) . ')' ],
	'comment_ipblocks' => [ 'of' => 'comment', 'where' => $uses['block'] ],
];
foreach ( $uses as $use => $condition ) {
	$views["comment_$use"] = [ 'of' => 'comment', 'where' => $condition ];
}
return $views;
