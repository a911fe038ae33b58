<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:@FOLDER@/database.sock' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

define( 'AUTH_KEY', 'for benches only' );
define( 'SECURE_AUTH_KEY', 'for benches only' );
define( 'LOGGED_IN_KEY', 'for benches only' );
define( 'NONCE_KEY', 'for benches only' );
define( 'AUTH_SALT', 'for benches only' );
define( 'SECURE_AUTH_SALT', 'for benches only' );
define( 'LOGGED_IN_SALT', 'for benches only' );
define( 'NONCE_SALT', 'for benches only' );

// Nothing but the page is measured: no tasks on the way, no request to the outside.
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_DEFAULT_THEME', basename( glob( __DIR__ . '/wp-content/themes/*', GLOB_ONLYDIR )[0] ) );

define( 'WP_ALLOW_MULTISITE', true );
if ( file_exists( '@FOLDER@/network' ) ) {
	define( 'MULTISITE', true );
	define( 'SUBDOMAIN_INSTALL', true );
	define( 'DOMAIN_CURRENT_SITE', '@NETWORK@' );
	define( 'PATH_CURRENT_SITE', '/' );
	define( 'SITE_ID_CURRENT_SITE', 1 );
	define( 'BLOG_ID_CURRENT_SITE', 1 );
}

define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
