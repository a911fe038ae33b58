<?php
// Makes sites and gives each the articles: php articles.php FOLDER HOST < {"hosts": [...], "articles": [...]}
list( , $folder, $host ) = $argv;
$_SERVER += array( 'HTTP_HOST' => $host, 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1' );
require "$folder/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/admin.php';

$asked = json_decode( stream_get_contents( STDIN ), true );
foreach ( $asked['hosts'] as $site ) {
	$made = wpmu_create_blog( $site, '/', $site, 1 );
	if ( is_wp_error( $made ) ) {
		fwrite( STDERR, $made->get_error_message() );
		exit( 1 );
	}
	switch_to_blog( $made );
	update_option( 'permalink_structure', '/%postname%/' );
	delete_option( 'rewrite_rules' );
	foreach ( $asked['articles'] as $article ) {
		wp_insert_post(
			array(
				'post_title'   => $article['title'],
				'post_name'    => $article['slug'],
				'post_content' => $article['html'],
				'post_status'  => 'publish',
				'post_author'  => 1,
			)
		);
	}
	restore_current_blog();
}
