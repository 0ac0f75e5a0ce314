/** Everything about HTTP that is the same for all who speak it: credentials, strict JSON, problems, pages. Only here are status codes known. */
@NullMarked
package io.verbatim.channel.web;

import org.jspecify.annotations.NullMarked;
