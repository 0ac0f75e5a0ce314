/** The OpenAPI document, written from the router and the records, and the page that shows it. */
@NullMarked
package io.verbatim.channel.openapi;

import org.jspecify.annotations.NullMarked;
