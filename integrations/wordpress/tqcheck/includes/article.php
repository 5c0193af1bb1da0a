<?php
/**
 * What of a post is sent to the service, and where its source text is.
 *
 * @package tqcheck
 */

namespace Tqcheck;

defined( 'ABSPATH' ) || exit;

const SOURCE_LANG_KEY = '_tqcheck_source_lang';
const TARGET_LANG_KEY = '_tqcheck_target_lang';
const UNSEEN_MEDIA    = array( 'audio', 'embed', 'video' ); // Shortcodes between whose tags stands no text for readers.

add_action( 'init', __NAMESPACE__ . '\\register_meta_fields', 20 );

/** Lets REST clients set where a post's source is and its languages; another plug-in's fields are left as they are. */
function register_meta_fields(): void {
	$set  = settings();
	$keys = array( SOURCE_LANG_KEY, TARGET_LANG_KEY );
	if ( 'none' !== $set['source'] ) {
		$keys = array_merge( $keys, array_filter( array( $set['source_key'], $set['source_title_key'] ) ) );
	}
	foreach ( $set['post_types'] as $type ) {
		foreach ( $keys as $key ) {
			if ( registered_meta_key_exists( 'post', $key, $type ) ) {
				continue;
			}
			register_post_meta(
				$type,
				$key,
				array(
					'type'              => 'string',
					'single'            => true,
					'show_in_rest'      => true,
					'sanitize_callback' => __NAMESPACE__ . '\\sanitize_meta_field',
					'auth_callback'     => static function ( $allowed, $key, $post_id ) {
						return current_user_can( 'edit_post', $post_id );
					},
				)
			);
		}
	}
}

/** A source or a language as it may be saved; nobody points at a post that they may not read. */
function sanitize_meta_field( $value, string $key ): string {
	$set = settings();
	if ( SOURCE_LANG_KEY === $key || TARGET_LANG_KEY === $key ) {
		return language_tag( (string) $value );
	}
	if ( 'post' === $set['source'] && $set['source_key'] === $key ) {
		return may_be_source( (int) $value ) ? (string) (int) $value : '';
	}
	return wp_kses_post( (string) $value );
}

/** Whether the current user, if there is one, may read a post: on the site, or because they may edit it. */
function may_be_source( int $id ): bool {
	$post = $id > 0 ? get_post( $id ) : null;
	if ( ! $post || ! get_current_user_id() || current_user_can( 'edit_post', $id ) ) {
		return (bool) $post;
	}
	return is_post_type_viewable( $post->post_type ) && '' === $post->post_password && current_user_can( 'read_post', $id );
}

/** A tag that the service understands, from a tag or from a locale of WordPress: de_DE_formal becomes de-DE. */
function language_tag( string $locale ): string {
	$tag = str_replace( '_', '-', trim( $locale ) );
	return preg_match( '/^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(?=-|$)/i', $tag, $found ) ? $found[0] : '';
}

/**
 * A meta value of a post, or the one that the same request is about to save.
 *
 * @param \WP_Post $post A post; it may not be saved yet.
 * @param array    $meta Values that are about to be saved, by their keys.
 * @param string   $key  The key.
 */
function meta_of( \WP_Post $post, array $meta, string $key ): string {
	$given = array_key_exists( $key, $meta );
	$value = $given ? $meta[ $key ] : get_post_meta( $post->ID, $key, true );
	$value = is_scalar( $value ) ? trim( (string) $value ) : '';
	return $given ? sanitize_meta_field( $value, $key ) : $value;
}

/**
 * The source text of a post: title, excerpt, content and language, each of which may be empty; null if there is none.
 *
 * @param \WP_Post $post A post; it may not be saved yet.
 * @param array    $meta Values that are about to be saved, by their keys.
 */
function source_of( \WP_Post $post, array $meta ): ?array {
	$set    = settings();
	$source = null;
	$value  = 'none' === $set['source'] ? '' : meta_of( $post, $meta, $set['source_key'] );
	if ( 'text' === $set['source'] && '' !== $value ) {
		$source = array(
			'title'   => '' === $set['source_title_key'] ? '' : meta_of( $post, $meta, $set['source_title_key'] ),
			'content' => $value,
		);
	} elseif ( 'post' === $set['source'] && get_post( (int) $value ) && (int) $value > 0 ) {
		$original = get_post( (int) $value );
		$source   = array(
			'title'   => $original->post_title,
			'excerpt' => $original->post_excerpt,
			'content' => $original->post_content,
		);
	}
	/**
	 * Filters the source text of a post, for plug-ins that know which post is a translation of which.
	 *
	 * @param array|null $source title, excerpt, content (HTML or plain text) and language; null if there is none.
	 * @param \WP_Post   $post   The translation.
	 */
	$source = apply_filters( 'tqcheck_source', $source, $post );
	return is_array( $source ) ? $source + array_fill_keys( array( 'title', 'excerpt', 'content', 'language' ), '' ) : null;
}

/** The name by which the service knows a post; a post that is not saved yet has none. */
function document_name( int $id ): string {
	return $id > 0 ? get_option( 'home' ) . '#post-' . $id : ''; // home_url() may depend on the language.
}

/**
 * What the service is asked about a post.
 *
 * @param \WP_Post $post A post; it may not be saved yet.
 * @param array    $meta Values that are about to be saved, by their keys.
 */
function question( \WP_Post $post, array $meta ): array {
	$set    = settings();
	$source = source_of( $post, $meta );
	/**
	 * Filters the language of a post, for sites in several languages.
	 *
	 * @param string   $language A tag, such as en.
	 * @param \WP_Post $post     The post.
	 */
	$language = apply_filters( 'tqcheck_language', meta_of( $post, $meta, TARGET_LANG_KEY ) ?: $set['target_lang'] ?: get_locale(), $post );
	$question = array(
		'document'    => document_name( $post->ID ),
		'published'   => day_of( $post ),
		'target_lang' => language_tag( (string) $language ),
	);
	if ( $source ) {
		$known = $source['language'] ?: meta_of( $post, $meta, SOURCE_LANG_KEY ) ?: $set['source_lang'];

		$question['source_lang'] = language_tag( (string) $known );
		$question['source_html'] = article_html( (string) $source['title'], (string) $source['excerpt'], (string) $source['content'] );
	}
	// A summary that the source has not would be a paragraph that nothing answers.
	$lead = $source && '' === trim( (string) $source['excerpt'] ) ? '' : $post->post_excerpt;

	$question['target_html'] = article_html( $post->post_title, $lead, $post->post_content );
	return array_filter( $question, 'strlen' );
}

/** The day an article is of: the one it is scheduled for or was published on, else today. */
function day_of( \WP_Post $post ): string {
	$floats = in_array( $post->post_date_gmt, array( '', '0000-00-00 00:00:00' ), true );
	return $floats ? current_time( 'Y-m-d' ) : substr( $post->post_date, 0, 10 );
}

/** A headline, a lead and a body as one piece of HTML; without a headline the body's first paragraph is one. */
function article_html( string $title, string $lead, string $content ): string {
	$body = body_html( $content );
	$lead = trim( $lead );
	if ( '' === trim( $title ) ) {
		$headed = preg_match( '/<h1\b/i', $body ) ? $body : preg_replace( '~<p\b[^>]*>(.*?)</p>~is', '<h1>$1</h1>', $body, 1 );
		return $headed ?? $body; // Of a very long text the search may be given up.
	}
	return "<h1>$title</h1>" . ( '' === $lead ? '' : "<p>$lead</p>" ) . $body;
}

/**
 * A post's content as the HTML that was written, not as a page shows it; of a plain text, a paragraph a line.
 *
 * Dynamic blocks, shortcodes and embeds are not the article's text, and rendering them would fetch and run things.
 */
function body_html( string $content ): string {
	$content = without_shortcodes( $content );
	if ( wp_strip_all_tags( $content ) !== trim( $content ) ) {
		return $content;
	}
	$lines = array_filter( array_map( 'trim', explode( "\n", $content ) ), 'strlen' );
	return $lines ? '<p>' . implode( "</p>\n<p>", array_map( 'esc_html', $lines ) ) . '</p>' : '';
}

/** A text without the tags of shortcodes. What stands between two of them is text: page builders put whole articles there. */
function without_shortcodes( string $content ): string {
	$tags = implode( '|', array_map( 'preg_quote', array_keys( $GLOBALS['shortcode_tags'] ) ) );
	if ( '' === $tags || false === strpos( $content, '[' ) ) {
		return $content;
	}
	$tag     = "(?<!\\[)\\[/?(?:$tags)(?![\\w-])[^\\]/]*+(?:/(?!\\])[^\\]/]*+)*+/?\\]";
	$content = preg_replace( '/' . get_shortcode_regex( UNSEEN_MEDIA ) . '/', '', $content ) ?? $content;
	$content = preg_replace( "~(?:$tag\\s*+){2,}~", "\n\n", $content ) ?? $content; // Between two boxes ends a paragraph.
	return preg_replace( "~$tag~", '', $content ) ?? $content;
}
