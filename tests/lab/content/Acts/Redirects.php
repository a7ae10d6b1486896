<?php
// Redirects of every sort.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class Redirects implements Act {
	private const TARGETS = [
		'Harbor of Alder' => 'Harbour of Alder',
		'Port of Alder' => 'Harbor of Alder',
		'Alder harbour history' => 'Harbour of Alder#History',
		'Broken redirect' => 'Nothing is here',
		'Redirect to itself' => 'Redirect to itself',
		'Redirect to a neighbour' => 'wikipedia:Harbour',
		'Redirect to a neighbour section' => 'de:Hafen#Geschichte',
		'Redirect to a special page' => 'Special:RecentChanges',
		'Redirect to a user' => 'User:Alice',
		'User:Alice/Old' => 'User:Alice',
		'Talk:Harbor of Alder' => 'Talk:Harbour of Alder',
		'Lab:VP' => 'Lab:Village pump',
		'Category:Old places' => 'Category:Places',
		'Template:Note' => 'Template:Notice',
		'Help:Index' => 'Portal:science',
		'Portal:sciences' => 'Portal:science',
	];

	public function play( Stage $stage ): void {
		foreach ( self::TARGETS as $title => $target ) {
			$stage->edit( People::ALICE, $title, "#REDIRECT [[$target]]\n__STATICREDIRECT__" );
		}
		$stage->edit( People::ALICE, 'Redirect in a category', "#REDIRECT [[Harbour of Alder]]\n[[Category:Places]]" );
		$stage->edit( People::ALICE, 'Once a redirect', '#REDIRECT [[Harbour of Alder]]' );
		$stage->edit( People::ALICE, 'Once a redirect', 'Now a page, which links to [[Port of Alder]] and uses {{Note}}.' );
		$stage->edit( People::ALICE, 'Now a redirect', 'Once a page' );
		$stage->edit( People::ALICE, 'Now a redirect', '#REDIRECT [[Bridge of Birch]]' );
	}
}
