<?php
// Who lives on the test wiki, and the password they all share.

namespace Wikigraph\Lab;

class People {
	public const PASSWORD = 'lab-password-143';

	/** Sees and hides what nobody else may. */
	public const SUPPRESSOR = 'Überwacher';
	public const BOT = 'TestBot';
	public const ALICE = 'Alice';
	public const BOB = 'Bob';
	public const CYRILLIC = 'Дмитрий';
	/** Has no rights beyond those of anybody, and never edits: what it sees, a stranger sees. */
	public const PLAIN = 'Plain reader';
	/** Has more than two hundred contributions. */
	public const PROLIFIC = 'Prolific';
	public const QUOTED = 'Frank "Quote" O\'Neil & Co?';
	public const EMOJI = 'Octopus 🐙';
	public const HIDDEN = 'Hidden Harry';
	/** Hidden by the block alone: the revisions still name this account. */
	public const HALF_HIDDEN = 'Half Hidden';
	public const RENAMED = 'Before the rename';
	public const VANDAL = 'Vandal';

	/** Those whom the acts call by name. */
	private const CAST = [
		self::SUPPRESSOR, self::BOT, self::ALICE, self::BOB, self::CYRILLIC, self::PLAIN, self::PROLIFIC, self::QUOTED,
		self::EMOJI, self::HIDDEN, self::HALF_HIDDEN, self::RENAMED, self::VANDAL, 'Blocked forever', 'Blocked for a year',
		'Blocked in part', 'Blocked once', 'Blocked and freed', 'Blocked by his machine', 'Former steward', '陳大文',
	];

	/** Those who write the bulk of the articles. */
	public const AUTHORS = [
		self::ALICE, self::BOB, self::CYRILLIC, self::QUOTED, self::EMOJI, self::HIDDEN, self::HALF_HIDDEN, self::RENAMED, '陳大文',
	];

	/** @return string[] the cast, and so many members without a part */
	public static function everyone( int $members ): array {
		$crowd = array_map( static fn ( int $number ) => sprintf( 'Member %03d', $number ), range( 1, $members ) );
		return array_merge( self::CAST, $crowd );
	}
}
