<?php
// Who works on the wiki for writing. They share the password of the other wiki's people.

namespace Wikigraph\Lab;

class Workers {
	public const ADMINISTRATOR = 'Ada Administrator';
	/** Has a name with all that an address, a signature or a form has to escape. */
	public const EDITOR = 'Zoë & Söhne+50 %';
	public const COLLEAGUE = 'Olga';
	public const NEWCOMER = 'Nils Newcomer';
	public const BLOCKED = 'Blocked Bert';
	public const BOT = 'WorkshopBot';
	/** Has edited all that they may for today. */
	public const HASTY = 'Hasty Hugo';

	/** Those who have been here for long enough to be trusted. */
	public const SETTLED = [ self::ADMINISTRATOR, self::EDITOR, self::COLLEAGUE, self::BLOCKED, self::BOT, self::HASTY ];

	public const GROUPS = [ self::ADMINISTRATOR => 'sysop', self::BOT => 'bot', self::HASTY => 'hasty' ];
}
