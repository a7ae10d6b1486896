<?php
// Accounts, their blocks and the names changes are made under. Whoever is hidden by a block is not shown; a name is shown
// by the view of a table when that table shows something by it.

$shownLog = require __DIR__ . '/log_types.php';

$isHidden = static fn ( string $user ) =>
	"EXISTS (SELECT 1 FROM {block} JOIN {block_target} ON bt_id = bl_target WHERE bl_deleted = 1 AND bt_user = $user)";
$targetIsHidden = 'EXISTS (SELECT 1 FROM {block} WHERE bl_target = bt_id AND bl_deleted = 1)';
$nothing = static fn ( array $columns ) => array_fill_keys( $columns, 'NULL' );

$usesOfActor = [
	'user' => 'EXISTS (SELECT 1 FROM {user} WHERE user_id = actor_user) AND NOT ' . $isHidden( 'actor_user' ),
	'archive' => 'EXISTS (SELECT 1 FROM {archive} WHERE ar_actor = actor_id AND ar_deleted & 4 = 0)',
	'block' => 'EXISTS (SELECT 1 FROM {block} WHERE bl_by_actor = actor_id AND bl_deleted = 0)',
	'image' => 'EXISTS (SELECT 1 FROM {image} WHERE img_actor = actor_id)',
	'oldimage' => 'EXISTS (SELECT 1 FROM {oldimage} WHERE oi_actor = actor_id AND oi_deleted & 4 = 0)',
	'filearchive' => 'EXISTS (SELECT 1 FROM {filearchive} WHERE fa_actor = actor_id AND fa_deleted & 4 = 0)',
	'recentchanges' => 'EXISTS (SELECT 1 FROM {recentchanges} WHERE rc_actor = actor_id AND rc_deleted & 4 = 0)',
	'logging' => "EXISTS (SELECT 1 FROM {logging} WHERE log_actor = actor_id AND log_deleted & 4 = 0 AND $shownLog)",
	'revision' => 'EXISTS (SELECT 1 FROM {revision} WHERE rev_actor = actor_id AND rev_deleted & 4 = 0)',
];

$views = [
	'user' => [
		'of' => 'user',
		'hiding' => $nothing( [
			'user_password', 'user_newpassword', 'user_newpass_time', 'user_email', 'user_touched', 'user_token',
			'user_email_authenticated', 'user_email_token', 'user_email_token_expires', 'user_password_expires',
		] ),
		'where' => 'NOT ' . $isHidden( 'user_id' ),
	],
	'user_properties' => [
		'of' => 'user_properties', 'where' => "up_property IN ('disablemail', 'fancysig', 'gender', 'nickname')",
	],
	'block' => [ 'of' => 'block', 'where' => 'bl_deleted = 0' ],
	'block_target' => [
		'of' => 'block_target',
		'hiding' => [
			'bt_address' => 'IF(bt_auto <> 0, NULL, bt_address)',
			'bt_range_start' => 'IF(bt_auto <> 0, NULL, bt_range_start)',
			'bt_range_end' => 'IF(bt_auto <> 0, NULL, bt_range_end)',
			'bt_ip_hex' => 'IF(bt_auto <> 0, NULL, bt_ip_hex)',
		],
		'where' => "NOT $targetIsHidden",
	],
	'block_target_ipindex' => [ 'of' => 'block_target', 'where' => "bt_auto = 0 AND NOT $targetIsHidden" ],
	'actor' => [ 'of' => 'actor', 'where' => '(' . implode( ') OR (', $usesOfActor ) . ')' ],
	'actor_ipblocks' => [ 'of' => 'actor', 'where' => $usesOfActor['block'] ],
];
foreach ( $usesOfActor as $use => $condition ) {
	$views["actor_$use"] = [ 'of' => 'actor', 'where' => $condition ];
}
return $views;
