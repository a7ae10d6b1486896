<?php
// Tables that the replicas show as they are.

return [
	'category', 'categorylinks', 'change_tag', 'change_tag_def', 'collation', 'content_models', 'externallinks', 'imagelinks',
	'interwiki', 'ipblocks_restrictions', 'iwlinks', 'langlinks', 'page', 'page_props', 'page_restrictions', 'pagelinks',
	'protected_titles', 'redirect', 'site_identifiers', 'site_stats', 'sites', 'slot_roles', 'templatelinks', 'updatelog',
	'user_former_groups', 'user_groups',
];
