<?php
// Makes the first site and the network around it: php network.php FOLDER HOST
list( , $folder, $host ) = $argv;
$_SERVER += array( 'HTTP_HOST' => $host, 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1' );
define( 'WP_INSTALLING', true );
define( 'WP_SITEURL', "http://$host" );
require "$folder/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'Bench', 'bench', "bench@$host", true, '', 'for benches only' );
foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) {
	$wpdb->$name = $table;
}
install_network();
$made = populate_network( 1, $host, "bench@$host", 'Bench', '/', true );
// It asks for a host name of its own making, which no name server knows here; all else is done by then.
if ( is_wp_error( $made ) && 'no_wildcard_dns' !== $made->get_error_code() ) {
	fwrite( STDERR, $made->get_error_message() );
	exit( 1 );
}
