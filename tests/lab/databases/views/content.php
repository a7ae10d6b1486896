<?php
// Text (its measure, never itself), files, targets of links and addresses, as far as the rows that use them are shown.

// What links to a target by its number: the older a MediaWiki, the fewer tables do.
$linking = [
	'templatelinks' => 'tl_target_id', 'pagelinks' => 'pl_target_id',
	'categorylinks' => 'cl_target_id', 'imagelinks' => 'il_target_id',
];
$links = [];
foreach ( $linking as $table => $column ) {
	if ( in_array( $column, $columns[$table] ) ) {
		$links[] = "EXISTS (SELECT 1 FROM {{$table}} WHERE $column = lt_id)";
	}
}

$hiddenOldFile = [ 'oi_description_id' => 'IF(oi_deleted & 2, 0, oi_description_id)' ];
$hiddenUploader = [
	'oi_actor' => 'IF(oi_deleted & 4, NULL, oi_actor)',
	'fa_actor' => 'IF(fa_deleted & 4, NULL, fa_actor)',
];
$hiddenDeletedFile = [
	'fa_storage_key' => 'NULL',
	'fa_description_id' => 'IF(fa_deleted & 2, 0, fa_description_id)',
];
foreach ( [ 'size', 'width', 'height', 'metadata', 'bits', 'media_type', 'major_mime', 'minor_mime', 'sha1' ] as $part ) {
	$hiddenDeletedFile["fa_$part"] = "IF(fa_deleted & 1, NULL, fa_$part)";
}

return [
	'slots' => [
		'of' => 'slots',
		'hiding' => [
			'slot_content_id' => 'IF(COALESCE(rev_deleted, 0) & 1 OR COALESCE(ar_deleted, 0) & 1, NULL, slot_content_id)',
		],
		'join' => ' LEFT JOIN {revision} ON rev_id = slot_revision_id LEFT JOIN {archive} ON ar_rev_id = slot_revision_id',
	],
	'content' => [
		'of' => 'content',
		'where' => 'EXISTS (SELECT 1 FROM {slots} LEFT JOIN {archive} ON ar_rev_id = slot_revision_id'
			. ' LEFT JOIN {revision} ON rev_id = slot_revision_id'
			. ' WHERE slot_content_id = content_id AND (ar_deleted & 1 = 0 OR rev_deleted & 1 = 0))',
	],
	'linktarget' => [ 'of' => 'linktarget', 'where' => implode( ' OR ', $links ) ],
	'ip_changes' => [
		'of' => 'ip_changes', 'join' => ' JOIN {revision} ON rev_id = ipc_rev_id', 'where' => 'rev_deleted & 4 = 0',
	],
	'image' => [ 'of' => 'image' ],
	'oldimage' => [ 'of' => 'oldimage', 'hiding' => $hiddenOldFile + $hiddenUploader ],
	'oldimage_userindex' => [ 'of' => 'oldimage', 'hiding' => $hiddenOldFile, 'where' => 'oi_deleted & 4 = 0' ],
	'filearchive' => [ 'of' => 'filearchive', 'hiding' => $hiddenDeletedFile + $hiddenUploader ],
	'filearchive_userindex' => [ 'of' => 'filearchive', 'hiding' => $hiddenDeletedFile, 'where' => 'fa_deleted & 4 = 0' ],
];
