<?php
// Namespaces of the test wiki: a content namespace of its own with case-sensitive titles, and aliases.

define( 'NS_PORTAL', 100 );
define( 'NS_PORTAL_TALK', 101 );

$wgExtraNamespaces[NS_PORTAL] = 'Portal';
$wgExtraNamespaces[NS_PORTAL_TALK] = 'Portal_talk';
$wgNamespaceAliases['P'] = NS_PORTAL;
$wgNamespaceAliases['Laboratory'] = NS_PROJECT;
$wgContentNamespaces[] = NS_PORTAL;
$wgCapitalLinks = true;
$wgCapitalLinkOverrides[NS_PORTAL] = false;
$wgNamespacesWithSubpages[NS_MAIN] = true;
