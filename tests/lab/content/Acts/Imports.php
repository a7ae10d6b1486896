<?php
// Histories come from elsewhere: new pages, and old revisions below a page that exists already.

namespace Wikigraph\Lab\Acts;

use ImportReporter;
use ImportStringSource;
use MediaWiki\Context\RequestContext;
use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;

class Imports implements Act {
	public function play( Stage $stage ): void {
		$stage->edit( People::BOB, 'Imported into', 'Begun here.' );
		$this->import( $stage, '', 'by upload', $this->page( 'Imported page', [
			[ '2002-03-04T05:06:07Z', 'Someone', 'Imported text 1' ],
			[ '2003-03-04T05:06:07Z', '192.0.2.17', 'Imported text 2, by an address' ],
			[ '2004-03-04T05:06:07Z', 'Alice', 'Imported text 3, by a name that exists here, too' ],
		] ) . $this->page( 'Imported into', [
			[ '2001-01-15T20:07:00Z', 'Someone', 'Older than the page' ],
			[ '2001-01-15T20:08:00Z', 'Someone else', 'Also older' ],
		] ) );
		$this->import( $stage, 'de', 'from the neighbours', $this->page( 'Vorlage', [
			[ '2005-06-07T08:09:10Z', 'Jemand', 'Übernommen' ],
		] ) );
	}

	/** Without a neighbour's prefix the file is taken as uploaded, with one as fetched from there. */
	private function import( Stage $stage, string $prefix, string $reason, string $pages ): void {
		// Any call sets the scene: who does it, and from which address.
		$stage->call( Stage::ADMIN, [ 'action' => 'query' ] );
		$xml = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">' . $pages . '</mediawiki>';
		$importer = $stage->services()->getWikiImporterFactory()
			->getWikiImporter( new ImportStringSource( $xml ), $stage->user( Stage::ADMIN ) );
		$importer->setUsernamePrefix( $prefix ?: 'imported', false );
		$reporter = new ImportReporter( $importer, $prefix === '', $prefix, $reason, RequestContext::getMain() );
		// Checking an upload leaves an error behind, which the importer would take for its own.
		libxml_clear_errors();
		$reporter->open();
		$importer->doImport();
		$reporter->close();
		$stage->finish();
	}

	private function page( string $title, array $revisions ): string {
		$xml = "<page><title>$title</title><ns>0</ns><id>1</id>";
		foreach ( $revisions as $number => [ $timestamp, $name, $text ] ) {
			$contributor = str_contains( $name, '.' ) ? "<ip>$name</ip>" : "<username>$name</username><id>7</id>";
			$xml .= '<revision><id>' . ( $number + 1 ) . "</id><timestamp>$timestamp</timestamp>"
				. "<contributor>$contributor</contributor><comment>imported $number</comment>"
				. "<model>wikitext</model><format>text/x-wiki</format><text xml:space=\"preserve\">$text</text></revision>";
		}
		return "$xml</page>";
	}
}
