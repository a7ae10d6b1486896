<?php
// The wiki for writing begins: accounts of every standing, and pages in every state that an edit can meet.

namespace Wikigraph\Lab\Acts;

use Wikigraph\Lab\Act;
use Wikigraph\Lab\People;
use Wikigraph\Lab\Stage;
use Wikigraph\Lab\Workers;

class WorkshopOpens implements Act {
	public function play( Stage $stage ): void {
		$this->register( $stage, Workers::SETTLED );
		foreach ( Workers::GROUPS as $name => $groups ) {
			$stage->call( Stage::ADMIN, [
				'action' => 'userrights', 'user' => $name, 'add' => $groups, 'reason' => 'Needed for the work',
			] );
		}
		$stage->call( Stage::ADMIN, [ 'action' => 'managetags', 'operation' => 'create', 'tag' => 'by hand', 'reason' => 'For edits' ] );
		$this->writePages( $stage );
		$this->protectPages( $stage );
		$stage->call( Workers::ADMINISTRATOR, [ 'action' => 'delete', 'title' => 'Deleted page', 'reason' => 'Not needed' ] );
		$stage->call( Workers::ADMINISTRATOR, [
			'action' => 'block', 'user' => Workers::BLOCKED, 'expiry' => 'infinite', 'reason' => 'Would not listen',
		] );
		$stage->clock->goTo( 0.1 );
		$this->register( $stage, [ Workers::NEWCOMER ] );
	}

	/** @param string[] $names */
	private function register( Stage $stage, array $names ): void {
		foreach ( $names as $name ) {
			$stage->call( '192.0.2.99', [
				'action' => 'createaccount', 'username' => $name, 'password' => People::PASSWORD,
				'retype' => People::PASSWORD, 'createreturnurl' => 'http://127.0.0.1/',
			] );
		}
	}

	private function writePages( Stage $stage ): void {
		$stage->edit( Workers::EDITOR, 'Article', "An article about ''something''.\n\n== History ==\nLong.\n\n== Future ==\nUnknown." );
		$stage->edit( Workers::COLLEAGUE, 'Article', "An article about ''something else''.\n\n== History ==\nLong.\n\n== Future ==\nUnknown." );
		$stage->edit( Workers::COLLEAGUE, 'Talk:Article', '== Really? ==\nWho says so? ~~~~' );
		foreach ( [ 'House', 'Talk:House', 'House/Kitchen', 'House/Cellar', 'Talk:House/Cellar' ] as $title ) {
			$stage->edit( Workers::EDITOR, $title, "This is $title." );
		}
		$stage->edit( Workers::COLLEAGUE, 'Target that exists', 'I was here first.' );
		$stage->edit( Workers::EDITOR, 'Deleted page', 'One revision.' );
		$stage->edit( Workers::COLLEAGUE, 'Deleted page', 'Another revision.' );
		$stage->edit( Workers::EDITOR, 'Protected page', 'Only administrators change this.' );
		$stage->edit( Workers::EDITOR, 'Half protected page', 'Newcomers may only look.' );
	}

	private function protectPages( Stage $stage ): void {
		foreach ( [
			[ 'Protected page', 'edit=sysop|move=sysop' ],
			[ 'Half protected page', 'edit=autoconfirmed|move=autoconfirmed' ],
			[ 'Never to be written', 'create=sysop' ],
		] as [ $title, $levels ] ) {
			$stage->call( Workers::ADMINISTRATOR, [
				'action' => 'protect', 'title' => $title, 'protections' => $levels, 'expiry' => 'infinite', 'reason' => 'Often spoilt',
			] );
		}
	}
}
