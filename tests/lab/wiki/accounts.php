<?php
// Who may do what on the test wiki. Passwords are cheap to check, and nobody is slowed down.

$wgPasswordDefault = 'pbkdf2';
$wgPasswordConfig['pbkdf2']['cost'] = 1;
$wgSessionPbkdf2Iterations = 1;
$wgPasswordPolicy['policies'] = [ 'default' => [] ];
$wgRateLimits = [];
$wgAccountCreationThrottle = [];
$wgTempAccountCreationThrottle = [];
$wgTempAccountNameAcquisitionThrottle = [];
$wgEnableEmail = false;
// Longer than an image of the lab is kept.
$wgAutoblockExpiry = 90 * 86400;

// Until temporary accounts were introduced, people without an account edited under their IP address.
$labHasTemporaryAccounts = getenv( 'WIKIGRAPH_LAB_ERA' ) !== 'ip';
$wgAutoCreateTempUser['enabled'] = $labHasTemporaryAccounts;
$wgAutoCreateTempUser['known'] = $labHasTemporaryAccounts;

$wgGroupPermissions['suppress']['hideuser'] = true;
$wgGroupPermissions['suppress']['suppressrevision'] = true;
$wgGroupPermissions['suppress']['viewsuppressed'] = true;
$wgGroupPermissions['suppress']['suppressionlog'] = true;
$wgGroupPermissions['suppress']['deleterevision'] = true;
$wgGroupPermissions['suppress']['deletelogentry'] = true;
$wgGroupPermissions['sysop']['deleterevision'] = true;
$wgGroupPermissions['sysop']['deletelogentry'] = true;
$wgGroupPermissions['sysop']['import'] = true;
$wgGroupPermissions['sysop']['importupload'] = true;
$wgGroupPermissions['sysop']['pagelang'] = true;
$wgGroupPermissions['sysop']['mergehistory'] = true;
$wgGroupPermissions['sysop']['editcontentmodel'] = true;
$wgGroupPermissions['sysop']['managechangetags'] = true;
$wgGroupPermissions['sysop']['deletechangetags'] = true;
$wgGroupPermissions['patroller']['patrol'] = true;
$wgGroupPermissions['patroller']['autopatrol'] = true;
$wgGroupPermissions['rollbacker']['rollback'] = true;
$wgGroupPermissions['bureaucrat']['renameuser'] = true;
